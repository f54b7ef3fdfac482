"""A pilot in words: whether to test, what that is worth, how a branch manager goes about it, and what it can see."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.words import figure, money, share
from loyalty_sim.studies.pilot.analysis import CLEAR, OPEN
from loyalty_sim.studies.pilot.measures import measure_of
from loyalty_sim.studies.pilot.trial import BEFORE, LONGEST, named_sites
from loyalty_sim.studies.pilot.worth import LATER, NEVER, NOW

if TYPE_CHECKING:
    from loyalty_sim.studies.pilot.analysis import Design, PilotDetail, Sight

CLEARLY = 0.1
"""Worth of knowing everything, as a part of what the change brings, below which a decision is clear."""


def describe(detail: "PilotDetail", change: str) -> str:
    """One paragraph: the verdict, the worth, the plan, what it sees. change: title of what is tried."""
    said = [verdict(detail, change), *worth(detail), *plan(detail), *sight(detail), *limits(detail)]
    return " ".join(filter(None, said))


def verdict(detail: "PilotDetail", change: str) -> str:
    """Whether to test, and what to do if not."""
    best = detail.best
    if best is None:
        least = min(design.spent for design in detail.designs)
        return (
            f"No trial fits the budget of {money(detail.budget or 0.0, detail.currency)}: the cheapest costs "
            f"{money(least, detail.currency)}."
        )
    otherwise = {
        NEVER: "leave things as they are",
        NOW: f"make the change ({change}) at all sites now",
        LATER: f"make the change ({change}) at all sites, but {LONGEST} weeks later",
    }[detail.without]
    if detail.verdict == CLEAR:
        why = _why_not(detail)
        sums = (
            f"{best.name} by {measures_of(best)}, is worth {_amount(max(best.worth.worth, 0.0), detail)} and costs "
            f"{_amount(best.worth.cost, detail)}"
        )
        picked = ", but not in worlds that it was not chosen from" if best.worth.net > 0 else ""
        return (
            f"Do not test: {otherwise}. No trial is worth more than it costs, since {why}. The nearest, {sums}{picked}."
        )
    gain, low, high = (_amount(end, detail, signed=True) for end in detail.promise)
    said = (
        f"{best.name}, read by {measures_of(best)}, before deciding whether to make the change ({change}) at all "
        f"{detail.sites}: {gain} ({100 * detail.confidence:.0f} % interval {low} to {high}) against the best decision "
        f"without a trial, which is to {otherwise}"
    )
    if detail.verdict == OPEN:
        return f"Open: a trial may pay, but not beyond what luck does to {detail.worlds} worlds. The best is {said}."
    return f"Test first: {said}."


def _why_not(detail: "PilotDetail") -> str:
    """The reason why no trial pays: nothing to be learnt, nothing that what is learnt would change, or no sight."""
    if detail.everything < CLEARLY * abs(detail.now[0]):
        return f"the decision is clear: to know everything first is worth {_amount(detail.everything, detail)} at most"
    if detail.best and detail.sharp <= 0:
        return (
            f"what the change does in {detail.best.weeks} weeks would seldom turn the decision, even if it were seen "
            f"without error"
        )
    return "what decides does not show at so few sites in so short a time"


def worth(detail: "PilotDetail") -> list[str]:
    """What the change brings, what knowing could be worth, and the two alternatives to a trial."""
    mean, low, high = (_amount(end, detail, signed=True) for end in detail.now)
    books = detail.books
    return [
        f"Made at all sites now, the change brings {mean} on average over {detail.worlds} worlds (interval of that "
        f"mean {low} to {high}) and gains in {share(detail.ahead)} of them.",
        f"To know everything first would be worth {_amount(detail.everything, detail)} at most, luck included.",
        f"Your own figures of the last quarter, put in place of the trade's, would be worth "
        f"{_amount(books.value, detail)}{'' if books.sure else ', not beyond luck'}, and cost nothing.",
    ]


def plan(detail: "PilotDetail") -> list[str]:
    """What to do at which sites, from when on, what to measure, and from which result on to go on."""
    best = detail.best
    if best is None or detail.verdict == CLEAR:
        return []
    return [_who(detail, best), _measure(best), _decide(best, detail)]


def _who(detail: "PilotDetail", best: "Design") -> str:
    trial = best.trial
    begun = trial.sites_begun(best.weeks)
    first = trial.treated // trial.waves
    how = (
        f"Put the sites in {first} groups that were alike in satisfaction last quarter and draw one of each"
        if trial.matched
        else f"Draw {first} of the sites"
    )
    in_waves = f", {first} more each quarter, {begun} in all" if trial.waves > 1 else ""
    return (
        f"Plan: measure all {detail.sites} sites for {BEFORE} weeks. {how}{in_waves}; here these would be sites "
        f"{named_sites(detail.example[:begun])}. Treat them from week {BEFORE + 1} on and change nothing at the others."
    )


def _measure(best: "Design") -> str:
    columns = dict.fromkeys(
        column for name in best.measures for column in (measure_of(name).column, measure_of(name).per)
    )
    return f"Keep {', '.join(column.replace('_', ' ') for column in columns)} of every site, week by week."


def _decide(best: "Design", detail: "PilotDetail") -> str:
    after = f"After {best.weeks} weeks"
    if len(best.measures) > 1 or not np.isfinite(best.worth.threshold):
        return f"{after} give the table to the tool (loyalty-sim learn pilot.csv) and ask again."
    what = measure_of(best.measures[0])
    size, subject = what.better * best.worth.threshold, f"{what.title} ({what.unit})"
    if size <= 0:
        return f"{after} go on unless {subject} has become worse by more than {figure(-size)} beside the other sites."
    return f"{after} go on if {subject} has become better by at least {figure(size)} beside the other sites."


def sight(detail: "PilotDetail") -> list[str]:
    """What the trial can see, and how far the estimate can be trusted."""
    best = detail.best
    if best is None:
        return []
    return [sentence for name, found in best.sight.items() if (sentence := _seen(name, found))][:2]


def _seen(name: str, found: "Sight") -> str:
    if not np.isfinite(found.smallest):
        return ""
    what = measure_of(name)
    biased = abs(found.bias) > 2 * found.bias_error
    said = (
        f"In {what.title} ({what.unit}) it would see an effect of {figure(found.smallest)} four times in five; the "
        f"true one is {figure(found.usual)} in the middle of worlds, and {share(found.power)} of trials tell it from "
        f"nothing."
    )
    if biased:
        said += f" The estimate is off by {figure(found.bias, signed=True)} on average, of what passes between sites."
    return f"{said} Its intervals hold the truth in {share(found.coverage)} of {found.counted} worlds."


def limits(detail: "PilotDetail") -> list[str]:
    """What has to be known beside: how large a site is here, and worlds that could not be run."""
    positions = "1 position" if detail.site_positions == 1 else f"{detail.site_positions} positions"
    said = [
        f"A site here has {positions} and some {detail.site_customers} customers of "
        f"yours; larger ones see smaller effects."
    ]
    if detail.failed:
        worlds, are = ("world", "is") if detail.failed == 1 else ("worlds", "are")
        said.append(f"{detail.failed} {worlds} could not be run and {are} left out.")
    return said


def measures_of(design: "Design") -> str:
    """By what a design is read."""
    if len(design.measures) > 1:
        return "all measures together"
    return measure_of(design.measures[0]).title


def _amount(value: float, detail: "PilotDetail", signed: bool = False) -> str:
    return money(value, detail.currency, signed=signed)
