"""What single charts say: numbers, marks, words and tables are those that were handed in."""

import numpy as np
import pandas as pd
import pytest
from every_chart import CHART, SHARES

from loyalty_sim.picture import (
    Bar,
    Case,
    Corner,
    Curve,
    Kind,
    Response,
    bars,
    columns,
    grid,
    heat_map,
    loyalty_map,
    parallel,
    plane,
    response,
    strip,
    time_curves,
    who_left,
    word_of_mouth,
)
from loyalty_sim.picture.chart import rows_of
from loyalty_sim.picture.heat_map import _scale
from loyalty_sim.picture.palette import BLUE, COLOURS, GREY, ORANGE
from loyalty_sim.picture.parallel import MOST_AXES, MOST_LINES
from loyalty_sim.picture.units import axis_name, unit_of, unit_of_setting
from loyalty_sim.picture.who_left import FATES
from loyalty_sim.picture.word_of_mouth import HEARD, layout


def named(option, name):
    return next(series for series in option["series"] if series.get("name") == name)


def test_of_two_curves_a_is_grey_and_dashed_and_b_stands_out():
    option = time_curves([Curve("A", [1.0, 2.0]), Curve("B", [1.0, 3.0])], "Share", "share (%)").option
    a, b = named(option, "A")["lineStyle"], named(option, "B")["lineStyle"]
    assert (a["color"], a["type"], b["color"], b["type"]) == (GREY, "dashed", BLUE, "solid")
    assert b["width"] > a["width"]


def test_of_many_curves_the_first_stands_out_and_no_two_look_alike():
    curves = [Curve(str(n), [1.0, 2.0]) for n in range(6)]
    lines = time_curves(curves, "Share", "share (%)").option["series"]
    looks = {(line["lineStyle"]["color"], line["lineStyle"]["type"]) for line in lines}
    assert len(looks) == 6
    assert lines[0]["lineStyle"]["width"] == max(line["lineStyle"]["width"] for line in lines)


@pytest.mark.parametrize(("weeks", "step"), [(10, 1), (26, 13), (104, 26), (156, 52)])
def test_weeks_are_marked_at_quarters_or_years(weeks, step):
    axis = time_curves([Curve("A", np.ones(weeks))], "Share", "share (%)").option["xAxis"]
    assert (axis["min"], axis["max"], axis["interval"]) == (0, weeks, step)


def test_a_curve_may_have_a_week_and_a_line_of_nothing():
    option = time_curves([Curve("A", [1.0, 2.0])], "Gain", "gain (EUR)", mark=(2, "ahead"), zero=True).option
    zero, week = named(option, "marks")["markLine"]["data"]
    assert zero["yAxis"] == 0
    assert (week["xAxis"], week["label"]["formatter"]) == (2, "ahead")


def test_a_response_has_its_intervals_level_by_level_and_the_baseline():
    x = np.array([0.0, 1.0, 3.0])
    option = response([Response("profit", x, x, x - 1, x + 1)], "climate", "profit (EUR)", "T", "", "C.", 1.0).option
    found = [[end["coord"][1] for end in mark] for mark in named(option, "profit")["markLine"]["data"]]
    assert found == [[-1, 1], [0, 2], [2, 4]]
    assert named(option, "marks")["markLine"]["data"][-1]["xAxis"] == 1
    assert "legend" not in option


def test_a_bar_of_another_colour_says_so_itself():
    option = bars([Bar("a", 2.0), Bar("kept", 1.0, colour=GREY)], "Plan", "EUR", sort=False).option
    assert option["series"][0]["data"][1] == 2.0
    assert option["series"][0]["data"][0]["itemStyle"]["color"] == GREY


def test_figures_beside_a_bar_stand_on_its_row():
    rows = [Bar("plan", 2.0, beside=(1.0, -1.0)), Bar("split", 0.5, beside=(0.2, -3.0))]
    chart = bars(rows, "Plans", "EUR", sort=False, value_is="gain", beside=("mean", "worst"))
    assert named(chart.option, "worst")["data"] == [[-3.0, 0], [-1.0, 1]]
    assert chart.option["legend"]["data"] == ["gain", "mean", "worst"]
    assert chart.option["xAxis"]["min"] < -3
    assert list(chart.table["worst"]) == [-1.0, -3.0]


def test_columns_stand_beside_each_other():
    chart = columns([Case("a", [1, 2], ORANGE), Case("b", [3, 4])], ["x", "y"], "level", "share (0-1)", "T", "C.")
    assert [series["data"] for series in chart.option["series"]] == [[1, 2], [3, 4]]
    assert list(chart.table.columns) == ["level", "a", "b"]


def test_a_grid_reads_from_the_top():
    chart = grid([["holds", "fails"]], ["x", "y"], ["bank"], {"holds": BLUE, "fails": ORANGE}, "T", "C.")
    cells = chart.option["series"][0]["data"]
    assert [(cell["value"][:2], cell["label"]["formatter"]) for cell in cells] == [([0, 0], "holds"), ([1, 0], "fails")]
    assert chart.option["yAxis"]["inverse"]


def test_the_best_cell_is_ringed_the_baseline_named_and_doubt_marked():
    chart = CHART["heat map"]()
    cells = chart.option["series"][0]["data"]
    assert [cell["itemStyle"]["borderWidth"] for cell in cells].count(3) == 1
    assert cells[-1]["value"][2] == max(cell["value"][2] for cell in cells)
    words = [cell["label"]["formatter"] for cell in cells]
    assert words.count("baseline") == 1
    assert any(word.endswith("?") for word in words)
    assert "luck" in chart.caption or "Best cell" in chart.caption


