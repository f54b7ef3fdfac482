"""Leads of planted responses: found to the week, whichever the sign, and none where there is none."""

import numpy as np
import pytest

from loyalty_sim.statistics.lead import lead

WEEKS = np.arange(200.0)


def hump(centre, width=12.0):
    return np.exp(-(((WEEKS - centre) / width) ** 2))


@pytest.mark.parametrize("weeks", [-30, -1, 0, 5, 40])
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_a_planted_lead_is_found_to_the_week(weeks, sign):
    found, correlation = lead(hump(80), sign * hump(80 + weeks), furthest=60)
    assert (found, correlation) == (weeks, pytest.approx(sign, abs=1e-6))


def test_noise_moves_it_little():
    rng = np.random.default_rng(1)
    found = [lead(hump(80) + rng.normal(0, 0.1, 200), hump(100) + rng.normal(0, 0.1, 200), 60)[0] for _ in range(40)]
    assert np.mean(found) == pytest.approx(20.0, abs=1.0)
    assert np.std(found) < 4.0


def test_what_lies_further_is_not_looked_for():
    found, correlation = lead(hump(60), hump(140), furthest=26)
    assert abs(found) == 26
    assert abs(correlation) < 0.1
