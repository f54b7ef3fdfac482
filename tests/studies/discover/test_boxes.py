"""Scenario discovery finds a planted box, says how dense it is, and finds nothing in noise."""

import numpy as np
import pytest

from loyalty_sim.studies.discover.boxes import Box, find_boxes
from loyalty_sim.studies.discover.confirm import confirm, share_of

FACTORS = 5


def spread(points, seed):
    return np.random.default_rng(seed).random((points, FACTORS))


def planted(places, seed=0, inside=0.95, outside=0.05):
    """Failures crowd where the first factor is above .6 and the third below .5."""
    there = (places[:, 0] > 0.6) & (places[:, 2] < 0.5)
    return np.random.default_rng(seed).random(len(places)) < np.where(there, inside, outside)


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_box_is_found_and_its_limits_are_right(seed):
    places = spread(256, seed)
    box = find_boxes(places, planted(places, seed))[0]
    assert box.limited == [0, 2]
    assert box.low[0] == pytest.approx(0.6, abs=0.08)
    assert box.high[2] == pytest.approx(0.5, abs=0.08)


def test_fresh_points_confirm_it_with_density_and_coverage():
    true = Box(np.array([0.6, 0, 0, 0, 0]), np.array([1, 1, 0.5, 1, 1]))
    places = spread(400, 1)
    extra = planted(true.inside(spread(50, 2)), 3)
    found = confirm(true, places, planted(places, 4), extra)
    assert found.holds
    assert found.density.low < 0.95 < found.density.high
    assert found.outside.low < 0.05 < found.outside.high
    assert found.coverage.low < 0.2 * 0.95 / (0.2 * 0.95 + 0.8 * 0.05) < found.coverage.high


def test_in_noise_no_box_is_confirmed_more_often_than_the_error_rate_says():
    confirmed, found = 0, 0
    for seed in range(60):
        places, fresh, rng = spread(128, seed), spread(128, 1000 + seed), np.random.default_rng(seed)
        boxes = find_boxes(places, rng.random(128) < 0.3)
        found += bool(boxes)
        confirmed += any(
            confirm(box, fresh, rng.random(128) < 0.3, rng.random(16) < 0.3, len(boxes)).holds for box in boxes
        )
    assert found > 30  # a tree does find boxes in noise: it is the fresh points that reject them
    assert confirmed <= 8  # 3 expected at 5 %; more than 8 has a chance of 1 in 250


def test_where_all_or_nothing_fails_there_is_no_box():
    places = spread(64, 0)
    assert find_boxes(places, np.zeros(64, dtype=bool)) == []
    assert find_boxes(places, np.ones(64, dtype=bool)) == []


def test_two_boxes_are_two():
    places = spread(400, 5)
    fails = (places[:, 0] > 0.8) | (places[:, 1] < 0.15)
    assert sorted(box.limited for box in find_boxes(places, fails)) == [[0], [1]]


def test_squeezed_points_lie_in_the_box():
    box = Box(np.array([0.6, 0, 0, 0, 0]), np.array([1, 1, 0.5, 1, 1]))
    assert box.holds(box.inside(spread(100, 0))).all()


def test_a_share_of_nothing_is_unknown():
    assert np.isnan(share_of(0, 0, 0.9).value)
    assert share_of(0, 50, 0.9).high == pytest.approx(0.0513, abs=0.002)
