"""Fits of planted data: what is near, what is kept, where the next wave looks, and what is free in which stage."""

import math

import numpy as np
import pytest
from cases_of_fits import BANK, HOTEL
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.schema import settings as known_settings
from loyalty_sim.validation.calibrate.check import LEVELS, Checked, not_reproduced
from loyalty_sim.validation.calibrate.confirm import NOWHERE, Distance, Done, _distance, confirmed, rounded
from loyalty_sim.validation.calibrate.emulator import emulate
from loyalty_sim.validation.calibrate.fit import (
    Estimate,
    Fit,
    Free,
    Moment,
    _correlation,
    _estimate,
    design,
    distance,
    fit,
    from_starts,
)
from loyalty_sim.validation.calibrate.markets import Case, Effort
from loyalty_sim.validation.calibrate.run import POOL, count, free_of
from loyalty_sim.validation.calibrate.stages import CLIMATE, INSTRUMENT, INTENTION, PURCHASE, STAGES
from loyalty_sim.validation.calibrate.starts import STARTS, starts_of
from loyalty_sim.validation.calibrate.tags import of, tag
from loyalty_sim.validation.calibrate.target_moments import PUBLISHED, target_moments


@pytest.mark.parametrize(
    ("data", "se", "model", "near"),
    [
        (50.0, 1.0, 54.9, True), (50.0, 1.0, 55.1, False), (50.0, 5.0, 59.9, True), (50.0, 5.0, 39.9, False),
        (-2.0, 0.0, -2.19, True), (-2.0, 0.0, 2.0, False), (0.0, 0.0, 0.0, True), (0.0, 0.0, 1e-9, False),
        (50.0, 1.0, math.nan, False),
    ],
)  # fmt: skip
def test_near_is_ten_per_cent_or_two_standard_errors(data, se, model, near):
    moment = Moment("x", data, se)
    assert moment.is_near(model) is near
    seen = Checked("bank", moment, model, 0.0, 0.0, "fitted")
    assert seen.within is near
    if model == model:
        assert seen.missed is not near


def test_a_moment_met_exactly_is_no_miss_though_nothing_is_allowed():
    assert Checked("bank", Moment("x", 0.0, 0.0), 0.0, 0.0, 0.0, "fitted").off == 0.0
    assert Checked("bank", Moment("x", 0.0, 0.0), 0.1, 0.0, 0.0, "fitted").off == math.inf


@given(st.floats(-100, 100), st.floats(0.01, 10), st.floats(-100, 100), st.floats(0, 10))
def test_luck_of_the_model_makes_a_miss_smaller_and_never_larger(data, se, model, model_se):
    moment = Moment("x", data, se)
    sure, unsure = (Checked("b", moment, model, error, 0.0, "fitted").off for error in (0.0, model_se))
    assert unsure <= sure


def test_what_is_allowed_is_two_errors_of_data_and_model_together():
    """Errors of 3 and 4 make one of 5: a model 10 away is just allowed."""
    assert Checked("b", Moment("x", 0.0, 3.0), 10.0, 4.0, 0.0, "fitted").off == pytest.approx(1.0)
    assert Checked("b", Moment("x", 0.0, 3.0), -20.0, 4.0, 0.0, "fitted").off == pytest.approx(2.0)


def test_a_case_is_judged_on_its_own_moments():
    bad = Checked("hotel", Moment(LEVELS[0], 62.0, 0.5), 80.0, 0.1, 62.0, "left out")
    good = Checked("bank", Moment(LEVELS[0], 62.0, 0.5), 62.0, 0.1, 80.0, "fitted")
    assert list(not_reproduced([bad, good])) == ["hotel"]
    assert bad.start_within
    assert not good.start_within
    assert not_reproduced([]) == {}


def test_what_is_shared_is_of_every_case_and_what_is_tagged_of_its_own():
    point = {"theory.a.b": 1.0, tag(BANK, "theory.c.d"): 2.0, tag(HOTEL, "theory.c.d"): 3.0}
    assert of(BANK, point) == {"theory.a.b": 1.0, "theory.c.d": 2.0}
    assert of(HOTEL, point) == {"theory.a.b": 1.0, "theory.c.d": 3.0}
    assert of(Case("plumber", (), {}), point) == {"theory.a.b": 1.0}


def test_a_case_with_a_bar_in_its_name_keeps_its_own():
    odd = Case("a|b", (), {})
    assert of(odd, {tag(odd, "x.y"): 1.0, "b|x.y": 2.0}) == {"x.y": 1.0}


@given(st.floats(-5, 5), st.floats(1e-3, 2))
def test_an_estimate_is_rounded_by_less_than_its_error(value, sd):
    assert abs(rounded(value, sd) - value) <= 0.5 * 10 ** math.ceil(math.log10(sd / 3)) + 1e-12
    assert abs(rounded(value, sd) - value) < 2 * sd


