"""The net promoter score in an answer: of firm and industry, with the error of a survey apart from luck."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, compare, load_scenario, run
from loyalty_sim.studies.net_promoter import changes, stands
from loyalty_sim.week.recommend import recommend

SIZE = ["market.customers=1500", "market.weeks=20"]


def test_everybody_with_a_provider_is_asked_and_a_survey_of_the_firm_finds_the_same():
    """The firm's own survey of all weeks lies within three of its standard errors of the score at the end."""
    market = ServiceMarket(overrides=["market.customers=6000", "market.weeks=26", "firm.levers.listening=8"], rng=2)
    market.run()
    found, own = market.outcomes(), market.history.query("firm == 0 and week > 13").sum()
    surveyed = 100 * (own["promoters"] - own["detractors"]) / own["responded"]
    error = found["nps_error"] * np.sqrt(400 / own["responded"])
    assert own["responded"] > 100
    assert abs(surveyed - found["nps"]) < 3 * error + 3.0  # and the score moves a little within the weeks
    said = np.zeros((2, 3), np.int64)
    recommend(market.luck, market.week, market.world.customers, market.packed, said)
    providers = market.world.customers.provider
    assert said[:, 0].tolist() == [(providers == 0).sum(), (providers > 0).sum()]


def test_asking_changes_nothing_and_gives_the_same_twice():
    market = ServiceMarket(overrides=SIZE, rng=3).run()
    before = market.world.customers.satisfaction.copy()
    assert market.outcomes() == market.outcomes()
    assert np.array_equal(before, market.world.customers.satisfaction)


def test_more_satisfied_customers_recommend_more():
    low, high = ServiceMarket(overrides=SIZE, rng=4).run(), ServiceMarket(overrides=SIZE, rng=4).run()
    high.world.customers.satisfaction[:] = 1.0
    low.world.customers.satisfaction[:] = 0.2
    assert high.outcomes()["nps"] > 50 > -50 > low.outcomes()["nps"]


def test_the_answers_of_run_and_compare_say_it_with_both_doubts():
    small = load_scenario(overrides=SIZE)
    one = run(small, seeds=2, workers=1)
    assert {"nps", "nps_industry", "nps_error"} <= set(one.table["outcome"])
    assert "Net promoter score" in one.text
    assert "one survey of 400 customers knows it to within" in one.text
    both = compare(small, load_scenario("service_first", SIZE), seeds=2, worlds=0, workers=1)
    assert "by luck alone" in both.text
    assert any("Net promoter score changes" in each for each in both.summary().returns)


def test_a_monopoly_has_no_industry_to_compare_with():
    alone = load_scenario(overrides=[*SIZE, "rivals.count=0", "firm.share=1"])
    one = run(alone, seeds=2, workers=1)
    assert "of rivals" not in one.text
    assert [row.cells[1] for row in one.form().rows if "of rivals" in row.cells[0]] == ["-"]
    same = compare(alone, alone, seeds=2, worlds=0, workers=1)
    assert "exactly the same" in same.text


@pytest.mark.parametrize("known", [{}, {"nps": float("nan")}])
def test_where_it_is_not_known_nothing_is_said(known):
    assert stands(known) == ""
    assert changes({}) == ""
