"""The screen of decisions by what it would be worth to know everything, on planted markets."""

import importlib.util
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

FILE = Path(__file__).parents[3] / "experiments" / "which_to_test.py"


@pytest.fixture(scope="module")
def screened():
    spec = importlib.util.spec_from_file_location("which_to_test", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.screened


def markets(gain, effect, revenue=100.0):
    """Whole markets with such a value and effect on satisfaction in every world, customers paying 100 a week."""
    table = pd.DataFrame({"value": 1000.0 + np.asarray(gain, float)})
    for quarter in range(1, 5):
        table[f"profit_{quarter}"] = 25.0 * quarter + np.asarray(gain, float) * quarter / 40
        table[f"revenue_{quarter}"] = revenue
        table[f"satisfaction_{quarter}"] = 70.0 + np.asarray(effect, float)
    return table


def test_knowing_is_worth_what_the_losses_would_cost_where_they_can_be_told(screened):
    """Four worlds of five gain 2 and one loses 3 a customer: blindly one goes on, and knowing saves .6."""
    gain = np.tile([200.0, 200.0, 200.0, 200.0, -300.0], 8)
    found = screened(markets(0 * gain, 0 * gain), markets(gain, gain / 100), 100, ("satisfaction",))
    assert found["gain"] == pytest.approx(1.0)
    assert found["everything"] == pytest.approx(0.6)
    assert found["sight"] == pytest.approx(0.6)
    assert found["by"] == "satisfaction"
    assert found["first year"] == pytest.approx(0.1)
    assert found["gains in %"] == pytest.approx(80)


def test_what_shows_nothing_has_no_sight_and_failed_worlds_are_left_out(screened):
    gain = np.tile([200.0, 200.0, 200.0, 200.0, -300.0], 8)
    noise = np.random.default_rng(3).normal(size=40)
    after = markets(gain, noise)
    after.loc[0, "value"] = np.nan
    found = screened(markets(0 * gain, 0 * gain), after, 100, ("satisfaction",))
    assert found["worlds"] == 39
    assert found["sight"] < 0.1
