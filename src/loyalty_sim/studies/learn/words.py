"""What a pilot taught, in a manager's words."""

from typing import TYPE_CHECKING

from loyalty_sim.picture.words import figure, money, share
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.studies.learn.analysis import UNLIKELY, Belief, LearnDetail, Moved, Taught
from loyalty_sim.studies.learn.findings import UNITS
from loyalty_sim.studies.pilot.measures import MEASURES
from loyalty_sim.studies.summary import Summary

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

FEW = 20.0
"""Effective number of worlds below which the answer hangs on a few of them."""
NARROWER = 0.9
"""Part of the interval before, below which a pilot is said to have narrowed it."""


def describe(detail: LearnDetail, file: str) -> str:
    """One paragraph."""
    a, b = detail.names
    said = [f"{file}: what was found of {b} against {a}.", *warnings_of(detail)]
    said += [sentence for each in detail.taught for sentence in (of_effect(each, detail.confidence),)]
    said += [of_profit(detail), of_settings(detail), carried(detail)]
    return " ".join(filter(None, said))


def warnings_of(detail: LearnDetail) -> list[str]:
    """Results outside of what any world shows, or unlikely; said before anything else."""
    found = []
    for each in detail.taught:
        name, found_is = MEASURES[each.finding.measure].title, _amount(each.finding.effect, each)
        if each.outside:
            found.append(
                f"Warning: no world can do this. An effect on {name} of {found_is} lies {each.away:.1f} errors beyond "
                f"the outermost of {detail.worlds - detail.failed} worlds; either the pilot measured something else, "
                f"or the model lacks what was at work. What follows leans on the nearest worlds: do not build on it."
            )
        elif each.tail < UNLIKELY and not each.by_luck:
            found.append(
                f"An effect on {name} of {found_is} was unlikely beforehand: so far out were {share(each.tail)} of "
                f"results to be expected. Look at how it was measured before building on it."
            )
    return found


def of_effect(each: Taught, confidence: float) -> str:
    """An effect before, found and after."""
    name, unit = MEASURES[each.finding.measure].title, UNITS[each.finding.measure]
    found, error = _amount(each.finding.effect, each), figure(each.finding.error)
    if each.by_luck:
        return (
            f"Effect on {name} ({unit}) in {each.finding.weeks} weeks: found {found}, give or take {error}. In markets "
            f"as small as these worlds differ in it by luck alone, so that it teaches nothing: ask again with more "
            f"customers (market.customers)."
        )
    before, after = (_between(part) for part in (each.before, each.after))
    width = (each.after.high - each.after.low) / max(each.before.high - each.before.low, 1e-12)
    narrower = f"the interval is {share(1 - width)} narrower" if width < NARROWER else "which the interval hardly shows"
    return (
        f"Effect on {name} ({unit}) in {each.finding.weeks} weeks: found {found}, give or take {error}; the model "
        f"expected {figure(each.before.mean, signed=True)} ({before}, {100 * confidence:.0f} % of worlds) and now "
        f"expects {figure(each.after.mean, signed=True)} ({after}): {narrower}."
    )


def of_profit(detail: LearnDetail) -> str:
    """What the change brings in these weeks, before and after."""
    before, after = ([money(end, detail.currency, signed=True) for end in part] for part in detail.profit)
    weeks = detail.taught[0].finding.weeks
    return (
        f"Profit of the whole firm in {weeks} such weeks changes by {after[0]} on average ({after[1]} to {after[2]}); "
        f"before it was {before[0]} ({before[1]} to {before[2]})."
    )


def of_settings(detail: LearnDetail) -> str:
    """The settings that moved, or that none did."""
    if not detail.moved:
        return "No single setting moved beyond luck: the pilot says how large the effect is, not why."
    return f"What moved: {'; '.join(_moved(each) for each in detail.moved)}."


def carried(detail: LearnDetail) -> str:
    """How many worlds the answer rests on, and what to do where they are few."""
    count = f"{detail.effective:.0f} of {detail.worlds} worlds"
    again = f", {detail.again} of them drawn around those that fit" if detail.again else ""
    failed = f" {detail.failed} could not be run." if detail.failed else ""
    few = " These are few: run it with more, --worlds 400." if detail.effective < FEW else ""
    return f"It rests on as much as {count}{again}.{failed}{few}"


def summary_of_learn(result: "Result") -> Summary:
    """What to do with what was learnt."""
    detail: LearnDetail = result.detail
    a, b = result.scenarios["A"].name, result.scenarios["B"].name
    ask = f"Ask again with it: loyalty-sim compare {a} {b} --learnt FOLDER, the folder of this result."
    do = (*warnings_of(detail), ask)
    effects = tuple(of_effect(each, detail.confidence) for each in detail.taught)
    change = (
        what_is_run(detail),
        *(("Several measures are taken for independent of each other.",) if len(detail.taught) > 1 else ()),
    )
    return Summary(do, (*effects, of_profit(detail)), (of_settings(detail), carried(detail)), change)


def what_is_run(detail: LearnDetail) -> str:
    """What the model's effect is that of."""
    trial = detail.trial
    if trial is None:
        return (
            "The model's effect is that at all of the firm at once; sites of a pilot share talk and staff with the "
            "others, so that they show a little less."
        )
    return (
        f"Every world ran the trial itself, at {len(trial.starts)} of {trial.sites} sites, read by "
        f"{trial.estimator.replace('_', ' ')}: what passes between sites by talk and staff is in the effect."
    )


def meaning_of(key: str) -> str:
    """What a setting is, in words."""
    said = settings(Scenario)[key].parameter.help
    return f"{said[:1].lower()}{said[1:]}"


def _moved(each: Moved) -> str:
    return f"{meaning_of(each.key)} ({each.key}) from {figure(each.before.mean)} to {figure(each.after.mean)}"


def _amount(value: float, each: Taught) -> str:
    return f"{figure(value, signed=True)} {UNITS[each.finding.measure]}"


def _between(part: Belief) -> str:
    return f"{figure(part.low, signed=True)} to {figure(part.high, signed=True)}"
