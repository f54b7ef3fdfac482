"""What was understood of a user's own network and answers is printed: by `show`, and before any work by `--dry-run`."""

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app

RING = [("ann", "bob"), ("bob", "cy"), ("cy", "dora"), ("dora", "ann"), ("ann", "bob")]
NETWORK = ["network=file", "market.customers=20", "rivals.count=1"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    return tmp_path


def said(*words):
    answer = CliRunner().invoke(app, list(words))
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def ties(path, head="source,target", more=()):
    rows = [",".join(map(str, (*pair, *(each[place] for each in more)))) for place, pair in enumerate(RING)]
    path.write_text("\n".join([head, *rows]) + "\n")


@pytest.mark.parametrize("command", [["show", "--diff"], ["run", "--dry-run"], ["compare", "people_first", "-n"]])
def test_who_is_who_what_is_a_tie_and_what_strength_means(here, command):
    ties(here / "crm.csv", "Source,Target,Weight,Type", ([9, 1, 1, 1, 9], ["Directed"] * 5))
    shown = said(*command, *NETWORK, "network.path=crm.csv")
    assert "read from crm.csv:" in shown
    assert "20 customers: ann is customer 0, dora customer 3, in the order in which they are named" in shown
    assert "4 ties (1 given more than once count once), 0.4 a customer; 16 of 20 have none" in shown
    assert "weight is strength: ties of 9 or more are strong, 40% of all" in shown
    assert "people talk both ways" in shown


def test_numbers_are_rows_and_how_the_file_is_written_is_said(here):
    (here / "ties.csv").write_text("source;target\n0;5\n5;1\n")
    shown = said("show", "--diff", *NETWORK, "network.path=ties.csv")
    assert "whole numbers from 0 are rows of the market" in shown
    assert "strong ties are drawn by network.strong_share, 0.3 of all" in shown
    assert "cells are separated by semicolons" in shown


def test_answers_are_told_with_their_range_and_what_is_not_used(here):
    rows = "\n".join(f"8;{1 + row % 10};7;33" for row in range(60))
    (here / "mine.csv").write_text(f"Expectation;Quality;SATISFACTION;age\n{rows}\n")
    shown = said("run", "--dry-run", "trade.answers=mine.csv")
    assert "60 answers on a scale from 1 to 10: expectation 8 to 8, mean 8; quality 1 to 10, mean 5.5" in shown
    assert "columns that are not used: age" in shown
    assert "read from" not in said("run", "--dry-run")
