"""Nominal 90 % intervals cover about 90 %, with fresh luck at every point; with common luck they do not."""

import numpy as np

from loyalty_sim.validation.calibrate import Free, Moment, fit

FREE = (Free("a", 0.0, 1.0), Free("b", 0.0, 2.0))
NOISE = 0.05
REPETITIONS = 20


def model(a: float, b: float, noise: np.ndarray) -> dict[str, float]:
    """Three moments of a model with noise; the third says little."""
    return {"x": a + 0.3 * b + noise[0], "y": a * b + noise[1], "z": 0.1 * b**2 + noise[2]}


def estimate(repetition: int, common: bool):
    rng = np.random.default_rng(repetition)
    truth = {"a": rng.uniform(0.1, 0.9), "b": rng.uniform(0.2, 1.8)}
    seen = model(**truth, noise=NOISE * rng.standard_normal(3))

    def simulate(points):
        luck = np.random.default_rng([repetition, 7])
        same = NOISE * luck.standard_normal(3)
        return [model(**x, noise=same if common else NOISE * luck.standard_normal(3)) for x, _ in points]

    targets = [Moment(name, value, NOISE) for name, value in seen.items()]
    found = fit(simulate, FREE, targets, points=16, waves=1, seed=repetition + 1, tolerance=0.0)
    return truth, found


def covered(common: bool, repetitions: int = REPETITIONS) -> float:
    hits = []
    for repetition in range(repetitions):
        truth, found = estimate(repetition, common)
        hits += [each.interval_low <= truth[each.key] <= each.interval_high for each in found.estimates]
    return float(np.mean(hits))


def test_intervals_cover_about_as_often_as_they_say():
    """40 intervals; the chance of fewer than 75 % at a true 90 % is below one in a hundred."""
    assert covered(common=False) >= 0.75


def test_common_luck_covers_less():
    assert covered(common=True, repetitions=10) < 0.7


def test_seeds_are_never_used_twice():
    seeds = []

    def simulate(points):
        seeds.extend(seed for _, seed in points)
        return [model(**x, noise=np.zeros(3)) for x, _ in points]

    fit(simulate, FREE, [Moment("x", 0.5, 0.01)], points=8, waves=3)
    assert len(seeds) == len(set(seeds)) == 24


def test_what_the_data_do_not_say_is_reported_as_not_pinned_down():
    def simulate(points):
        rng = np.random.default_rng(0)
        return [{"x": x["a"] + 0.01 * rng.standard_normal()} for x, _ in points]

    found = {each.key: each for each in fit(simulate, FREE, [Moment("x", 0.5, 0.01)], tolerance=0.0).estimates}
    assert found["a"].pinned > 0.9
    assert abs(found["a"].mean - 0.5) < 0.03
    assert found["b"].pinned < 0.1
