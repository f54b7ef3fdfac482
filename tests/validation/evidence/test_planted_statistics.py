"""Statistics of targets, of planted data, by hand."""

import math

import numpy as np
import pytest

from loyalty_sim.validation.evidence.look.hazard import log_odds
from loyalty_sim.validation.evidence.look.instrument import drawn
from loyalty_sim.validation.evidence.look.links import correlation, group_means, partial, slope
from loyalty_sim.validation.evidence.targets import (
    t01_double_jeopardy,
    t02_contagion,
    t03_unit_link,
    t04_performance,
    t05_asymmetry,
    t06_intention_behaviour,
    t07_talk_volume,
    t08_talk_u,
    t09_recovery,
    t11_overload,
    t12_emotional_labour,
)


def test_log_odds_of_two_groups_are_those_of_their_table():
    """40 of 100 against 10 of 100: the odds ratio is (40 / 60) / (10 / 90) = 6."""
    exposed = np.repeat([1.0, 0.0], 100)
    left = np.concatenate([np.arange(100) < 40, np.arange(100) < 10])
    assert log_odds(exposed[:, None], left) == pytest.approx([math.log(6)])


def test_an_exposure_turned_round_turns_the_log_odds():
    rng = np.random.default_rng(0)
    exposed, left = rng.random(300) < 0.4, rng.random(300) < 0.2
    there, away = (log_odds(each[:, None].astype(float), left)[0] for each in (exposed, ~exposed))
    assert there == pytest.approx(-away)


def test_if_everybody_or_nobody_leaves_there_are_no_odds():
    x = np.arange(10.0)[:, None]
    assert np.isnan(log_odds(x, np.ones(10, bool))).all()
    assert np.isnan(log_odds(x, np.zeros(10, bool))).all()


def test_links_by_hand():
    a, b = np.array([1.0, 2.0, 3.0, np.nan]), np.array([2.0, 4.0, 6.0, 1.0])
    assert correlation(a, b) == pytest.approx(1.0)
    assert correlation(a, -b) == pytest.approx(-1.0)
    assert correlation(a, np.ones(4)) == correlation(a[:2], b[:2]) == 0.0
    assert slope(a[:3], b[:3]) == pytest.approx(2.0)
    assert slope(np.ones(3), b[:3]) == 0.0


