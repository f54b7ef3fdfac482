"""The four parts of a summary, and the doubts that every result of this model shares."""

from collections.abc import Iterable
from typing import NamedTuple

from loyalty_sim.scenario.change import differences
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.world.habits import habits

MOST_NAMED = 5
DECISIVE: dict[str, tuple[str, ...]] = {
    "price": ("theory.choice.taste_scale", "theory.satisfaction.price_weight"),
    "positions": ("theory.workload.wait_weight", "theory.exhaustion.by_load"),
}
"""Settings that say what a lever does that is set and not bought."""


class Summary(NamedTuple):
    """Sentences for a manager, in the order in which they are read."""

    do: tuple[str, ...]
    returns: tuple[str, ...]
    sure: tuple[str, ...]
    change: tuple[str, ...]

    def sections(self) -> list[tuple[str, tuple[str, ...]]]:
        """The headings with their sentences."""
        heads = ("What to do", "What it returns", "How sure it is", "What could change it")
        return list(zip(heads, self, strict=True))


def rivals_sentence(scenario: Scenario) -> str:
    """What rivals do in the scenario, since that is where plans go wrong first."""
    if not scenario.rivals.count:
        return "There are no rivals in this market."
    names = {name for text in scenario.rivals.strategies for name in habits(text)} - {"hold"}
    moving = sorted(name.replace("_", " ") for name in names)
    if moving:
        return f"Rivals act ({', '.join(moving)}); other rivals would give another answer."
    return "Rivals hold still here; ask again with rivals.strategies=[counter_invest], under which they answer."


def judgement_sentence(keys: Iterable[str]) -> str:
    """Which of the settings that decide here are judgement and not evidence (grade D)."""
    known = settings(Scenario)
    open_to_doubt = [key for key in keys if known[key].parameter.grade == "D"]
    if not open_to_doubt:
        return ""
    named = ", ".join(open_to_doubt[:MOST_NAMED])
    rest = f" and {len(open_to_doubt) - MOST_NAMED} more" if len(open_to_doubt) > MOST_NAMED else ""
    return f"Judgement rather than evidence (grade D), so put your own figures in: {named}{rest}."


def lever_keys(levers: Iterable[str]) -> list[str]:
    """The settings that say what money buys with these levers."""
    bought = [lever for lever in levers if lever in LEVERS]
    usual = [f"trade.usual.{lever}" for lever in bought]
    return [*usual, *(f"theory.investment.{lever}.build_weeks" for lever in bought)]


def changed_levers(a: Scenario, b: Scenario) -> list[str]:
    """Levers of the focal firm in which two scenarios differ."""
    found = (key.removeprefix("firm.levers.") for key in differences(b, a) if key.startswith("firm.levers."))
    return list(found)
