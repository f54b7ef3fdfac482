"""When a dashboard shows a decline, in a manager's words."""

import numpy as np

from loyalty_sim.picture.words import figure, share
from loyalty_sim.statistics.control import YEAR
from loyalty_sim.studies.measure.dashboard import BEFORE, FALSE_ALARMS, MeasureDetail, Watched


def describe(detail: MeasureDetail, cut: str) -> str:
    """One paragraph."""
    return " ".join(filter(None, (decline(detail, cut), *delays(detail), false_alarms(detail), bonus(detail))))


def decline(detail: MeasureDetail, cut: str) -> str:
    """How far satisfaction falls, and when it has fallen as far as counts."""
    arm = next(iter(detail.reached))
    week, deepest = detail.reached[arm], figure(detail.deepest[arm])
    begins = f"With {cut.replace(':', ' at ')} from week {BEFORE + 1} on satisfaction"
    if week is None:
        return (
            f"{begins} falls by {deepest} points of 100 at most, less than the {figure(detail.points)} asked about: "
            f"no delay can be counted. Ask with fewer points, or a deeper cut."
        )
    return (
        f"{begins} has truly fallen by {_points(detail.points)} of 100 in week {week} (by {deepest} at most). "
        f"Delays count from then; in time is {in_time(detail)}. Our firm has {detail.customers:,.0f} customers."
    )


def delays(detail: MeasureDetail) -> list[str]:
    """Every figure, where there is no bonus."""
    first = next(iter(detail.reached))
    if detail.reached[first] is None:
        return []
    return [_said(each) for each in detail.watched if each.arm == first]


def in_time(detail: MeasureDetail) -> str:
    """Until when charts are looked at: a year after the decline counts, or the end of the run if that is sooner."""
    weeks = [week for week in detail.reached.values() if week]
    left = len(next(iter(detail.own.values()))) - max(weeks, default=0)
    return "within a year" if left >= YEAR else "by the end of the run"


def _said(each: Watched) -> str:
    sample = f" ({each.answers} answers a week)" if each.answers else " (all of them)"
    if np.isnan(each.delay):
        return f"{each.figure[:1].upper()}{each.figure[1:]}{sample}: {share(each.seen)} of charts see it in time."
    when = f"{each.delay:.0f} weeks later" if each.delay > 0 else f"{-each.delay:.0f} weeks before"
    return f"{each.figure[:1].upper()}{each.figure[1:]}{sample}: {when}, {share(each.seen)} in time."


def false_alarms(detail: MeasureDetail) -> str:
    """What charts say where nothing declines, against what their limits are set for."""
    first = next(iter(detail.reached))
    worst = max((each for each in detail.watched if each.arm == first), key=lambda each: each.false)
    least = min((each for each in detail.watched if each.arm == first), key=lambda each: each.false)
    return (
        f"Where nothing declines, {share(least.false)} ({_name(least)}) to {share(worst.false)} ({_name(worst)}) of "
        f"charts speak within a year; their limits are set for {share(FALSE_ALARMS)} of figures that do not wander."
    )


def bonus(detail: MeasureDetail) -> str:
    """What a bonus on scores does to the score and to its delay; nothing where there is none."""
    if len(detail.lifted) < 2:
        return ""
    plain, rewarded = detail.lifted
    pairs = [
        (one, two) for one in detail.watched for two in detail.watched
        if (one.arm, two.arm) == (plain, rewarded) and (one.figure, one.answers) == (two.figure, two.answers)
        and one.answers == max(each.answers for each in detail.watched)
    ]  # fmt: skip
    told = "; ".join(
        f"{_name(one)} {_delay(one)} without and {_delay(two)} with it" for one, two in pairs if one.seen == one.seen
    )
    return (
        f"A bonus on single scores lifts the own score by {figure(detail.lifted[rewarded])} points that no customer "
        f"feels.{f' Delays: {told}.' if told else ''}"
    )


def _points(count: float) -> str:
    return f"{figure(count)} point{'' if count == 1 else 's'}"


def _delay(each: Watched) -> str:
    return f"{each.delay:.0f} weeks" if each.delay == each.delay else "too late for most charts"


def _name(each: Watched) -> str:
    return f"{each.figure}, {each.answers} answers" if each.answers else each.figure
