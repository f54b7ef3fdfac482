"""Factors: how they are read, what is wrong with them, and which settings are in doubt."""

import numpy as np
import pytest

from loyalty_sim.scenario import Scenario, ScenarioError, load_scenario
from loyalty_sim.scenario.contradictions import CHECKS
from loyalty_sim.scenario.schema import flatten, settings
from loyalty_sim.studies.vary import Factor, Question, points_of, read_ranges, varied
from loyalty_sim.studies.vary.calibrated import calibrated_intervals
from loyalty_sim.studies.vary.doubtful import doubtful, doubtful_forms
from loyalty_sim.studies.vary.points import place_of_present
from loyalty_sim.studies.vary.question import check_question, said


def test_factors_are_read():
    found = read_ranges(["firm.levers.climate=0.5:2", "rivals.count=1:5"])
    assert [factor.record for factor in found] == [
        ("firm.levers.climate", 0.5, 2.0, False, False), ("rivals.count", 1.0, 5.0, False, True),
    ]  # fmt: skip
    assert [Factor.recorded(factor.record).record for factor in found] == [factor.record for factor in found]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("climat=0:2", "did you mean  firm.levers.climate=0:2 ?"),
        ("firm.levers.climate=2:0.5", "did you mean  firm.levers.climate=0.5:2 ?"),
        ("firm.levers.climate=1:1", "has no width"),
        ("firm.levers.climate=0:60", "60.0 is outside its range 0 to 20"),
        ("firm.levers.climate", "has no range"),
        ("firm.levers.climate=1", "key=low:high"),
        ("firm.levers.climate=a:b", "cannot read the range 'a:b'"),
        ("firm.levers.climate=nan:2", "is not a finite number"),
        ("firm.policy.discipline=0:1", "is not a number and has no range"),
    ],
)
def test_what_is_wrong_with_a_factor_is_said(word, said):
    with pytest.raises(ScenarioError) as caught:
        read_ranges([word])
    assert said in str(caught.value)


def test_all_problems_come_at_once():
    with pytest.raises(ScenarioError) as caught:
        read_ranges(["firm.levers.climate=2:1", "x=0:1", "firm.share=0.2:0.4", "firm.share=0.1:0.4"])
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    "factor",
    [Factor.between("x", 2, 8), Factor.between("x", 2, 8, ratio=True), Factor.between("x", -8, -2, ratio=True)],
)
def test_places_and_values_are_inverse(factor):
    assert [factor.at(0), factor.at(1)] == pytest.approx([factor.low, factor.high])
    assert [factor.place(factor.at(u)) for u in (0, 0.3, 1)] == pytest.approx([0, 0.3, 1])


@pytest.mark.parametrize("value", range(1, 6))
def test_a_whole_number_is_found_at_its_own_place_and_has_as_much_room_as_any_other(value):
    factor = Factor.between("rivals.count", 1, 5)
    assert factor.at(factor.place(value)) == value
    assert [factor.at(place) for place in np.linspace(0, 0.999, 100)].count(value) == 20


def test_beyond_its_range_a_factor_goes_on():
    assert Factor.between("rivals.count", 2, 4).at(-0.5) == 1
    assert Factor.between("firm.levers.climate", 2, 4).at(2) == 6


def test_half_and_double_have_the_present_in_the_middle():
    assert Factor.between("x", 0.5, 2, ratio=True).at(0.5) == pytest.approx(1)


def test_a_point_changes_its_factors_and_nothing_else():
    factors = read_ranges(["firm.levers.climate=0:2", "rivals.count=1:5"])
    [point] = points_of(Scenario(), factors, np.array([[0.75, 0.5]]))
    changed = {key: value for key, value in flatten(point).items() if value != flatten(Scenario())[key]}
    assert changed == {"firm.levers.climate": 1.5}
    assert point.rivals.count == 3
    assert isinstance(point.rivals.count, int)


def test_points_that_contradict_themselves_are_refused():
    factors = read_ranges(["theory.loyalty.satisfaction_weight=0.5:1", "theory.loyalty.bond_weight=0.2:1"])
    with pytest.raises(ScenarioError, match="at some points"):
        points_of(Scenario(), factors, np.ones((1, 2)))


