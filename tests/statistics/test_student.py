"""Student's t as `scipy.stats` has it, to the bit."""

import numpy as np
from scipy.stats import t

from loyalty_sim.statistics import student


def test_it_is_what_scipy_stats_gives():
    rng = np.random.default_rng(0)
    share, freedom, place = rng.random(400), rng.integers(1, 300, 400), rng.normal(0, 3, 400)
    assert np.array_equal(student.quantile(share, freedom), t.ppf(share, freedom))
    assert np.array_equal(student.beyond(place, freedom), t.sf(place, freedom))
