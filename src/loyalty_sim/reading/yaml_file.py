"""YAML: 1e-3 is a number, NO is a word, a key given twice is an error, every key has its line.

Words, times of day and numbers with a zero in front are text, as in YAML 1.2: only true and false are truth values.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.reading.gate import MOST_TEXT, regular_file
from loyalty_sim.reading.unreadable import Unreadable
from loyalty_sim.reading.yaml_shape import check_shape

if TYPE_CHECKING:
    from yaml import SafeLoader

_PLAIN = {
    "bool": (r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    "int": (r"^[-+]?(?:0|[1-9][0-9_]*|0x[0-9a-fA-F]+)$", "-+0123456789"),
    "float": (r"^[-+]?(?:(?:0|[1-9][0-9_]*)(?:\.[0-9_]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$|^[-+]?\.(?:inf|Inf|INF)$"
              r"|^\.(?:nan|NaN|NAN)$", "-+.0123456789"),
}  # fmt: skip
"""What is no text, by kind: the form, and what it can begin with."""


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
        node = yaml.compose(text, _loader())
        lines = dict(_lines(node, ""))
        content = parse_scalar(text)
        if not isinstance(node, yaml.ScalarNode):  # of which a configuration would make a key
            content = OmegaConf.to_container(OmegaConf.create({} if content is None else content), resolve=False)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(f"the file is not valid YAML: {error.problem}", line) from None
    except Unreadable:
        raise
    except (yaml.YAMLError, OmegaConfBaseException, ValueError, OSError, TypeError) as error:
        raise Unreadable(f"the file cannot be read: {' '.join(str(error).split())}") from None
    return Yaml(content, lines)


def parse_scalar(text: str) -> Any:
    """What a piece of YAML says: a number, true, [a, b], or the words as they are.

    >>> [parse_scalar(word) for word in ("NO", "12:30", "007", "1e-3", "true", "[a, 2]")]
    ['NO', '12:30', '007', 0.001, True, ['a', 2]]
    """
    import yaml

    return yaml.load(text, _loader())


@cache
def _loader() -> "type[SafeLoader]":
    import yaml

    class Loader(yaml.SafeLoader):
        """A safe loader that takes words for words and refuses a key that is given twice."""

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
            """A mapping, each key once."""
            seen = set()
            for key, _ in node.value:
                if key.value in seen and isinstance(key, yaml.ScalarNode):
                    message = f"found duplicate key {key.value}"
                    raise yaml.constructor.ConstructorError(None, None, message, key.start_mark)
                seen.add(key.value if isinstance(key, yaml.ScalarNode) else None)
            return super().construct_mapping(node, deep=deep)

    kept = ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")
    Loader.yaml_implicit_resolvers = {
        first: [each for each in resolvers if each[0] in kept]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    for kind, (form, first) in _PLAIN.items():
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(form), list(first))
    return Loader


def _lines(node: Any, prefix: str) -> Iterator[tuple[str, int]]:
    """Every entry with its line. Raises Unreadable for a key that is no word."""
    from yaml import MappingNode, ScalarNode, SequenceNode

    if isinstance(node, MappingNode):
        for key, value in node.value:
            if not isinstance(key, ScalarNode) or key.tag.endswith(":null"):
                help = ("a key is a word, such as  trade: bank",)
                raise Unreadable("a key here is empty or a list", key.start_mark.line + 1, help)
            yield f"{prefix}{key.value}", key.start_mark.line + 1
            yield from _lines(value, f"{prefix}{key.value}.")
    elif isinstance(node, SequenceNode):
        for place, value in enumerate(node.value):
            yield f"{prefix}{place}", value.start_mark.line + 1
            yield from _lines(value, f"{prefix}{place}.")
