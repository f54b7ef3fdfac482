"""What the presets are called, for lists to choose from."""

from functools import cache
from pathlib import Path

from loyalty_sim.reading import read_yaml
from loyalty_sim.scenario.presets import options, preset_files


def titles(group: str) -> dict[str, str]:
    """Title by name of every preset of a group, in the order of the library."""
    files = preset_files(group)
    return {name: _title(group, name, files[name]) for name in options(group)}


@cache
def _title(group: str, name: str, file: Path) -> str:
    tree = read_yaml(file).content
    inner = tree.get(group) or {}
    title = inner.get("title") if isinstance(inner, dict) and group == "trade" else tree.get("title")
    return str(title or name.replace("_", " ").capitalize())
