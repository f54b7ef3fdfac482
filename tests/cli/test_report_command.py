"""The command `report` as a user meets it."""

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from closed_form_market import closed_form
from loyalty_sim.cli.commands import app
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare, run

pytestmark = pytest.mark.usefixtures("closed_form_market")


@pytest.fixture(scope="module")
def two_results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("loyalty_sim.lab.runner.simulate", closed_form)
        run(Scenario(), seeds=2, workers=1).save(folder / "run" / "first")
        compare(Scenario(), Scenario(), seeds=3, workers=1).save(folder / "compare" / "second")
    return folder


@pytest.fixture(autouse=True)
def with_two_results(two_results, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(two_results, "outputs")


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
        ("broken", "the result 'broken' is damaged"),
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


def test_sliders_are_run_over_the_levers_that_the_result_is_about():
    answer = ask("first", "--explorable", "--levels", "4", "--seeds", "2", "--workers", "1", "-o", "x.html")
    assert answer.exit_code == 0, answer.output
    page = Path("x.html").read_text()
    assert 'id="slider-climate"' in page
    assert 'id="slider-training"' in page
    assert "16 combinations were run, each under the same 2 seeds" in page
    dry = ask("second", "--explorable", "--levers", "price,firm.levers.recovery", "-n").stdout
    assert "price x recovery: 25 combinations x 5 seeds = 125 runs" in dry


def test_a_board_page_lies_beside_the_result_and_names_its_command():
    answer = ask("second", "--board")
    assert answer.exit_code == 0, answer.output
    assert "saved  outputs/compare/second/board.html" in answer.stderr
    assert "loyalty-sim report second --board" in Path("outputs/compare/second/board.html").read_text()
    assert "board page  compare in outputs/compare/second" in ask("second", "--board", "-n").stdout


def test_a_result_that_no_board_decides_by_has_no_board_page():
    answer = ask("first", "--board")
    assert answer.exit_code == 2
    assert "a board page is made of a comparison, a returns curve or a plan; this is of run" in answer.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--explorable --board", "a board page has no sliders"),
        ("--explorable --static", "paper has no sliders"),
        ("--explorable --levers climat", "did you mean  climate ?"),
        ("--explorable --levers climate,climate", "one to 3 different levers can be moved"),
        ("--explorable --levers climate,training,price,process", "one to 3 different levers can be moved"),
        ("--explorable --levels 2", "--levels"),
        ("--explorable --seeds 1", "--seeds"),
    ],
)
def test_sliders_that_cannot_be_are_explained(words, said):
    answer = ask("first", *words.split())
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert not list(Path().rglob("*.html"))
