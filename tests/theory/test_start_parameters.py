"""What people start with is a matter of settings: each moves the start it speaks of, and nothing it does not."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.theory.start import StartParameters

SIZE = ("market.customers=2000", "market.weeks=1")


def start(*overrides):
    return ServiceMarket(rng=4, overrides=[*SIZE, *overrides])


@pytest.fixture(scope="module")
def usual():
    return start().world


def customers(overrides, column):
    return getattr(start(*overrides).world.customers, column).astype(float)


def test_the_spreads_are_those_set(usual):
    assert np.log(usual.customers.price_sensitivity.astype(float)).std() == pytest.approx(0.35, rel=0.06)
    assert usual.customers.price_sensitivity.mean(dtype=float) == pytest.approx(1.0, rel=0.04)
    assert usual.customers.voice_belief.min() >= np.float32(0.2)
    assert usual.customers.voice_belief.max() <= np.float32(0.8)


@pytest.mark.parametrize(
    ("setting", "column", "says"),
    [
        ("price_sensitivity_sd=0", "price_sensitivity", lambda x: (x == 1.0).all()),
        ("least_voice_belief=1", "voice_belief", lambda x: x.min() >= 1.0),
        ("voice_belief_span=0", "voice_belief", lambda x: np.allclose(x, 0.2)),
        ("strongest_bond=0", "bond", lambda x: (x == 0.0).all()),
        ("longest_weeks=10", "since", lambda x: x.min() >= -10),
    ],
)
def test_a_setting_of_the_start_does_what_it_says(setting, column, says):
    assert says(customers([f"theory.start.{setting}"], column))


def test_loyalty_spreads_more_with_its_setting():
    wide, narrow = (customers([f"theory.start.loyalty_sd={sd}"], "loyalty").std() for sd in (0.3, 0.0))
    assert wide > 1.5 * narrow


def test_staff_who_have_just_met_are_not_those_of_years(usual):
    fresh = start("theory.start.staff_years=0").world.employees
    assert (fresh.person < len(fresh.person)).all()
    assert (usual.employees.person >= len(usual.employees.person)).any()


def test_each_has_a_key_a_unit_and_a_range():
    known = settings(Scenario)
    for name in StartParameters._fields:
        parameter = known[f"theory.start.{name}"].parameter
        assert parameter.unit
        assert parameter.low < parameter.high
