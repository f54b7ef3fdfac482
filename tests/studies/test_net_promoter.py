"""The net promoter score in an answer: of firm and industry, with the error of a survey apart from luck."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, compare, load_scenario, run
from loyalty_sim.studies.net_promoter import changes, stands
from loyalty_sim.studies.possible import of_runs
from loyalty_sim.week.outcomes import OUTCOMES
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


ALIKE = [[100.0, 100.0], [-100.0, -100.0], [0.0, 0.0], [100.0, 100.0, np.nan]]


@pytest.mark.parametrize("scores", ALIKE)
def test_few_runs_of_the_same_score_leave_open_what_luck_does(scores):
    """Two firms of a customer each: their score is the same by chance, and the interval of its mean has a width."""
    low, high = of_runs("nps", np.array(scores), 0.9)
    assert -100 <= low < high <= 100
    assert low <= scores[0] <= high
    assert of_runs("nps", np.array([scores[0]] * 20), 0.9)[1] - of_runs("nps", np.array([scores[0]] * 20), 0.9)[0] < 30


def test_nine_in_ten_intervals_hold_the_mean_of_scores_that_are_mostly_saturated():
    """Of runs of which most are saturated and few are not, at most a tenth have an interval beside the mean."""
    rng = np.random.default_rng(1)
    for often in (0.3, 0.6, 0.9):
        drawn = np.where(rng.random((2_000, 3)) < often, 100.0, -100.0)
        ends = np.array([of_runs("nps", each, 0.9) for each in drawn[(drawn == drawn[:, :1]).all(axis=1)]])
        beside = (ends[:, 0] > 200 * often - 100) | (ends[:, 1] < 200 * often - 100)
        assert beside.sum() / 2_000 <= 0.1


def test_a_change_of_nothing_in_every_pair_is_known_and_one_of_the_same_amount_is_not():
    assert of_runs("nps", np.zeros(2), 0.9, of=100.0) == (0.0, 0.0)
    low, high = of_runs("nps", np.full(2, 50.0), 0.9, of=25.0)
    assert (low, high) == (pytest.approx(50 - (1 - 0.05**0.5) * 175), pytest.approx(50 + (1 - 0.05**0.5) * 25))


def test_what_nothing_bounds_has_no_end():
    low, high = of_runs("customers", np.zeros(3), 0.9)
    assert low == 0
    assert np.isnan(high)


@pytest.fixture(scope="module")
def tiny():
    """A firm of one or two customers, who all promote it; in the other market it has lost them."""
    market = load_scenario(overrides=["market.customers=24", "market.weeks=6", "firm.share=0.1"])
    return run(market, seeds=2, workers=1)


def test_an_error_is_no_score():
    low, high = of_runs("nps_error", np.array([2.0, 4.9]), 0.9)
    assert (low, high) == (0.0, 5.0)


def test_a_tiny_firm_is_told_without_intervals_of_no_width(tiny):
    rows = {row.cells[0].partition(" (")[0]: row.cells[1:] for row in tiny.form().rows}
    assert rows["net promoter score"] == ("100.0", "-55.3 to 100.0")
    assert rows["kept a year"] == ("100.0", "22.4 to 100.0")
    assert rows["survey error of the net promoter score"] == ("0.0", "0.0 to 3.9")
    assert "one survey of 400 customers knows it to within 1 points" in tiny.text


def test_what_is_no_number_is_not_shown_as_one():
    a, b = (load_scenario(name, ["market.customers=20", "market.weeks=8", "firm.share=0.05"])
            for name in ("baseline", "people_first"))  # fmt: skip
    both = compare(a, b, seeds=2, worlds=0, workers=1)
    assert "nan" not in both.text
    assert not [row for row in both.form().rows if "- to -" in row.cells]


def test_the_error_of_a_survey_is_no_score():
    shown = {name: OUTCOMES[name].shown for name in ("nps", "nps_industry", "nps_error")}
    assert shown == {"nps": "points of -100 to 100", "nps_industry": "points of -100 to 100", "nps_error": "points"}
