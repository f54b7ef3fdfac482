"""The command `report` as a user meets it."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.scenario import Scenario
from loyalty_sim.study import compare, run

pytestmark = pytest.mark.usefixtures("closed_form_market")


@pytest.fixture(autouse=True)
def with_two_results(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(Scenario(), seeds=2, workers=1).save("outputs/run/first")
    compare(Scenario(), Scenario(), seeds=3, workers=1).save("outputs/compare/second")


def ask(*words):
    return CliRunner().invoke(app, ["report", *words])


def test_the_newest_result_is_reported_beside_its_files():
    answer = ask()
    assert answer.exit_code == 0, answer.output
    assert "saved  outputs/compare/second/report.html" in answer.stderr
    assert "next   " in answer.stderr
    assert "<script>" in Path("outputs/compare/second/report.html").read_text()


def test_a_result_is_named_by_folder_or_name_and_the_page_goes_where_it_is_wanted():
    for word in ("first", "outputs/run/first"):
        assert ask(word, "-o", "deep/mine.html", "--static", "-q").exit_code == 0
    assert "<script" not in Path("deep/mine.html").read_text()


def test_a_dry_run_writes_nothing():
    answer = ask("first", "-n", "-o", "mine.html")
    assert "run in outputs/run/first to mine.html" in answer.stdout
    assert os.listdir() == ["outputs"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("secnd", "did you mean  outputs/compare/second ?"),
        ("zzz", "the newest is  outputs/compare/second"),
        ("first -o mine", "name it mine.html"),
        ("first -o outputs.html", "'outputs.html' is a folder"),
        ("first -o /dev/null/x.html", "/dev/null is a file"),
        ("broken", "cannot read outputs/run/broken/run.json"),
    ],
)
def test_a_wrong_request_is_explained_and_nothing_is_written(words, said):
    Path("outputs.html").mkdir()
    broken = Path("outputs/run/broken")
    broken.mkdir()
    (broken / "run.json").write_text("{")
    os.utime(broken / "run.json", (0, 0))
    answer = ask(*words.split())
    assert answer.exit_code == 2, answer.output
    assert said in answer.stderr
    assert sorted(os.listdir()) == ["outputs", "outputs.html"]


def test_all_problems_come_at_once():
    assert ask("zzz", "-o", "mine").stderr.count("error: ") == 2