@pytest.mark.parametrize(
    ("runs", "squared", "not_near"),
    [
        ([{"a": 10.0}, {"a": 10.0}], 0.0, 0),
        ([{"a": 11.0}, {"a": 13.0}], 4 / (1 + 1), 0),  # mean 12 against 10: se 1, tolerance 1
        ([{"a": 13.0}, {"a": math.nan}], 9 / 2, 1),
        ([{}, {"b": 5.0}], 0.0, 0),
    ],
)
def test_distance_by_hand(runs, squared, not_near):
    assert _distance(runs, [Moment("a", 10.0, 1.0)]) == pytest.approx((squared, not_near))


@pytest.mark.parametrize(
    ("start", "values", "kept"),
    [((3.0, 1), (4.0, 1), True), ((3.0, 1), (4.01, 1), False), ((3.0, 1), (0.0, 2), False), ((3.0, 2), (3.0, 0), True)],
)
def test_estimates_are_kept_unless_worse_by_more_than_chance(start, values, kept):
    assert Done(CLIMATE, None, at_start=Distance(*start), at_values=Distance(*values)).is_confirmed is kept
    assert Done(CLIMATE, None).at_start is NOWHERE


KEY = "theory.climate.leadership_sd"


def one_fit(value, start):
    estimate = Estimate(KEY, 0.0, 1.0, start, value, 0.03, value - 0.05, value + 0.05, 0.9, value)
    return Fit((estimate,), (), {}, np.eye(1), 4)


class MadeUpMarkets:
    """Markets whose moment is the parameter itself."""

    def __init__(self):
        self.seeds = []

    def moments(self, jobs):
        self.seeds += [seed for *_, seed in jobs]
        return [{"x": settings[KEY]} for _, settings, _ in jobs]


@pytest.mark.parametrize(("value", "start", "kept"), [(0.42, 0.9, 0.42), (0.9, 0.42, 0.42), (0.4001, 0.4, 0.4)])
def test_the_estimate_is_kept_if_markets_confirm_it_and_else_the_start(value, start, kept):
    markets = MadeUpMarkets()
    done = confirmed(Done(CLIMATE, one_fit(value, start)), [BANK], [Moment(tag(BANK, "x"), 0.4, 0.01)],
                     {"bank": {KEY: start}}, markets)  # fmt: skip
    assert done.values == {KEY: pytest.approx(kept)}
    half = len(markets.seeds) // 2
    assert markets.seeds[:half] == markets.seeds[half:]  # the same luck at both


def test_a_stage_without_a_fit_runs_no_market():
    done = Done(CLIMATE, None, "no data")
    assert confirmed(done, [BANK], [], {}, None) is done


BOX = np.array([[0.0, 1.0], [10.0, 20.0]])


@given(st.integers(2, 64), st.integers(0, 5))
def test_points_of_a_wave_are_in_the_box_and_never_the_same(points, seed):
    place = design(BOX, None, None, points, seed)
    assert place.shape == (points, 2)
    assert (place >= BOX[:, 0]).all()
    assert (place <= BOX[:, 1]).all()
    assert len(np.unique(place, axis=0)) == points


def test_the_next_wave_is_where_something_weighs():
    sample = np.array([[0.5, 15.0], [0.5, 15.0], [0.0, 10.0]])
    place = design(BOX, sample, np.array([0.5, 0.5, 0.0]), 16, 1)
    assert (np.abs(place - [0.5, 15.0]) <= [0.05, 0.5]).all()


def test_starts_pull_by_sixths_of_the_range_and_none_does_not():
    sample = np.array([[0.5, 15.0], [0.5 + 1 / 6, 15.0], [0.5, 15.0 + 20 / 6]])
    assert from_starts(sample, [0.5, 15.0], BOX) == pytest.approx([0.0, 1.0, 4.0])
    assert from_starts(sample, [None, 15.0], BOX) == pytest.approx([0.0, 0.0, 4.0])
    assert from_starts(sample, [], BOX).tolist() == [0.0, 0.0, 0.0]


def flat(level, sd):
    return lambda at: (np.full(len(at), level), np.full(len(at), sd))


def test_distance_weighs_error_tolerance_and_what_the_emulator_does_not_know():
    x = np.zeros((2, 1))
    [found, _] = distance([flat(12.0, 2.0)], [Moment("m", 10.0, 1.0)], x, 0.1)
    spread = 1.0 + 1.0 + 4.0
    assert found == pytest.approx(4.0 / spread + math.log(spread))
    assert distance([], [], x, 0.1).tolist() == [0.0, 0.0]


