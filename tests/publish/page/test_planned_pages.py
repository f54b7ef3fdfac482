"""The report of sweeps and planning studies: whole, true to its tables, honest, and the same when loaded again."""

import base64
import io
import re
from dataclasses import replace

import pandas as pd
import pytest

from html_page import check
from loyalty_sim.picture.table.form import cell
from loyalty_sim.picture.units import change
from loyalty_sim.picture.words import figure
from loyalty_sim.publish.ledger_page import NO_BREAK, WORD_JOINER, unbroken
from loyalty_sim.publish.page import render
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import load_result, sweep
from planned import CLIMATE, PLANNED, TRAINING, figures, scenario

pytestmark = pytest.mark.xdist_group("planned pages")  # one worker makes each study and each page


@pytest.fixture(autouse=True, scope="module")
def _closed_form():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("loyalty_sim.lab.runner.simulate", figures)
        yield


def as_typed(page):
    """The page, with amounts as they are typed."""
    return check(page.replace(NO_BREAK, " ").replace(WORD_JOINER, ""))


def read(result, **how):
    return as_typed(render(result, **how))


@pytest.fixture(params=PLANNED, scope="module")
def result(request):
    return PLANNED[request.param]()


@pytest.mark.parametrize("static", [False, True], ids=["charts", "static"])
def test_the_page_is_whole(with_charts, with_pictures, static):
    page = as_typed(with_pictures if static else with_charts)
    heads = {word.strip() for word in page.words["h2"] + page.words["h3"]}
    assert {"What to do", "What it returns", "How sure it is", "What could change it", "Pictures"} <= heads
    for tag, name, value in page.attributes:
        assert name not in ("src", "href") or value.startswith(("data:", "#")), (tag, name, value)
    assert not {"nan", "inf"} & set(page.text.split())
    assert "e+0" not in page.text


def test_every_picture_has_a_sentence_a_table_and_a_file(result, with_pictures):
    charts, text = result.charts(), with_pictures
    assert len(charts) >= 1
    for pattern in ("<figure>", "<figcaption>", '<details class="figures">', "data:image/svg+xml;base64,"):
        assert text.count(pattern) == len(charts), pattern
    assert text.count("data:text/csv") == len(charts) + 1
    for chart in charts:
        assert chart.caption.endswith(".")
        upright = chart.option.get("yAxis", {"type": "category"})
        assert upright["type"] == "category" or upright["name"]
        assert "parallel" in chart.option or chart.option["xAxis"]["name"]


def test_the_file_that_comes_along_is_the_table(result, with_charts):
    link = re.search(r'download="table.csv" href="data:text/csv;charset=utf-8;base64,([^"]+)"', with_charts)[1]
    again = pd.read_csv(io.StringIO(base64.b64decode(link).decode()))
    expected = pd.read_csv(io.StringIO(result.table.to_csv(index=False)))
    pd.testing.assert_frame_equal(again, expected)


def test_a_loaded_result_makes_the_same_page(result, with_charts, with_pictures, tmp_path):
    result.save(tmp_path)
    again = load_result(tmp_path)
    assert render(again) == with_charts
    assert render(again, static=True) == with_pictures
    if result.kind not in ("sweep", "branch"):
        again.save(tmp_path / "again")
        assert (tmp_path / "again" / "figure.svg").is_file()


@pytest.mark.parametrize("kind", ["tornado", "discover", "plan"])
def test_a_result_that_an_older_version_saved_shows_its_table_text_and_picture(kind, tmp_path):
    made = PLANNED[kind]()
    made.save(tmp_path)
    record = tmp_path / "run.json"
    record.write_text(record.read_text().replace('"beside"', '"once"'))
    page = read(load_result(tmp_path), folder=tmp_path)
    assert made.text in page.text
    assert ("img", "alt") in {(tag, name) for tag, name, _ in page.attributes}


def cells(result) -> set[str]:
    return {each for row in read(result).rows for each in row}


def test_figures_of_a_sweep_equal_its_table():
    found = PLANNED["two factors"]()
    shown = cells(found)
    for row in found.table[~found.table["baseline"]].to_dict("records"):
        low, high = change("profit", row["profit_low"]), change("profit", row["profit_high"])
        assert f"{change('profit', row['profit'])} ({low} to {high})" in shown
    [surface, _] = found.charts()
    drawn = {tuple(point["value"][:2]): point["value"][2] for point in surface.option["series"][0]["data"]}
    base = found.table.set_index([CLIMATE, TRAINING])["profit"]
    assert drawn[(2, 1)] == pytest.approx(base[2.0, 1.0] / 1e3, rel=0.01)


