"""YAML, read as configurations are read: 1e-3 is a number, a key given twice is an error, every key has its line."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from loyalty_sim.reading.gate import MOST_TEXT, regular_file
from loyalty_sim.reading.unreadable import Unreadable
from loyalty_sim.reading.yaml_shape import check_shape


class Yaml(NamedTuple):
    """content: plain Python. lines: of every entry, from 1, by its dotted key; entries of lists are called 0, 1, ..."""

    content: Any
    lines: dict[str, int]


def read_yaml(path: str | Path) -> Yaml:
    """The content of a file. Raises FileNotFoundError, or Unreadable with the line."""
    path = regular_file(path, MOST_TEXT)
    try:
        return parse_yaml(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"it is not text in UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise Unreadable(f"the file cannot be read: {error.strerror}") from None


def parse_yaml(text: str) -> Yaml:
    """The content of a text. Raises Unreadable with the line.

    >>> parse_yaml("trade: bank\\nmarket:\\n  discount: 1e-1\\n").lines
    {'trade': 1, 'market': 2, 'market.discount': 3}
    """
    import yaml
    from omegaconf import OmegaConf
    from omegaconf.errors import OmegaConfBaseException

    try:
        check_shape(text)
        node = yaml.compose(text, yaml.SafeLoader)
        if isinstance(node, yaml.ScalarNode):  # of which a configuration would make a key
            return Yaml(yaml.safe_load(text), {})
        content = OmegaConf.to_container(OmegaConf.load(StringIO(text)), resolve=False)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(f"the file is not valid YAML: {error.problem}", line) from None
    except Unreadable:
        raise
    except (yaml.YAMLError, OmegaConfBaseException, ValueError, OSError, TypeError) as error:
        raise Unreadable(f"the file cannot be read: {' '.join(str(error).split())}") from None
    return Yaml(content, dict(_lines(node, "")))


def _lines(node: Any, prefix: str) -> Iterator[tuple[str, int]]:
    from yaml import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield f"{prefix}{key.value}", key.start_mark.line + 1
            yield from _lines(value, f"{prefix}{key.value}.")
    elif isinstance(node, SequenceNode):
        for place, value in enumerate(node.value):
            yield f"{prefix}{place}", value.start_mark.line + 1
            yield from _lines(value, f"{prefix}{place}.")
