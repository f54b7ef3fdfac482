"""Tornado, Morris and Sobol on functions whose answer is known, through the functions that studies use."""

import numpy as np
import pytest

from loyalty_sim.studies.sensitivity.morris import elementary_effects, morris, morris_places
from loyalty_sim.studies.sensitivity.sobol import sobol, sobol_places
from loyalty_sim.studies.sensitivity.tornado import tornado, tornado_places

SLOPES = np.array([5.0, -2.0, 0.0])
SEEDS = 8


def linear(places):
    return places @ SLOPES


def ishigami(places):
    x = np.pi * (2 * places - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def noisy(values, own, shared=3.0, seeds=SEEDS, luck=0):
    """Outcomes under seeds: luck that all points share, and luck of each point."""
    rng = np.random.default_rng(luck)
    return values[:, None] + shared * rng.standard_normal(seeds) + own * rng.standard_normal((len(values), seeds))


def test_tornado_of_a_line_is_its_slopes():
    found = tornado(noisy(linear(tornado_places(np.full(3, 0.25))), own=0.0))
    assert found.swing.mean == pytest.approx(SLOPES)
    assert found.low.mean == pytest.approx(-0.25 * SLOPES)
    assert found.high.mean == pytest.approx(0.75 * SLOPES)
    assert found.reach == pytest.approx(np.abs(SLOPES))


def test_tornado_counts_what_lies_outside_the_range_too():
    found = tornado(noisy(linear(tornado_places(np.array([1.5, 0.5, 0.5]))), own=0.0))
    assert found.reach[0] == pytest.approx(7.5)


def test_tornado_is_sure_of_what_is_there_and_seldom_of_what_is_not():
    true, false = [], []
    for luck in range(60):
        found = tornado(noisy(linear(tornado_places(np.full(3, 0.5))), own=0.3, luck=luck), 0.9)
        true.append(found.sure[:2].all())
        false.append(found.sure[2])
        assert found.swing.low[0] < found.swing.mean[0] < found.swing.high[0]
    assert np.mean(true) == 1
    assert np.mean(false) <= 0.2  # at most 0.1 is promised: more than 12 of 60 then has a chance of 1 in 150


def test_elementary_effects_are_those_of_salib():
    from SALib.analyze import morris as reference

    places = morris_places(3, 20)
    values = ishigami(places)
    problem = {"num_vars": 3, "names": list("abc"), "bounds": [[0, 1]] * 3}
    theirs = reference.analyze(problem, places, values, num_levels=4)
    ours = morris(places, np.column_stack([values, values]))
    assert ours.mu_star.mean == pytest.approx(np.asarray(theirs["mu_star"]))
    assert ours.sigma.mean == pytest.approx(np.asarray(theirs["sigma"]))
    assert elementary_effects(places, values).mean(axis=1) == pytest.approx(np.asarray(theirs["mu"]))


def test_morris_of_a_line_has_its_slopes_and_no_spread():
    places = morris_places(3, 10)
    found = morris(places, noisy(linear(places), own=0.0))
    assert found.mu_star.mean == pytest.approx(np.abs(SLOPES))
    assert found.mu.mean == pytest.approx(SLOPES)
    assert found.sigma.mean == pytest.approx(0, abs=1e-9)
    assert found.sure.tolist() == [True, True, False]


def test_morris_does_not_take_luck_for_an_effect():
    places = morris_places(3, 10)
    false, hit, expected, seen = [], [], [], []
    for luck in range(40):
        found = morris(places, noisy(linear(places), own=0.5, luck=luck))
        expected.append(found.luck[2])
        seen.append(found.mu_star.mean[2])
        false.append(found.sure[2])
        hit.append(found.sure[:2].all())
    assert np.mean(expected) == pytest.approx(np.mean(seen), rel=0.15)
    assert np.mean(false) <= 0.1
    assert np.mean(hit) > 0.95


def test_sobol_finds_the_indices_of_ishigami():
    places = sobol_places(3, 1024)
    found = sobol(noisy(ishigami(places), own=0.0), 3)
    assert found.first.mean == pytest.approx([0.314, 0.442, 0.0], abs=0.03)
    assert found.total.mean == pytest.approx([0.558, 0.442, 0.244], abs=0.03)
    assert found.spread**2 == pytest.approx(13.84, rel=0.05)


def test_sobol_intervals_hold_the_truth_about_as_often_as_they_say():
    truth = np.array([0.558, 0.442, 0.244])
    held = []
    for luck in range(20):
        places = sobol_places(3, 128, seed=luck)
        found = sobol(noisy(ishigami(places), own=0.2, luck=luck), 3, 0.9)
        held.append((found.total.low <= truth) & (truth <= found.total.high))
    assert np.mean(held) > 0.8


def test_sobol_of_luck_alone_is_sure_of_nothing():
    rng = np.random.default_rng(0)
    found = [sobol(rng.standard_normal((64 * 5, SEEDS)), 3).sure.any() for _ in range(10)]
    assert np.mean(found) <= 0.1
    assert not sobol(np.ones((64 * 5, SEEDS)), 3).sure.any()
