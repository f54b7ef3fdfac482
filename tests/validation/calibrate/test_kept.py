"""What was thought before is weighed in, estimates are confirmed, and markets that have been run are kept."""

from dataclasses import replace

import numpy as np
import pytest

from loyalty_sim.validation.calibrate import Free, Moment, fit, markets
from loyalty_sim.validation.calibrate.confirm import Distance, Done, rounded
from loyalty_sim.validation.calibrate.markets import Case, Effort, Markets
from loyalty_sim.validation.calibrate.stages import CLIMATE


def estimates(start_a: float, start_b: float):
    """Fit where a + b / 2 is known and b by itself is not."""

    def simulate(points):
        rng = np.random.default_rng(0)
        return [{"x": x["a"] + 0.5 * x["b"] + 0.01 * rng.standard_normal()} for x, _ in points]

    free = (Free("a", 0.0, 4.0, start_a), Free("b", 0.0, 1.0, start_b))
    found = fit(simulate, free, [Moment("x", 2.0, 0.02)], tolerance=0.0)
    return {each.key: each for each in found.estimates}


@pytest.mark.parametrize("start", [0.4, 0.6])
def test_what_is_not_pinned_down_hardly_moves_and_the_rest_is_estimated_given_that(start):
    """On the line a + b / 2 = 2 the starts pull with their precisions, 1 / (4 / 6)^2 and 1 / (1 / 6)^2."""
    found = estimates(1.0, start)
    b = (36.0 * start + 0.5 * 2.25) / (36.0 + 0.25 * 2.25)
    assert found["b"].value == pytest.approx(b, abs=0.04)
    assert found["a"].value == pytest.approx(2.0 - 0.5 * b, abs=0.05)


def test_a_value_lies_between_start_and_data_as_each_is_sure():
    def simulate(points):
        rng = np.random.default_rng(0)
        return [{"x": x["a"] + 0.02 * rng.standard_normal()} for x, _ in points]

    [one] = fit(simulate, [Free("a", 0.0, 1.0, 0.3)], [Moment("x", 0.6, 0.1)], tolerance=0.0).estimates
    assert one.mean == pytest.approx(0.6, abs=0.04)
    assert one.value == pytest.approx((100.0 * 0.6 + 36.0 * 0.3) / 136.0, abs=0.03)
    [sure] = fit(simulate, [Free("a", 0.0, 1.0, 0.3)], [Moment("x", 0.6, 0.01)], tolerance=0.0).estimates
    assert sure.value == pytest.approx(0.6, abs=0.02)


def test_without_a_start_the_data_alone_decide():
    def simulate(points):
        rng = np.random.default_rng(0)
        return [{"x": x["a"] + 0.02 * rng.standard_normal()} for x, _ in points]

    [one] = fit(simulate, [Free("a", 0.0, 1.0)], [Moment("x", 0.6, 0.1)], tolerance=0.0).estimates
    assert one.value == pytest.approx(one.mean, abs=0.01)


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
    runs = [(Case("bank", ("trade=bank",), {}), {}, seed) for seed in (1, 2)]
    first = small.moments(runs)
    monkeypatch.setattr(markets, "simulated", None)
    again = replace(small).moments(runs)
    assert again[0]["mean SAT 0-100"] == first[0]["mean SAT 0-100"]
    with pytest.raises(Exception, match="NoneType"):
        small.moments([(runs[0][0], {}, 3)])
