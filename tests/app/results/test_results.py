"""The results page: what was saved is found, shown with its origin, and opened as a question."""

import pandas as pd
import pytest
from nicegui import ui
from visiting import text_of, until

from loyalty_sim.app.results.shown import request_of, runs_of
from loyalty_sim.lab.provenance import command
from loyalty_sim.lab.underway import Note
from loyalty_sim.picture.heat_map import heat_map
from loyalty_sim.picture.parallel import MOST_LINES, parallel
from loyalty_sim.scenario import load_scenario, scenario_hash
from loyalty_sim.studies import compare, sensitivity, sweep

SMALL = ["market.customers=300", "market.weeks=26"]


@pytest.fixture(scope="module")
def swept():
    grid = {"firm.levers.climate": [0.5, 2.0], "firm.levers.process": [0.5, 2.0], "rivals": ["hold", "mixed"]}
    return sweep(grid, "baseline", SMALL, seeds=2, workers=1)


@pytest.fixture(scope="module")
def compared():
    return compare(load_scenario(overrides=SMALL), load_scenario("people_first", SMALL), 3, worlds=0, workers=1)


@pytest.fixture(scope="module")
def scored():
    factors = ["theory.choice.price_weight=0.5:2"]
    return sensitivity(load_scenario(overrides=SMALL), "tornado", "satisfaction", factors, seeds=2, workers=1)


def test_a_sweep_shows_its_rows_and_its_runs(swept):
    rows, lines = swept.charts()
    assert list(swept.table.loc[swept.table["baseline"], "case"]) == ["baseline", "baseline, mixed"]  # of either market
    assert rows.rows == len(swept.table) - 2
    assert [axis["name"] for axis in lines.option["parallelAxis"]][:3] == ["climate", "process", "rivals"]
    assert lines.option["parallelAxis"][2]["data"] == ["as it is", "mixed", "hold"]
    assert len(lines.option["series"][0]["data"]) == len(swept.runs)


def test_the_best_cell_is_ringed():
    table = pd.DataFrame({"x": [0, 0, 1, 1], "y": [0, 1, 0, 1], "z": [-3.0, 2.0, 5.0, 1.0]})
    chart = heat_map(table, "x", "y", "z", "thousand EUR")
    ringed = [cell for cell in chart.option["series"][0]["data"] if cell["itemStyle"]["borderWidth"] == 3]
    assert [cell["value"] for cell in ringed] == [[1, 0, 5.0]]
    assert "x 1, y 0, 5 thousand EUR" in chart.caption


def test_a_flood_of_runs_is_drawn_in_part_and_said_so():
    table = pd.DataFrame({"a": range(2 * MOST_LINES), "b": 1.0})
    chart = parallel(table, ["a", "b"])
    assert len(chart.option["series"][0]["data"]) == MOST_LINES
    assert f"{MOST_LINES} of {2 * MOST_LINES} are drawn" in chart.caption


def test_sensitivity_is_shown_as_bars():
    found = sensitivity(load_scenario(overrides=SMALL), "tornado", "profit", ["trade.tariff=10:40"], seeds=2, workers=1)
    [chart] = found.charts()
    assert chart.option["series"][0]["type"] == "bar"
    assert "EUR" in chart.option["xAxis"]["name"]


def test_sensitivity_of_a_score_is_not_shown_as_money(scored):
    [chart] = scored.charts()
    assert "satisfaction" in chart.option["xAxis"]["name"]
    assert "EUR" not in chart.option["xAxis"]["name"]


def test_the_question_of_a_comparison_has_the_same_scenarios(compared):
    a, b = request_of(compared).scenarios()
    assert [scenario_hash(a), scenario_hash(b)] == [scenario_hash(s) for s in compared.scenarios.values()]


def test_runs_have_what_varies_first(swept):
    columns = list(runs_of(swept).columns)
    assert columns.index("firm.levers.climate") < columns.index("seed") < columns.index("profit")


async def test_saved_results_are_listed_shown_and_cited(user, compared, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    compared.save(tmp_path / "outputs" / "compare" / "mine")
    await user.open("/results")
    await until(user, "kept", "1 saved results")
    await user.should_see("compare: mine", retries=300)
    assert "Seeds: 0-2" in text_of(user, "citation")
    [link] = user.find(marker="open").elements
    assert request_of(compared).query() in link.props["href"]


async def test_a_saved_study_is_shown_by_the_charts_of_its_report(user, scored, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    scored.save(tmp_path / "outputs" / "sensitivity" / "mine")
    [chart] = scored.charts()
    await user.open("/results")
    await user.should_see(chart.title, retries=300)
    await user.should_see(chart.caption)


async def test_a_saved_study_is_shown_by_the_table_of_the_terminal(user, scored, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    scored.save(tmp_path / "outputs" / "sensitivity" / "mine")
    told = scored.form()
    await user.open("/results")
    await user.should_see(kind=ui.table, retries=300)
    [table] = user.find(ui.table).elements
    assert [column["label"] for column in table.columns] == [head.text for head in told.heads]
    assert [tuple(row[f"c{at}"] for at in range(len(told.heads))) for row in table.rows] == [r.cells for r in told.rows]
    await user.should_see(told.market)


async def test_a_result_of_an_older_version_is_shown_by_its_picture(user, scored, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "outputs" / "sensitivity" / "mine"
    scored.save(folder)
    record = folder / "run.json"
    record.write_text(record.read_text().replace('"beside"', '"once"'))
    await user.open("/results")
    await user.should_see("sensitivity: mine", retries=300)
    await user.should_see(kind=ui.image)


async def test_an_unfinished_study_is_shown_with_its_progress_until_it_is_saved(user, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("loyalty_sim.app.results.unfinished.LOOK", 0.1)
    note = Note("sweep")
    note(41, 48)
    await user.open("/results")
    await until(user, "kept", "0 saved results")
    await until(user, "unfinished", "sweep: 41 of 48 runs")
    assert text_of(user, "resume") == command()
    note(48, 48)
    await until(user, "unfinished", "48 of 48")
    note.over()
    await user.should_not_see(marker="unfinished", retries=30)


async def test_nothing_saved_is_said(user, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    await user.open("/results")
    await until(user, "kept", "0 saved results; 0 finished runs")
