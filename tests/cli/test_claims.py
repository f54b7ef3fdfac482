"""The command `claims` as a user meets it."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.lab import observations as seen


@pytest.fixture(autouse=True)
def made_up_market(monkeypatch, tmp_path):
    """Most of those lost were lost by service; nothing is run, and nothing is kept but here."""

    def see(job, watch):
        from loyalty_sim.week.ledger import FIELDS

        books = np.ones((8, len(FIELDS)))
        books[:, FIELDS.index("left_poor_service")] = 60.0 + job.seed
        return {"books": books}

    monkeypatch.setattr(seen, "see", see)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


def ask(*words):
    return CliRunner().invoke(app, ["claims", *words, "--workers", "1"])


def test_a_verdict_with_paragraph_pages_and_picture(tmp_path):
    answer = ask("k7", "--quick", "-o", "there")
    assert answer.exit_code == 0, answer.output
    assert "K07" in answer.stdout
    assert "It holds." in answer.stdout
    assert "Verdicts may differ from those of the full ledger." in answer.stdout
    there = {path.name for path in (tmp_path / "there").rglob("*.*")}
    assert there == {"claims.md", "claims.html", "claims.csv", "K07.png"}


def test_json_is_json():
    answer = ask("K07", "--quick", "--json", "--quiet")
    said = json.loads(answer.stdout)
    assert said["claims"][0]["verdict"] == "holds"
    assert "68" in said["paragraphs"]["K07"]


def test_unknown_claims_are_all_named_before_any_work(tmp_path):
    answer = ask("K07", "K99", "bad_news")
    assert answer.exit_code == 2
    assert "there is no claim 'K99'" in answer.output
    assert "did you mean  K09" in answer.output
    assert not (tmp_path / "runs").exists()
