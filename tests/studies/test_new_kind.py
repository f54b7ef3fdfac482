"""A new kind of study is one file and one line: it is run, saved, loaded, listed and shown like any other."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from typer.testing import CliRunner

from html_page import check
from loyalty_sim.cli.commands import app
from loyalty_sim.lab.catalogue import catalogue
from loyalty_sim.lab.store import default_store
from loyalty_sim.publish.page import render
from loyalty_sim.studies import Study, find_result, kinds, load_result
from planted import PlantedLab, short
from toy_kind import LuckStudy, luck  # the one line: a kind is known once it is imported

PROFIT = [41_000.0, 12_000.0, 33_000.0]


@pytest.fixture
def result():
    return luck(short(8), 3, PlantedLab(lambda job: {"profit": PROFIT[job.seed]}))


@pytest.fixture
def saved(result, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result.save(tmp_path / "outputs" / "luck" / "mine")
    return find_result("mine")


def said_by(*words):
    done = CliRunner().invoke(app, [*words])
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


def test_it_is_run(result):
    assert result.kind == "luck"
    assert result.text == "Luck alone is worth 29,000; 2 of them had enough."
    assert result.provenance["settings"] == {"least": 30_000}
    assert result.provenance["seeds"] == [0, 1, 2]


def test_it_is_saved_and_loaded_whole(result, saved):
    again = load_result(saved)
    assert isinstance(again.study, LuckStudy)
    assert again.detail == result.detail
    pd.testing.assert_frame_equal(again.table, result.table)
    assert {"figure.png", "figure.svg", "table.csv"} <= {path.name for path in saved.iterdir()}


def test_it_is_listed(saved):
    assert catalogue(default_store()).results["study"].tolist() == ["luck"]
    assert "mine" in said_by("list", "--quiet")


def test_it_is_shown_in_the_terminal(saved):
    said = said_by("show", "mine", "--quiet")
    assert "Luck alone is worth 29,000" in said
    assert "owner" in said
    assert json.loads(CliRunner().invoke(app, ["show", "mine", "--json", "-q"]).stdout)["kind"] == "luck"


def test_it_has_a_figure_and_a_report(saved):
    found = load_result(saved)
    assert found.figure().axes
    page = check(render(found, static=True))
    assert "Luck: Business as usual" in page.text
    assert "All had the same plan." in page.text
    assert "report.html" in said_by("report", "mine", "--quiet")
    assert (saved / "report.html").stat().st_size > 10_000


def test_it_can_be_explored_over_the_usual_levers(saved):
    assert "climate x training" in said_by("report", "mine", "--explorable", "--dry-run")


def test_a_name_can_be_taken_once():
    with pytest.raises(TypeError, match=r"the kind of study 'luck' is toy_kind\.LuckStudy already"):
        type("Other", (LuckStudy,), {"kind": "luck"})
    assert kinds()["luck"] is LuckStudy


def test_what_lacks_one_of_the_five_methods_is_no_study():
    class Half(Study):
        def plan(self):
            return []

    with pytest.raises(TypeError, match="analyse"):
        Half({}, [])


def test_a_kind_that_is_not_known_here_shows_what_was_saved(result):
    strange = replace(result, kind="elsewhere", detail=None)
    assert strange.study is None
    assert strange.charts() == []
    assert strange.summary() is None
    assert strange.heading == "Elsewhere"
    assert result.text in check(render(strange, static=True)).text
