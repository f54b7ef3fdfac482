"""The summary of a returns study."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.words import money, years
from loyalty_sim.studies.returns.whole_words import best_in_all, disagreement, doubts, sure_step
from loyalty_sim.studies.returns.words import (
    amount,
    best_level,
    break_even,
    how_sure,
    next_step,
    over_forms,
    shape_sentence,
)
from loyalty_sim.studies.summary import DECISIVE, Summary, judgement_sentence, lever_keys, rivals_sentence
from loyalty_sim.theory.levers import CHOSEN, LEVERS

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.returns.analysis import ReturnsDetail


def summary_of_returns(result: "Result") -> Summary:
    """Whether to spend more or less on the lever, from the best level and its interval."""
    detail: ReturnsDetail = result.detail
    [scenario] = result.scenarios.values()
    in_all, full = best_in_all(detail), detail.whole is not None and detail.whole.worlds is not None
    return Summary(
        do=tuple(filter(None, (disagreement(detail), _verdict(detail), in_all if full else best_level(detail)))),
        returns=tuple(filter(None, ("" if full else in_all, _at_best(detail), next_step(detail), break_even(detail)))),
        sure=tuple(filter(None, (*doubts(detail), how_sure(detail), shape_sentence(detail), over_forms(detail)))),
        change=tuple(filter(None, (_time(detail), _corner(detail), rivals_sentence(scenario), _bought(detail)))),
    )


def _verdict(detail: "ReturnsDetail") -> str:
    plan, best = detail.plan, detail.best
    today, lever = plan.amounts[plan.baseline], plan.lever
    now = amount(detail, today)
    if detail.whole is not None and detail.whole.worlds is not None:
        return _verdict_in_all(detail, lever, now)
    if best.low <= today <= best.high:
        return f"Leave {lever} where it is ({now}): no other level tried is better beyond doubt."
    up = best.low > today
    act = (
        f"spend {'more' if up else 'less'} on {lever}" if plan.is_money else f"{'raise' if up else 'lower'} the {lever}"
    )
    if detail.effect.low[_near_best(detail)] > 0:
        return f"{act.capitalize()}: today it is {now}."
    return f"If anything, {act} (today: {now}); that it pays is likely but not beyond doubt."


def _verdict_in_all(detail: "ReturnsDetail", lever: str, now: str) -> str:
    """By profit and customer equity together, over all that was looked at."""
    assert detail.whole is not None
    sure = sure_step(detail)
    if sure is None:
        return f"Leave {lever} where it is ({now}): no other level tried brings more."
    up = detail.whole.best > detail.plan.baseline
    act = f"spend {'more' if up else 'less'} on {lever}" if detail.plan.is_money else (
        f"{'raise' if up else 'lower'} the {lever}"
    )  # fmt: skip
    if sure:
        return f"{act.capitalize()}: today it is {now}."
    return f"If anything, {act} (today: {now}); that it pays is open."


def _corner(detail: "ReturnsDetail") -> str:
    """Where the best is an end of what was tried, on which figures that hangs."""
    whole, plan = detail.whole, detail.plan
    if whole is None or whole.best not in (0, len(plan.amounts) - 1) or whole.best == plan.baseline:
        return ""
    keys = (f"trade.usual.{plan.lever}", f"theory.response.{plan.lever}") if plan.lever in LEVERS else (
        DECISIVE.get(plan.lever, ())
    )  # fmt: skip
    hangs = f" It hangs on {' and '.join(keys)}." if keys else ""
    end = "highest" if whole.best else "lowest"
    return (
        f"The best is the {end} level tried, an end of the range: look at more levels beyond it before acting.{hangs}"
    )


def _near_best(detail: "ReturnsDetail") -> int:
    """Place of the level tried that is nearest to the best."""
    return int(np.abs(detail.plan.amounts - detail.best.value).argmin())


def _at_best(detail: "ReturnsDetail") -> str:
    """The effect at the level tried that is nearest to the best, with its interval."""
    plan, effect = detail.plan, detail.effect
    near = _near_best(detail)
    if near == plan.baseline:
        return "Today's level is the one nearest to the best that was tried."
    ends = (effect.mean, effect.low, effect.high)
    mean, low, high = (money(part[near], detail.currency, signed=True) for part in ends)
    return (
        f"At {amount(detail, plan.amounts[near])}, the level tried nearest to the best, profit over "
        f"{years(detail.years)} changes by {mean} against today "
        f"({100 * detail.curve.confidence:.0f} % interval {low} to {high})."
    )


def _time(detail: "ReturnsDetail") -> str:
    if detail.paid is None or not detail.paid.known or detail.paid.high <= 1:
        return ""
    week = detail.paid.week
    return f"Time: until week {week} the next step has cost more than it has brought; who stops sooner, loses."


def _bought(detail: "ReturnsDetail") -> str:
    if detail.plan.lever in CHOSEN:
        return judgement_sentence(DECISIVE.get(detail.plan.lever, ()))
    doubt = judgement_sentence(lever_keys([detail.plan.lever]))
    return f"{doubt} Half the effect for the same money: theory.investment.execution=0.5."
