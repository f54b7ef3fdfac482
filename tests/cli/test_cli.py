"""The command line as a user meets it: answers, help, problems, exit codes, files."""

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim import load_scenario
from loyalty_sim.cli.commands import app
from loyalty_sim.lab.runner import RunFailed

SMALL = ["market.customers=300", "market.weeks=8"]
PROGRAM = [sys.executable, "-c", "from loyalty_sim.cli import main; main()"]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


def ask(*words):
    return CliRunner().invoke(app, list(words))


def cpu_seconds(*words):
    def used():
        return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])

    before = used()
    subprocess.run([*PROGRAM, *words], check=True, capture_output=True)
    return used() - before


@pytest.mark.parametrize("words", [["--help"], ["returns", "--help"]])
def test_help_answers_at_once(words):
    assert min(cpu_seconds(*words) for _ in range(3)) < 0.5


def test_help_names_every_command():
    text = ask("--help").stdout
    assert all(command in text for command in ("run", "compare", "returns", "scenarios", "show"))


@pytest.mark.parametrize("study", [["run"], ["compare", "people_first"], ["returns", "climate", "--levels", "4"]])
def test_a_study_shows_its_table_saves_its_files_and_says_where(study):
    answer = ask(*study, *SMALL, "--seeds", "3", "--workers", "1", "-o", "here")
    assert answer.exit_code == 0, answer.output
    assert "profit" in answer.stdout
    assert "saved  here" in answer.stderr
    assert "next   loyalty-sim" in answer.stderr
    assert {"table.parquet", "table.csv", "figure.png", "figure.svg", "run.json"} <= set(os.listdir("here"))


def test_results_go_to_a_folder_of_their_own_by_default():
    for _ in range(2):
        assert ask("run", *SMALL, "--seeds", "1", "--workers", "1", "-q").exit_code == 0
    folders = list(Path("outputs/run").iterdir())
    assert len(folders) == 2
    assert all(folder.name.startswith("20") and "_baseline" in folder.name for folder in folders)


def test_json_is_all_there_is_on_the_standard_output():
    answer = ask("run", *SMALL, "--seeds", "1", "--workers", "1", "--json", "-q")
    assert json.loads(answer.stdout)["kind"] == "run"
    assert "next" not in answer.stderr


def test_a_saved_configuration_can_be_run_again():
    ask("run", "price_war", *SMALL, "--seeds", "1", "--workers", "1", "-q", "-o", "first")
    assert load_scenario("first/config.yaml") == load_scenario("price_war", SMALL)


def test_a_dry_run_says_what_would_be_run_and_writes_nothing():
    answer = ask("returns", "training", "people_first", "trade=bank", "--levels", "0,1,2,3", "--seeds", "5", "-n")
    assert answer.exit_code == 0
    said = "training at 5 levels (0, 1, 1.5, 2, 3) and 1 more for 2 forms of response x 5 paired seeds = 30 runs"
    assert said in answer.stdout
    assert "firm.levers.climate" in answer.stdout
    assert not os.listdir()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("run decision.climate=0.6", "help: did you mean  firm.levers.climate=0.6 ?"),
        ("run scenario=people-first", "help: did you mean  scenario=people_first ?"),
        ("run seeds=30", "help: did you mean  --seeds 30 ?"),
        ("run firm.levers.climate 0.5", "error: 'firm.levers.climate' sets nothing"),
        ("run market.customers=0", "error: market.customers = 0 is outside its range"),
        ("run network=file network.path=x.csv", "error: x.csv: there is no such file"),
        ("run mine.yaml", "error: there is no file 'mine.yaml'"),
        ("run people_first price_war", "error: one scenario at most; what is 'price_war'?"),
        ("run -o /dev/null/x", "error: cannot save to '/dev/null/x': /dev/null is a file"),
        ("run --seeds 0", "--seeds"),
        ("run --sedes 3", "--seeds"),
        ("compare", "error: two scenarios are needed, or one to compare with the baseline"),
        ("compare people_first --seeds 1", "--seeds"),
        ("returns climat", "help: did you mean  climate ?"),
        ("returns climate --levels 2", "error: a returns curve needs at least 4 levels"),
        ("returns climate --levels 1,x", "error: cannot read the levels '1,x'"),
        ("returns price --levels 0.1,1,2,2.5", "error: firm.levers.price = 0.1 is outside its range 0.3 to 3"),
        ("show --keys clmate", "help: did you mean  loyalty-sim show --keys climate ?"),
        ("show -o notes.txt", "help: name it notes.txt.yaml"),
        ("fly", "No such command"),
    ],
)
def test_a_wrong_request_is_explained_and_nothing_is_written(words, said):
    answer = ask(*words.split())
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert not answer.stdout
    assert not os.listdir()


