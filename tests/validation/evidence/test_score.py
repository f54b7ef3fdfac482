"""From a target to its score: bands, verdicts, what is kept, and the tables of published figures."""

import math
from collections import Counter

import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.evidence import load_targets, score
from loyalty_sim.validation.evidence.published import MARKS, Wanted, published, wanted
from loyalty_sim.validation.evidence.target import Control, Reading, Situation, Target, compared
from loyalty_sim.validation.evidence.verdict import judged, together

LOOKED = []


def weeks_run(market):
    """Runs a fortnight and gives the weeks gone by, and the seed."""
    LOOKED.append(market.seed)
    market.run(2)
    return {"weeks": market.week, "seed": market.seed, "wage": market.config.trade.wage}


def no_weeks(market):
    return {"weeks": 0, "seed": market.seed, "wage": market.config.trade.wage}


STILLED = {"T10": {"theory.turnover.base=0", "theory.start.staff_years=0"}}
"""The ratchet is read where staff stays, as effort is cut for vacancies too; no other target touches the theory."""
BANDS = (
    Wanted("TOY", "weeks", "weeks run", "2", 1.0, 3.0),
    Wanted("TOY", "seed", "seed", "", -math.inf, 100.0),
    Wanted("TOY", "wage", "wage", "", 899.0, 901.0),
)
TOY = Target(
    "TOY",
    {"market": Situation(weeks_run, customers=100, weeks=2)},
    lambda seen: {name: float(value) for name, value in seen["market"].items()},
    lambda seen: {"line": [1.0, float(seen["market"]["seed"])]},
    (Control("idle", "nothing is run", {"weeks": (0.0, 0.0)}, watches={"market": no_weeks}),),
    BANDS,
)


@pytest.mark.parametrize(
    ("samples", "low", "high", "verdict", "distance"),
    [
        ([1.0, 1.1, 0.9], 0.0, 2.0, "in", 0.0),
        ([3.0, 3.1, 2.9], 0.0, 2.0, "out", 1.0),
        ([-1.0, -1.1, -0.9], 0.0, math.inf, "out", -1.0),
        ([1.9, 2.3, 1.5], 0.0, 2.0, "undetermined", 0.0),
        ([1.0, math.nan], 0.0, 2.0, "undetermined", 0.0),
        ([5.0, 5.0, math.nan], 5.0, 5.0, "in", 0.0),
    ],
)
def test_a_mean_is_judged_with_its_interval(samples, low, high, verdict, distance):
    found = judged(samples, low, high)
    assert found.verdict == verdict
    assert found.distance == pytest.approx(distance)


def test_one_miss_is_a_miss():
    assert together(["in", "in"]) == "in"
    assert together(["in", "undetermined"]) == "undetermined"
    assert together(["in", "undetermined", "out"]) == "out"


def test_score_of_a_target_and_its_control(tmp_path):
    found = score([TOY], seeds=3, controls=True, folder=tmp_path, workers=1)
    own, control = found.entries
    assert own.verdict == control.verdict == "in"
    assert own.lines[1].samples == (1.0, 2.0, 3.0)
    assert own.curves["line"]["mean"] == [1.0, 2.0]
    assert list(found.table.model) == [2.0, 2.0, 900.0, 0.0]
    assert found.provenance["markets"] == 6


def test_a_market_beside_is_held_to_the_same_bands_over_fewer_seeds(tmp_path):
    dear = TOY._replace(controls=(compared("with high wages", "wages are 2000", "trade.wage=2000"),))
    own, beside = score([dear], seeds=8, controls=True, folder=tmp_path, workers=1).entries
    assert [line.wanted for line in beside.lines] == [line.wanted for line in own.lines]
    assert (own.verdict, beside.verdict) == ("in", "out")
    assert (own.lines[0].judged.seeds, beside.lines[0].judged.seeds) == (8, 2)


def test_another_reading_is_judged_and_decides_nothing(tmp_path):
    read = TOY._replace(controls=(), readings=(Reading("the wage", {"weeks": "wage"}),))
    [own] = score([read], seeds=2, folder=tmp_path, workers=1).entries
    [(reading, [line])] = own.readings
    assert (reading.says, line.wanted.statistic, line.judged.verdict, own.verdict) == ("the wage", "weeks", "out", "in")


def test_what_is_in_by_construction_decides_nothing(tmp_path):
    weeks, seed, wage = BANDS
    told = TOY._replace(controls=(), bands=(weeks, seed, wage._replace(low=1.0, high=2.0, by_construction=True)))
    found = score([told], seeds=2, folder=tmp_path, workers=1)
    assert found.entries[0].verdict == "in"
    assert list(found.table.kind) == ["finding", "finding", "by construction"]
    assert list(found.table.verdict) == ["in", "in", "out"]


def test_every_other_reading_replaces_a_statistic_of_its_target():
    targets = load_targets()
    for target in targets:
        names = {each.statistic for each in target.bands or wanted(target.id)}
        assert {name for reading in target.readings for name in reading.instead} <= names
    assert {target.id for target in targets if target.readings} == {"T04", "T08", "T09", "T12"}


def test_inputs_and_fitted_figures_are_told_from_findings():
    inputs = {(each.target, each.statistic) for id in published() for each in wanted(id) if each.by_construction}
    assert inputs == {("T10", "elasticity"), ("T10", "erosion"), ("T11", "kink")}
    assert {id for id, finding in published().items() if finding.kind == "fitted"} == {"T20", "T21"}


def test_what_was_seen_is_not_looked_at_again_but_under_other_settings(tmp_path):
    LOOKED.clear()
    score([TOY], seeds=2, folder=tmp_path, workers=1)
    score([TOY], seeds=3, folder=tmp_path, workers=1)
    assert sorted(set(LOOKED)) == [1, 2, 3]
    assert len(LOOKED) == 3
    [dear] = score([TOY], ["trade.wage=1000"], seeds=2, folder=tmp_path, workers=1).entries
    assert dear.verdict == "out"
    assert len(LOOKED) == 5


def test_every_target_measures_what_the_table_asks_for():
    targets = load_targets()
    assert {target.id for target in targets} <= set(published())
    for target in targets:
        names = {each.statistic for each in target.bands or wanted(target.id)}
        assert names
        words = {word for situation in target.situations.values() for word in situation.settings}
        assert {word for word in words if word.startswith("theory.")} == STILLED.get(target.id, set())


def test_published_figures_have_mark_citation_and_band():
    assert Counter(finding.kind for finding in published().values()) == {"finding": 13, "fitted": 2, "given": 5}
    for finding in published().values():
        assert finding.mark in MARKS
        assert finding.citation
        assert all(each.low < each.high for each in wanted(finding.id))


def test_unknown_targets_are_named():
    with pytest.raises(ScenarioError) as problem:
        load_targets(["T01", "T1", "t99"])
    assert "there is no target 't99'" in str(problem.value)
