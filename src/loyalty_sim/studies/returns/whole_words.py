"""A lever by profit and customer equity together, in a manager's words: its best level and all that is in doubt."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.words import money, share, years
from loyalty_sim.studies import doubt_words
from loyalty_sim.studies.returns.luck import other_level
from loyalty_sim.studies.returns.words import amount

if TYPE_CHECKING:
    from loyalty_sim.studies.returns.analysis import ReturnsDetail


def whole_answer(detail: "ReturnsDetail") -> list[str]:
    """The best level that was tried; how sure that is and of what doubt."""
    if detail.whole is None or not np.any(detail.whole.value.mean):
        return []
    return [part for part in (best_in_all(detail), *doubts(detail)) if part]


def best_in_all(detail: "ReturnsDetail") -> str:
    """The level tried at which profit and customer equity together are highest, and how much more than today."""
    whole, plan = detail.whole, detail.plan
    if whole is None:
        return ""
    at = whole.best
    where = f"Of the levels tried {_where(detail, at)} brings most profit and customer equity together"
    if at == plan.baseline:
        return f"{where}: {detail.here}'s."
    if whole.worlds is None:
        ends = (whole.value.mean[at], whole.value.low[at], whole.value.high[at])
        mean, low, high = (money(end, detail.currency, signed=True) for end in ends)
        over = f"present value over {years(detail.years)}; {low} to {high} by luck"
        return f"{where}: {mean} against {detail.here} ({over})."
    full = whole.worlds.effect[at]
    said = doubt_words.in_currency(detail.currency)
    return (
        f"{where} on average: {said(full.mean)} against {detail.here} (present value over {years(detail.years)}; "
        f"{doubt_words.whole(full, said, detail.curve.confidence)}); it is ahead with probability {share(full.ahead)}."
    )


def doubts(detail: "ReturnsDetail") -> list[str]:
    """What the doubt is made of, what is worth knowing, what would settle it, and how levels were read off."""
    whole = detail.whole
    if whole is None or whole.worlds is None:
        return [] if whole is None else [doubt_words.LUCK_ALONE]
    worlds, at = whole.worlds, other_level(whole, detail.plan.baseline)
    full = worlds.effect[at]
    found = [
        doubt_words.parts(full),
        doubt_words.most_important(worlds.known, detail.currency),
        doubt_words.settles(full, worlds.known, still_rising=False),
        f"Levels between those run in worlds are read off, to within {money(worlds.misread, detail.currency)}.",
    ]
    if worlds.failed:
        found.append(f"{worlds.failed} runs in worlds could not be made and are left out.")
    return [sentence for sentence in found if sentence]


def _where(detail: "ReturnsDetail", at: int) -> str:
    """A level with the next ones that were tried, since the best is known no finer than that; an end says so."""
    plan, last = detail.plan, len(detail.plan.amounts) - 1
    here = amount(detail, plan.amounts[at])
    if at in (0, last):
        return f"the {'lowest' if at == 0 else 'highest'}, {here},"
    low, high = (amount(detail, plan.amounts[next_one]) for next_one in (at - 1, at + 1))
    return f"{here} (the next ones tried: {low} and {high})"
