"""A plan for profit and customer equity together: money that comes back as customers is not cut back."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import Kept, carry_out, load_result
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.marginal import margin_of
from loyalty_sim.studies.optimise.response import MarketResponse
from loyalty_sim.studies.optimise.study import OptimiseStudy
from planted import PlantedLab, short

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


def market(profit, equity):
    """What a level of climate more brings in profit and in customers at the end, and a little luck."""

    def outcomes(job):
        level = job.scenario.firm.levers.climate
        luck = 10 * np.random.default_rng([job.seed, round(1e6 * level)]).standard_normal(2)
        earned, worth = profit * level + luck[0], equity * level + luck[1]
        spend = SPENT * level
        own = {"profit": earned, "gross_return": earned + spend, "spend": spend}
        return own | {"customer_equity": worth, "value": earned + worth}

    return PlantedLab(outcomes)


def study(on="value"):
    settings = {"budget": 30_000.0, "levers": ["climate"], "on": on, "quarters": None, "trials": 16, "confidence": 0.9}
    return OptimiseStudy({"today": short(52, title="Today")}, [0, 1, 2], settings)


@pytest.fixture(scope="module")
def apart():
    return carry_out(study(), market(-400.0, 900.0))


def test_a_plan_that_earns_less_and_ends_with_better_customers_says_so_first(apart):
    assert apart.detail.parts.disagree
    first = "Profit and customer equity disagree: by the plan below you earn EUR "
    for told in (apart.text, apart.summary().do[0], apart.brief().decision[0]):
        assert told.startswith(first)
        assert " less within the time simulated and end with customers worth EUR " in told
    assert apart.study.headline(apart).startswith("Of EUR 30,000 a year beyond today, put")
    assert "Of that profit changes by -EUR" in apart.text


def test_profit_and_customer_equity_add_up_to_the_gain(apart):
    parts, gain = apart.detail.parts, apart.detail.standing.gain
    assert parts.profit.mean + parts.equity.mean == pytest.approx(gain.mean[0])
    assert parts.profit.mean < 0 < parts.equity.mean


def test_parts_are_there_again_when_a_plan_is_loaded(apart, tmp_path):
    apart.save(tmp_path / "plan")
    again = load_result(tmp_path / "plan")
    assert again.detail.parts.equity.low == pytest.approx(apart.detail.parts.equity.low)
    assert again.text == apart.text


def test_where_both_grow_nothing_disagrees():
    found = carry_out(study(), market(400.0, 900.0))
    assert not found.detail.parts.disagree
    assert found.text.startswith("Of EUR 30,000")
    assert "Of that profit changes by +EUR" in found.text


def test_a_plan_for_profit_alone_has_no_parts(apart):
    found = carry_out(study("profit"), market(400.0, -900.0))
    assert found.detail.parts is None
    assert "Of that profit" not in found.text
    without = apart.beside["plans"].drop(columns=list(apart.beside["plans"].filter(regex="^equity_")))
    old = Kept(apart.runs, beside={**apart.beside, "plans": pd.DataFrame(without)})
    assert apart.study.analyse(old).parts is None