@pytest.mark.parametrize("kind", ["tornado", "morris", "sobol"])
def test_figures_of_sensitivity_equal_its_table(kind):
    found = PLANNED[kind]()
    shown, say = cells(found), found.detail.question.said
    column = {"tornado": "at_low", "morris": "mu_star", "sobol": "total"}[kind]
    for row in found.table.to_dict("records"):
        ends = [row[f"{column}{tail}"] for tail in ("", "_low", "_high")]
        told = [f"{100 * end:.0f}" if kind == "sobol" else say(end, kind == "tornado") for end in ends]
        assert f"{told[0]} ({told[1]} to {told[2]})" in shown
        assert row["factor"] in shown
        assert [text for text in shown if text.startswith(f"{figure(row['from'])} to {figure(row['to'])}")]


def test_bars_of_a_tornado_and_their_intervals_equal_its_table():
    found = PLANNED["tornado"]()
    [chart] = found.charts()
    told = chart.table
    for column, end in (("at_low", "low end"), ("at_high", "high end")):
        head = next(name for name in told if name.startswith(f"{end} ("))
        divisor = found.table[column].abs().max() / told[head].abs().max()
        assert list(told[head] * divisor) == pytest.approx(list(found.table[column]))
        assert list(told[f"{end}, low"] * divisor) == pytest.approx(list(found.table[f"{column}_low"]))


def test_figures_of_a_discovery_equal_its_tables():
    found = PLANNED["discover"]()
    fresh = found.runs[found.runs["part"] == "fresh"]
    page = read(found)
    assert f"B fails at {fresh['fails'].sum()} of {len(fresh)} fresh points" in page.text
    points = found.charts()[0].table
    assert len(points) == len(fresh)
    assert (points["kind"] == "B fails").sum() == fresh["fails"].sum()
    box = found.table.iloc[0]
    assert box["confirmed"]
    assert f"{100 * box['density']:.0f} % ({100 * box['density_low']:.0f} to" in page.text
    assert box["box"] in found.summary().do[0]


def test_figures_of_a_plan_equal_its_tables():
    found = PLANNED["plan in worlds"]()
    shown = cells(found)
    for row in found.table.to_dict("records"):
        assert cell(row["money_a_year"]) in shown
        assert f"{cell(row['as_good_low'])} to {cell(row['as_good_high'])}" in shown
    gains = found.beside["plans"].filter(regex="^run_")
    standing = found.detail.standing
    assert list(standing.gain.mean) == pytest.approx(list(gains.mean(axis=1)))
    assert len(found.charts()) == 5


def test_what_luck_may_explain_is_undetermined():
    same = sweep({TRAINING: [0.5, 2.0]}, Scenario(), seeds=4, workers=1)
    noise = same.runs.assign(profit=[float((7 * n) % 5) for n in range(len(same.runs))])
    blurred = same.table.assign(profit_low=-1.0, profit_high=1.0)
    assert replace(same, table=blurred, runs=noise).summary().do[0].startswith("Undetermined")
    assert PLANNED["one pair"]().summary().do[0].startswith("Undetermined")


def test_the_best_of_many_that_the_baseline_may_equal_is_undetermined():
    found = PLANNED["one factor"]()
    best = found.table["profit"].idxmax()
    lucky = found.table.copy()
    lucky.loc[~lucky["baseline"], ["profit_low", "profit_high"]] = [-1.0, 1.0]
    lucky.loc[best if not lucky.loc[best, "baseline"] else 2, ["profit", "profit_low", "profit_high"]] = [9e9, 1.0, 2.0]
    level = found.runs.assign(profit=[float((7 * n) % 5) for n in range(len(found.runs))])
    said = replace(found, table=lucky, runs=level).summary().do[0]
    assert said.startswith("Undetermined")
    assert "the baseline may be as good" in said


def test_a_clear_winner_is_named_and_so_is_a_baseline_that_wins():
    more = sweep({CLIMATE: [1.0]}, scenario(0.0), seeds=6, workers=1)
    assert more.summary().do[0].startswith("Choose climate=1")
    less = sweep({CLIMATE: [0.0]}, Scenario(), seeds=6, workers=1)
    assert less.summary().do[0].startswith("Stay with the baseline")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("fails nowhere", "Choose B (More)"),
        ("fails everywhere", "Stay with A (Less)"),
        ("keep", "Keep all of the EUR 60,000 a year"),
        ("plan", "put EUR"),
        ("tornado", "Find out first"),
    ],
)
def test_what_to_do_is_said(kind, said):
    assert said in PLANNED[kind]().summary().do[0]


def test_a_sweep_without_a_finished_run_says_its_text():
    found = PLANNED["one factor"]()
    failed = replace(found, table=found.table.assign(profit=float("nan")), text="There is nothing to compare.")
    assert failed.summary() is None
    assert failed.charts() == []
    assert "There is nothing to compare." in read(failed).text


def test_no_line_ends_within_an_amount():
    assert unbroken("from -EUR 1,200 to +EUR 5") == "from -\u2060EUR\u00a01,200 to +EUR\u00a05"
    assert unbroken("a well-known NHS trust") == "a well-known NHS trust"
