"""What can be tried at some sites: scenarios of the library that set levers of sites and nothing else."""

from functools import cache

from loyalty_sim.app.parts.titles import titles
from loyalty_sim.reading import read_yaml
from loyalty_sim.scenario.presets import options, preset_files
from loyalty_sim.scenario.schema import LABELS, flatten
from loyalty_sim.theory.levers import AT_SITES

LEVERS = tuple(f"firm.levers.{lever}" for lever in AT_SITES)


@cache
def triable() -> dict[str, str]:
    """Title by name of every scenario that a trial at some sites can try. Read from its file, not loaded.

    >>> "people_first" in triable(), "price_war" in triable()
    (True, False)
    """
    files = preset_files("scenario")
    found = [name for name in options("scenario") if _moves_only_sites(files[name])]
    return {name: title for name, title in titles("scenario").items() if name in found}


def _moves_only_sites(file: object) -> bool:
    tree = read_yaml(str(file)).content
    keys = [key for key in flatten(tree if isinstance(tree, dict) else {}) if key not in (*LABELS, "name", "title")]
    return bool(keys) and all(key in LEVERS for key in keys)
