"""What is kept: parameters that the data do not speak of, and markets that have been run."""

from dataclasses import replace

import numpy as np
import pytest

from loyalty_sim.study.calibrate import Free, Moment, fit, markets
from loyalty_sim.study.calibrate.confirm import Distance, Done, rounded
from loyalty_sim.study.calibrate.markets import Case, Effort, Markets
from loyalty_sim.study.calibrate.stages import CLIMATE


def estimates(start_a: float, start_b: float):
    """Fit where a + b / 2 is known and b by itself is not."""

    def simulate(points):
        rng = np.random.default_rng(0)
        return [{"x": x["a"] + 0.5 * x["b"] + 0.01 * rng.standard_normal()} for x, _ in points]

    free = (Free("a", 0.0, 4.0, start_a), Free("b", 0.0, 1.0, start_b))
    found = fit(simulate, free, [Moment("x", 2.0, 0.02)], tolerance=0.0)
    return {each.key: each for each in found.estimates}


@pytest.mark.parametrize("start", [0.1, 0.8])
def test_what_is_not_pinned_down_stays_and_the_rest_is_estimated_given_that(start):
    found = estimates(1.0, start)
    assert not found["b"].is_taken
    assert found["b"].value == pytest.approx(start)
    assert found["a"].is_taken
    assert found["a"].value == pytest.approx(2.0 - 0.5 * start, abs=0.05)


def test_a_start_that_the_data_contradict_is_left_even_if_little_else_is_known():
    def simulate(points):
        rng = np.random.default_rng(0)
        return [{"x": x["a"] + 0.02 * rng.standard_normal()} for x, _ in points]

    [one] = fit(simulate, [Free("a", 0.0, 1.0, 0.02)], [Moment("x", 0.6, 0.2)], tolerance=0.0).estimates
    assert one.pinned < 0.5
    assert one.is_taken
    assert one.value > 0.3


def test_estimates_that_are_further_from_the_data_than_the_start_are_not_confirmed():
    done = Done(CLIMATE, None, at_start=Distance(3.0, 1))
    assert done._replace(at_values=Distance(3.5, 1)).is_confirmed
    assert not done._replace(at_values=Distance(4.5, 1)).is_confirmed
    assert not done._replace(at_values=Distance(2.0, 2)).is_confirmed


@pytest.mark.parametrize(("value", "sd", "result"), [(0.12637, 0.0139, 0.126), (1.9715, 0.65, 2.0), (7.55, 3.85, 8.0)])
def test_estimates_have_as_many_digits_as_they_can_bear(value, sd, result):
    assert rounded(value, sd) == result


def test_a_market_is_run_once(tmp_path, monkeypatch):
    small = Markets(Effort(customers=300, years=1), 1, tmp_path)
    wanted = [(Case("bank", ("trade=bank",), {}), {}, seed) for seed in (1, 2)]
    first = small.moments(wanted)
    monkeypatch.setattr(markets, "simulated", None)
    again = replace(small).moments(wanted)
    assert again[0]["mean SAT 0-100"] == first[0]["mean SAT 0-100"]
    with pytest.raises(Exception, match="NoneType"):
        small.moments([(wanted[0][0], {}, 3)])
