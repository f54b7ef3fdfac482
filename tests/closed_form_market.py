"""A market in closed form, in place of the simulated one: for tests of studies, whose answers are then known."""

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.runner import indicators

YEARS, NOISE = 3, 2_000.0


def closed_form_figures(job: Job) -> Run:
    """Gross return 40,000 (1 - exp(-climate)) a year, less the money spent on climate; seeds add luck to all levels."""
    levers, trade = job.scenario.firm.levers, job.scenario.trade
    spend = 52 * trade.usual.climate * levers.climate * job.scenario.firm.share * job.scenario.market.customers
    rng = np.random.default_rng([job.seed, round(1000 * levers.climate), round(1000 * levers.price)])
    gross = 40_000 * (1 - np.exp(-levers.climate)) - 5e5 * (levers.price - 1.05) ** 2 + NOISE * rng.standard_normal()
    weekly = (gross - spend + 10_000 * job.seed) / 52
    profit, cost = YEARS * 52 * weekly, YEARS * spend
    outcomes = {"profit": profit, "gross_return": profit + cost, "revenue": 1e6, "spend": cost}
    outcomes |= {"customer_equity": 0.0, "value": profit}
    others = {"satisfaction": 70 + 5 * levers.climate, "retention": 0.8 + 0.01 * levers.climate, "share": 0.3}
    others["customers"] = 100.0
    return Run(job, outcomes | others)


def closed_form(job: Job) -> Run:
    """The same with weekly books."""
    run = closed_form_figures(job)
    weekly = run.outcomes["profit"] / (YEARS * 52)
    weeks = range(1, job.scenario.market.weeks + 1)
    history = pd.DataFrame(
        {"week": np.repeat(weeks, 2), "firm": [0, 1] * len(weeks), "customers": 100.0, "revenue": 9.0}
    )
    history["profit"], history["satisfaction"], history["loyalty"] = weekly, 70.0 + history["firm"], 60.0
    history["loyal"], history["mercenary"], history["hostage"], history["defector"] = 50.0, 25.0, 15.0, 10.0
    return run._replace(weekly=indicators(history))
