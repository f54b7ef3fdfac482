"""The command `drivers` as a user meets it: of a scenario, and of a file of answers."""

import json

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app

SMALL = ("market.customers=2000", "market.weeks=12", "--seeds", "2", "--workers", "1")


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def answers(tmp_path):
    """Answers from 1 to 5 in which `core` makes satisfaction; of a column the model has no lever for, and of words."""
    rng = np.random.default_rng(1)
    given = np.clip(np.round(3 + rng.standard_normal((300, 1)) + 0.7 * rng.standard_normal((300, 3))), 1, 5)
    table = pd.DataFrame(given, columns=["Core", "wait", "Friendly staff"]).assign(comment="fine")
    table["Overall"] = np.clip(np.round(table["Core"] + 0.4 * rng.standard_normal(300)), 1, 5)
    table.to_csv(tmp_path / "answers.csv", index=False)
    return table


def ask(*words):
    return CliRunner().invoke(app, ["drivers", *words])


def test_a_scenario_gets_a_recommendation_that_is_found_again(tmp_path):
    answer = ask(*SMALL, "-o", "there")
    assert answer.exit_code == 0, answer.output
    assert "Work first on" in answer.stdout
    assert {"table.csv", "survey.parquet", "run.json"} <= {path.name for path in (tmp_path / "there").iterdir()}
    shown = CliRunner().invoke(app, ["show", "there", "--json", "-q"])
    assert len(json.loads(shown.stdout)["table"]) == 11


def test_a_file_of_answers_gets_one_too(answers):
    answer = ask("answers.csv", "--scale", "1,5", "-o", "there")
    assert answer.exit_code == 0, answer.output
    assert "Work first on core (money into process)" in answer.stdout
    assert "Friendly staff" in answer.stdout
    assert "comment is left out" in answer.stdout
    assert pd.read_csv("there/table.csv")["name"][0] == "core"


def test_a_file_as_json(answers):
    found = json.loads(ask("answers.csv", "--scale", "1,5", "--json").stdout)
    assert found["table"][0]["name"] == "core"
    assert "weight" not in found["table"][0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("answers.csv",), "on which scale?"),
        (("answers.csv", "--scale", "1,3"), "lies outside 1 to 3"),
        (("answers.csv", "--scale", "5,1"), "'5,1' is no scale"),
        (("answers.csv", "--scale", "1,5", "--outcome", "overal"), "did you mean  --outcome Overall ?"),
        (("answers.csv", "trade=bank"), "a file of answers stands alone"),
        (("no_answers.csv",), "cannot be read"),
        (("--scale", "1,5"), "is about a file of answers, and none is named"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(answers, words, said):
    answer = ask(*words)
    assert answer.exit_code == 2
    assert said in answer.output


def test_too_few_answers_in_a_file(answers):
    answers.head(20).to_csv("few.csv", index=False)
    assert "20 complete rows of 3 attributes are there" in ask("few.csv", "--scale", "1,5").output


def test_a_dry_run_says_what_would_be_run():
    answer = ask("--dry-run")
    assert "a survey, then 9 arms x 8 paired seeds = 72 runs" in answer.stdout
