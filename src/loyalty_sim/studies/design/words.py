"""Factors as they are written on a command line: Hydra's grammar for several values, and `key=low:high`."""

import re
from typing import Any

from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.studies.design.factor import Factor

_RANGE = re.compile(r"(?P<key>[^=]+)=(?P<low>[-+.\deE]+):(?P<high>[-+.\deE]+)")


def read_factor(word: str, option: str = "") -> Factor:
    """A factor of `k=a,b,c`, `k=range(0,3,0.5)`, `k=interval(0,1)` or `k=0:1`. Raises ScenarioError."""
    where = f"command line: {option + ' ' if option else ''}{word}"
    ends = _RANGE.fullmatch(word)
    if ends:
        try:
            return Factor(ends["key"], interval=(float(ends["low"]), float(ends["high"])), where=where)
        except ValueError:
            raise ScenarioError([_unreadable(word, where)]) from None
    override = _parsed(word, where)
    if not override.is_sweep_override():
        return Factor(override.key_or_group, (override.value(),), where=where)
    if override.is_interval_sweep():
        sweep = override.value()
        return Factor(override.key_or_group, interval=(float(sweep.start), float(sweep.end)), where=where)
    try:
        levels = tuple(_plain(level) for level in override.sweep_iterator())
    except (ValueError, TypeError):
        raise ScenarioError([_unreadable(word, where)]) from None
    return Factor(override.key_or_group, levels, where=where)


def is_factor(word: str) -> bool:
    """Whether a word gives several values to one setting, in Hydra's grammar."""
    try:
        return bool(_parsed(word, "").is_sweep_override())
    except ScenarioError:
        return False


def _parsed(word: str, where: str) -> Any:
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    try:
        override = OverridesParser.create().parse_override(word)
    except HydraException:
        raise ScenarioError([_unreadable(word, where)]) from None
    if word.startswith(("+", "~")) or override.package is not None or not override.key_or_group:
        raise ScenarioError([_unreadable(word, where)])
    return override


def _plain(level: Any) -> Any:
    """A value as plain Python: Hydra wraps quoted text, and steps of decimals drift (0.30000000000000004)."""
    text = getattr(level, "text", level)
    return round(text, 12) if isinstance(text, float) else text


def _unreadable(word: str, where: str) -> Problem:
    key = word.partition("=")[0] or "key"
    help = (f"levels: {key}=0,1,2", f"steps: {key}=range(0,3,0.5)", f"a range to sample: {key}=0:3")
    return Problem(f"cannot read '{word}'", where, help)