def test_all_problems_of_a_command_line_come_at_once():
    words = "returns climat people-first trade=bnak x=1,2 levels=3 market.customers=0 --levels 1,x -o /dev/null/x"
    answer = ask(*words.split())
    assert answer.stderr.count("error: ") == 8


def test_scenarios_of_different_length_are_not_compared(tmp_path):
    Path("long.yaml").write_text("market.weeks: 200\n")
    answer = ask("compare", "long.yaml")
    assert answer.exit_code == 2
    assert "baseline runs 156 weeks and long 200" in answer.stderr


def test_scenarios_are_listed_with_their_presets():
    answer = ask("scenarios")
    assert "people_first" in answer.stdout
    assert "trade=" in answer.stdout
    assert set(json.loads(ask("scenarios", "--json").stdout)) == {"scenarios", "presets"}


def test_keys_tell_range_unit_default_source_and_grade():
    [record] = json.loads(ask("show", "--keys", "market.customers", "--json").stdout)
    assert {"key", "default", "allowed", "unit", "low", "high", "help", "source", "grade"} <= set(record)
    text = ask("show", "--keys").stdout
    assert "20 to 200,000,000 customers" in text
    assert "theory.choice.taste_scale" in text


def test_show_gives_every_setting_or_only_what_differs():
    assert "firm.levers.price" in ask("show", "people_first").stdout
    different = ask("show", "people_first", "--diff").stdout
    assert "firm.levers.climate" in different
    assert "firm.levers.price" not in different
    assert json.loads(ask("show", "people_first", "--diff", "--json").stdout) == {
        "firm": {"levers": {"climate": 1.5, "training": 1.5}}
    }


@pytest.mark.parametrize("study", [["run"], ["compare", "people_first"], ["returns", "climate"]])
def test_a_cluster_that_is_not_there_is_said_before_any_work(study, monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.worker_pool.PATIENCE", 1.0)
    answer = ask(*study, *SMALL, "--cluster", "tcp://127.0.0.1:9")
    assert answer.exit_code == 2
    assert "no Dask scheduler answers" in answer.stderr
    assert not os.listdir()


@pytest.mark.parametrize("flags", [[], ["--diff"]])
def test_show_writes_a_scenario_file_to_work_on(flags):
    assert ask("show", "price_war", "-o", "mine.yaml", *flags).exit_code == 0
    assert load_scenario("mine.yaml") == load_scenario("price_war")._replace(name="mine")
    again = ask("show", "price_war", "-o", "mine.yaml", *flags)
    assert again.exit_code == 2
    assert "exists already" in again.stderr


def test_failed_runs_give_exit_code_1_and_a_short_message(monkeypatch):
    def fail(*_, **__):
        raise RunFailed("\n".join(f"line {n}" for n in range(500)))

    monkeypatch.setattr("loyalty_sim.studies.run", fail)
    answer = ask("run", *SMALL)
    assert answer.exit_code == 1
    assert "error: line 0" in answer.stderr
    assert "… and 480 more lines" in answer.stderr
    assert not os.listdir()


def test_ctrl_c_stops_with_a_line_and_writes_nothing():
    words = ["run", "market.customers=20000", "market.weeks=5000", "--workers", "1", "-o", "here"]
    said = ""
    with subprocess.Popen([*PROGRAM, *words], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()
        for _ in range(20):  # one that falls into the compiler's callbacks is lost, as it is for a user
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                said = process.communicate(timeout=30)[1]
                break
        process.kill()
    assert process.returncode == 130
    assert "stopped; finished runs are kept" in said
    assert not os.listdir()
