"""What a world comes to, in the figures that worlds are held to: two years of a small market, asked at the end."""

from typing import Any

import numpy as np

from loyalty_sim.lab.job import Job
from loyalty_sim.validation.calibrate.market import behaviour
from loyalty_sim.validation.survey.interview import interview
from loyalty_sim.validation.survey.moments import moments
from loyalty_sim.validation.survey.period import YEAR, year_of
from loyalty_sim.validation.survey.purchases import panel, watch

SIZE = ("market.customers=2500", "market.weeks=104")


def looked(job: Job, panels: bool = False) -> dict[str, float]:
    """The figures of one market under its own luck. panels: whether purchases of the first year are read as a panel."""
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    market = ServiceMarket(job.scenario, rng=job.seed)
    first, bought = job.scenario.market.weeks - YEAR, {}
    if panels:
        bought = {f"panel: {name}": value for name, value in panel(watch(market, first)).items()}
    else:
        market.run(first)
    year = year_of(market)
    asked = moments(interview(market, year.complained, len(year.used), among=year.used))
    return asked | bought | behaviour(market) | {"wages of revenue": wages_of_revenue(market)}


def wages_of_revenue(market: Any) -> float:
    """Wages and hiring of our firm over the whole run, as a share of its revenue."""
    from loyalty_sim.week.ledger import FIELDS

    ours = dict(zip(FIELDS, np.moveaxis(market.ledger[: market.week, 0], 1, 0), strict=True))
    return float((ours["wages"] + ours["hiring"]).sum() / max(float(ours["revenue"].sum()), 1.0))
