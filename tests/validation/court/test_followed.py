"""What is read of single encounters: a planted asymmetry comes back, noise and too few give none."""

import numpy as np
import pytest

from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.validation.court.look import followed


def encounters(loss, gain, count=4000):
    rng = np.random.default_rng(3)
    gap = rng.normal(scale=0.1, size=count)
    excess = 0.04 + loss * np.minimum(gap, 0.0) + gain * np.maximum(gap, 0.0)
    return np.column_stack([gap, excess + rng.normal(scale=0.02, size=count)])


@pytest.mark.parametrize(("loss", "gain"), [(1.0, 0.5), (0.8, 0.8)])
def test_what_falling_short_costs_and_exceeding_brings_is_read_back(loss, gain):
    found = followed._asymmetry(encounters(loss, gain))
    assert found["loss"] == pytest.approx(loss, abs=0.03)
    assert found["gain"] == pytest.approx(gain, abs=0.03)


def test_too_few_encounters_on_one_side_give_nothing():
    met = encounters(1.0, 0.5, count=80)
    assert np.isnan(list(followed._asymmetry(met[met[:, 0] > 0.0]).values())).all()


def test_following_a_market_changes_nothing_in_it():
    scenario = load_scenario(overrides=["market.customers=200", "market.weeks=30"])
    alone = ServiceMarket(scenario, rng=4)
    alone.run(30)
    found = followed.follow(ServiceMarket(scenario, rng=4))
    assert {name: found[name] for name in alone.outcomes()} == pytest.approx(alone.outcomes(), nan_ok=True, rel=0.0)
    assert 0.0 < found["updating"] < 1.0  # expectation follows experience, not all the way