def test_rows_of_one_cell_are_averaged():
    table = pd.DataFrame({"a": [1, 1], "b": [2, 2], "y": [10.0, 20.0]})
    [cell] = heat_map(table, "a", "b", "y", "EUR").option["series"][0]["data"]
    assert cell["value"] == [0, 0, 15]


def test_shades_are_centred_where_there_are_gains_and_losses():
    both, gains = _scale(np.array([-2.0, 5.0])), _scale(np.array([1.0, 5.0]))
    assert (both["min"], both["max"], len(both["inRange"]["color"])) == (-5, 5, 3)
    assert (gains["min"], gains["max"], len(gains["inRange"]["color"])) == (1, 5, 2)


def test_parallel_axes_have_bounds():
    table = pd.DataFrame({f"c{n}": np.arange(MOST_LINES + 5.0) for n in range(MOST_AXES + 3)})
    chart = parallel(table, list(table.columns))
    assert len(chart.option["parallelAxis"]) == MOST_AXES
    assert len(chart.option["series"][0]["data"]) == MOST_LINES
    assert f"{MOST_LINES} of {len(table)} are drawn" in chart.caption


def test_a_box_lies_where_it_was_found():
    chart = plane([Kind("B", [0, 4], [0, 4])], "a", "b", "T", "", "C.", Corner((1.0, 2.0), (3.0, 4.0)))
    [[low, high]] = named(chart.option, "marks")["markArea"]["data"]
    assert (low["coord"], high["coord"]) == ([1, 2], [3, 4])
    assert "marks" not in {s["name"] for s in plane([Kind("B", [0], [0])], "a", "b", "T", "", "C.").option["series"]}


@pytest.mark.parametrize(("direction", "inner"), [(1, 0), (-1, 1)])
def test_the_side_that_is_looked_for_is_shaded(direction, inner):
    chart = strip([1.0, 2.0], (1.5, 1.0, 2.0), 1.2, direction, "points", "T", "C.")
    [ends] = chart.option["series"][0]["markArea"]["data"]
    assert ends[inner]["xAxis"] == pytest.approx(1.2)
    assert list(chart.table["points"]) == [1.0, 2.0]


def test_the_loyalty_map_tells_shares_and_changes():
    dots = pd.DataFrame({"row": [7], "satisfaction": [50.04], "loyalty": [60.0]})
    chart = loyalty_map(dots, SHARES, {**dict.fromkeys(SHARES, 0.0), "loyal": 1.5}, 60.0, 50.0)
    assert "loyal are 40.0 % (+1.5)" in chart.caption
    assert "±0.0" in chart.caption
    assert chart.option["series"][0]["data"] == [[50.0, 60.0, 7.0]]
    assert list(chart.table["share in A (%)"]) == [38.5, 30.0, 20.0, 10.0]
    alone = loyalty_map(dots, SHARES, None, 60.0, 50.0, world="A")
    assert "share (%)" in alone.table
    assert alone.caption.startswith("In A")


def test_who_left_counts_those_kept_and_lost():
    crossing = np.zeros((len(FATES), len(FATES)), int)
    crossing[0, 0], crossing[1, 0], crossing[0, 4], crossing[4, 4] = 100, 7, 3, 2
    chart = who_left(crossing)
    assert "7 who leave in A stay in B, and 3 who stay in A leave in B; 100 stay in both" in chart.caption
    assert sum(link["value"] for link in chart.option["series"][0]["links"]) == 12
    assert chart.table["customers"].sum() == 112


def test_word_of_mouth_tells_apart_who_speaks_for_what():
    pressure = np.array([-HEARD, 0.0, HEARD, 2.0])
    chart = word_of_mouth(pressure, np.zeros((0, 2), int), layout(np.zeros((0, 2), int), 4), 3, np.arange(4))
    assert list(chart.table["customers"]) == [1, 1, 2]
    assert [series["name"] for series in chart.option["series"]] == list(chart.table["talk heard"])


def test_friends_are_always_drawn_at_the_same_place():
    ties = np.array([[0, 1], [1, 2]])
    assert np.array_equal(layout(ties, 3), layout(ties, 3))
    assert np.abs(layout(ties, 3)).max() <= 1.0 + 1e-9
    assert layout(np.zeros((0, 2), int), 0).shape == (0, 2)


def test_only_axes_of_names_have_rows():
    assert rows_of(CHART["bars"]().option) == CHART["bars"]().rows == 2
    assert CHART["lines"]().rows == CHART["heat map"]().rows == CHART["parallel"]().rows == 0


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("firm.levers.climate", "climate (times the usual spend)"),
        ("trade.tariff", "tariff (EUR)"),
        ("rivals.strategies", "strategies"),
        ("no.such_key", "such key"),
    ],
)
def test_settings_on_axes(key, told):
    assert axis_name(key, "EUR") == told
    assert unit_of_setting("no.such_key", "EUR") == ""


def test_units_of_changes():
    assert unit_of("profit", 3e6, "GBP") == (1e6, "million GBP")
    assert unit_of("retention", 0.2, "GBP") == (0.01, "percentage points")
    assert unit_of("something else", 1.0, "GBP") == (1.0, "something else")


def test_colours_are_told_apart():
    assert len(set(COLOURS)) == len(COLOURS)
