"""What a market came to, on worlds made by hand."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.validation.calibrate.market import behaviour, climate, icc1


@pytest.mark.parametrize("chance", [0.0, 0.001, 0.02])
def test_churn_of_a_year_is_that_of_its_weeks(chance):
    weeks = pd.DataFrame({"left_price": 1000 * chance / 2, "left_talk": 1000 * chance / 2, "left_moved_away": 500.0,
                          "customers": 1000.0, "talked_well": 30.0, "talked_badly": 10.0}, index=range(52))  # fmt: skip
    found = behaviour(SimpleNamespace(history=weeks))
    assert found["yearly churn"] == pytest.approx(1 - (1 - chance) ** 52)
    assert found["talk: positive per negative message"] == 3.0


def test_without_customers_or_talk_nothing_is_divided_by_nothing():
    nobody = pd.DataFrame({name: [0.0] for name in ("left_price", "customers", "talked_well", "talked_badly")})
    assert set(behaviour(SimpleNamespace(history=nobody)).values()) == {0.0}


def test_units_that_are_alike_within_have_a_likeness_of_one_and_those_of_chance_of_none():
    groups = np.repeat(np.arange(40), 25)
    rng = np.random.default_rng(3)
    assert icc1(groups.astype(float), groups) == pytest.approx(1.0)
    assert icc1(rng.standard_normal(1000), groups) == pytest.approx(0.0, abs=0.03)
    planted = np.sqrt(0.3) * rng.standard_normal(40)[groups] + np.sqrt(0.7) * rng.standard_normal(1000)
    assert icc1(planted, groups) == pytest.approx(0.3, abs=0.12)


def test_likeness_by_hand():
    """Two units of two: 1, 3 and 5, 7. Between 16, within 2: (16 - 2) / (16 + 2) = .78."""
    assert icc1(np.array([1.0, 3.0, 5.0, 7.0]), np.array([4, 4, 9, 9])) == pytest.approx(14 / 18)


@pytest.mark.parametrize(("values", "groups"), [([1.0, 2.0], [0, 0]), ([1.0, 2.0], [0, 1]), ([], [])])
def test_no_likeness_of_one_unit_or_of_single_people(values, groups):
    assert np.isnan(icc1(np.array(values), np.array(groups, int)))


@given(st.floats(0.1, 10), st.floats(-5, 5))
@settings(max_examples=20)
def test_likeness_does_not_depend_on_scale(times, shift):
    rng = np.random.default_rng(8)
    groups = np.repeat(np.arange(5), 4)
    values = rng.standard_normal(20)
    assert icc1(times * values + shift, groups) == pytest.approx(icc1(values, groups))


def staff(climate_of, site, employed):
    e = SimpleNamespace(climate=np.array(climate_of), site=np.array(site), employed=np.array(employed))
    return SimpleNamespace(employees=e)


def test_vacant_places_have_no_climate():
    world = staff([1.0, 3.0, 99.0, 5.0, 7.0], [0, 0, 0, 1, 1], [1, 1, 0, 1, 1])
    found = climate(world, np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0]))
    assert found["ICC(1) of climate in units"] == pytest.approx(14 / 18)
    assert found["unit climate: lag-1 year autocorrelation"] == pytest.approx(1.0)


@pytest.mark.parametrize("before", [[1.0, 2.0], [2.0, 2.0, 2.0]])
def test_two_sites_or_equal_ones_have_no_autocorrelation(before):
    world = staff([1.0, 3.0, 5.0, 7.0], [0, 0, 1, 1], [1, 1, 1, 1])
    found = climate(world, np.array(before), np.arange(float(len(before))))
    assert np.isnan(found["unit climate: lag-1 year autocorrelation"])
