"""The groups of mechanisms that a difference is parted among: every mechanism that can be switched off is in one."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from loyalty_sim.reading import value as read_value
from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.in_part import may_change_later
from loyalty_sim.scenario.messages import Given
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.theory.mechanisms import MECHANISMS


class Group(NamedTuple):
    """Mechanisms that belong together. name: in words. codes: of the mechanisms. off: what switches all of them off."""

    name: str
    codes: tuple[str, ...]
    off: tuple[str, ...]


_OF: dict[str, str] = {
    "How service is judged": "C1 C1t C3 C13 C13c C13f C13s",
    "Failures, complaints and recovery": "E3 C9 C10 F5 E5e",
    "Loyalty, barriers and choice": "C4 C4b C4e C6 C6f C7 C11",
    "Spending and delight": "C5 C5d C14",
    "Talk and repute": "W1 W1r W1t W2 W3 W3r C2b C14a",
    "Promise and offer": "F6 levers F10",
    "Will, attitudes and pride of staff": "E1 E2 E6 E6w E6d E6n E7",
    "Climate and means": "E1n E4 E5 E5f E5i E11 E12 E13 E13c",
    "Load, exhaustion and turnover": "E8 E8a E8b E8c E9 E9p E9m",
    "Surveys and scores": "M1 C10s C12 E10 E10b",
    "How a firm invests: focus, pace and lags": "F1 F2 F2b F3 F3b F4 F4c F7 F11",
    "Rivals and what happens": "C2 F8 F8c F9",
}
_USUALLY = {
    "C": "How service is judged", "E": "Climate and means", "W": "Talk and repute", "M": "Surveys and scores",
    "F": "How a firm invests: focus, pace and lags",
}  # fmt: skip
"""The group of a mechanism that none of those above names, by the first letter of its code."""


def groups() -> tuple[Group, ...]:
    """The groups, each with the mechanisms that can be switched off.

    >>> [group.name for group in groups() if "W2" in group.codes]
    ['Talk and repute']
    """
    named = {code: name for name, codes in _OF.items() for code in codes.split()}
    there = {each.code: named.get(each.code) or _USUALLY[each.code[0].upper()] for each in MECHANISMS if each.off}
    found = ((name, tuple(code for code, group in there.items() if group == name)) for name in _OF)
    off = {each.code: each.off for each in MECHANISMS}
    return tuple(
        Group(name, codes, tuple(dict.fromkeys(word for code in codes for word in off[code])))
        for name, codes in found
        if codes
    )


def without(scenario: Scenario, off: Iterable[str]) -> Scenario:
    """The scenario with settings that switch mechanisms off: after the opening where that can be, else all along.

    What is said of our firm only (`firm.own`) gives way. The same scenario if there is nothing to switch off.

        >>> without(Scenario(), ["theory.reviews.on=false"]).later
        ('theory.reviews.on:false',)
    """
    pairs: Mapping[str, str] = {key: text for key, _, text in (word.partition("=") for word in off)}
    if not pairs:
        return scenario
    own = tuple(entry for entry in scenario.firm.own if entry.partition(":")[0] not in pairs)
    scenario = scenario._replace(firm=scenario.firm._replace(own=own))
    return with_settings(scenario, {_when(key): Given(_read(text), "switched off") for key, text in pairs.items()})


def _when(key: str) -> str:
    return f"later.{key}" if may_change_later(key) else key


@cache
def _read(text: str) -> Any:
    return read_value(text)
