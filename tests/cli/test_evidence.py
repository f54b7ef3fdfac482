"""The command `evidence` as a user meets it."""

import json

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app


@pytest.fixture(autouse=True)
def nothing_real(monkeypatch, tmp_path):
    """Every market looks the same; nothing is run, and nothing is kept but here."""

    def see(job, watch):
        told = [5, 4, 3, 2, 1, 1, 2, 3, 3, 3 + 0.1 * job.seed]
        return {"people": told, "by_answer": told, "respondents": [1] * 10}

    monkeypatch.setattr("loyalty_sim.lab.observations.see", see)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


def ask(*words):
    return CliRunner().invoke(app, ["evidence", *words, "--workers", "1"])


def test_a_target_with_table_page_and_picture(tmp_path):
    answer = ask("t8", "--quick", "-o", "there")
    assert answer.exit_code == 0, answer.output
    assert "Talk per head is an asymmetric U" in answer.stdout
    assert "1 published finding" in answer.stdout
    there = {path.name for path in (tmp_path / "there").rglob("*.*")}
    assert {"evidence.csv", "evidence.json", "evidence.md", "T08.png", "run.json", "table.parquet"} <= there


def test_a_score_is_a_result_like_any_other():
    assert ask("T08", "--quick", "--controls", "--quiet").exit_code == 0
    for words, said in (
        (["list"], "evidence"),
        (["show", "last"], "Of 1 published finding:"),
        (["cite", "last"], "evidence, written"),
    ):
        answer = CliRunner().invoke(app, words)
        assert answer.exit_code == 0, answer.output
        assert said in " ".join(answer.stdout.split())


def test_json_is_json():
    said = json.loads(ask("T08", "--quick", "--json", "--quiet").stdout)
    assert {row["statistic"] for row in said["targets"]} == {"minimum", "ratio"}


def test_every_wrong_word_is_named_before_any_work(tmp_path):
    answer = ask("T99", "T08", "trade=bnak", "theory.word_of_mouth.chanse=1")
    assert answer.exit_code == 2
    for said in ("there is no target 'T99'", "bank", "theory.word_of_mouth.chance"):
        assert said in answer.output
    assert not (tmp_path / "seen").exists()
    assert not (tmp_path / "outputs").exists()


def test_dry_run_says_how_much_and_does_nothing(tmp_path):
    answer = ask("T08", "T10", "--dry-run", "--seeds", "3")
    assert answer.exit_code == 0
    assert "12 markets" in answer.stdout
    assert not (tmp_path / "seen").exists()
