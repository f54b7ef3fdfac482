"""One setting and one value: is it allowed, and if not, what is, and what was probably meant?"""

import math
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from loyalty_sim.scenario.keys import TYPE_WORDS, Leaf, Setting, spell
from loyalty_sim.scenario.nearest import nearest
from loyalty_sim.scenario.problems import Problem

LIST_ALL = "loyalty-sim show --keys   lists all settings with range and unit"


def judge(setting: Setting, value: Any, where: str) -> Problem | None:
    """What is wrong with `value` for a known setting, if anything."""
    rule, name = setting.parameter, f"{setting.key} = {spell(value)}"
    meaning = (rule.help,) if rule.help else ()
    accepted = accept(setting.type, value)
    if accepted is None:
        allowed = f"{TYPE_WORDS[setting.type]}{_in_brackets(setting)}"
        return Problem(f"{name} must be {allowed}", where, meaning)
    if isinstance(accepted, float) and not math.isfinite(accepted):
        return Problem(f"{name} is not a finite number", where, (f"allowed: {setting.allowed}", *meaning))
    if rule.choices:
        return _judge_choice(setting, accepted, where)
    low = -math.inf if rule.low is None else rule.low
    high = math.inf if rule.high is None else rule.high
    if isinstance(accepted, float | int) and not low <= accepted <= high:
        return Problem(f"{name} is outside its range {setting.allowed}", where, meaning + _as_share(setting, accepted))
    return None


def _judge_choice(setting: Setting, value: Leaf, where: str) -> Problem | None:
    words = value if isinstance(value, tuple) else (str(value),)
    bad = [word for word in words if word not in setting.parameter.choices]
    if not bad:
        return None
    close = nearest(bad[0], setting.parameter.choices)
    guess = (f"did you mean  {close} ?",) if close else ()
    return Problem(f"{setting.key} = {spell(value)} is not {setting.allowed}", where, guess)


def _in_brackets(setting: Setting) -> str:
    rule = setting.parameter
    limited = rule.low is not None or rule.high is not None or rule.choices
    return f" ({setting.allowed})" if limited else ""


def _as_share(setting: Setting, value: float) -> tuple[str, ...]:
    """People write 60 for 60 %."""
    if setting.parameter.high == 1 and 1 < value <= 100:
        return (f"did you mean  {setting.key}={value / 100:g} ?",)
    return ()


def unknown(key: str, value: Any, where: str, known: Mapping[str, Setting]) -> Problem:
    """There is no such setting; the one that was probably meant."""
    inside = [name for name in known if name.startswith(f"{key}.")]
    if inside:
        shown = ", ".join(inside[:3]) + (", …" if len(inside) > 3 else "")
        return Problem(f"'{key}' is a group of settings, not one setting", where, (f"it holds {shown}", LIST_ALL))
    close = nearest(key, sorted(known, key=lambda name: not name.startswith("firm.")))
    return Problem(f"unknown setting '{key}'", where, (*(_guess(known[close], value) if close else ()), LIST_ALL))


def _guess(setting: Setting, value: Any) -> Iterator[str]:
    yield f"did you mean  {setting.key}={spell(value)} ?"
    if judge(setting, value, ""):
        yield f"{setting.key} takes {setting.allowed}"


def accept(wanted: Any, value: Any) -> Any:
    """`value` as the wanted type, or None. Strict but for 3 → 3.0, 5e4 → 50000, and lists or one word for tuples."""
    if isinstance(value, list):
        value = tuple(value)
    elif isinstance(value, str) and wanted == tuple[str, ...]:
        value = (value,)
    elif wanted is int and isinstance(value, float) and value.is_integer():
        value = int(value)
    adapter, error = _adapter(wanted)
    try:
        return adapter.validate_python(value, strict=True)
    except error:
        return None


@cache
def _adapter(wanted: Any) -> tuple[Any, type[Exception]]:
    from pydantic import TypeAdapter, ValidationError  # 0.1 s, only when something is loaded

    return TypeAdapter(wanted), ValidationError