def test_partial_correlation_of_the_textbook():
    """r ab .6, ah .5, bh .4 gives (.6 - .2) / root(.75 .84) = .504."""
    rng = np.random.default_rng(1)
    base = np.linalg.qr(rng.standard_normal((50, 4)) - 0.0)[0]
    base -= base.mean(axis=0)
    base = np.linalg.qr(base)[0]
    mix = np.linalg.cholesky(np.array([[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]))
    a, b, held = mix @ base[:, :3].T
    assert partial(a, b, held) == pytest.approx(0.4 / math.sqrt(0.75 * 0.84))


def test_so_many_are_drawn_and_nobody_twice():
    rng = np.random.default_rng(0)
    rows = np.arange(100, 150)
    some = drawn(rows, 20, rng)
    assert len(set(some.tolist())) == 20
    assert set(some.tolist()) <= set(rows.tolist())
    assert sorted(drawn(rows, 99, rng).tolist()) == rows.tolist()
    assert group_means(np.array([2.0]), np.array([1]), 2)[1] == 2.0


def panel(b, w, repeat=(0.6, 0.7, 0.8)):
    b, w = np.array(b), np.array(w)
    return {"panel": {"penetration": b, "purchases": b * w, "repeat": np.array(repeat), "duplication": np.ones(6)}}


def test_the_law_of_double_jeopardy_has_a_constant():
    b = np.array([0.1, 0.3, 0.6])
    found = t01_double_jeopardy.statistics(panel(b, 2.0 / (1 - b)))
    assert found["cv"] == pytest.approx(0.0, abs=1e-12)
    assert found["correlation"] > 0.9
    assert found["duplication"] == 0.0
    assert found["repeat"] == pytest.approx(0.6 / 0.8)
    assert 0 < found["slope"] < 1


def test_small_but_loyal_chains_would_not_be_double_jeopardy():
    found = t01_double_jeopardy.statistics(panel([0.1, 0.3, 0.6], [6.0, 4.0, 2.0]))
    assert found["correlation"] < -0.9
    assert found["cv"] > 0.3


def test_curves_of_chains_begin_with_the_largest():
    found = t01_double_jeopardy.curves(panel([0.1, 0.6, 0.3], [1.0, 2.0, 1.5]))
    assert found["penetration"].tolist() == [0.6, 0.3, 0.1]
    assert found["purchases_a_buyer"] == pytest.approx([2.0, 1.5, 1.0])


def test_contagion_is_found_in_the_month_it_was_planted_in():
    rng = np.random.default_rng(2)
    exposed = (rng.random((60_000, 6)) < 0.2).astype(float)
    exposed[:, 5] = exposed[:, :3].sum(axis=1)
    chance = 0.02 * np.where(exposed[:, 0] > 0, 2.0, 1.0)
    states = rng.standard_normal((60_000, 3))
    found = t02_contagion._ratios(exposed, states, rng.random(60_000) < chance)
    assert found["months"] == pytest.approx([2.05, 1.0, 1.0], abs=0.25)
    assert found["by_count"][0] == 1.0
    said = t02_contagion.statistics({"market": found})
    assert said["hazard"] == found["months"][0]
    assert said["fading"] == pytest.approx(2.0, abs=0.4)


def test_the_link_between_units_and_what_carries_it():
    rng = np.random.default_rng(4)
    climate = rng.standard_normal(400)
    quality = climate + 0.5 * rng.standard_normal(400)
    customers = quality + 0.5 * rng.standard_normal(400)
    unit = {"staff": climate, "customers": 2 * climate, "staff_survey": climate, "customer_survey": customers,
            "quality_survey": quality}  # fmt: skip
    found = t03_unit_link.statistics({"market": unit, "rare": unit | {"customers": 0.5 * climate}})
    assert found["latent"] == pytest.approx(1.0)
    assert found["observed"] == pytest.approx(1 / math.sqrt(1.5), abs=0.05)
    assert found["mediated"] == pytest.approx(0.0, abs=0.1)
    assert found["contact"] == pytest.approx(1.5)


def test_as_many_customers_at_every_site_and_none_of_them_twice():
    site = np.repeat([0, 1, 2], [200, 60, 10])
    rows = np.arange(1000, 1270)
    chosen = t03_unit_link._sample(site, rows, np.random.default_rng(0))
    assert np.bincount(site[chosen - 1000]).tolist() == [50, 50, 10]
    assert len(set(chosen.tolist())) == len(chosen)


@pytest.mark.parametrize("extra", [0.0, 1.0, 2.5])
def test_a_planted_asymmetry_is_found(extra):
    rng = np.random.default_rng(6)
    quality, expectation = rng.uniform(20, 90, 500), rng.uniform(20, 90, 500)
    again = 2 + 0.05 * quality + 0.05 * extra * np.minimum(quality - expectation, 0) + 0.01 * expectation
    market = {"quality": quality, "expectation": expectation, "again": again}
    satisfied = rng.uniform(40, 90, 500)
    firms = {"satisfaction": satisfied, "again": 0.1 * satisfied, "focal": (np.arange(500) < 250).astype(float)}
    found = t05_asymmetry.statistics({"market": market, "better": firms})
    assert found["ratio"] == pytest.approx(1 + extra)
    assert found["expectation"] == pytest.approx(0.01 * expectation.std() / again.std())
    assert found["elasticity"] == pytest.approx(0.0)  # proportional at both: one


def test_answers_by_gap_are_means_of_their_tens_and_nothing_where_nobody_is():
    answers = {"quality": np.array([50.0, 50.0, 95.0]), "expectation": np.array([50.0, 46.0, 54.0]),
               "overall": np.array([5.0, 5.0, 10.0]), "again": np.array([4.0, 6.0, 10.0]),
               "complained": np.array([1.0, 0.0, 0.0])}  # fmt: skip
    found = t05_asymmetry.curves({"market": answers})
    assert found["by_gap"][4] == 5.0
    assert found["by_gap"][8] == 10.0
    assert np.isnan(found["by_gap"][0])
    assert found["again_by_satisfaction"][4] == 5.0
    assert found["complained_by_satisfaction"][4] == 0.5
    assert sum(found["satisfaction"]) == pytest.approx(1.0)


def test_intention_that_bends_up_and_behaviour_that_bends_down():
    satisfied = np.repeat(np.arange(1.0, 11.0), 20)
    level = (satisfied - 1) // 2
    market = {"satisfaction": satisfied, "repurchase": level**2, "done": np.sqrt(level)}
    found = t06_intention_behaviour.statistics({"market": market})
    assert found["bend_intent"] > 0 > found["bend_behaviour"]
    assert found["gap"] == pytest.approx(found["intent"] - found["behaviour"])
    straight = t06_intention_behaviour.statistics({"market": market | {"repurchase": level}})
    assert straight["bend_intent"] == pytest.approx(0.0, abs=1e-12)
    assert straight["intent"] > 0.98


def talk(good, bad, customers):
    return {"good": np.array(good, float), "bad": np.array(bad, float), "customers": np.array(customers, float)}


def test_talk_in_proportion_to_share_has_a_slope_of_one():
    seen = {"bank": talk([60, 30, 10], [10, 10, 10], [600, 300, 100]), "hotel": talk([6, 3, 1], [2, 2, 1], [6, 3, 1])}
    found = t07_talk_volume.statistics(seen)
    assert found["positive_slope"] == pytest.approx(1.0)
    assert found["negative_slope"] < found["positive_slope"]
    assert found["least"] == pytest.approx(2.0)
    assert found["ratio"] == pytest.approx(math.sqrt(100 / 30 * 2.0))


def test_the_largest_firm_of_every_trade_comes_first():
    found = t07_talk_volume.curves({"bank": talk([1, 9], [5, 5], [10, 90]), "hotel": talk([8, 2], [1, 1], [80, 20])})
    assert found["share"] == pytest.approx([0.85, 0.15])
    assert found["good"] == pytest.approx([0.85, 0.15])


def test_those_in_between_talk_least():
    """Planted: 1 + 20 (place - .55) squared, so 6 and 4.2 people at the one end, 2.8 and 4.2 at the other."""
    places = (np.arange(10) + 0.5) / 10
    people = 1.0 + 20.0 * (places - 0.55) ** 2
    found = talked(people)
    assert (found["minimum"], found["ratio"]) == (pytest.approx(0.55), pytest.approx(5.1 / 3.5))
    assert found["ratio_of_tenths"] == pytest.approx(6.0 / 4.2)
    assert found["minimum_by_answer"] == pytest.approx(0.55)  # nobody gave the second answer
    assert found["ratio_by_answer"] == pytest.approx(6.0 / 3.5)
    people[7] = 0.9  # one tenth by luck below all others does not carry the minimum to its own place, .75
    assert talked(people)["minimum"] == pytest.approx(0.58, abs=0.03)
    assert talked(people)["plain_minimum"] == pytest.approx(0.75)


def talked(people):
    by_answer = people.copy()
    by_answer[1] = np.nan
    return t08_talk_u.statistics({"market": {"people": people, "by_answer": by_answer}})


@pytest.mark.parametrize(("bend", "slope", "least"), [(0.0, -2.0, 1.0), (0.0, 2.0, 0.0), (-9.0, 8.0, 1.0)])
def test_where_talk_is_no_u_the_least_talkative_are_at_an_end(bend, slope, least):
    places = (np.arange(10) + 0.5) / 10
    people = 5.0 + slope * places + bend * places**2
    assert talked(people)["minimum"] == least


def test_overheads_at_random_water_the_link_down_and_decide_nothing():
    """Returns that follow satisfaction, with a standard deviation of .05: overheads as large leave 1 / root 2."""
    satisfaction = np.random.default_rng(5).standard_normal((2, 4_000))
    overheads = np.random.default_rng(6).standard_normal(4_000)
    firms = {"satisfaction": satisfaction, "returns": 0.05 * satisfaction, "overheads": overheads}
    found = t04_performance.statistics({"market": firms})
    assert found["pooled"] == pytest.approx(1.0)
    assert found["pooled_05"] == pytest.approx(0.707, abs=0.02)
    assert found["pooled_10"] == pytest.approx(0.447, abs=0.03)


def test_who_would_buy_again_depends_on_where_a_yes_begins():
    """Ten serious failures a path; answers 1 to 10 everywhere, so 2, 3 or 1 of ten say yes."""
    failures = np.array([[path, 0.9, answer, 0.0, 26.0] for path in range(4) for answer in range(1, 11)])
    for yes, share in ((9, 0.2), (8, 0.3), (10, 0.1)):
        assert t09_recovery.again(failures, 0.5, 9.0, yes) == pytest.approx(share)
    left = failures.copy()
    left[:, 2] = 0.0
    assert np.isnan(t09_recovery._gradient(left, 9)["serious"])


def test_raters_of_an_employee_are_counted_from_none():
    row = np.array([2, 0, 2, 2, 0])
    place = t12_emotional_labour._places(row, np.random.default_rng(0))
    assert sorted(place[row == 2].tolist()) == [0, 1, 2]
    assert sorted(place[row == 0].tolist()) == [0, 1]


def test_load_that_hurts_from_a_point_on():
    quality = 0.8 - np.maximum(0.0, t11_overload.LOADS - 0.75)
    odds = -4.0 + 6.0 * np.maximum(0.0, t11_overload.LOADS - 0.8)
    usual = 0.7
    patients = t11_overload.USUAL_PATIENTS * t11_overload.LOADS / usual
    week = {"quality": quality, "odds": odds, "grave": 0.07 * patients, "usual": usual}
    found = t11_overload.statistics({"ward": week})
    assert found["flat"] == pytest.approx(0.0, abs=0.06)
    assert found["kink"] == pytest.approx(0.8, abs=0.02)
    assert found["odds"] == pytest.approx(math.exp(0.07), abs=0.01)
