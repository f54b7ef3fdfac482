"""Sweeps: pairs, failures as rows, precision, and the baseline's place; in closed form, so that the truth is known."""

import numpy as np
import pytest

from closed_form_market import closed_form
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.statistics.precision import Precision
from loyalty_sim.studies import sweep
from loyalty_sim.studies.design import as_design, read_design
from loyalty_sim.studies.sweep.cases import as_start, cases
from loyalty_sim.studies.sweep.until import read_precision

LEVELS = {"firm.levers.climate": [0, 1, 2]}


def unlucky(job):
    if job.seed == 2 and job.scenario.firm.levers.climate == 2:
        raise ZeroDivisionError("no luck left")
    return closed_form(job)


def test_the_row_that_equals_the_baseline_is_the_baseline(closed_form_market):
    result = sweep(LEVELS, workers=1)
    assert result.table["firm.levers.climate"].tolist() == [1, 0, 2]
    assert result.table["baseline"].tolist() == [True, False, False]
    assert result.table.loc[0, ["profit", "profit_low", "profit_high"]].tolist() == [0, 0, 0]


def test_a_baseline_outside_the_design_is_added_with_its_own_values(closed_form_market):
    result = sweep({"trade": ["airline"], "firm.levers.climate": [0.5]}, "people_first", ["trade=bank"], workers=1)
    assert result.table["case"].tolist() == ["baseline, bank", "baseline, airline", "trade=airline, climate=0.5"]
    assert result.table["trade"].tolist() == ["bank", "airline", "airline"]
    own = load_scenario("people_first").firm.levers.climate
    assert result.table["firm.levers.climate"].tolist() == [own, own, 0.5]


def test_differences_are_paired_and_the_intervals_hold_the_truth(closed_form_market):
    result = sweep(LEVELS, seeds=60, confidence=0.99, workers=1)
    row = result.table.set_index("firm.levers.climate").loc[2]
    truth = 3 * 40_000 * (np.exp(-1.0) - np.exp(-2.0))
    assert row["gross_return_low"] < truth < row["gross_return_high"]
    spread = result.runs[result.runs["firm.levers.climate"] == 2]["gross_return"].std() / np.sqrt(60)
    assert row["gross_return_high"] - row["gross_return"] < spread, "pairing takes the common luck out"


def test_a_failing_run_is_a_row_and_the_rest_goes_on(monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", unlucky)
    result = sweep(LEVELS, seeds=5, workers=1)
    failed = result.runs[result.runs["error"] != ""]
    assert failed["case"].tolist() == ["climate=2"]
    assert failed["error"].tolist() == ["ZeroDivisionError: no luck left"]
    table = result.table.set_index("firm.levers.climate")
    assert table["seeds"].to_dict() == {1: 5, 0: 5, 2: 4}
    assert table["failed"].to_dict() == {1: 0, 0: 0, 2: 1}
    assert np.isfinite(table.loc[2, "profit"])
    assert "1 of 15 runs failed" in result.text
    assert len(result.detail.failed) == 1


def test_when_all_runs_fail_there_is_a_result_that_says_so(monkeypatch):
    def never(job):
        raise ValueError("never")

    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", never)
    result = sweep(LEVELS, seeds=2, workers=1)
    assert "nothing to compare" in result.text
    assert result.table["failed"].tolist() == [2, 2, 2]
    assert "6 of 6 runs failed" in result.text


def test_asked_again_nothing_is_run_and_more_seeds_run_only_what_is_new(closed_form_market, monkeypatch):
    ran = []
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", lambda job: ran.append(job.seed) or closed_form(job))
    first = sweep(LEVELS, seeds=4, workers=1, store=default_store())
    assert len(ran) == 12
    again = sweep(LEVELS, seeds=4, workers=1, store=default_store())
    assert len(ran) == 12
    assert again.table.equals(first.table)
    sweep(LEVELS, seeds=5, workers=1, store=default_store())
    assert ran[12:] == [4, 4, 4]


def test_presets_start_afresh_and_the_row_wins_over_the_command_line():
    found = cases(as_design({"trade": ["airline", "bank"], "trade.wage": [700]}), as_start(None, ["trade.wage=800"]))
    assert [case.scenario.trade.name for case in found] == ["bank", "airline", "bank"]
    assert [case.scenario.trade.wage for case in found] == [800, 700, 700]
    airline = load_scenario(overrides=["trade=airline", "trade.wage=700"])
    assert found[1].scenario == airline


def test_rows_that_cannot_run_are_named_with_their_place(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("market.weeks,firm.levers_from\n52,60\n104,60\n")
    with pytest.raises(
        ScenarioError, match=r"firm.levers_from = 60 is after the last of 52 weeks\n  --> .*mine.csv:2"
    ) as caught:
        cases(read_design(file), as_start(None))
    assert len(caught.value.problems) == 1


def test_hundreds_of_problems_are_not_all_told():
    design = as_design({"market.weeks": list(range(1, 100)), "firm.levers_from": [100]})
    with pytest.raises(ScenarioError, match="… and 79 more problems"):
        cases(design, as_start(None))


def test_presets_need_a_name_to_start_from():
    with pytest.raises(ScenarioError, match="presets cannot be varied in a scenario that is ready"):
        cases(as_design({"trade": ["airline"]}), as_start(load_scenario()))
    with pytest.raises(ValueError, match="overrides go with the name"):
        as_start(load_scenario(), ["trade=bank"])


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("npv ±2%", Precision("profit", 0.02, True)),
        ("profit+-2.5 %", Precision("profit", 0.025, True)),
        ("satisfaction +/- 0.1", Precision("satisfaction", 0.1, False)),
        ("profit ± 1e6", Precision("profit", 1e6, False)),
    ],
)
def test_precisions_are_read(text, precision):
    assert read_precision(text) == precision


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("npv 2%", "cannot read"),
        ("satisfactoin ±2", "did you mean  satisfaction"),
        ("npv ±0%", "above 0"),
        ("npv ±e", "cannot read"),
    ],
)  # fmt: skip
def test_precisions_that_cannot_be(text, said):
    with pytest.raises(ScenarioError, match=said):
        read_precision(text)


def test_seeds_are_added_until_the_interval_is_narrow_enough(closed_form_market):
    result = sweep(LEVELS, until="profit ±1%", workers=1)
    rows = result.table[~result.table["baseline"]]
    wanted = 0.01 * result.table["profit_mean"][0]
    assert rows["seeds"].between(11, 99).all()
    assert ((rows["profit_high"] - rows["profit"]) < 1.02 * wanted).all()
    assert "was reached in 2 of 2 rows" in result.text


def test_ten_seeds_are_the_least_and_the_number_asked_for_the_most(closed_form_market):
    assert sweep(LEVELS, until="profit ±99%", workers=1).table["seeds"].tolist() == [10, 10, 10]
    result = sweep(LEVELS, until="profit ±0.001%", seeds=12, workers=1)
    assert result.table["seeds"].tolist() == [12, 12, 12]
    assert "was reached in 0 of 2 rows" in result.text
