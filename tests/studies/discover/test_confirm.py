"""Whether a box is there: shares with their intervals, and how often chance alone is taken for a box."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact

from loyalty_sim.studies.discover.boxes import Box, crowded
from loyalty_sim.studies.discover.confirm import ERROR_RATE, confirm, share_of

HALF = Box(np.array([0.0, 0.5]), np.array([1.0, 1.0]))
PLACES = np.random.default_rng(8).random((200, 2))
NONE = np.zeros(0, bool)


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_share_has_wilsons_interval(count, more):
    of = count + more
    found = share_of(count, of, 0.9)
    expected = binomtest(count, of).proportion_ci(0.9, method="wilson")
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_of_nothing_there_is_no_share():
    found = share_of(0, 0, 0.9)
    assert np.isnan([found.value, found.low, found.high]).all()


def test_counts_are_those_of_the_points_inside_and_outside():
    inside = PLACES[:, 1] >= 0.5
    fails = inside & (PLACES[:, 0] < 0.8)
    found = confirm(HALF, PLACES, fails, np.array([True, True, False]))
    assert (found.density.count, found.density.of) == (fails[inside].sum() + 2, inside.sum() + 3)
    assert (found.outside.count, found.outside.of) == (0, (~inside).sum())
    assert found.coverage.value == 1.0
    table = [[found.density.count, found.density.of - found.density.count], [0, found.outside.of]]
    assert found.chance == pytest.approx(fisher_exact(table, alternative="greater").pvalue)
    assert found.holds


def test_fewer_failures_inside_than_outside_are_no_box():
    fails = PLACES[:, 1] < 0.5
    assert not confirm(HALF, PLACES, fails, NONE).holds
    assert confirm(HALF, PLACES, fails, NONE).chance > 0.99


def test_chance_alone_is_taken_for_a_box_as_rarely_as_is_said():
    """Failures spread evenly: 5 % of 400 at most, within 3.5 standard errors."""
    rng = np.random.default_rng(3)
    held = sum(confirm(HALF, PLACES, rng.random(200) < 0.3, rng.random(12) < 0.3).holds for _ in range(400))
    assert held / 400 < ERROR_RATE + 3.5 * np.sqrt(ERROR_RATE * (1 - ERROR_RATE) / 400)


def test_more_boxes_at_once_take_more_to_be_believed():
    inside = PLACES[:, 1] >= 0.5
    rng = np.random.default_rng(5)
    judged = []
    for share in np.linspace(0.3, 0.6, 40):
        fails = rng.random(200) < np.where(inside, share, 0.3)
        one, many = (confirm(HALF, PLACES, fails, NONE, boxes=boxes) for boxes in (1, 10))
        assert one.chance == many.chance
        judged.append((one.holds, many.holds))
    assert sum(one for one, _ in judged) > sum(many for _, many in judged)
    assert all(one for one, many in judged if many)


@given(st.floats(0.01, 0.99))
def test_crowded_is_twice_the_usual_and_never_more_than_can_be(base):
    assert base < crowded(base) < 1
    assert crowded(base) <= 2 * base


def test_a_box_holds_what_is_put_inside():
    box = Box(np.array([0.2, 0.0]), np.array([0.4, 1.0]))
    assert box.limited == [0]
    assert box.holds(box.inside(PLACES)).all()
    assert box.holds(PLACES).sum() == ((PLACES[:, 0] >= 0.2) & (PLACES[:, 0] <= 0.4)).sum()
