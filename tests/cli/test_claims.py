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


def command(*words):
    return CliRunner().invoke(app, list(words))


def test_a_verdict_with_paragraph_pages_and_picture(tmp_path):
    answer = ask("k7", "--quick", "-o", "there")
    assert answer.exit_code == 0, answer.output
    assert "K07" in answer.stdout
    assert "It holds." in answer.stdout
    assert "Verdicts may differ from those of the full ledger." in answer.stdout
    there = {path.name for path in (tmp_path / "there").rglob("*.*")}
    pages = {"claims.md", "claims.html", "claims.csv", "K07.png"}
    assert pages | {"run.json", "table.parquet", "runs.parquet", "ro-crate-metadata.json"} <= there
    assert not [name for name in there if name.startswith("figure")], "its pictures lie beside its pages"


def test_a_ledger_is_a_result_like_any_other(tmp_path):
    """Found by name or as the last, wherever it lies: listed, shown, cited, exported, reported."""
    assert ask("K07", "--quick", "--quiet", "-o", "papers/ledger").exit_code == 0
    assert "claims" in command("list").stdout
    shown = command("show", "last")
    assert "Claims tested: 1." in " ".join(shown.stdout.split())
    cited = command("cite", "ledger")
    assert "Result ledger, claims" in cited.stdout
    assert "Seeds: 0-3" in cited.stdout
    assert command("export", "last", "-o", "ledger.csv").exit_code == 0
    assert (tmp_path / "ledger.csv").read_text().startswith("claim,title,verdict")
    assert command("report", "last", "-o", "ledger.html").exit_code == 0
    crate = json.loads((tmp_path / "papers" / "ledger" / "ro-crate-metadata.json").read_text())
    assert {"claims.html", "pictures/K07.png"} <= {entity["@id"] for entity in crate["@graph"]}


def test_a_folder_with_other_files_is_refused_before_any_work(tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.tex").write_text("mine")
    answer = ask("K07", "--quick", "-o", "thesis")
    assert answer.exit_code == 2
    assert "holds other files" in answer.output
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["chapter.tex"]


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
