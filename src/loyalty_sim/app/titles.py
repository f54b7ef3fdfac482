"""What the presets are called, for lists to choose from."""

from functools import cache

from loyalty_sim.reading import read_yaml
from loyalty_sim.scenario.presets import config_dir, options


@cache
def titles(group: str) -> dict[str, str]:
    """Title by name of every preset of a group, in the order of the library."""
    return {name: _title(group, name) for name in options(group)}


def _title(group: str, name: str) -> str:
    tree = read_yaml(config_dir() / group / f"{name}.yaml").content
    inner = tree.get(group) or {}
    title = inner.get("title") if isinstance(inner, dict) and group == "trade" else tree.get("title")
    return str(title or name.replace("_", " ").capitalize())
