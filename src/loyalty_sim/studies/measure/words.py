"""When a dashboard shows a decline, in a manager's words."""

import numpy as np

from loyalty_sim.picture.words import figure, share
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
        f"{begins} has truly fallen by {figure(detail.points)} points of 100 in week {week} (by {deepest} at most). "
        f"Delays count from then; our firm has {detail.customers:,.0f} customers."
    )


def delays(detail: MeasureDetail) -> list[str]:
    """Every figure, where there is no bonus."""
    first = next(iter(detail.reached))
    if detail.reached[first] is None:
        return []
    return [_said(each) for each in detail.watched if each.arm == first]


def _said(each: Watched) -> str:
    sample = f" ({each.answers} answers a week)" if each.answers else " (all of them)"
    if np.isnan(each.delay):
        return f"{each.figure[:1].upper()}{each.figure[1:]}{sample}: {share(each.seen)} see it within a year."
    when = f"{each.delay:.0f} weeks later" if each.delay > 0 else f"{-each.delay:.0f} weeks before"
    return f"{each.figure[:1].upper()}{each.figure[1:]}{sample}: {when}, {share(each.seen)} within a year."


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
        and one.answers
    ]  # fmt: skip
    told = "; ".join(
        f"{_name(one)} {_delay(one)} without and {_delay(two)} with it" for one, two in pairs if one.seen == one.seen
    )
    return (
        f"A bonus on single scores lifts the own score by {figure(detail.lifted[rewarded])} points that no customer "
        f"feels.{f' Delays: {told}.' if told else ''}"
    )


def _delay(each: Watched) -> str:
    return f"{each.delay:.0f} weeks" if each.delay == each.delay else "never in the middle of charts"


def _name(each: Watched) -> str:
    return f"{each.figure}, {each.answers} answers" if each.answers else each.figure
