"""`loyalty-sim branch`: burn in once, then many futures; the future in which nothing changes is the run itself."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import run

SMALL = ["market.customers=300", "market.weeks=26"]
WORKERS = ["--workers", "1", "-q"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def call(*words, code=0):
    answer = CliRunner().invoke(app, ["branch", *words])
    assert answer.exit_code == code, answer.output
    return answer


def test_futures_start_from_the_same_week_and_today_is_the_undisturbed_run():
    call("--burn-in", "13", *SMALL, "--seeds", "2", "-o", "start", *WORKERS)
    assert sorted(path.name for path in Path("start").glob("*.npz")) == ["seed_0000.npz", "seed_0001.npz"]
    found = json.loads(call("start", "firm.levers.climate=1,3", "--json", *WORKERS).stdout)
    today, same, more = found["table"]
    assert [row["case"] for row in found["table"]] == ["no change", "climate=1", "climate=3"]
    straight = run(load_scenario(overrides=SMALL), seeds=2, workers=1).table.set_index("outcome")["mean"]
    for outcome in ("profit", "revenue", "spend"):
        assert today[f"{outcome}_mean"] == pytest.approx(straight[outcome], rel=1e-9)
        assert same[outcome] == 0
    assert more["spend"] > 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["firm.levers.climate=0,2"], "a branch begins at one checkpoint"),
        (["one", "other", "firm.levers.climate=0,2"], "a branch begins at one checkpoint"),
        (["start"], "a branch needs something that changes"),
        (["--burn-in", "26", *SMALL], "a burn-in of 26 weeks leaves nothing of 26 weeks"),
    ],
)
def test_what_cannot_be_is_said_before_any_work(words, said):
    assert said in call(*words, code=2).output
    assert not list(Path().iterdir())


def test_a_dry_run_of_a_burn_in_writes_nothing():
    assert "3 checkpoints of baseline after 13 weeks" in call("--burn-in", "13", *SMALL, "--seeds", "3", "-n").output
    assert not list(Path().iterdir())
