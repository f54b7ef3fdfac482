"""What may change at a branch, so that the branch is a full run of its scenario: only what has not acted yet.

A market that has run `week` weeks can go on under other settings and equal, bit for bit, a full run under them, if
those settings act after that week only:

* the levers of the focal firm or of the rivals, ramp and patience: from `levers_from` on, which a branch sets to its
  own week - if the burn-in had its levers as usual, or not yet pulled;
* shocks, and the entry of rivals, of a later week, in place of none or of a later one;
* the horizon.

Everything else shapes the start or acts from the first week: customers, trade, network, theory, how the firm is led.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import Scenario, settings, spell
from loyalty_sim.world.settings import Levers

DATED = {
    "firm": ("firm.levers.", "firm.positions.", "firm.policy.ramp_weeks", "firm.patience"),
    "rivals": ("rivals.levers.",),
}
MAY_CHANGE = (
    *(key for keys in DATED.values() for key in keys), "firm.levers_from", "rivals.levers_from", "rivals.entry_week",
    "shocks.", "market.weeks",
)  # fmt: skip
"""Settings that may change at a branch, by the beginning of their key."""


def branchable() -> list[str]:
    """Every setting that may change at a branch."""
    return [key for key in settings(Scenario) if key.startswith(MAY_CHANGE)]


def branched(base: Scenario, week: int, values: Mapping[str, Any], where: str = "branch") -> Scenario:
    """The scenario of a branch after `week` weeks of `base`. Raises ScenarioError with every problem.

    Where levers change and `levers_from` is not given, they hold from the branch on.
    """
    given = {key: Given(value, where) for key, value in values.items()}
    baked = [_baked(key, where) for key in values if not key.startswith(MAY_CHANGE) and _is_setting(key)]
    if baked:
        raise ScenarioError(baked)
    for owner, keys in DATED.items():
        if any(key.startswith(keys) for key in values):
            given.setdefault(f"{owner}.levers_from", Given(max(week, getattr(base, owner).levers_from), where))
    scenario = with_settings(base, given)
    late = list(_too_late(base, scenario, week, where))
    if late:
        raise ScenarioError(late)
    return scenario


def _is_setting(key: str) -> bool:
    return key in GROUPS or key in settings(Scenario)


def _baked(key: str, where: str) -> Problem:
    shown = ", ".join(f"{key}*" if key.endswith(".") else key for key in MAY_CHANGE)
    help = (f"what may change at a branch: {shown}", "give it to the burn-in, or compare full runs")
    return Problem(f"{key} is baked into the start and cannot change at a branch", where, help)


def _too_late(base: Scenario, scenario: Scenario, week: int, where: str) -> Iterator[Problem]:
    """What has acted already in the weeks that are past, or would have had to act in them."""
    for owner in DATED:
        yield from _levers_too_late(owner, getattr(base, owner), getattr(scenario, owner), week, where)
    for kind, shock in scenario.shocks._asdict().items():
        before = getattr(base.shocks, kind)
        if shock == before:
            continue
        if before.size > 0 and min(before.week) <= week:
            yield Problem(f"the {kind} of the burn-in struck in week {min(before.week)}; it is past", where)
        elif shock.size > 0 and min(shock.week) <= week:
            help = (f"the branch begins after week {week}: shocks.{kind}.week={week + 1}",)
            yield Problem(f"shocks.{kind}.week = {min(shock.week)} is past", where, help)
    if scenario.market.weeks <= week:
        yield Problem(f"market.weeks = {scenario.market.weeks} is past: the burn-in ran {week}", where)
    if base.market.growth > 0 and scenario.market.weeks != base.market.weeks:
        help = ("burn in with the weeks of the longest branch",)
        yield Problem("market.weeks is baked into a market that grows: it has room for so long", where, help)
    entry = base.rivals.entry_week, scenario.rivals.entry_week
    if entry[0] != entry[1] and min(entry) <= week:
        yield Problem(f"rivals.entry_week = {min(entry)} is past", where, (f"a week after {week}",))


def _levers_too_late(owner: str, before: Any, after: Any, week: int, where: str) -> Iterator[Problem]:
    changed = (before.levers, before.levers_from) != (after.levers, after.levers_from)
    if owner == "firm":
        then, now = (before.patience, before.policy.ramp_weeks), (after.patience, after.policy.ramp_weeks)
        changed = changed or then != now
    if not changed:
        return
    if before.levers != Levers() and before.levers_from < week:
        help = (f"burn in with {owner}.levers_from={week}, so that they are pulled at the branch",)
        yield Problem(f"the levers of {owner} were pulled in week {before.levers_from + 1} of the burn-in", where, help)
    elif after.levers_from < week:
        help = (f"leave it out, or give a later week: {owner}.levers_from={spell(week)}",)
        yield Problem(f"{owner}.levers_from = {after.levers_from} is past", where, help)
