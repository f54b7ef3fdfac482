"""Targets by number, their tables, bands and controls."""

import numpy as np
import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.evidence import load_targets
from loyalty_sim.validation.evidence.library import target_files
from loyalty_sim.validation.evidence.look.index_survey import NAMES, index_target
from loyalty_sim.validation.evidence.published import published, wanted
from loyalty_sim.validation.evidence.reported import counts_by_answer, reported
from loyalty_sim.validation.evidence.score import (
    Entry,
    Score,
    _as_control,
    _expected,
    _mean_curve,
    _words,
    counted,
    trials,
)
from loyalty_sim.validation.evidence.target import Situation, Target
from loyalty_sim.validation.evidence.targets import (
    t02_contagion,
)


@pytest.mark.parametrize("industry", ["banks", "airlines"])
def test_counts_of_answers_are_distributions(industry):
    found = counts_by_answer(industry)
    for name in ("satisfaction", "repurchase"):
        assert found[name].sum() == pytest.approx(1.0)
        assert (found[name] >= 0).all()
    assert ((found["again_by_satisfaction"] >= 1) & (found["again_by_satisfaction"] <= 10)).all()
    assert ((found["complained_by_satisfaction"] >= 0) & (found["complained_by_satisfaction"] <= 1)).all()
    assert found["again_by_satisfaction"][9] > found["again_by_satisfaction"][1]


def test_hazards_of_adopting_are_told_against_none():
    contacts, hazard = reported("talk hazard")
    assert contacts[0] == 0
    assert hazard[0] == 1.0
    assert (np.diff(contacts) > 0).all()


def test_data_that_there_are_not_are_refused_with_what_there_is():
    with pytest.raises(ValueError, match="no data on 'weather': there is 'talk hazard'"):
        reported("weather")


@pytest.mark.parametrize("words", [["T07"], ["t7"], ["7"], [" t07 "], ["07"], ["T7", "t07", "7"]])
def test_ids_of_targets_are_read_kindly_and_once(words):
    assert [target.id for target in load_targets(words)] == ["T07"]


@pytest.mark.parametrize("word", ["", "T", "T1x", "talk", "T-1", "99"])
def test_ids_that_are_none_are_named_with_those_there_are(word):
    with pytest.raises(ScenarioError) as refused:
        load_targets([word])
    assert f"there is no target '{word}'" in str(refused.value)
    assert "there are T01, T02" in str(refused.value)


def test_every_file_is_the_target_of_its_number():
    assert {id: load_targets([id])[0].id for id in target_files()} == {id: id for id in target_files()}


def test_bands_are_of_known_findings_and_unknown_ones_have_none():
    assert wanted("T99") == ()
    for id in published():
        names = [each.statistic for each in wanted(id)]
        assert len(set(names)) == len(names)


def test_the_index_asks_for_two_errors_or_ten_per_cent():
    target = index_target("T20", "bank", "banks")
    for each in target.bands:
        middle = (each.low + each.high) / 2
        assert each.high - middle >= 0.1 * abs(middle) - 1e-9
        assert each.statistic in NAMES
        assert "REPUR" not in each.statistic
    values = np.arange(float(len(NAMES)))
    assert target.statistics({"market": {"values": values}})[NAMES[3]] == 3.0


def test_the_trade_of_a_situation_comes_before_the_one_asked_for():
    fixed = Situation(None, ("rivals.count=7",), "bank", 100, 26)
    assert _words(fixed, ["trade=hotel", "seed=1"], ["wages=2"]) == [
        "trade=bank", "market.customers=100", "market.weeks=26", "wages=2", "rivals.count=7", "seed=1",
    ]  # fmt: skip
    assert "trade=hotel" in _words(fixed._replace(trade=""), ["trade=hotel"], ())


def test_a_control_is_held_to_its_own_bands():
    [target] = load_targets(["T02"])
    own, control, *_ = trials(target, ["market.customers=100"], 1, controls=True)
    assert control.control.name == "no talk"
    assert {each.statistic for each in _expected(own)} == {each.statistic for each in wanted("T02")}
    assert {each.statistic: (each.low, each.high) for each in _expected(control)} == dict(control.control.expects)
    odd = _as_control({}, "T02", "only_here", 0.0, 1.0)
    assert (odd.says, odd.published) == ("only here", "")


def test_curves_are_means_over_the_seeds_that_have_a_point():
    found = _mean_curve(np.array([[1.0, np.nan, 5.0], [3.0, 4.0, np.nan], [2.0, 4.0, np.nan]]))
    assert found["mean"] == [2.0, 4.0, 5.0]
    assert found["low"][0] < 2.0 < found["high"][0]
    assert (found["low"][1], found["high"][1]) == (4.0, 4.0)
    assert found["low"][2] == found["high"][2] == 5.0  # one seed has no interval


def test_controls_are_not_counted_among_the_targets():
    target = Target("T", {}, lambda seen: {})
    entries = [Entry(target, control, said, (), {}) for control, said in
               ((None, "in"), (None, "out"), (None, "in"), (t02_contagion.TARGET.controls[0], "out"))]  # fmt: skip
    assert counted(Score(entries, {})) == {"in": 2, "out": 1}
