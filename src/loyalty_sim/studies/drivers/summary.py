"""The summary of key drivers: the recommendation in four parts."""

from typing import TYPE_CHECKING

from loyalty_sim.studies.drivers.words import do, effect, how_sure, truth, why
from loyalty_sim.studies.summary import Summary, judgement_sentence, lever_keys, rivals_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.drivers.analysis import DriversDetail


def summary_of_drivers(result: "Result") -> Summary:
    """What the survey says to do, what that costs, how sure it is, and where such an analysis errs."""
    detail: DriversDetail = result.detail
    [scenario] = result.scenarios.values()
    currency = scenario.market.currency
    chosen = [detail.named(name) for name in detail.first]
    works = [(each.lever, detail.work(each.lever)) for each in chosen]
    levers = [each.lever for each in chosen if each.lever]
    return Summary(
        do=(do(detail), *(why(each) for each in chosen)),
        returns=tuple(f"Money into {lever}: {effect(work, currency)}." for lever, work in works if work),
        sure=(how_sure(detail), truth(detail, currency)),
        change=tuple(filter(None, (
            "What goes with satisfaction in answers need not make it: halo makes all drivers look alike, and what "
            "hardly varies within a firm looks unimportant.",
            rivals_sentence(scenario), judgement_sentence(lever_keys(levers)),
        ))),
    )  # fmt: skip
