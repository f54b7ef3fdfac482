"""Where the YAML files are, what they are called, and on which line each key stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

GROUPS = ("trade", "rivals", "network", "scenario")


def config_dir() -> Path:
    """Folder of the YAML groups: inside an installed package, or at the top of a checkout."""
    here = Path(__file__).resolve()
    inside = here.parents[1] / "configs"
    return inside if inside.is_dir() else here.parents[3] / "configs"


def options(group: str) -> list[str]:
    """Names to choose from in a group, such as 'bank' and 'airline' in 'trade'; sorted, baseline first."""
    names = (path.stem for path in (config_dir() / group).glob("*.yaml"))
    return sorted(names, key=lambda name: (name != "baseline", name))


def key_lines(path: Path) -> dict[str, int]:
    """Line number, from 1, of every dotted key in a YAML file."""
    import yaml

    return dict(_lines(yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader), ""))


def _lines(node: Any, prefix: str) -> Iterator[tuple[str, int]]:
    from yaml import MappingNode

    if not isinstance(node, MappingNode):
        return
    for key, value in node.value:
        name = f"{prefix}{key.value}"
        yield name, key.start_mark.line + 1
        yield from _lines(value, f"{name}.")
