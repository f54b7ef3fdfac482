"""The summary of a returns study."""

from typing import TYPE_CHECKING

from loyalty_sim.picture.words import money, years
from loyalty_sim.studies.returns.answer import answer, best_place
from loyalty_sim.studies.returns.whole_words import best_in_all, doubts
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
    """Whether to spend more or less on the lever, what that returns, and how sure it is."""
    detail: ReturnsDetail = result.detail
    [scenario] = result.scenarios.values()
    found = (best_in_all(detail), _at_best(detail), best_level(detail), next_step(detail), break_even(detail))
    return Summary(
        do=(answer(detail),),
        returns=tuple(filter(None, found)),
        sure=tuple(filter(None, (*doubts(detail), how_sure(detail), shape_sentence(detail), over_forms(detail)))),
        change=tuple(filter(None, (_time(detail), _corner(detail), rivals_sentence(scenario), _bought(detail)))),
    )


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


def _at_best(detail: "ReturnsDetail") -> str:
    """What the best level tried does to profit alone, with its interval; nothing where that is today's."""
    plan, effect, best = detail.plan, detail.effect, best_place(detail)
    if best == plan.baseline:
        return ""
    mean, low, high = (
        money(float(part[best]), detail.currency, signed=True) for part in (effect.mean, effect.low, effect.high)
    )
    over = "forms of response and luck" if detail.doubt else "luck"
    return (
        f"At {amount(detail, plan.amounts[best])} profit alone changes by {mean} against {detail.here} within "
        f"{years(detail.years)} ({100 * detail.curve.confidence:.0f} % interval over {over}: {low} to {high})."
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
