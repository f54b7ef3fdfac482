"""A plan as a board reads it."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.units import name_of_outcome
from loyalty_sim.picture.words import figure, money, share, years
from loyalty_sim.studies import brief
from loyalty_sim.studies.brief import WEEKS_A_YEAR, Brief, said
from loyalty_sim.studies.doubt_words import SURE
from loyalty_sim.studies.optimise.words import (
    answered,
    cell_words,
    changed,
    disagreement,
    gain_of,
    keeps,
    lever_words,
    of_that,
    pot_words,
)
from loyalty_sim.studies.vary.question import said as in_unit

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.optimise.analysis import OptimiseDetail


def brief_of_optimise(result: "Result") -> Brief:
    """Where to put the money, what that brings, how sure, and what to find out before."""
    detail: OptimiseDetail = result.detail
    scenario = detail.budget.scenario
    return Brief(
        decision=said(disagreement(detail), _decision(detail), _what(detail)),
        money=said(_gain(detail), of_that(detail), _last(detail), answered(detail), brief.horizon(scenario)),
        sure=said(_luck(detail), _worlds(detail), _at_nothing(detail), brief.of_size(scenario)),
        change=said(_other(detail), brief.of_rivals(scenario), brief.of_judgement(detail.budget.levers)),
        saved=(),
        measure=said(_worth(detail), "Compare this plan with today, as two scenarios, to see who is kept by it."),
    )


def _decision(detail: "OptimiseDetail") -> str:
    if not detail.changes:
        return "Keep what you do: no other split was found that brings more."
    if detail.better:
        return f"Move the money as below: it brings more than what you do now, beyond luck{_elsewhere(detail)}."
    if detail.better is False:
        return "Keep what you do: the best split found does not bring more."
    return "Keep what you do for now: the best split found is below, but that it brings more may be luck."


def _elsewhere(detail: "OptimiseDetail") -> str:
    """In how many worlds the plan does not hold, where those are more than a few."""
    if detail.robust is None or (ahead := float(detail.robust.ahead[0])) >= SURE:
        return ""
    return f", with every figure as it is set; with others that may be true it does so in {share(ahead)}"


def _what(detail: "OptimiseDetail") -> str:
    if not detail.changes:
        return f"What could be split: {pot_words(detail)}."
    budget, currency = detail.budget, detail.budget.scenario.market.currency
    spent, before = budget.spent(detail.plan), budget.today * budget.unit
    parts = []
    for cell in detail.moved:
        amounts = f"{money(spent[cell], currency)} a year instead of {money(before[cell], currency)}"
        parts.append(f"{cell_words(detail, int(cell))} {amounts}")
    kept = keeps(detail)
    told = "; ".join([*parts, *([kept] if kept else [])])
    return f"{told[0].upper()}{told[1:]}."


def _gain(detail: "OptimiseDetail") -> str:
    if not detail.changes:
        return ""
    horizon = detail.budget.scenario.market.weeks / WEEKS_A_YEAR
    mean, low, high = gain_of(detail)
    what = name_of_outcome(detail.on).capitalize()
    return f"{what} within {years(horizon)}: {mean} against today ({low} to {high} by luck)."


def _last(detail: "OptimiseDetail") -> str:
    returned, currency = detail.margin.returned, detail.budget.scenario.market.currency
    known = np.flatnonzero(np.isfinite(returned.mean))
    if not len(known):
        return ""
    least = known[returned.mean[known].argmin()]
    lever = lever_words(detail.budget.cells[least][0])
    back = f"{returned.mean[least]:.2f}"
    return f"Of the last of the money every {currency} 1 brings back {back} or more (least in {lever})."


def _luck(detail: "OptimiseDetail") -> str:
    good, count = int(detail.standing.as_good.sum()), len(detail.names)
    equal = "an equal split is one of them" if detail.standing.as_good[-1] else "an equal split is not"
    this = "" if detail.standing.as_good[0] else " This plan is behind the best of them by more than luck explains."
    return f"{figure(good)} of {count} splits compared are as good within luck; {equal}.{this}"


def _worlds(detail: "OptimiseDetail") -> str:
    found = detail.robust
    if found is None or detail.worlds is None:
        return "Only luck was looked at; what nobody knows exactly is usually the larger doubt."
    if not detail.changes:
        return ""
    return (
        f"In {len(detail.worlds)} sets of figures that may be true the plan beats today in "
        f"{share(float(found.ahead[0]))}; {changed(detail, found.mean[0])} on average, in one of ten "
        f"{changed(detail, found.low[0])} or less."
    )


def _at_nothing(detail: "OptimiseDetail") -> str:
    """Levers that lose all their money: an end of what was searched, named so that nobody goes there unawares."""
    if not detail.changes:
        return ""
    spent = detail.budget.spent(detail.plan)
    bare = [detail.budget.cells[cell][0] for cell in detail.moved if round(spent[cell]) == 0]
    if not bare:
        return ""
    named = " and ".join(dict.fromkeys(lever_words(lever) for lever in bare))
    return (
        f"To spend nothing on {named} is an end of what was looked at: set a least amount where you would not go there."
    )


def _other(detail: "OptimiseDetail") -> str:
    found = detail.robust
    if found is None or not int(found.mean.argmax()):
        return ""
    return "With other figures that may be true another of the splits does better on average."


def _worth(detail: "OptimiseDetail") -> str:
    sure = [(key, value) for key, value in detail.known.items() if value.sure]
    if not sure:
        return ""
    key, value = sure[0]
    worth = in_unit(detail.on, value.value, detail.budget.scenario.market.currency)
    return f"Worth most to find out before: {brief.in_plain_words(key)}; to know it is worth {worth}."
