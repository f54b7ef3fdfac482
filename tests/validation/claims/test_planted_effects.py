"""The effects of planted arms, and the verdict that follows."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_claims import BAD, GOOD, MIXED, OPEN, PART, PLACES, WHERE

from loyalty_sim.validation.claims.condition import Found
from loyalty_sim.validation.claims.effect import (
    FAILS,
    HOLDS,
    UNDETERMINED,
    find,
    judge,
    samples,
    together,
)
from loyalty_sim.validation.claims.verdict import HOLDS_WHEN, verdict

FEW = st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=10)


def arms(usual, more):
    return {"usual": {"profit": np.asarray(usual, float)}, "more": {"profit": np.asarray(more, float)}}


@pytest.mark.parametrize(
    ("more", "said"),
    [([9, 8, 10, 9], HOLDS), ([0, 1, -1, 0], FAILS), ([-9, -8, -9, -10], FAILS), ([2, 9, -5, 2], UNDETERMINED),
     ([2.0, 2.0, 2.0, 2.0], FAILS)],
)  # fmt: skip
def test_rise_fall_and_no_difference_against_a_threshold(more, said):
    found = find(PART, arms([0, 0, 0, 0], more))
    assert found.verdict == said
    assert found.low <= found.mean <= found.high
    assert found.mean == pytest.approx(np.mean(more))


@given(FEW, st.floats(-100, 100))
def test_what_all_arms_share_does_not_count(more, shift):
    plain, moved = (find(PART, arms([by] * len(more), [x + by for x in more])) for by in (0.0, shift))
    assert moved.mean == pytest.approx(plain.mean, abs=1e-6)
    assert moved.high - moved.low == pytest.approx(plain.high - plain.low, abs=1e-6)


@given(FEW)
def test_a_claim_turned_round_has_the_verdict_turned_round(more):
    """Above 2 and below -2 of the opposite effect are the same assertion."""
    other = PART._replace(above=None, below=-2, effect={"more": -1, "usual": 1})
    data = arms([0.0] * len(more), more)
    assert find(PART, data).verdict == find(other, data).verdict
    against = PART._replace(above=None, below=2)
    both = {find(PART, data).verdict, find(against, data).verdict}
    assert both in ({HOLDS, FAILS}, {UNDETERMINED}, {FAILS})


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_the_verdict_of_an_interval(one, other):
    low, high = sorted((one, other))
    said = judge(PART, low, high)
    assert (said == HOLDS) == (low > 2)
    assert (said == FAILS) == (high <= 2)


@pytest.mark.parametrize("seeds", [0, 1, 2])
def test_too_few_seeds_decide_nothing_however_clear(seeds):
    found = find(PART, arms([0.0] * seeds, [1e6] * seeds))
    assert found.verdict == UNDETERMINED
    assert (found.low, found.high) == (-math.inf, math.inf)
    assert math.isnan(found.mean) if seeds == 0 else found.mean == 1e6


def test_a_ratio_over_nothing_is_no_ratio():
    part = PART._replace(effect={"more": 1}, per={"usual": 1})
    assert len(samples(part, arms([1, -1, 0], [4, 5, 6]))) == 0
    assert len(samples(part, arms([np.nan, np.nan, np.nan], [4, 5, 6]))) == 0
    assert samples(part, arms([2, 2, np.nan], [4, 6, 100])).mean() == 2.5


def test_a_ratio_less_another_ratio():
    """Money comes back twofold here and threefold there: one less, seed by seed."""
    part = PART._replace(effect={"more": 1}, per={"usual": 1}, than={"most": 1}, than_per={"little": 1})
    data = {name: {"profit": np.array(sums)} for name, sums in
            {"more": [4.0, 8.0], "usual": [2.0, 4.0], "most": [9.0, 3.0], "little": [3.0, 1.0]}.items()}  # fmt: skip
    assert samples(part, data).tolist() == [-1.0, -1.0]
    assert (part.tops, part.bottoms) == ({"more", "most"}, {"usual", "little"})
    data["most"]["profit"][0] = np.nan
    assert samples(part, data).tolist() == [-1.0]


@given(st.lists(st.tuples(st.floats(1, 9), st.floats(-9, 9)), min_size=3, max_size=12))
def test_a_ratio_is_the_ratio_of_sums(pairs):
    usual, more = map(np.array, zip(*pairs, strict=True))
    found = samples(PART._replace(effect={"more": 1}, per={"usual": 1}), arms(usual, more))
    assert found.mean() == pytest.approx(more.sum() / usual.sum(), abs=1e-9)


def test_a_ratio_of_two_measures():
    data = {"usual": {"profit": np.full(3, 8.0), "spend": np.full(3, 4.0)}}
    part = PART._replace(effect={"usual": 1}, per={"usual": 1}, per_measure="spend")
    assert samples(part, data).tolist() == [2.0, 2.0, 2.0]


@pytest.mark.parametrize(
    ("found", "said"),
    [([GOOD], HOLDS), ([GOOD, GOOD], HOLDS), ([GOOD, OPEN], UNDETERMINED), ([OPEN, BAD], FAILS), ([GOOD, BAD], FAILS)],
)
def test_parts_together(found, said):
    assert together(found) == said


@pytest.mark.parametrize(
    ("own", "failing", "conditions", "said"),
    [
        (HOLDS, False, [], (HOLDS, [])),
        (HOLDS, True, [], (HOLDS_WHEN, [])),
        (HOLDS, True, [WHERE], (HOLDS_WHEN, [WHERE])),
        (HOLDS, False, [WHERE], (HOLDS, [])),
        (UNDETERMINED, False, [()], (UNDETERMINED, [])),
        (UNDETERMINED, False, [], (UNDETERMINED, [])),
        (UNDETERMINED, True, [WHERE], (UNDETERMINED, [])),
        (FAILS, True, [], (FAILS, [])),
        (FAILS, False, [WHERE], (HOLDS_WHEN, [WHERE])),
        (FAILS, False, [()], (HOLDS_WHEN, [])),
    ],
)
def test_the_verdict_of_test_and_search_together(own, failing, conditions, said):
    assert verdict(own, Found(MIXED if failing else PLACES, conditions)) == said
    assert verdict(own, None) == (own, [])
