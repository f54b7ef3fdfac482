"""`loyalty-sim sweep` as it is typed: designs, dry run, failures, and what cannot be."""

import json
import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
from typer.testing import CliRunner

from closed_form_market import closed_form
from loyalty_sim.cli.commands import app

SMALL = ["market.customers=300", "market.weeks=26"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words, code=0):
    done = CliRunner().invoke(app, [*map(str, words)])
    assert done.exit_code == code, done.output
    return done


def saved(here):
    [folder] = (here / "outputs" / "sweep").iterdir()
    return folder


def test_a_grid_is_run_shown_and_saved(here, closed_form_market):
    done = call("sweep", "--grid", "firm.levers.climate=0,1", "trade=bank,airline", *SMALL, "--workers", 1)
    assert "Change against the baseline" in done.output
    table = pd.read_parquet(saved(here) / "table.parquet")
    assert table["case"].tolist()[0] == "climate=1, trade=bank"
    assert len(table) == 4
    assert json.loads((saved(here) / "run.json").read_text())["settings"]["design"] == "grid"


@pytest.mark.parametrize("option", ["--lhs", "--sobol"])
def test_a_sample_is_run(here, closed_form_market, option):
    done = call("sweep", option, "firm.levers.climate=0:3", "-N", 8, "--seeds", 2, "--workers", 1, "--json", "-q")
    assert len(json.loads(done.stdout)["table"]) == 9


def test_a_design_file_is_run(here, closed_form_market):
    (here / "mine.csv").write_text("name,firm.levers.climate\nnothing,0\nmuch,3\n")
    done = call("sweep", "mine.csv", "people_first", "--until", "npv ±50%", "--workers", 1)
    assert pd.read_csv(saved(here) / "table.csv")["case"].tolist() == ["baseline", "nothing", "much"]
    assert "was reached in 2 of 2 rows" in " ".join(done.output.split())


def test_a_dry_run_says_what_it_would_take_and_writes_nothing(here, closed_form_market):
    words = ["sweep", "--grid", "firm.levers.climate=0,1,2", "--seeds", 4, "--workers", 1]
    assert "12 runs; how long they take is known after the first" in call(*words, "--dry-run").output
    assert not (here / "outputs").exists()
    call(*words[:-4], "--seeds", 3, "--workers", 1)
    said = call(*words, "--dry-run").output
    assert "12 runs, 9 of them kept already; about 1 s on this machine" in " ".join(said.split())


def test_failed_runs_are_listed_and_the_exit_code_says_so(here, monkeypatch):
    def unlucky(job):
        if job.seed == 1 and job.scenario.firm.levers.climate == 2:
            raise ZeroDivisionError("no luck left")
        return closed_form(job)

    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", unlucky)
    done = call("sweep", "--grid", "firm.levers.climate=1,2", "--seeds", 3, "--workers", 1, code=1)
    assert "1 of 6 runs failed; the rest is done\nclimate=2, seed 1: ZeroDivisionError: no luck left" in done.output
    assert "(1 failed)" in done.output
    assert pd.read_parquet(saved(here) / "runs.parquet")["error"].tolist().count("") == 5


def test_a_full_disk_is_said_and_what_is_finished_stays(here, monkeypatch, closed_form_market):
    import errno

    from loyalty_sim.studies import base as result

    real, room = os.replace, [3]

    def almost_full(source, target):
        room[0] -= str(target).endswith(".parquet")  # runs; notes of progress are small
        if room[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(source, target)

    monkeypatch.setattr(result.os, "replace", almost_full)
    done = call("sweep", "--grid", "firm.levers.climate=1,2", "--seeds", 3, "--workers", 1, code=1)
    assert "error: the disk is full" in done.output
    assert "the same command goes on where it stood" in done.output
    room[0] = 10**6
    said = call("sweep", "--grid", "firm.levers.climate=1,2", "--seeds", 3, "--dry-run").output
    assert "6 runs, 3 of them kept already" in " ".join(said.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--grid", "firm.levers.climat=0,1"], "did you mean  firm.levers.climate=0 ?"),
        (["--lhs", "firm.levers.price=1.1:0.9"], "did you mean  firm.levers.price=0.9:1.1 ?"),
        (["--grid", "trade=bank", "--lhs", "firm.levers.price=0.9:1.1"], "--grid and --lhs are two designs"),
        (["mine.csv", "--grid", "trade=bank"], "mine.csv and --grid are two designs"),
        (["nope.csv"], "there is no file 'nope.csv'"),
        (["--sobol", "firm.levers.price=0.9:1.1", "-N", "20"], "did you mean  16  or  32 ?"),
        (["--grid", "trade=bank,airline", "--until", "npv 2%"], "cannot read the precision"),
        (["--grid", "trade=bank,airline", "people_frist"], "did you mean  scenario=people_first ?"),
        (["--grid", "trade=bank,airline", "a", "b"], "what is 'b'?"),
        ([], "something that varies"),
        (["--grid", "trade=bank,airline", "--cluster", "tcp://127.0.0.1:9"], "no Dask scheduler answers"),
    ],
)
def test_what_cannot_be_is_said_before_any_work(here, words, said, monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.worker_pool.PATIENCE", 1.0)
    assert said in call("sweep", *words, code=2).output
    assert not (here / "outputs").exists()


STOPPED = """
import sys, time
sys.path.insert(0, sys.argv.pop(1))
from closed_form_market import closed_form
from loyalty_sim.lab import runner
def slow(job):
    time.sleep(0.05)
    return closed_form(job)
runner.simulate = slow
sys.argv[0] = "loyalty-sim"
from loyalty_sim.cli import main
main()
"""


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_keeps_what_is_done_and_prints_the_command_that_goes_on(here, kill):
    tests = os.path.dirname(os.path.dirname(__file__))
    words = ["sweep", "--grid", "firm.levers.climate=0,1,2", "--seeds", "100", "--workers", "1"]
    work = subprocess.Popen([sys.executable, "-c", STOPPED, tests, *words], stderr=subprocess.PIPE, text=True)
    store = here / "store"  # of this test, see conftest
    while len(list(store.glob("*/*/*.parquet"))) < 5:
        assert work.poll() is None, "it ended before it was stopped"
        time.sleep(0.05)
    work.send_signal(kill)
    said = work.communicate(timeout=600)[1]
    assert work.returncode == 130, said
    assert "loyalty-sim sweep --grid firm.levers.climate=0,1,2 --seeds 100 --workers 1" in said
    assert len(list(store.glob("*/*/*.parquet"))) >= 5
