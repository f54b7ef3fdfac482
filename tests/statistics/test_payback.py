"""When a change has paid: a week with an interval where luck allows one, and none where it does not."""

import numpy as np
import pytest

from loyalty_sim.statistics.payback import payback


def paths(rng, slope, spread, seeds=20, weeks=104):
    """A loss of 1,000 at the start, and then a gain a week that differs from seed to seed."""
    return -1_000.0 + (slope + spread * rng.normal(0, 1, (seeds, 1))) * np.arange(1, weeks + 1)


def test_the_interval_holds_the_true_week_in_nine_studies_of_ten():
    rng = np.random.default_rng(2)
    truth, held = 41, []  # 25 a week bring back 1,000 in 40 weeks, so that week 41 is the first ahead
    for _ in range(300):
        found = payback(paths(rng, 25.0, 8.0))
        held.append(found.low <= truth <= found.high)
    assert 0.83 <= np.mean(held) <= 0.95


def test_what_luck_may_turn_has_no_week():
    found = payback(paths(np.random.default_rng(3), 10.0, 12.0))
    assert not found.known
    assert 0.05 < found.chance < 0.95


@pytest.mark.parametrize(("slope", "week", "chance"), [(100.0, 11, 1.0), (1.0, None, 0.0)])
def test_what_is_sure_is_named(slope, week, chance):
    found = payback(paths(np.random.default_rng(4), slope, 0.01))
    assert (found.week, found.chance, found.known) == (week, chance, week is not None)


def test_ahead_from_the_first_week():
    found = payback(np.ones((4, 10)))
    assert (found.week, found.low, found.high) == (1, 1.0, 1.0)
