"""Best and break-even levels: known curves, the ends of the range, and how doubt widens them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.statistics.optimum import optimum

LEVELS = np.linspace(0.0, 10.0, 11)


def curve(best, seeds=6, noise=0.0):
    """Parabolas with their peak at `best`; luck common to a seed, and of each level."""
    rng = np.random.default_rng(5)
    return -((LEVELS - best) ** 2) + 50 * rng.standard_normal((seeds, 1)) + noise * rng.standard_normal((seeds, 11))


@given(st.floats(0.5, 9.5))
def test_the_peak_of_a_parabola_is_found(best):
    found = optimum(LEVELS, curve(best), 0).best
    assert found.value == pytest.approx(best, abs=0.02)
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize(("best", "end"), [(-3.0, 0.0), (14.0, 10.0)])
def test_a_peak_beyond_the_range_is_at_its_end(best, end):
    found = optimum(LEVELS, curve(best), 2)
    assert (found.best.value, found.best.low, found.best.high) == (end, end, end)


@given(st.integers(0, 4))
def test_break_even_is_as_far_beyond_the_peak_as_the_baseline_is_before_it(baseline):
    found = optimum(LEVELS, curve(5.0), baseline).break_even
    assert found.value == pytest.approx(10.0 - LEVELS[baseline], abs=0.03)


def test_where_every_step_up_loses_break_even_is_the_baseline():
    assert optimum(LEVELS, curve(2.0), 4).break_even.value == LEVELS[4]


def test_where_nothing_is_lost_break_even_is_the_last_level():
    assert optimum(LEVELS, curve(12.0), 4).break_even.value == LEVELS[-1]


def test_more_luck_is_a_wider_interval_and_more_seeds_a_narrower_one():
    def width(**how):
        found = optimum(LEVELS, curve(5.0, **how), 0).best
        return found.high - found.low

    assert width(noise=1.0) < width(noise=8.0)
    assert width(noise=8.0, seeds=200) < width(noise=8.0, seeds=6)


def test_luck_of_a_seed_that_all_levels_share_changes_nothing():
    values = curve(4.0, noise=2.0)
    shifted = values + 1e4 * np.arange(len(values))[:, None]
    one, other = optimum(LEVELS, values, 1), optimum(LEVELS, shifted, 1)
    assert one.best.value == pytest.approx(other.best.value, abs=1e-6)


def test_the_unit_of_money_does_not_matter():
    one, other = (optimum(LEVELS * scale, curve(4.0, noise=2.0), 1) for scale in (1.0, 1e5))
    assert other.best.value == pytest.approx(1e5 * one.best.value)
    assert other.break_even.high == pytest.approx(1e5 * one.break_even.high)


def test_the_same_runs_have_one_answer():
    values = curve(4.0, noise=2.0)
    assert optimum(LEVELS, values, 1) == optimum(LEVELS, values.copy(), 1)
