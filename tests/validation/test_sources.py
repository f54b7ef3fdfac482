"""What the texts ask for: every row is there, rests on mechanisms there are, and its command is one."""

import shlex

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.data import shipped_rows
from loyalty_sim.studies.ablate.asked import asked_of
from loyalty_sim.theory.mechanisms import MECHANISM, MECHANISMS
from loyalty_sim.validation.claims import load_claims
from loyalty_sim.validation.sources import MECHANISM as RESTS
from loyalty_sim.validation.sources import NAME_ONLY, OPEN, STORY, WORKS, kept_verdicts, source_rows

ROWS = source_rows()
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)


def test_all_rows_are_there_in_their_order():
    sizes = {"A": 12, "B": 14, "C": 13, "D": 11, "E": 10}
    assert [row.id for row in ROWS] == [f"{letter}{n}" for letter, size in sizes.items() for n in range(1, size + 1)]


@each_row
def test_a_row_rests_on_mechanisms_there_are_and_says_what_is_missing(row):
    assert row.kind in (RESTS, STORY, OPEN)
    assert row.mechanisms
    assert set(row.mechanisms) <= set(MECHANISM)
    assert row.remark or row.kind == RESTS


@each_row
def test_its_command_is_one(row, tmp_path, monkeypatch):
    """Asked as far as its dry run; of claims, which have none, that they are there."""
    monkeypatch.chdir(tmp_path)
    program, command, *words = shlex.split(row.command)
    assert program == "loyalty-sim"
    if command == "claims":
        assert [claim.id for claim in load_claims(words)] == words
        return
    answer = CliRunner().invoke(app, [command, *words, "--dry-run"])
    assert answer.exit_code == 0, answer.output
    if command == "ablate":
        assert set(words) <= set(row.mechanisms)


@each_row
def test_the_status_is_what_the_ablation_says(row):
    carrying = dict.fromkeys(MECHANISM, "carries")
    one_idle = carrying | {row.mechanisms[-1]: "not beyond luck"}
    expected = (WORKS, NAME_ONLY) if row.kind == RESTS else (row.kind, row.kind)
    assert (row.status(carrying), row.status(one_idle)) == expected
    assert row.status({}) == expected[1]


def test_the_ablation_that_is_kept_is_of_the_registry():
    """Decision, market and outcome of every mechanism, as the table of mechanisms has them now."""
    kept = {
        row["code"]: (row["settings"], row["market"], row["off"], row["read"]) for row in shipped_rows("ablation.csv")
    }
    asked = [asked_of(each) for each in MECHANISMS]
    now = {
        each.code: (*(" ".join(words) for words in (each.decision, each.market, each.off)), each.read) for each in asked
    }
    assert kept == now
    assert set(kept_verdicts()) == set(MECHANISM)


def test_they_are_shown():
    answer = CliRunner().invoke(app, ["show", "sources", "-q"])
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.count("loyalty-sim ") == len(ROWS)
