"""sensitivity, discover and optimise as they are typed: answers, dry runs, and everything that can be wrong."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app

STUDIES = {
    "tornado": "sensitivity trade.usual.climate=0.1:0.4 firm.levers.price=1:1.1 --seeds 3",
    "morris": "sensitivity --method morris --size 4 --factors firm.levers.climate=0:2 --seeds 3",
    "sobol": "sensitivity --method sobol --size 8 firm.levers.climate=0:2 --seeds 2",
    "against": "sensitivity people_first --against baseline trade.usual.climate=0.1:0.4 --seeds 2",
    "discover": "discover people_first trade.usual.climate=0.01:0.2 --points 32 --seeds 2",
    "optimise": "optimise --budget 9000 --levers climate --trials 16 --seeds 2 --worlds 0",
    "worlds": "optimise --budget 9000 --levers climate --trials 16 --seeds 2 --worlds 8 trade.usual.climate=0.1:0.4",
}
ONE = ["market.weeks=8", "--workers", "1", "-o", "here"]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def without_a_store(monkeypatch, closed_form_figures_only):
    """Runs in closed form are quicker than the disk."""
    monkeypatch.setattr("loyalty_sim.lab.store.Store.put", lambda *run: None)


def ask(*words):
    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize("study", STUDIES)
def test_a_study_shows_its_table_saves_its_files_and_says_what_to_ask_next(study, without_a_store):
    answer = ask(*STUDIES[study].split(), *ONE)
    assert answer.exit_code == 0, answer.output
    assert "saved  here" in answer.stderr
    assert "next   loyalty-sim" in answer.stderr
    assert {"table.csv", "runs.parquet", "figure.png", "figure.svg", "run.json"} <= set(os.listdir("here"))
    said = json.loads(Path("here/run.json").read_text())["text"]
    assert " ".join(said.split())[:60] in " ".join(answer.stdout.split())


def test_json_is_all_there_is_on_the_standard_output(without_a_store):
    answer = ask(*STUDIES["tornado"].split(), *ONE, "--json", "-q")
    assert json.loads(answer.stdout)["kind"] == "sensitivity"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("sensitivity -n", "a first look at"),
        ("sensitivity --method sobol firm.levers.climate=0:2 -n", "192 points x 8 paired seeds = 1536 runs"),
        ("discover people_first trade.wage=500:900 --points 64 -n", "64 points to search and as many fresh ones"),
        ("optimise --budget 50000 --levers climate,training --quarters 4 -n", "in 3 phases (6 cells)"),
        ("pilot service_first --sites 12 --worlds 16 -n", "trials of service_first against baseline at 12 sites"),
        ("optimise --move --levers climate,training -n", "46,800 a year over climate, training"),
        ("optimise --move --levers climate --limits climate=20000:90000 -n", "11,200 a year over climate"),
    ],
)
def test_a_dry_run_says_what_would_be_run_and_writes_nothing(words, said):
    answer = ask(*words.split())
    assert answer.exit_code == 0, answer.output
    assert said in " ".join(answer.stdout.split())
    assert not os.listdir()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("sensitivity --method morriss", "help: did you mean  morris ?"),
        ("optimise --budget 9 --levers climate --worlds 0 trade.wage=500:900", "factors change nothing where worlds"),
        ("returns price --forms power -n", "price is no spend, so that there is no form of response"),
        ("sensitivity --on profits", "help: did you mean  profit ?"),
        ("pilot people_first --measures satisfacton -n", "did you mean  satisfaction ?"),
        ("pilot price_war -n", "cannot be tried at some sites"),
        ("sensitivity --method sobol --size 12", "did you mean  --size 8  or  --size 16 ?"),
        ("sensitivity firm.levers.climate=2:0", "help: did you mean  firm.levers.climate=0:2 ?"),
        ("sensitivity --factors climat=0:2", "help: did you mean  firm.levers.climate=0:2 ?"),
        ("sensitivity --against nobody", "error: there is no scenario 'nobody'"),
        ("sensitivity people_first --against baseline firm.levers.climate=0:2", "and cannot be a factor"),
        ("sensitivity --seeds 1", "--seeds"),
        ("discover", "error: two scenarios are needed"),
        ("discover people_first --on satisfied", "help: did you mean  satisfaction ?"),
        ("discover people_first theory.x=0:1", "error: unknown setting 'theory.x'"),
        ("discover people_first --points 8", "--points"),
        ("optimise --levers climate", "error: a budget of 0 is nothing to split"),
        ("optimise --budget -3 --levers climate", "error: a budget of -3 is nothing to split"),
        ("optimise --budget 3", "error: there are no levers to spend on"),
        ("optimise --budget 3 --levers climat", "help: did you mean  climate ?"),
        ("optimise --budget 3 --levers price", "loyalty-sim returns price"),
        ("optimise --budget 3 --levers climate --quarters 13", "help: allowed: 1 to 12"),
        ("optimise --budget 3 --levers climate --worlds 4", "error: 4 worlds are too few to judge by"),
        ("optimise --budget 3 --levers climate --worlds w.csv", "error: cannot read the worlds 'w.csv'"),
        ("optimise --move --levers climate --limits climate", "error: cannot read the limits 'climate'"),
        ("optimise --move --levers climate --limits climate=40000:", "do not hold today's 31,200"),
        ("optimise --move --levers climate --risk lose", "help: did you mean  loss ?"),
        ("optimise --move --levers climate --rival price:0.9", "error: the move 'price:0.9'"),
        ("optimise --budget 3 --levers climate --on cost", "error: there is no outcome 'cost'"),
    ],
)
def test_a_wrong_request_is_explained_and_nothing_is_written(words, said):
    answer = ask(*words.split())
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert not answer.stdout
    assert not os.listdir()


def test_all_problems_of_a_command_line_come_at_once():
    words = "optimise nobody --budget 0 --levers climat --on proft --worlds 3 x=1:2 market.weeks=0"
    answer = ask(*words.split())
    assert answer.stderr.count("error: ") == 7
