"""Settings that hold in part: for our firm only (`firm.own`), or only after the opening of the market (`later`).

    firm.own.theory.turnover.base=0.6     our staff leave as readily, those of the market do not
    later.trade.wage=1100                 from week 1 on and for every firm, after an opening at the trade's wage

Both are lists of words `key:value`, which most scenarios leave empty; what is given by its key is added to the list.
The opening, with its people, their years in the job and all that is anchored to them, is that of the market as it is
set without these. So a theory that is changed is seen at work and not in another start.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from loyalty_sim.reading import value as read_value
from loyalty_sim.scenario.messages import Given, Problem, nearest
from loyalty_sim.scenario.schema import Scenario, flatten, settings, spell
from loyalty_sim.scenario.validate import Conflict, accept, build, judge
from loyalty_sim.theory.parameters import Theory

OWN_SECTIONS = (
    "acculturation", "acting", "attitudes", "change", "climate", "commitment", "cover", "effort", "exhaustion", "focus",
    "internal_service", "orientation", "overtime", "pace", "performance", "positions", "root_cause", "skill",
    "turnover", "workload",
)  # fmt: skip
"""Theories of a firm's staff and means that may be said of our firm only; of customers there is one theory for all."""

LATER_TRADE = (
    "contract_share", "tariff", "variable_cost", "switching_cost", "wage", "hiring_cost", "case_cost", "remedy_cost",
    "acquisition_cost", "contact_cost", "win_back_incentive", "tangibles",
)  # fmt: skip
"""Terms of trade that may change after the opening; what customers and staff there are is settled by it."""

LATER_NEVER = ("theory.start.",)
"""Theories of the opening itself."""

LISTS = ("firm.own", "later")


def may_be_own(key: str) -> bool:
    """Whether a setting may hold for our firm only."""
    return key.startswith(tuple(f"theory.{section}." for section in OWN_SECTIONS))


def may_change_later(key: str) -> bool:
    """Whether a setting may change after the opening."""
    if key.startswith("trade."):
        return key.removeprefix("trade.") in LATER_TRADE
    return key.startswith("theory.") and not key.startswith(LATER_NEVER)


def word(key: str, value: Any) -> str:
    """One entry of a list.

    >>> word("trade.wage", 1100.0)
    'trade.wage:1100.0'
    """
    return f"{key}:{spell(value)}"


def gathered(given: Mapping[str, Given], before: Scenario | None = None) -> dict[str, Given]:
    """The settings, with those under `firm.own.` and `later.` as entries of their list.

    before: the scenario that is changed, whose entries stay unless the list itself is given.
    """
    found = dict(given)
    for name in LISTS:
        keys = [key for key in found if key.startswith(f"{name}.")]
        if not keys:
            continue
        entries = [word(key.removeprefix(f"{name}."), found[key].value) for key in keys]
        where = found[keys[-1]].where
        for key in keys:
            del found[key]
        stands: Any = found[name].value if name in found else _standing(before, name)
        listed = list(stands) if isinstance(stands, list | tuple) else [stands]
        said = {entry.partition(":")[0] for entry in entries}
        kept = [entry for entry in listed if not (isinstance(entry, str) and entry.partition(":")[0] in said)]
        found[name] = Given([*kept, *entries], where)
    return found


def _standing(before: Scenario | None, name: str) -> tuple[str, ...]:
    if before is None:
        return ()
    return before.firm.own if name == "firm.own" else before.later


def own_theory(scenario: Scenario) -> Theory:
    """The theory that holds for our firm's staff and means, from week 1 on."""
    return _with(scenario, (*scenario.later, *scenario.firm.own)).theory


def after_opening(scenario: Scenario) -> Scenario:
    """The scenario with what has changed after the opening; the same object where nothing has.

    >>> after_opening(Scenario(later=("trade.wage:1100",))).trade.wage
    1100.0
    """
    return _with(scenario, scenario.later)


def _with(scenario: Scenario, words: Sequence[str]) -> Scenario:
    if not words:
        return scenario
    known, values = settings(Scenario), flatten(scenario)
    for entry in words:
        key, _, text = entry.partition(":")
        if key.startswith(("theory.", "trade.")):
            values[key] = accept(known[key].type, read_value(text))
    return build(Scenario(), values)  # type: ignore[no-any-return]


def own_settings_can_be(s: Scenario) -> Iterator[Conflict]:
    """What is said of our firm only is a theory of staff or means, with an allowed value."""
    allowed = (f"there are theory.X.* of {', '.join(OWN_SECTIONS)}", "for every firm: theory.… without firm.own")
    yield from _entries_can_be("firm.own", s.firm.own, may_be_own, "cannot be said of our firm only", allowed)


def later_settings_can_be(s: Scenario) -> Iterator[Conflict]:
    """What changes after the opening is of theory or trade, and no part of the opening."""
    allowed = (f"theory.*, or trade.* of {', '.join(LATER_TRADE)}", "in the opening too: without later")
    yield from _entries_can_be("later", s.later, may_change_later, "cannot change after the opening", allowed)


def _entries_can_be(
    name: str, words: Sequence[str], may: Callable[[str], bool], not_so: str, allowed: tuple[str, ...]
) -> Iterator[Conflict]:
    known = settings(Scenario)
    for entry in words:
        key, colon, text = entry.partition(":")
        if not colon:
            yield Conflict(
                (name,), f"{name}: '{entry}' sets nothing", ("write key:value, as theory.turnover.base:0.3",)
            )
        elif key in known:
            yield from (
                _value_can_be(name, key, text) if may(key) else [Conflict((name,), f"{name}: {key} {not_so}", allowed)]
            )
        elif any(each.startswith(f"{key}.") for each in known):
            yield Conflict((name,), f"{name}: '{key}' is a group of settings", (f"name one of them: {name}.{key}.…=",))
        else:
            close = nearest(key, [each for each in known if may(each)])
            guess = (f"did you mean  {name}.{close}={text} ?",) if close else ()
            yield Conflict((name,), f"{name}: there is no setting '{key}'", guess)


@cache
def _said_against(key: str, text: str) -> Problem | None:
    return judge(settings(Scenario)[key], read_value(text), "")


def _value_can_be(name: str, key: str, text: str) -> Iterator[Conflict]:
    problem = _said_against(key, text)
    if problem:
        yield Conflict((name,), f"{name}: {problem.message}", problem.help)
