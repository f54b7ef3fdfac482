"""The one typed schema of a scenario: what can be set, by which key, and how it is written down and told apart.

It is composed from the parts that use it. A setting is a leaf of the schema, known by its dotted key.
"""

import hashlib
import inspect
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args, get_type_hints

from loyalty_sim.extend.read_file import name_of
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.habits import BY_HAND, all_named
from loyalty_sim.world.network.settings import NetworkSettings
from loyalty_sim.world.settings import FirmSettings, MarketSettings, RivalSettings, Shocks, TradeSettings

Leaf = float | int | bool | str | tuple[str, ...] | tuple[int, ...] | tuple[float, ...]


class Sources(tuple[str, ...]):
    """Texts of Python files from outside (`loyalty_sim.extend`), each beginning with the name of its file."""

    __slots__ = ()


TYPE_WORDS: dict[Any, str] = {
    float: "a number",
    int: "a whole number",
    bool: "true or false",
    str: "text",
    tuple[str, ...]: "a list such as [a,b]",
    tuple[int, ...]: "a whole number, or a list such as [48,100]",
    tuple[float, ...]: "a list of numbers such as [0.9,1.1]",
    Sources: "a Python file, or a list of them",
}

UNITLESS = ("", "1", "0-1")

LABELS = ("name", "title", "story")
"""Settings that say what a scenario is called and change nothing in it."""


class Scenario(NamedTuple):
    """One fully specified market: an immutable value, equal to another if all its settings are.

    >>> Scenario().market.weeks, Scenario() == Scenario()
    (156, True)
    """

    name: Annotated[str, Parameter("Short name of the scenario")] = "baseline"
    title: Annotated[str, Parameter("One line of what the scenario is")] = "Business as usual"
    story: Annotated[str, Parameter("What a manager would say about it")] = ""
    market: MarketSettings = MarketSettings()
    trade: TradeSettings = TradeSettings()
    network: NetworkSettings = NetworkSettings()
    firm: FirmSettings = FirmSettings()
    rivals: RivalSettings = RivalSettings()
    shocks: Shocks = Shocks()
    theory: Theory = Theory()
    later: Annotated[
        tuple[str, ...],
        Parameter("Theory and terms of trade that change after the opening, from week 1 on, as trade.wage:1100"),
    ] = ()
    use: Annotated[
        Sources, Parameter("Python files of your own: rules, passes, strategies, a network (loyalty_sim.extend)")
    ] = Sources()


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
    if isinstance(value, Sources):
        return f"[{','.join(map(name_of, value))}]"
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


def to_dict(scenario: Scenario) -> dict[str, Any]:
    """Nested dictionary of plain Python values; lists for tuples.

    >>> to_dict(Scenario())["market"]["weeks"]
    156
    """
    flat = _told(scenario)
    return unflatten({key: list(value) if isinstance(value, tuple) else value for key, value in flat.items()})


def _told(scenario: Scenario) -> dict[str, Any]:
    """All settings by key; nothing of files from outside where there are none."""
    return {key: value for key, value in flatten(scenario).items() if key != "use" or value}


def to_yaml(scenario: Scenario) -> str:
    """YAML text that `load_scenario` reads back to the same configuration.

    >>> to_yaml(Scenario()).splitlines()[0]
    'name: baseline'
    """
    return dump(to_dict(scenario))


def dump(tree: Mapping[str, Any]) -> str:
    """A nested dictionary as YAML, in its own order."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Texts of files are written as they stand."""

    Dumper.add_representer(_Text, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, "|"))
    shown = {key: [_Text(text) for text in value] if key == "use" else value for key, value in tree.items()}
    return yaml.dump(shown, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100)


class _Text(str):
    __slots__ = ()


def scenario_hash(scenario: Scenario) -> str:
    """Sixteen hexadecimal digits that differ when anything that matters to a run differs.

    Labels do not matter; of files with a network or answers the contents do, not where they lie.

        >>> scenario_hash(Scenario()) == scenario_hash(Scenario()._replace(title="another"))
        True
    """
    files = {"trade.answers", *(["network.path"] if scenario.network.kind == "file" else [])}
    flat = {key: "" if key in files else value for key, value in _told(scenario).items() if key not in LABELS}
    digest = hashlib.sha256(json.dumps(flat, sort_keys=True).encode())
    if scenario.network.kind == "file":
        digest.update(Path(scenario.network.path).read_bytes())
    if scenario.trade.answers:
        digest.update(Path(scenario.trade.answers).read_bytes())
    for name in sorted({*all_named(scenario)} & {*BY_HAND}):
        digest.update(_source(BY_HAND[name]).encode())
    return digest.hexdigest()[:16]


def _source(kind: Any) -> str:
    """The source of a class; typed at a prompt it has none, and its instructions have to do."""
    try:
        return inspect.getsource(kind)
    except (OSError, TypeError):
        codes = [getattr(each, "__code__", None) for each in vars(kind).values()]
        return repr([(code.co_code, [repr(c) for c in code.co_consts], code.co_names) for code in codes if code])
