"""The command `explain` as a user meets it."""

import json

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.lab.job import Run
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.compare.study import CompareStudy
from loyalty_sim.studies.run.study import RunStudy
from planted import USUAL, PlantedLab, short, with_levers


@pytest.fixture(autouse=True)
def planted_runs(monkeypatch, tmp_path):
    """Profit is what the label says: the fewer groups are off, the more B is ahead."""

    def run_all(jobs, *given, **more):
        return [Run(job, USUAL | {"profit": 1.0 * job.seed - len(job.label) * (job.label[0] == "B")}) for job in jobs]

    monkeypatch.setattr("loyalty_sim.lab.lab.run_all", run_all)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


def ask(*words):
    return CliRunner().invoke(app, ["explain", *words])


def test_two_scenarios_are_explained_and_the_result_is_found_again():
    answer = ask("people_first", "market.customers=300", "market.weeks=8", "--quick", "--workers", "1")
    assert answer.exit_code == 0, answer.output
    assert "Talk and repute" in answer.stdout
    shown = CliRunner().invoke(app, ["show", "last", "--json", "-q"])
    assert json.loads(shown.stdout)["kind"] == "explain"
    page = CliRunner().invoke(app, ["report", "last", "--static", "-q"])
    assert page.exit_code == 0, page.output


def test_a_saved_comparison_is_explained(tmp_path):
    bank = short(8)
    study = CompareStudy({"A": bank, "B": with_levers(bank, climate=2.0)}, [0, 1], {"confidence": 0.9})
    carry_out(study, PlantedLab(lambda job: {})).save(tmp_path / "outputs" / "compare" / "mine")
    answer = ask("mine", "--on", "satisfaction", "--seeds", "2", "-o", "there", "--json", "-q")
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["provenance"]["settings"]["on"] == "satisfaction"


def test_a_dry_run_says_what_would_be_run():
    answer = ask("people_first", "--dry-run")
    assert answer.exit_code == 0, answer.output
    assert "profit: 10 paired seeds x 1 pairs of orders" in answer.stdout


def test_a_result_without_a_and_b_and_an_outcome_there_is_not_are_both_named(tmp_path):
    carry_out(RunStudy({"bank": short(8)}, [0, 1]), PlantedLab(lambda job: {})).save(tmp_path / "outputs/run/alone")
    answer = ask("alone", "--on", "proft")
    assert answer.exit_code == 2
    assert "there is no outcome 'proft'" in answer.output
    assert "of the kind run, and has no A and B" in answer.output