def test_doubt_is_about_graded_numbers_within_their_ranges_that_can_stand_together():
    scenario = load_scenario("people_first")
    found, known = doubtful(scenario, load_scenario()), settings(Scenario)
    assert len(found) > 100
    for factor in found:
        rule = known[factor.key].parameter
        assert rule.grade in "CD" or factor.key in calibrated_intervals("bank")
        assert rule.low is None or factor.low >= rule.low
        assert rule.high is None or factor.high <= rule.high
    assert np.all(np.abs(place_of_present(scenario, found) - 0.5) <= 0.5)
    for end in (0.0, 1.0):
        corner = varied(scenario, {f.key: f.at(end) for f in found})
        assert not [conflict for check in CHECKS for conflict in check(corner)]


def test_a_calibrated_setting_is_in_doubt_as_far_as_its_interval_goes():
    found = {factor.key: factor for factor in doubtful(load_scenario(overrides=["trade=airline"]))}
    low, high = calibrated_intervals("airline")["theory.failure.usual"]
    assert (found["theory.failure.usual"].low, found["theory.failure.usual"].high) == (low, high)
    assert calibrated_intervals("bank")["theory.failure.usual"] != (low, high)
    assert calibrated_intervals("hotel").keys() < calibrated_intervals("bank").keys()


def test_levers_that_nobody_uses_are_in_no_doubt():
    keys = {factor.key for factor in doubtful(Scenario())}
    assert "theory.investment.climate.build_weeks" in keys
    unused = ("theory.investment.smile", "trade.usual.smile", "firm.", "market.")
    assert not [key for key in keys if key.startswith(unused)]


def test_the_form_of_response_is_in_doubt_where_a_lever_is_moved():
    assert doubtful_forms(Scenario()) == []
    moved = load_scenario(overrides=["firm.levers.climate=2", "firm.levers.staffing=2", "rivals.levers.training=0.5"])
    found = {factor.key: factor.levels for factor in doubtful_forms(moved)}
    assert found == {
        "theory.response.climate": ("power", "saturating", "linear", "s_shaped", "threshold"),
        "theory.response.training": ("power", "saturating"),
    }
    later = load_scenario(overrides=["firm.schedule=[ideas:5:1.5]"])
    assert [factor.key for factor in doubtful_forms(Scenario(), later)] == ["theory.response.ideas"]
    other = load_scenario(overrides=["firm.levers.climate=2", "theory.response.climate=threshold"])
    assert doubtful_forms(moved, other)[0].key == "theory.response.training"


def test_a_size_is_in_doubt_where_its_form_is_in_force():
    sizes = ("theory.response.threshold", "theory.response.exponent")
    moved, usual = (
        load_scenario(overrides=["theory.response.climate=threshold", f"firm.levers.climate={level}"])
        for level in (2, 1)
    )
    assert [key in {factor.key for factor in doubtful(moved)} for key in sizes] == [True, False]
    assert not {*sizes} & {factor.key for factor in doubtful(usual)}


def test_a_factor_of_words_has_the_same_room_for_each_and_is_recorded():
    form = Factor("theory.response.climate", ("power", "saturating", "threshold"))
    assert [form.at(place) for place in (0.0, 0.34, 0.99, 1.0)] == ["power", "saturating", "threshold", "threshold"]
    assert [form.at(form.place(word)) for word in form.levels] == list(form.levels)
    assert (form.low, form.high) == ("power", "threshold")
    assert Factor.recorded(form.record) == form


def test_questions_that_cannot_be_asked_are_refused():
    a, b = load_scenario("people_first"), load_scenario()
    with pytest.raises(ScenarioError, match="did you mean  profit"):
        check_question(Question(a, b, "profits"))
    with pytest.raises(ScenarioError, match="is what people_first and baseline differ in"):
        check_question(Question(a, b), read_ranges(["firm.levers.climate=0:2"]))
    with pytest.raises(ScenarioError, match="runs 156 weeks"):
        check_question(Question(a, varied(b, {"market.weeks": 52})))


def test_values_are_said_in_their_unit():
    assert said("profit", -35_210.0, "EUR", sign=True) == "-EUR 35,200"
    assert said("share", 0.012, "EUR", sign=True) == "+1.20 percentage points"
    assert said("satisfaction", 71.234, "EUR") == "71.23"
