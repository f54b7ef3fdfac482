"""What is said of failures at planted points: often, seldom, everywhere, nowhere, in a box, or as luck will have it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.studies import carry_out
from loyalty_sim.studies.discover.analysis import undecided
from loyalty_sim.studies.discover.boxes import Box, find_boxes
from loyalty_sim.studies.discover.confirm import Confirmed, share_of
from loyalty_sim.studies.discover.study import FRESH, DiscoverStudy
from loyalty_sim.studies.discover.table import boxes_table, points_table
from loyalty_sim.studies.discover.words import box_words, describe
from loyalty_sim.studies.vary.factor import Factor
from planted import PlantedLab, short

FACTORS = [
    Factor.between("theory.choice.taste_scale", 0, 2),
    Factor.between("trade.wage", 500, 1500),
    Factor.between("rivals.count", 1, 5),
]


@pytest.fixture(scope="module")
def result():
    factors = [factor.record for factor in FACTORS[:2]]
    asked = {"on": "profit", "margin": 0.0, "factors": factors, "points": 32, "considered": 2, "confidence": 0.9}
    a, b = short(8, name="old", title="Old"), short(8, name="new", title="New")
    study = DiscoverStudy({"A": a, "B": b}, [3, 4, 3 + FRESH, 4 + FRESH], asked)
    return carry_out(study, PlantedLab(lambda job: {"profit": 500.0 if job.scenario.name == "new" else 0.0}))


def told(result, **changes):
    """Text and summary of a result of which some figures are others."""
    found = replace(result, detail=replace(result.detail, **changes))
    return describe(found.detail), found.summary()


def box(low=(0.5, 0), high=(1, 1), holds=True):
    shares = (share_of(9, 10, 0.9), share_of(9, 12, 0.9), share_of(3, 60, 0.9))
    return Confirmed(Box(np.array(low, float), np.array(high, float)), *shares, chance=0.001, holds=holds)


NEVER = np.zeros(32, bool)


# -- limits ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ((0.5, 0, 0), (1, 1, 1), "choice.taste_scale is above 1"),
        ((0, 0, 0), (0.25, 1, 1), "choice.taste_scale is below 0.5"),
        ((0, 0.1, 0), (1, 0.6, 1), "trade.wage is between 600 and 1,100"),
        ((0.5, 0.9, 0), (1, 1, 1), "choice.taste_scale is above 1 and trade.wage is above 1,400"),
        ((0, 0, 0.5), (1, 1, 1), "rivals.count is above 3"),
        ((0, 0, 0), (1, 1, 1), ""),
    ],
)
def test_a_box_is_said_by_its_limits_alone(low, high, said):
    assert box_words(Box(np.array(low, float), np.array(high, float)), FACTORS) == said


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=3), st.integers(0, 99))
def test_what_is_squeezed_into_a_box_lies_in_it_and_the_whole_holds_everything(ends, seed):
    low, high = np.sort(np.array(ends), axis=1).T
    places = np.random.default_rng(seed).random((20, len(ends)))
    part = Box(low, high)
    assert Box(low, np.nextafter(high, 2)).holds(part.inside(places)).all()
    assert Box(np.zeros(len(ends)), np.ones(len(ends))).holds(places).all()
    assert set(part.limited) == {n for n in range(len(ends)) if low[n] > 0 or high[n] < 1}


def test_boxes_do_not_depend_on_the_order_of_the_points():
    places = np.random.default_rng(2).random((120, 2))
    fails = (places[:, 0] > 0.6) & (places[:, 1] < 0.5)
    order = np.random.default_rng(3).permutation(120)
    [one], [other] = find_boxes(places, fails), find_boxes(places[order], fails[order])
    assert (one.low.tolist(), one.high.tolist()) == (other.low.tolist(), other.high.tolist())
    assert one.limited == [0, 1]


# -- how often ------------------------------------------------------------------------------------------------------


def test_where_it_never_fails_it_is_chosen_with_a_limit_to_what_is_known(result):
    text, summary = told(result, failing=share_of(0, 32, 0.9), open=NEVER)
    assert text.startswith("new does beat old in profit at every one of 32 fresh points; the share of the space")
    assert "is below 8 %." in text
    assert summary.do[0] == "Choose B (New): nothing tried in these ranges makes it fail to beat A (Old)."


def test_where_it_always_fails_it_is_not_taken(result):
    text, summary = told(result, failing=share_of(32, 32, 0.9), open=NEVER)
    assert "it fails everywhere in these ranges." in text
    assert summary.do[0] == "Stay with A (Old): B (New) does not beat it anywhere in these ranges."


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (4, "Choose B (New) with care: it beats A (Old) at most points"),
        (16, "Undetermined: B (New) beats A (Old) about as often as not"),
        (28, "Stay with A (Old): B (New) fails to beat it at most points"),
    ],
)
def test_without_a_box_the_share_decides_and_its_interval_may_leave_it_open(result, count, said):
    text, summary = told(result, failing=share_of(count, 32, 0.9), open=NEVER, boxes=())
    assert summary.do[0].startswith(said)
    assert "No box found: failures crowd nowhere" in text


@pytest.mark.parametrize("count", [0, 16, 32])
def test_where_luck_decides_at_most_points_nothing_is_chosen(result, count):
    _, summary = told(result, failing=share_of(count, 32, 0.9), open=~NEVER)
    assert summary.do[0].startswith("Undetermined: at most points luck may decide whether B (New) beats A (Old)")
    assert summary.sure[-1] == "At 100 % of the points 2 seeds leave open who is ahead; more would tell."


def test_a_confirmed_box_is_what_to_find_out_first(result):
    text, summary = told(result, failing=share_of(12, 32, 0.9), open=NEVER, boxes=(box(), box((0, 0.9), (1, 1))))
    assert summary.do[0] == (
        "Before choosing B (New), find out whether choice.taste_scale is above 1 or where trade.wage is above 1,400: "
        "there it mostly fails to beat A (Old)."
    )
    assert "It fails mostly where choice.taste_scale is above 1: there it fails at 90 %" in text
    assert "It also does where trade.wage is above 1,400" in text
    assert "elsewhere at 5 % (" in text
    assert summary.sure[-1].startswith("The condition was found with some points and confirmed with others")


def test_a_suspicion_that_fresh_points_do_not_confirm_is_none(result):
    text, summary = told(result, failing=share_of(12, 32, 0.9), open=NEVER, boxes=(box(holds=False),))
    assert "the suspicion of one was not confirmed by fresh points" in text
    assert "choice.taste_scale is above" not in text
    assert not summary.do[0].startswith("Before choosing")
    assert "A condition was suspected, but fresh points did not confirm it." in summary.sure


def test_a_margin_is_part_of_the_question(result):
    text, _ = told(result, failing=share_of(12, 32, 0.9), open=NEVER, margin=2_500.0)
    assert text.startswith("new fails to beat old in profit by more than EUR 2,500 at 38 % (90 % interval")


@pytest.mark.parametrize(("seen", "said"), [
    ([-3_000.0, 1_000.0], "-EUR 1,000 on average, from -EUR 3,000 at the worst point to +EUR 1,000."),
    ([0.0, 0.0], "EUR 0 on average, from EUR 0 at the worst point to EUR 0."),
])  # fmt: skip
def test_the_range_of_differences_is_said_with_signs(result, seen, said):
    assert told(result, seen=np.array(seen))[1].returns[0] == f"Over the ranges, B less A in profit is {said}"


# -- luck and tables ------------------------------------------------------------------------------------------------


def test_a_point_is_undecided_where_its_interval_holds_the_margin():
    values = np.array([[5.0, 5.0, 5.0], [4.0, 5.0, 6.0], [-9.0, -8.0, -10.0], [2.0, 2.0, 2.0]])
    assert undecided(values, 0.0, 0.9).tolist() == [False] * 4
    assert undecided(values, 5.0, 0.9).tolist() == [True, True, False, False]
    assert undecided(values, 2.0, 0.9).tolist() == [False, False, False, True]


def test_points_of_both_parts_are_kept_and_only_fresh_ones_are_open():
    places = np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]])
    parts = [("search", places, np.array([1.0, -1.0])), ("fresh", places, np.array([0.0, 3.0]))]
    table = points_table(FACTORS, parts, 0.0, np.array([True, False]))
    assert table["fails"].tolist() == [False, True, True, False]
    assert table["open"].tolist() == [False, False, True, False]
    assert table["rivals.count"].tolist() == [1, 5, 1, 5]


def test_a_table_without_boxes_has_its_columns_all_the_same(result):
    empty = boxes_table(replace(result.detail, boxes=()))
    full = boxes_table(replace(result.detail, boxes=(box(), box(holds=False))))
    assert (len(empty), len(full)) == (0, 2)
    assert list(empty) == list(full)
    assert full["confirmed"].tolist() == [True, False]
    assert full["density"].tolist() == [0.9, 0.9]
