"""The one sentence a manager acts on: where to put the lever, how sure that is, and where profit alone differs.

It is the first of the text, the summary, the board page and the what-if page, word by word. What is decided by is
profit and customer equity together, over all that is in doubt where that was looked at. A level that is not surely
better is no reason to move: then the sentence says to keep today's.
"""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.words import money, share, years
from loyalty_sim.studies.doubt_words import SURE
from loyalty_sim.studies.returns.words import amount
from loyalty_sim.theory.levers import lever_named

if TYPE_CHECKING:
    from loyalty_sim.studies.returns.analysis import ReturnsDetail


def answer(detail: "ReturnsDetail") -> str:
    """Spend more, spend less, or keep what is spent; with what profit alone would say, where that is another answer."""
    move = decided(detail)
    if move is None:
        return f"{_keep(detail)}{_alone(detail, detail.plan.baseline)}."
    return f"{_act(detail, move)}: {_brings(detail, move)}{_alone(detail, move)}."


def decided(detail: "ReturnsDetail") -> int | None:
    """Place of the level to go to; None where today's is the best that was tried, or no other is surely better."""
    at = best_place(detail)
    if at == detail.plan.baseline:
        return None
    return at if _low(detail, at) > 0 else None


def best_place(detail: "ReturnsDetail") -> int:
    """Place of the level tried that brings most; by profit in results saved before customer equity was counted in."""
    if detail.whole is not None:
        return detail.whole.best
    return int(detail.effect.mean.argmax())


def _low(detail: "ReturnsDetail", at: int) -> float:
    """The low end of what a level brings against today, over all that was looked at."""
    whole = detail.whole
    if whole is None:
        return float(detail.effect.low[at])
    if whole.worlds is not None:
        return whole.worlds.effect[at].low
    return float(min(whole.value.low[at], detail.effect.low[at]) if detail.doubt else whole.value.low[at])


def _keep(detail: "ReturnsDetail") -> str:
    best, plan = best_place(detail), detail.plan
    now = f"Keep {_title(detail)}{_in_arm(detail)} at {amount(detail, plan.amounts[plan.baseline])}"
    if best == plan.baseline:
        return f"{now}: of the levels tried none brings more {_what(detail)}"
    there = amount(detail, plan.amounts[best])
    if detail.whole is None or detail.whole.worlds is None:
        why = "may be luck, or hang on the form of response" if detail.doubt else "may be luck"
        return f"{now} for now: that {there}, the best level tried, brings more {_what(detail)} {why}"
    full = detail.whole.worlds.effect[best]
    sure = share(full.ahead)
    chance = (
        f"probability of only {sure}" if full.ahead < SURE else
        f"probability of {sure}, but its interval reaches down to {money(full.low, detail.currency, signed=True)}"
    )  # fmt: skip
    return (
        f"{now} for now: over all that is in doubt {there}, the best level tried, brings more {_what(detail)} with a "
        f"{chance}"
    )


def _act(detail: "ReturnsDetail", at: int) -> str:
    plan, up = detail.plan, at > detail.plan.baseline
    verb = f"Spend {'more' if up else 'less'} on" if plan.is_money else "Raise" if up else "Lower"
    levels = (amount(detail, plan.amounts[place]) for place in (at, plan.baseline))
    return f"{verb} {_title(detail)}{_in_arm(detail)}, {' instead of '.join(levels)}"


def _brings(detail: "ReturnsDetail", at: int) -> str:
    whole = detail.whole
    if whole is not None and whole.worlds is not None:
        full = whole.worlds.effect[at]
        found, over = (full.mean, full.low, full.high), "over all that is in doubt"
    else:
        band = detail.effect if whole is None else whole.value
        found, over = (band.mean[at], band.low[at], band.high[at]), "by luck alone"
    mean, low, high = (money(float(each), detail.currency, signed=True) for each in found)
    return f"{mean} in {_what(detail)} within {years(detail.years)} ({low} to {high} {over})"


def _alone(detail: "ReturnsDetail", chosen: int) -> str:
    """What profit alone would say, where it leads elsewhere than to the level chosen, beyond luck."""
    whole, base = detail.whole, detail.plan.baseline
    if whole is None:
        return ""
    at = int(whole.profit.mean.argmax())
    if at == chosen or np.sign(at - base) == np.sign(chosen - base) or _gain(detail, at, chosen) <= 0:
        return ""
    where = amount(detail, detail.plan.amounts[at])
    said = f"profit alone is highest at {where}{' with every figure as it is set' if whole.worlds else ''}"
    if whole.equity.high[at] < 0:
        less = money(-whole.equity.mean[at], detail.currency)
        return f"; {said}, where the customers at the end are worth {less} less"
    return f"; {said}"


def _gain(detail: "ReturnsDetail", at: int, chosen: int) -> float:
    """The low end of what profit alone gains at a level against today, or loses at the level chosen if that is it."""
    assert detail.whole is not None
    profit = detail.whole.profit
    return float(profit.low[at]) if at != detail.plan.baseline else -float(profit.high[chosen])


def _what(detail: "ReturnsDetail") -> str:
    return "profit" if detail.whole is None else "profit and customer equity together"


def _in_arm(detail: "ReturnsDetail") -> str:
    return "" if detail.here == "today" else f" in {detail.here}"


def _title(detail: "ReturnsDetail") -> str:
    title = lever_named(detail.plan.lever).title.lower()
    return title if detail.plan.is_money else f"the {title}"
