"""A plan for profit and customer equity together: money that comes back as customers is not cut back."""

import numpy as np

from loyalty_sim.scenario import Scenario
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.marginal import margin_of
from loyalty_sim.studies.optimise.response import MarketResponse
from planted import PlantedLab

SPENT, BACK, KEPT = 1_000.0, 600.0, 900.0
"""A level of climate: what it costs, what it brings back in profit before that, and in customers at the end."""


def planted(job):
    levers = job.scenario.firm.levers
    level = levers.climate + 0.01 * levers.training
    own = {"profit": (BACK - SPENT) * level, "gross_return": BACK * level, "spend": SPENT * level}
    return own | {"customer_equity": KEPT * level}


def margin(on):
    budget = Budget(Scenario(), ["climate", "training"], 40_000.0, None)
    respond = MarketResponse(budget, on, PlantedLab(planted))
    return margin_of(respond, np.array([0.5, 0.5]), [0, 1, 2]).returned.mean[0]


def test_what_money_brings_back_counts_customers_where_these_are_to_grow_too():
    assert abs(margin("profit") - BACK / SPENT) < 1e-9
    assert abs(margin("value") - (BACK + KEPT) / SPENT) < 1e-9
