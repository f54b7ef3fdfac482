"""A plan in a manager's words."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.units import name_of_outcome
from loyalty_sim.picture.words import money, share, years
from loyalty_sim.studies.brief import in_plain_words
from loyalty_sim.studies.optimise.risk import RISKS
from loyalty_sim.studies.vary.question import said
from loyalty_sim.theory.levers import lever_named

if TYPE_CHECKING:
    from loyalty_sim.studies.optimise.analysis import OptimiseDetail


def describe(detail: "OptimiseDetail") -> str:
    """One paragraph."""
    parts = [
        disagreement(detail),
        the_plan(detail),
        _gain(detail),
        of_that(detail),
        answered(detail),
        _margin(detail),
        _regret(detail),
    ]
    parts += [_robust(detail), _known(detail)]
    return " ".join(part for part in parts if part)


def _money(detail: "OptimiseDetail", amount: float) -> str:
    return money(amount, detail.budget.scenario.market.currency)


def changed(detail: "OptimiseDetail", value: float) -> str:
    """A change of the outcome that is planned for, with its sign and unit."""
    return said(detail.on, float(value), detail.budget.scenario.market.currency, sign=True)


def gain_of(detail: "OptimiseDetail") -> tuple[str, str, str]:
    """What the plan brings against today: mean, low and high."""
    gain = detail.standing.gain
    mean, low, high = (changed(detail, end[0]) for end in (gain.mean, gain.low, gain.high))
    return mean, low, high


def lever_words(lever: str) -> str:
    """A lever within a sentence.

    >>> lever_words("climate")
    'service climate'
    """
    return lever_named(lever).title.lower()


def cell_words(detail: "OptimiseDetail", cell: int) -> str:
    """A cell within a sentence: service climate, or service climate from quarter 5 on."""
    lever, phase = detail.budget.cells[cell]
    since = "" if len(detail.budget.phases) == 1 else f" from quarter {detail.budget.phases[phase][0]} on"
    return f"{lever_words(lever)}{since}"


def pot_words(detail: "OptimiseDetail") -> str:
    """What there was to split: EUR 40,000 a year beyond today, or that and what is spent today."""
    budget, new = detail.budget, f"{_money(detail, detail.budget.a_year)} a year beyond today"
    if not budget.move:
        return new
    today = f"{_money(detail, budget.pot - budget.a_year)} a year that is spent today"
    return f"{today} and {new}" if budget.a_year else today


def moves(detail: "OptimiseDetail") -> str:
    """What the plan does otherwise: put EUR 9,000 a year into training, take EUR 2,000 a year from promise."""
    amounts = detail.budget.money(detail.plan)
    into = [cell for cell in detail.moved if amounts[cell] > 0]
    out = [cell for cell in detail.moved if amounts[cell] < 0]
    said_of = [
        ", ".join(f"{_money(detail, abs(amounts[at]))} a year {word} {cell_words(detail, int(at))}" for at in cells)
        for word, cells in (("into", into), ("from", out))
    ]
    parts = [f"{verb} {told}" for verb, told in zip(("put", "take"), said_of, strict=True) if told]
    return ", ".join(parts)


def keeps(detail: "OptimiseDetail") -> str:
    """What of the pot is not spent; nothing if that is next to nothing."""
    return _kept(detail) if detail.kept >= 0.01 * detail.budget.pot else ""


def answered(detail: "OptimiseDetail") -> str:
    """What a move that rivals announced costs if nothing is done, and how much of it the plan brings back."""
    if detail.move is None:
        return ""
    move, gain = detail.move, float(detail.standing.gain.mean[0]) if detail.changes else 0.0
    mean, low, high = (changed(detail, float(end)) for end in (move.mean, move.low, move.high))
    back = f"the answer brings {changed(detail, gain)}" if detail.changes else "the best answer found is to do nothing"
    on = name_of_outcome(detail.on)
    return f"If nothing is done the move of the rivals changes {on} by {mean} ({low} to {high} by luck); {back}."


def disagreement(detail: "OptimiseDetail") -> str:
    """Where profit and customer equity go different ways, beyond luck, that is said before anything else."""
    parts = detail.parts
    if parts is None or not detail.changes or not parts.disagree:
        return ""
    gains, loses = ("more", "less") if float(parts.profit.mean) > 0 else ("less", "more")
    earned, worth = (_money(detail, abs(float(each.mean))) for each in parts)
    return (
        f"Profit and customer equity disagree: by the plan below you earn {earned} {gains} within the time simulated "
        f"and end with customers worth {worth} {loses}."
    )


def of_that(detail: "OptimiseDetail") -> str:
    """Profit and customer equity one by one."""
    if detail.parts is None or not detail.changes:
        return ""
    profit, equity = (changed(detail, float(each.mean)) for each in detail.parts)
    return f"Of that profit changes by {profit} and customer equity at the end by {equity}."


def the_plan(detail: "OptimiseDetail") -> str:
    """What to do with the money, and whether that is better than what is done today."""
    of = f"Of {pot_words(detail)}"
    if not detail.changes:
        if detail.budget.move and detail.plan.any():
            return f"Keep what you do: of {pot_words(detail)} no other split was found that brings more."
        return f"{of}, keep everything: no split was found whose last money comes back."
    open_ = " That it is better than to keep what you do is not beyond luck." if detail.better is None else ""
    sure = open_ if detail.better is not False else " It is worse than to keep what you do."
    return f"{of}, {moves(detail)}; {keeps(detail) or 'nothing is left'}.{sure}"


def _kept(detail: "OptimiseDetail") -> str:
    return f"{_money(detail, detail.kept)} a year is better kept"


def _gain(detail: "OptimiseDetail") -> str:
    if not detail.changes:
        return ""
    horizon = detail.budget.scenario.market.weeks / 52
    mean, low, high = gain_of(detail)
    looked = f"the best of the search looked like {changed(detail, detail.searched.gains.max())}, and every search"
    told = f"; {looked} overstates)." if detail.risk == "mean" else f"); it was looked for by {RISKS[detail.risk]}."
    return (
        f"Over {years(horizon)} that changes {name_of_outcome(detail.on)} by {mean} "
        f"({100 * detail.confidence:.0f} % interval {low} to {high}, under fresh luck{told}"
    )


def _margin(detail: "OptimiseDetail") -> str:
    returned, currency = detail.margin.returned, detail.budget.scenario.market.currency
    funded = np.flatnonzero(detail.plan)
    if not len(funded):
        return ""
    each = [
        f"{returned.mean[cell]:.2f} in {cell_words(detail, int(cell))} ({returned.low[cell]:.2f} to "
        f"{returned.high[cell]:.2f})"
        for cell in funded
    ]
    open_ = any(returned.low[cell] < 1 for cell in funded)
    doubt = " Where the interval reaches below 1, luck may hide that it does not." if open_ else ""
    return f"Every {currency} of the last quarter of the money brings back {currency} {', '.join(each)}.{doubt}"


def _regret(detail: "OptimiseDetail") -> str:
    found, good = detail.standing, detail.standing.as_good
    ranges = []
    for lever in detail.budget.levers:
        cells = [at for at, (name, _) in enumerate(detail.budget.cells) if name == lever]
        spent = detail.budget.money(detail.plans[good])[:, cells].mean(axis=1)
        least, highest = (_money(detail, float(end)) for end in (spent.min(), spent.max()))
        ranges.append(f"{lever_words(lever)} {least} to {highest}")
    most = said(detail.on, float(found.regret.high[0]), detail.budget.scenario.market.currency)
    equal = f"the equal split is {'one of them' if good[-1] else 'not'}"
    return (
        f"The best of the {len(good)} plans compared is ahead of it by at most {most}; {int(good.sum())} of them are "
        f"as good within luck ({', '.join(ranges)} a year); {equal}."
        f"{'' if good[0] else ' This plan is not one of them: try more splits, or take one of those.'}"
    )


def _robust(detail: "OptimiseDetail") -> str:
    found = detail.robust
    if found is None or detail.worlds is None or not detail.changes:
        return ""
    better = int(found.mean.argmax())
    other = "" if better == 0 else f" On average over the worlds {detail.names[better]} does better."
    return (
        f"In {len(detail.worlds)} worlds with other parameters it beats today in {share(float(found.ahead[0]))} and "
        f"changes {name_of_outcome(detail.on)} by {changed(detail, float(found.mean[0]))} on average; in one of ten "
        f"by {changed(detail, float(found.low[0]))} or less.{other}"
    )


def _known(detail: "OptimiseDetail") -> str:
    if not detail.known:
        return ""
    sure = [(key, value) for key, value in detail.known.items() if value.sure]
    if not sure:
        return "To know any one of these parameters before deciding would be worth nothing beyond luck."
    currency = detail.budget.scenario.market.currency
    key, value = sure[0]
    low, worth, high = (said(detail.on, each, currency) for each in (value.low, value.value, value.high))
    return f"Worth most to know before deciding is {in_plain_words(key)}: {worth} ({low} to {high})."
