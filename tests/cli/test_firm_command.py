"""A firm's own figures at the command line: `firm new`, `firm show`, and `--firm`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.cli.shown import terminal
from loyalty_sim.my_firm import kept, meet


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kept, "folder_of_firms", lambda: tmp_path / "firms")
    monkeypatch.setattr(meet, "MOST_SEEDS", 4)


def ask(*words):
    return CliRunner().invoke(app, [*words])


def test_a_new_file_is_written_once():
    assert ask("firm", "new", "-q", "--trade", "hotel", "--name", "The Crown").exit_code == 0
    assert 'name: "The Crown"\ntrade: hotel ' in Path("my_firm.yaml").read_text()
    again = ask("firm", "new")
    assert again.exit_code == 2
    assert "there is a file 'my_firm.yaml' already" in again.stderr
    assert "did you mean  trade=hotel ?" in ask("firm", "new", "-o", "b.yaml", "--trade", "hotell").stderr


def test_commands_take_the_firm_and_say_what_was_met():
    Path("my_firm.yaml").write_text("name: Nine plumbers\ntrade: plumber\ncustomers: 300\nwage: 52000\n")
    shown = json.loads(ask("firm", "show", "--json").stdout)
    assert shown["settings"]["trade.wage"] == 1000
    assert [each["figure"] for each in shown["met"]] == ["customers", "wage"]
    answer = ask("run", "--firm", "my_firm.yaml", "market.weeks=4", "--seeds", "1", "--workers", "1")
    assert answer.exit_code == 0, answer.output
    assert "trade.wage = 1000" in answer.stderr
    assert "Nine plumbers: Plumber; 1,000 customers" in " ".join(answer.stdout.split())


@pytest.mark.parametrize(
    "command", ["run", "compare", "returns", "optimise", "sensitivity", "sweep", "discover", "drivers"]
)
def test_the_option_is_on_every_command_that_asks_about_a_firm(command):
    assert ask(command, "--firm", "none.yaml", *(["climate"] if command == "returns" else [])).exit_code == 2


def test_what_to_do_next_is_of_the_firm_too(capsys):
    Path("my_firm.yaml").write_text("name: Nine plumbers\ntrade: plumber\ncustomers: 300\n")
    said = ask("show", "people_first", "--firm", "my_firm.yaml").stderr
    [steps] = [line for line in said.splitlines() if line.startswith("next")]
    assert steps.count("loyalty-sim") == steps.count("--firm my_firm.yaml")
    with terminal.hinting(("run",), "--firm 'our firm.yaml'"):
        terminal.closing(None, ("loyalty-sim run people_first", "loyalty-sim report last"))
    assert "run people_first --firm 'our firm.yaml' · loyalty-sim report last" in capsys.readouterr().err


def test_words_that_win_over_the_figures_are_said():
    Path("my_firm.yaml").write_text("trade: plumber\ncustomers: 300\nwage: 52000\n")
    asked = ("compare", "people_first", "--firm", "my_firm.yaml", "-n")
    assert "not the market of" not in ask(*asked).stderr
    said = ask(*asked, "trade.wage=1100", "market.weeks=52").stderr
    assert "not the market of the firm's figures: trade.wage is 1100.0 and not 1000.0\n" in said


def test_a_missing_file_says_how_to_write_one():
    said = ask("run", "--firm", "none.yaml").stderr
    assert "none.yaml" in said
    assert "loyalty-sim firm new -o none.yaml" in said
