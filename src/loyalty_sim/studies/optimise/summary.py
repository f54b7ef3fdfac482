"""The summary of a plan: where to put the money, and whether that is better than keeping it."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.units import name_of_outcome
from loyalty_sim.picture.words import money, share, years
from loyalty_sim.studies.brief import in_plain_words
from loyalty_sim.studies.optimise.words import (
    answered,
    cell_words,
    changed,
    disagreement,
    gain_of,
    keeps,
    moves,
    of_that,
    pot_words,
)
from loyalty_sim.studies.summary import Summary, judgement_sentence, lever_keys, rivals_sentence
from loyalty_sim.studies.vary.question import said

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.optimise.analysis import OptimiseDetail


def summary_of_optimise(result: "Result") -> Summary:
    """From the plan under fresh luck, its margins, its standing among others, and other worlds."""
    detail: OptimiseDetail = result.detail
    scenario = detail.budget.scenario
    return Summary(
        do=tuple(filter(None, (disagreement(detail), *_do(detail)))),
        returns=(*_returns(detail), *filter(None, [of_that(detail), answered(detail)])),
        sure=_how_sure(detail),
        change=tuple(filter(None, (
            _worlds(detail), _worth_knowing(detail), rivals_sentence(scenario),
            judgement_sentence(lever_keys(detail.budget.levers)),
        ))),
    )  # fmt: skip


def _money(detail: "OptimiseDetail", amount: float) -> str:
    return money(amount, detail.budget.scenario.market.currency)


def _do(detail: "OptimiseDetail") -> tuple[str, ...]:
    of = pot_words(detail)
    if not detail.changes:
        if detail.budget.move and detail.plan.any():
            return (f"Keep what you do: of {of} no other split was found that brings more.",)
        return (f"Keep all of the {of}: no split was found whose last money comes back.",)
    kept = f"; keep {_money(detail, detail.kept)} a year" if keeps(detail) else ""
    if detail.better:
        return (f"Of {of}, {moves(detail)}{kept}.",)
    better = "pays is not borne out" if detail.better is False else (
        "is better than to keep what you do is not beyond luck"
    )  # fmt: skip
    return (f"Undetermined: of {of}, the best plan found would {moves(detail)}{kept}; but that it {better}.",)


def _returns(detail: "OptimiseDetail") -> tuple[str, ...]:
    if not detail.changes:
        return ("Nothing beyond what is earned today.",)
    horizon = detail.budget.scenario.market.weeks / 52
    mean, low, high = gain_of(detail)
    returned, currency = detail.margin.returned, detail.budget.scenario.market.currency
    margins = "; ".join(
        f"{cell_words(detail, int(cell))} {returned.mean[cell]:.2f} ({returned.low[cell]:.2f} to "
        f"{returned.high[cell]:.2f})"
        for cell in np.flatnonzero(detail.plan)
    )
    return (
        f"{name_of_outcome(detail.on).capitalize()} over {years(horizon)}: {mean} against today "
        f"({100 * detail.confidence:.0f} % interval {low} to {high}).",
        f"Brought back per {currency} of the last quarter of the money: {margins}; at 1 it just comes back.",
    )


def _how_sure(detail: "OptimiseDetail") -> tuple[str, ...]:
    good, names = detail.standing.as_good, detail.names
    most = said(detail.on, float(detail.standing.regret.high[0]), detail.budget.scenario.market.currency)
    this = "this plan" if detail.changes else "what you do" if detail.budget.move else "keeping the money"
    equal = "is as good" if good[-1] else "does worse"
    return (
        f"{int(good.sum())} of {len(names)} plans compared are as good within luck; none is ahead of {this} by more "
        f"than {most}.",
        f"Splitting the money equally {equal}{' within' if good[-1] else ' beyond'} luck.",
        "The figures are of fresh luck, which the search had not seen; what the search saw would overstate them.",
    )


def _worlds(detail: "OptimiseDetail") -> str:
    found = detail.robust
    if found is None or detail.worlds is None:
        return "Other parameters: not tried here; --worlds 24 asks how the plan fares in other worlds."
    if not detail.changes:
        return ""
    better = int(found.mean.argmax())
    other = f" On average over them, {detail.names[better]} does better." if better else ""
    return (
        f"In {len(detail.worlds)} worlds with other parameters the plan beats today in {share(float(found.ahead[0]))}; "
        f"in one of ten it changes {name_of_outcome(detail.on)} by {changed(detail, float(found.low[0]))} or "
        f"less.{other}"
    )


def _worth_knowing(detail: "OptimiseDetail") -> str:
    sure = [(key, value) for key, value in detail.known.items() if value.sure]
    if not sure:
        return ""
    key, value = sure[0]
    currency = detail.budget.scenario.market.currency
    worth, low, high = (said(detail.on, each, currency) for each in (value.value, value.low, value.high))
    return f"Worth most to know before deciding: {in_plain_words(key)}, {worth} ({low} to {high})."
