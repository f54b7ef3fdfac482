"""Intervals keep to what is possible, and a firm of few customers is warned of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.compare.study import CompareStudy
from loyalty_sim.studies.market import market_words, small_firm
from loyalty_sim.studies.possible import within
from loyalty_sim.week.outcomes import OUTCOMES
from planted import PlantedLab, short, with_levers


@given(st.sampled_from(list(OUTCOMES)), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(0, 1))
def test_an_interval_of_a_change_ends_where_the_outcome_does(name, one, other, place):
    low, high = OUTCOMES[name].possible
    of = place if np.isinf(high) or np.isinf(low) else low + place * (high - low)
    ends = within(name, min(one, other), max(one, other), of)
    assert ends[0] <= ends[1]
    assert low - 1e-9 <= of + ends[0]
    assert of + ends[1] <= high + 1e-9


def test_what_is_possible_stays_as_it_is_and_what_is_missing_stays_missing():
    assert within("profit", -1e9, 1e9) == (-1e9, 1e9)
    assert within("satisfaction", 20.0, 30.0) == (20.0, 30.0)
    assert all(np.isnan(within("satisfaction", float("nan"), float("nan"))))


def test_a_comparison_never_keeps_more_customers_than_all_or_loses_more_than_it_has():
    gains = [0.09, -0.3, 0.02]

    def outcomes(job):
        b = job.label == "B"
        return {"retention": 0.9 + gains[job.seed] * b, "customers": 5.0 - 4.9 * b * (job.seed % 2)}

    study = CompareStudy({"A": short(8), "B": with_levers(short(8), climate=2.0)}, [0, 1, 2], {"confidence": 0.99})
    rows = carry_out(study, PlantedLab(outcomes)).table.set_index("outcome")
    assert rows.loc["retention", "high"] == pytest.approx(0.1)
    assert rows.loc["customers", "low"] == pytest.approx(-5.0)


def of_customers(count):
    base = Scenario()
    return base._replace(market=base.market._replace(customers=count))


@pytest.mark.parametrize(("customers", "warned"), [(300, True), (900, True), (1_100, False), (10_000, False)])
def test_a_small_firm_is_warned_of_and_the_heading_says_how_small(customers, warned):
    assert bool(small_firm(of_customers(customers))) == warned
    own = round(0.3 * customers)
    assert f"{customers:,} customers, {own:,} of them ours" in market_words(of_customers(customers))
