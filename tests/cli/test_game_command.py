"""The market game at the command line: a file is made, played and debriefed."""

import importlib
import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def ask(*words: str):
    return CliRunner().invoke(app, ["game", *words])


def new(*words: str):
    return ask("new", "class.yaml", "--customers", "300", "--quarters", "1", *words)


def test_a_new_game_is_played_and_debriefed():
    made = new("--teams", "Red,Blue", "--bots", "hold,explore+match_price")
    assert made.exit_code == 0, made.output
    with Path("class.yaml").open("a") as file:
        file.write("decisions: {Red: {1: {price: 1.3, interviews: 5}}}\n")
    played = ask("play", "class.yaml", "-o", "out")
    assert played.exit_code == 0, played.output
    assert "quarter 1 of 1" in played.stdout
    reports = pd.read_csv("out/reports.csv")
    assert reports[reports["quarter"] == 1].set_index("team")["price"].to_dict() == pytest.approx(
        {"Red": 1.3, "Blue": 1.0, "Bot 1": 1.0, "Bot 2": 1.0}
    )
    assert len(pd.read_csv("out/research.csv")) == 4
    found = ask("debrief", "class.yaml", "--worlds", "8", "-o", "out", "-q")
    assert found.exit_code == 0, found.output
    rows = pd.read_csv("out/debrief.csv")
    parts = rows[["usual", "decision", "rivals", "luck"]].sum(axis=1)
    assert parts.tolist() == pytest.approx(rows["result"].tolist())
    assert "8 sister worlds" in found.stdout


def test_json_is_the_table():
    new("--teams", "Red,Blue")
    rows = json.loads(ask("play", "class.yaml", "--json", "-q", "--until", "0", "-o", "out").stdout)
    assert [(row["quarter"], row["team"]) for row in rows] == [(0, "Red"), (0, "Blue")]


def test_a_game_that_is_there_is_not_written_over():
    assert new().exit_code == 0
    before = Path("class.yaml").read_text()
    again = new("--seed", "9")
    assert again.exit_code == 2
    assert "there already" in again.output
    assert Path("class.yaml").read_text() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "a.yaml", "--teams", "Red"), "2 to 8 teams"),
        (("new", "a.yaml", "--bots", "imitate"), "imitate_leader"),
        (("new", "a.yaml", "--trade", "bnk"), "bank"),
        (("play", "nothing.yaml"), "nothing.yaml"),
        (("debrief", "nothing.yaml"), "nothing.yaml"),
    ],
)
def test_what_cannot_be_is_said(words, said):
    found = ask(*words)
    assert found.exit_code == 2
    assert said in found.output


def test_a_quarter_that_is_not_there_is_said():
    new()
    found = ask("play", "class.yaml", "--until", "5")
    assert found.exit_code == 2
    assert "no quarter 5" in found.output


@pytest.fixture
def served(monkeypatch):
    """What would be served; nothing is."""
    server = importlib.import_module("loyalty_sim.app.server")  # tests of pages may have put another in its place
    asked = []
    monkeypatch.setattr(server, "serve", lambda *given, **named: asked.append(named))
    return asked


def test_a_served_game_goes_on_unless_it_is_begun_afresh(served):
    new("--teams", "Red,Blue")
    told = [
        ask("serve", "class.yaml", "--rooms", "kept.sqlite", "--port", "8766", *more).output
        for more in ((), (), ("--afresh",))
    ]
    first, again, fresh = (each["page"] for each in served)
    assert first == again != fresh
    assert first.startswith("/game/")
    assert "it begins" in told[0]
    assert "it goes on after quarter -1" not in told[1]
    assert "it goes on" in told[1]
    assert "PIN" in told[2]


def test_a_game_too_large_to_be_served_is_refused_before_anything_is_kept(served):
    new("--teams", "Red,Blue")
    text = Path("class.yaml").read_text().replace("300", "50000")
    Path("class.yaml").write_text(text)
    done = ask("serve", "class.yaml", "--rooms", "kept.sqlite", "--port", "8766")
    assert done.exit_code == 2
    assert "100 to 20,000 customers" in done.output
    assert (served, Path("kept.sqlite").exists()) == ([], False)


def test_a_dry_run_keeps_nothing(served):
    new("--teams", "Red,Blue")
    done = ask("serve", "class.yaml", "--rooms", "kept.sqlite", "--port", "8766", "-n")
    assert done.exit_code == 0
    assert "would serve Market game at http://127.0.0.1:8766" in done.output
    assert (served, Path("kept.sqlite").exists()) == ([], False)