def test_an_estimate_of_evenly_weighed_points():
    values = np.linspace(0.0, 1.0, 2001)
    found = _estimate(Free("a", 0.0, 1.0), values, np.full(2001, 1 / 2001))
    assert (found.interval_low, found.interval_high) == (pytest.approx(0.05, abs=2e-3), pytest.approx(0.95, abs=2e-3))
    assert found.pinned == pytest.approx(0.0, abs=5e-3)
    assert (found.mean, found.sd) == (pytest.approx(0.5), pytest.approx(1 / math.sqrt(12), abs=1e-3))
    sure = _estimate(Free("a", 0.0, 1.0), values, (values == 0.5).astype(float))
    assert (sure.mean, sure.sd) == (0.5, 0.0)
    assert sure.pinned == pytest.approx(1.0, abs=2e-3)


def test_parameters_that_trade_off_are_reported_as_such():
    rng = np.random.default_rng(0)
    a = rng.standard_normal(4000)
    sample = np.column_stack([a, -a, rng.standard_normal(4000)])
    found = _correlation(sample, np.full(4000, 1 / 4000))
    assert found[0, 1] == pytest.approx(-1.0)
    assert abs(found[0, 2]) < 0.05
    assert np.diag(found) == pytest.approx(np.ones(3))


def test_emulators_follow_a_plane_and_leave_out_what_was_not_seen():
    rng = np.random.default_rng(1)
    x = rng.random((24, 2))
    y = np.column_stack([1.0 + 2.0 * x[:, 0] - x[:, 1], np.full(24, 7.0), np.full(24, np.nan)])
    y[3, 0] = np.nan
    plane, constant, unknown = emulate(x, y + 1e-4 * rng.standard_normal(y.shape) * [1, 0, 0])
    at = np.array([[0.5, 0.5], [0.2, 0.9]])
    assert plane(at)[0] == pytest.approx([1.5, 0.5], abs=0.01)
    assert constant(at)[0].tolist() == [7.0, 7.0]
    assert (unknown(at)[1] >= 1e6).all()  # knows nothing, so weighs nothing


def test_a_fit_without_a_wave_is_refused():
    with pytest.raises(ValueError, match="at least one wave"):
        fit(lambda points: [], [Free("a", 0, 1)], [Moment("x", 0, 1)], waves=0)


def test_every_stage_is_fitted_to_something_and_within_the_ranges_of_its_settings():
    known = known_settings(Scenario)
    for stage in STAGES:
        assert stage.moments
        assert not set(stage.moments) & set(stage.left_out)
        for free in (*stage.shared, *stage.own):
            parameter = known[free.key].parameter
            assert free.low < free.high
            assert parameter.low is None or parameter.low <= free.low, free.key
            assert parameter.high is None or free.high <= parameter.high, free.key


def test_a_parameter_is_free_in_one_stage_only_and_starts_within_its_range():
    free = [free for stage in STAGES for free in (*stage.shared, *stage.own)]
    assert len({each.key for each in free}) == len(free)
    for trade in ("bank", "airline"):
        starts = starts_of(trade)
        for each in free:
            if each.key in starts:
                assert each.low <= starts[each.key] <= each.high, each.key
    assert starts_of("plumber") == STARTS["all"]


def test_what_is_shared_is_free_once_and_what_is_own_for_each():
    keys = [each.key for each in free_of(INTENTION, [BANK, HOTEL], True)]
    own = [each.key for each in INTENTION.own]
    assert keys == [*(f.key for f in INTENTION.shared), *(f"{name}|{key}" for name in ("bank", "hotel") for key in own)]
    assert [each.key for each in free_of(INSTRUMENT, [BANK], False)] == []


def with_target(name, *moments):
    return Case(name, (), {moment: Moment(moment, 1.0, 0.1) for moment in moments})


def test_so_many_markets_as_are_said():
    bank = with_target("bank", *PURCHASE.moments, INSTRUMENT.moments[0])
    small = Effort(points=8, waves=2, rounds=3)
    check = 2 * 12
    assert count([bank], [CLIMATE], True, small) == check  # no moment of it
    assert count([bank], [PURCHASE], True, small) == 3 * (16 + 2 * 4) + check
    assert count([bank], [INSTRUMENT], True, small) == 3 * (POOL + 2 * 4) + check  # asked, not run anew
    assert count([bank], [INSTRUMENT], False, small) == check  # nothing is free
    assert count([bank, with_target("hotel")], [PURCHASE], True, small) == 3 * (16 + 2 * 4) + 2 * check


@pytest.mark.parametrize("trade", ["bank", "airline"])
def test_targets_of_a_trade_are_moments_that_stages_know(trade):
    found = target_moments(trade)
    assert {m.name for m in PUBLISHED["all"]} <= set(found)
    assert ("yearly churn" in found) == (trade == "bank")
    assert all(np.isfinite(m.value) for m in found.values())
    assert set(INSTRUMENT.moments) <= set(found)


def test_a_trade_without_data_has_no_targets():
    assert target_moments("plumber") == {}
