"""`lesson new` and `lesson check`: a draft that is right as it is, and what is wrong said before any run."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim.app.computing import work
from loyalty_sim.cli.commands import app

FILE = "mine/lessons/50_mine.md"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("mine/lessons").mkdir(parents=True)


def ask(*words):
    return CliRunner().invoke(app, ["lesson", *words])


def written(old="", new=""):
    assert ask("new", FILE, "-q").exit_code == 0
    text = Path(FILE).read_text(encoding="utf-8")
    assert old in text
    Path(FILE).write_text(text.replace(old, new) if old else text, encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("'same'\"", "'equal'\"", "answer comes to 'equal'"),
        ("up('satisfaction')\"", "up('satisfied')\"", "there is no outcome 'satisfied'"),
        ("text: Satisfaction rises", "text: Profit rises", "'Profit rises' is not in the texts"),
        ("market.customers", "market.custmers", "market.customers"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_before_any_run(old, new, said, monkeypatch):
    def never(*_, **__):
        raise AssertionError("something was run")

    monkeypatch.setattr(work, "compared", never)
    written(old, new)
    answer = ask("check", FILE)
    assert answer.exit_code == 2
    assert said in answer.stderr


def test_reading_alone_runs_nothing(monkeypatch):
    monkeypatch.setattr(work, "compared", None)
    written()
    answer = ask("check", FILE, "--only-read")
    assert answer.exit_code == 0, answer.output
    assert "1 sentence to" in answer.stdout


def test_a_sentence_that_is_not_so_is_named_with_what_should_make_it_true():
    written("so: \"up('satisfaction')\"", "so: \"change('satisfaction') > 50\"")
    text = Path(FILE).read_text(encoding="utf-8")
    text = text.replace("market.customers: 3000", "market.customers: 300, market.weeks: 26").replace("12", "3")
    Path(FILE).write_text(text, encoding="utf-8")
    answer = ask("check", FILE, "-q", "--workers", "1")
    assert answer.exit_code == 2
    assert "'Satisfaction rises' is not so: change('satisfaction') > 50" in " ".join(answer.stderr.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "mine.txt"], "name it mine.md"),
        (["check", "nowhere.md"], "there is no file 'nowhere.md'"),
    ],
)
def test_what_cannot_be_is_explained(words, said):
    answer = ask(*words)
    assert answer.exit_code == 2
    assert said in answer.stderr


def test_a_lesson_that_is_there_is_not_written_over():
    written()
    assert "is there already" in ask("new", FILE).stderr


def test_a_folder_of_lessons_is_found_beside_the_shipped_ones_and_only_while_it_is_asked_for():
    written()
    listed = CliRunner().invoke(app, ["lessons", "--json", "--lessons", "mine/lessons"])
    last = json.loads(listed.stdout)[-1]
    assert (last["number"], last["from"]) == (50, "mine/lessons")
    assert "My lesson" not in CliRunner().invoke(app, ["lessons", "-q"]).stdout


def test_a_folder_of_lessons_that_is_not_there_is_named():
    answer = CliRunner().invoke(app, ["lessons", "--lessons", "mine/lesson"])
    assert answer.exit_code == 2
    assert "there is no folder 'mine/lesson'" in answer.stderr
