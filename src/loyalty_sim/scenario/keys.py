"""The settings of a schema as a flat list: dotted key, type, default, and what is said about it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from loyalty_sim.parameter import Parameter

Leaf = float | int | bool | str | tuple[str, ...]

TYPE_WORDS: dict[Any, str] = {
    float: "a number",
    int: "a whole number",
    bool: "true or false",
    str: "text",
    tuple[str, ...]: "a list such as [a,b]",
}

UNITLESS = ("", "1", "0-1")


class Setting(NamedTuple):
    """One leaf of the schema, such as `market.customers`."""

    key: str
    type: Any
    default: Leaf
    parameter: Parameter

    @property
    def allowed(self) -> str:
        """What may be given, in words: '0 to 1', 'at least 1 week', 'one of hold, imitate'."""
        rule = self.parameter
        unit = f" {rule.unit}" if rule.unit not in UNITLESS else ""
        if rule.choices:
            return f"one of {', '.join(rule.choices)}"
        if rule.low is not None and rule.high is not None:
            return f"{number(rule.low)} to {number(rule.high)}{unit}"
        if rule.low is not None:
            return f"at least {number(rule.low)}{unit}"
        if rule.high is not None:
            return f"at most {number(rule.high)}{unit}"
        return TYPE_WORDS[self.type]


def number(value: float) -> str:
    """A number as a person reads it: 1,000,000, 0.05, 1.5e-06; never 1e+06."""
    return f"{value:,.0f}" if value == round(value) and abs(value) < 1e12 else f"{value:g}"


def spell(value: Any) -> str:
    """A leaf as it is written on the command line or in a file: 0.4, true, [a,b], null."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(spell, value))}]"
    if isinstance(value, float):
        return repr(value)
    return "null" if value is None else str(value)


@cache
def settings(schema: Any) -> Mapping[str, Setting]:
    """All settings of a nested NamedTuple class `schema` by dotted key, in the order of the schema."""
    return {setting.key: setting for setting in _walk(schema, schema(), "")}


def _walk(schema: Any, defaults: Any, prefix: str) -> Iterator[Setting]:
    for field, hint in get_type_hints(schema, include_extras=True).items():
        key, default = prefix + field, getattr(defaults, field)
        if hasattr(default, "_fields"):
            yield from _walk(type(default), default, f"{key}.")
        else:
            leaf, parameter = get_args(hint)
            yield Setting(key, leaf, default, parameter)


def flatten(tree: Any, prefix: str = "") -> dict[str, Any]:
    """Nested mappings or NamedTuples as one mapping from dotted keys to leaves; an empty section has no leaves."""
    flat: dict[str, Any] = {}
    for name, value in (tree._asdict() if hasattr(tree, "_fields") else tree).items():
        if isinstance(value, Mapping) or hasattr(value, "_fields"):
            flat |= flatten(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat


def unflatten(flat: Mapping[str, Any]) -> dict[str, Any]:
    """The opposite of `flatten`: nested dictionaries from dotted keys."""
    tree: dict[str, Any] = {}
    for key, value in flat.items():
        *sections, leaf = key.split(".")
        place = tree
        for section in sections:
            place = place.setdefault(section, {})
        place[leaf] = value
    return tree
