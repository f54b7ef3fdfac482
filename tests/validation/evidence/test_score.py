"""From a target to its score: bands, verdicts, what is kept, and the tables of published figures."""

import math

import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.evidence import load_targets, score
from loyalty_sim.validation.evidence.published import MARKS, Wanted, published, wanted
from loyalty_sim.validation.evidence.target import Control, Situation, Target
from loyalty_sim.validation.evidence.verdict import judged, together

LOOKED = []


def weeks_run(market):
    """Runs a fortnight and gives the weeks gone by, and the seed."""
    LOOKED.append(market.seed)
    market.run(2)
    return {"weeks": market.week, "seed": market.seed, "wage": market.config.trade.wage}


def no_weeks(market):
    return {"weeks": 0, "seed": market.seed, "wage": market.config.trade.wage}


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
        words = [word for situation in target.situations.values() for word in situation.settings]
        assert not [word for word in words if word.startswith("theory.")]


def test_published_figures_have_mark_citation_and_band():
    assert len(published()) == 15
    for finding in published().values():
        assert finding.mark in MARKS
        assert finding.citation
        assert all(each.low < each.high for each in wanted(finding.id))


def test_unknown_targets_are_named():
    with pytest.raises(ScenarioError) as problem:
        load_targets(["T01", "T1", "t99"])
    assert "there is no target 't99'" in str(problem.value)
