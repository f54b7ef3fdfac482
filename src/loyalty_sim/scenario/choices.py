"""Is there such a preset? Options of the groups `trade`, `rivals`, `network`, `scenario`."""

from loyalty_sim.scenario.asked import Given
from loyalty_sim.scenario.files import options
from loyalty_sim.scenario.keys import spell
from loyalty_sim.scenario.nearest import nearest
from loyalty_sim.scenario.problems import Problem

_NETWORK_FILES = (".graphml", ".csv", ".parquet")


def problem_of_choice(group: str, choice: Given) -> Problem | None:
    """Why `group=choice` cannot be had, with the nearest option; None if it can."""
    name, names = spell(choice.value), options(group)
    if name in names:
        return None
    close = nearest(name, names)
    guess = (f"did you mean  {group}={close} ?",) if close else ()
    own = (f"for a network of your own: network=file network.path={name}",) if name.endswith(_NETWORK_FILES) else ()
    return Problem(f"there is no {group} '{name}'", choice.where, (*guess, *own, f"there are {', '.join(names)}"))
