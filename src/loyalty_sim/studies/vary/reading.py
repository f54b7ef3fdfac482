"""Factors as they are written: Hydra's grammar for several values, and `key=low:high` for a range."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from loyalty_sim.lab.given import listed
from loyalty_sim.scenario.messages import Problem, ScenarioError, shown
from loyalty_sim.scenario.user_input import DEEPEST, LONGEST_WORD
from loyalty_sim.studies.vary.factor import Factor

MOST_LEVELS = 20_000
FORM = "write a factor as key=low:high, such as firm.levers.climate=0.5:2"
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
        levels = tuple(_plain(level) for level in islice(override.sweep_iterator(), MOST_LEVELS + 1))
    except (ValueError, TypeError, OverflowError):
        raise ScenarioError([_unreadable(word, where)]) from None
    if len(levels) > MOST_LEVELS:
        help = ("fewer levels, or a range to sample:  --lhs, --sobol",)
        raise ScenarioError([Problem(f"{override.key_or_group} has more than {MOST_LEVELS:,} levels", where, help)])
    return Factor(override.key_or_group, levels, where=where)


def is_factor(word: str) -> bool:
    """Whether a word gives several values to one setting, in Hydra's grammar."""
    try:
        return bool(_parsed(word, "").is_sweep_override())
    except ScenarioError:
        return False


def read_ranges(words: Sequence[str], where: str = "command line: --factors") -> list[Factor]:
    """Factors with ranges, from words of the form key=low:high. Raises ScenarioError with every problem."""
    found = [_range(word, f"{where} {word}") for word in words]
    factors = [each for each in found if isinstance(each, Factor)]
    problems = [each for each in found if isinstance(each, Problem)]
    problems += [problem for factor in factors for problem in factor.problems()]
    keys = [factor.key for factor in factors]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    problems += [Problem(f"the factor {key} is given twice", where, ("give one range",)) for key in twice]
    if problems:
        raise ScenarioError(problems)
    return factors


def as_factors(factors: Sequence[Factor | str]) -> list[Factor]:
    """Factors from words, or as they are. Raises ScenarioError, and ValueError for what is neither."""
    such_as = '["firm.levers.climate=0.5:2"]'
    factors = listed("factors", factors, such_as)
    if not factors:
        raise ValueError(f"factors = [] names nothing: such as factors={such_as}, or None for what is in doubt")
    for each in factors:
        if not isinstance(each, str | Factor):
            raise ValueError(f"factors: {each!r} is neither a text nor a Factor: such as factors={such_as}")
    read = iter(read_ranges([each for each in factors if isinstance(each, str)], "factor"))
    return [next(read) if isinstance(each, str) else each for each in factors]


def _range(word: str, where: str) -> Factor | Problem:
    key, _, span = word.partition("=")
    low, colon, high = span.partition(":")
    if not colon:
        return Problem(f"'{word}' has no range", where, (FORM,))
    try:
        return Factor.between(key, float(low), float(high), where=where)
    except ValueError:
        return Problem(f"cannot read the range '{span}' of {key}", where, (FORM,))


def _parsed(word: str, where: str) -> Any:
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    if len(word) > LONGEST_WORD or max(map(word.count, "[{(")) > DEEPEST:
        raise ScenarioError([_unreadable(shown(word), shown(where))])
    try:
        override = OverridesParser.create().parse_override(word)
    except (HydraException, RecursionError, ValueError, OverflowError):
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
