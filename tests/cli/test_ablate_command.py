"""The command `ablate` as a user meets it."""

import json

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.studies.ablate import study


@pytest.fixture(autouse=True)
def small_markets(monkeypatch, tmp_path):
    monkeypatch.setattr(study.ablate, "__defaults__", ((), None, 200, 8, *study.ablate.__defaults__[4:]))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


def ask(*words):
    return CliRunner().invoke(app, ["ablate", *words])


def test_a_line_a_mechanism_with_its_verdict_and_a_result_that_is_found_again(tmp_path):
    answer = ask("c12", "C8", "--seeds", "2", "--workers", "1", "-o", "there")
    assert answer.exit_code == 0, answer.output
    assert "listening=1" in answer.stdout
    assert "records only" in answer.stdout
    assert {"table.csv", "run.json", "figure.svg"} <= {path.name for path in (tmp_path / "there").iterdir()}
    shown = CliRunner().invoke(app, ["show", "there", "--json", "-q"])
    assert [row["code"] for row in json.loads(shown.stdout)["table"]] == ["C12", "C8"]


def test_unknown_codes_are_named_before_any_work(tmp_path):
    answer = ask("C12", "W9")
    assert answer.exit_code == 2
    assert "there is no mechanism 'W9'" in answer.output
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_says_what_would_be_run():
    answer = ask("--dry-run")
    assert answer.exit_code == 0, answer.output
    assert "mechanisms x 4 arms x 8 to 64 paired seeds" in answer.stdout


@pytest.mark.parametrize("words", [("--seeds", "1"), ("--seeds", "99999"), ("--use", "rules.py")])
def test_what_cannot_be_is_refused(words):
    assert ask(*words).exit_code == 2
