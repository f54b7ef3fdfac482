"""A statistic against its band: in, out, or neither."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.validation.evidence.verdict import judged, together

SAMPLES = st.lists(st.floats(-100, 100), min_size=2, max_size=12)


@given(SAMPLES, st.floats(-100, 100), st.floats(0, 100))
def test_a_mean_is_in_out_or_neither_and_never_both(samples, low, wide):
    found = judged(samples, low, low + wide)
    assert (found.verdict == "in") == (low <= found.low and found.high <= low + wide)
    assert (found.verdict == "out") == (found.high < low or found.low > low + wide)
    assert found.low <= found.mean <= found.high
    if found.verdict == "in":
        assert found.distance == 0.0
    if found.verdict == "out":
        assert found.distance != 0.0


@given(SAMPLES, st.floats(-50, 50))
def test_a_wider_band_never_turns_in_into_out(samples, low):
    narrow, wide = judged(samples, low, low + 1), judged(samples, low - 5, low + 6)
    assert not (narrow.verdict == "in" and wide.verdict != "in")
    assert abs(wide.distance) <= abs(narrow.distance)


@pytest.mark.parametrize(
    ("mean", "distance"), [(5.0, 0.0), (1.0, -1.0), (12.0, 2.0), (2.0, 0.0), (10.0, 0.0), (math.nan, math.nan)]
)
def test_distance_is_signed_from_the_nearest_edge(mean, distance):
    assert judged([mean, mean], 2.0, 10.0).distance == pytest.approx(distance, nan_ok=True)


@pytest.mark.parametrize("samples", [[], [math.nan], [math.inf, -math.inf], [5.0]])
def test_of_fewer_than_two_seeds_nothing_is_determined(samples):
    found = judged(samples, -math.inf, math.inf)
    assert found.verdict == "undetermined"
    assert math.isnan(found.low)


def test_a_target_of_no_statistics_is_not_in():
    assert together([]) == "undetermined"
    assert together(["in", "out", "in"]) == "out"
