"""`Study`, `carry_out` and `Result`: what is kept, in which order it is written, and what asks what."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from loyalty_sim.lab.lab import Lab
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.studies import Result, carry_out, kinds, load_result
from loyalty_sim.studies.compare.study import CompareStudy
from loyalty_sim.studies.run.study import RunStudy
from loyalty_sim.studies.summary import (
    MOST_NAMED,
    changed_levers,
    judgement_sentence,
    lever_keys,
    rivals_sentence,
)
from planted import PlantedLab, short, with_levers

KINDS = ("run", "compare", "returns", "sweep", "branch", "sensitivity", "discover", "optimise")


def profit(job):
    return {"profit": 1_000.0 * (1 + job.seed)}


@pytest.fixture
def result():
    return carry_out(RunStudy({"mine": short(6, name="mine", title="Mine")}, [4, 2]), PlantedLab(profit))


def test_the_kinds_that_come_with_the_package_are_known():
    assert set(KINDS) <= set(kinds())
    assert all(kinds()[kind].kind == kind for kind in KINDS)


def test_the_list_of_kinds_cannot_be_changed_from_outside():
    kinds().pop("run")
    assert "run" in kinds()


def test_a_result_knows_its_question_again(result):
    again = result.study
    assert isinstance(again, RunStudy)
    assert (dict(again.scenarios), again.seeds, again.settings) == (result.scenarios, [4, 2], {})
    assert again.plan() == RunStudy(result.scenarios, [4, 2]).plan()


def test_provenance_says_what_was_asked(result):
    record = result.provenance
    assert (record["study"], record["seeds"], record["settings"]) == ("run", [4, 2], {})
    assert list(record["scenarios"]) == ["mine"]
    assert record["scenario_hashes"].keys() == {"mine"}
    assert json.loads(json.dumps(record)) == record


def test_settings_are_those_asked_and_those_found_out_while_running():
    class Found(RunStudy):
        def gather(self, lab):
            kept = super().gather(lab)
            return replace(kept, settings={"failed": ["one"]})

    found = carry_out(Found({"mine": short(6)}, [1, 2], {"asked": 3}), PlantedLab(profit))
    assert found.provenance["settings"] == {"asked": 3, "failed": ["one"]}


def test_a_subclass_without_a_kind_of_its_own_takes_no_name():
    before = kinds()["run"]

    class Other(RunStudy):
        pass

    assert kinds()["run"] is before
    assert Other({"mine": short(6)}, [1]).kind == "run"


def test_what_is_written_is_whole_before_the_figure_is_drawn(result, tmp_path, monkeypatch):
    there = []

    def look(self):
        there.extend(sorted(path.name for path in tmp_path.rglob("*") if path.is_file()))
        raise ZeroDivisionError("cannot draw")

    monkeypatch.setattr(Result, "figure", look)
    with pytest.raises(ZeroDivisionError):
        result.save(tmp_path / "out")
    assert {"run.json", "runs.parquet", "table.csv", "table.parquet", "weekly.parquet", "config.yaml"} <= set(there)


def test_every_scenario_is_written_as_a_file_that_runs(tmp_path):
    a, b = short(6, name="a"), with_levers(short(6, name="b"), climate=2.0)
    study = CompareStudy({"A": a, "B": b}, [1, 2], {"confidence": 0.9})
    carry_out(study, PlantedLab(profit)).save(tmp_path)
    assert load_scenario(str(tmp_path / "config_B.yaml")).firm.levers.climate == 2.0
    assert load_scenario(str(tmp_path / "config_A.yaml")).market.weeks == 6


def test_a_result_as_json_has_its_table_row_by_row(result):
    told = json.loads(json.dumps(result.to_dict()))
    assert told["kind"] == "run"
    assert told["text"] == result.text
    assert {row["outcome"]: row["mean"] for row in told["table"]}["profit"] == pytest.approx(4_000)


def test_without_detail_there_is_text_and_nothing_drawn(result):
    bare = replace(result, detail=None)
    assert bare.charts() == []
    assert bare.summary() is None
    assert bare.heading == "Mine"


def test_saved_twice_is_saved_alike(result, tmp_path):
    for name in ("one", "two"):
        result.save(tmp_path / name)
    again = load_result(tmp_path / "two")
    pd.testing.assert_frame_equal(again.runs, result.runs)
    assert (tmp_path / "one" / "run.json").read_bytes() == (tmp_path / "two" / "run.json").read_bytes()


def test_the_lab_is_one_process_per_core_and_keeps_nothing_unless_told_else():
    assert Lab() == (None, None, None)


# -- sentences that every summary shares ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"count": 0}, "There are no rivals in this market."),
        ({"strategies": ("hold",)}, "Rivals hold still here; ask again with rivals.strategies=[counter_invest]"),
        ({"strategies": ("hold", "counter_invest", "explore")}, "Rivals act (counter invest, explore)"),
    ],
)
def test_what_rivals_do_is_said(change, said):
    base = Scenario()
    assert rivals_sentence(base._replace(rivals=base.rivals._replace(**change))).startswith(said)


def test_judgement_is_named_and_evidence_is_not():
    known = lever_keys(["climate", "price"])
    assert known == ["trade.usual.climate", "theory.investment.climate.build_weeks"]
    assert judgement_sentence([]) == ""
    said = judgement_sentence(lever_keys(["climate", "training", "process", "recovery"]))
    assert said.startswith("Judgement rather than evidence (grade D), so put your own figures in: ")
    assert said.count(",") <= MOST_NAMED
    assert " more." in said


def test_levers_that_differ_are_named_in_the_order_of_the_schema():
    assert changed_levers(Scenario(), with_levers(price=1.1, climate=2.0)) == ["climate", "price"]
    assert changed_levers(Scenario(), Scenario()) == []
