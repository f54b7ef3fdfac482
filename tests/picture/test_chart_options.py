"""What holds of every chart option: plain JSON, units on axes, bands and intervals the right way round, all within."""

import json
import math
import re

import numpy as np
import pytest
from every_chart import CHART
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.picture import Line, Whiskers, lines
from loyalty_sim.picture.axes import holding, roomy_axis
from loyalty_sim.picture.marks import area, upright_whisker, whisker

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)
MANY = st.lists(NUMBERS, min_size=1, max_size=8)


@pytest.fixture(params=CHART)
def chart(request):
    return CHART[request.param]()


def axes(option):
    return [axis for name in ("xAxis", "yAxis") if (axis := option.get(name)) and axis.get("show", True)]


def test_options_are_plain_json(chart):
    assert json.loads(json.dumps(chart.option, allow_nan=False)) == chart.option


def test_a_chart_is_told_in_a_sentence_and_a_table(chart):
    assert chart.caption.endswith(".")
    assert chart.caption in chart.option["aria"]["label"]["description"]
    assert len(chart.table)


def test_axes_of_numbers_have_a_title_and_a_unit(chart):
    counted = {"week", "contacts who did it"}
    for axis in axes(chart.option):
        if axis["type"] == "value":
            assert axis["name"] in counted or re.search(r"\(.+\)|times|points of 100", axis["name"], re.S), axis["name"]


def test_bands_are_never_inverted(chart):
    for series in chart.option["series"]:
        if "areaStyle" in series:
            assert all(rise is None or rise >= 0 for _, rise, _ in series["data"])


def test_intervals_begin_at_their_low_end(chart):
    for series in chart.option["series"]:
        marks = series.get("markLine", {})
        if marks.get("symbol", "none") != "none":
            for low, high in marks["data"]:
                assert low["coord"][0] <= high["coord"][0]
                assert low["coord"][1] <= high["coord"][1]


def test_no_interval_sticks_out_of_its_axes(chart):
    """A screen would leave it out."""
    ends = [(axis.get("min", -math.inf), axis.get("max", math.inf)) for axis in axes(chart.option)]
    for series in chart.option["series"]:
        for mark in series.get("markLine", {}).get("data", ()):
            for end in mark if isinstance(mark, list) else ():
                for place, (low, high) in zip(end["coord"], ends, strict=False):
                    assert low <= place <= high


def test_legends_name_series_that_are_there(chart):
    there = {series.get("name") for series in chart.option["series"]}
    assert set(chart.option.get("legend", {}).get("data", ())) <= there


def test_without_a_title_everything_stands_higher(chart):
    option = chart.without_title()
    assert "title" not in option
    assert option["grid"]["top"] < chart.option["grid"]["top"]


@given(MANY)
def test_a_holding_axis_holds_all_and_has_round_ends(figures):
    axis = holding(figures)
    dust = 1e-5 * axis["interval"]
    assert axis["min"] <= min(figures) + dust
    assert axis["max"] >= max(figures) - dust
    steps = (axis["max"] - axis["min"]) / axis["interval"]
    assert math.isclose(steps, round(steps), abs_tol=1e-6)
    assert steps <= 12


def test_an_axis_of_nothing_has_no_ends():
    assert holding([np.nan]) == {}


@given(MANY)
def test_a_roomy_axis_holds_all_and_zero(figures):
    axis = roomy_axis("profit (EUR)", *figures, None)
    slack = 1e-4 * (1 + max(abs(value) for value in figures))
    assert axis["min"] <= min(0.0, *figures) + slack
    assert axis["max"] >= max(0.0, *figures) - slack


@given(MANY)
def test_lines_keep_their_points_and_intervals(figures):
    x = np.arange(len(figures))
    y = np.array(figures)
    line = Line("one", x, y, y - 1, y + 1, whiskers=Whiskers(x, y - 2, y + 2))
    [low, high, mean] = lines([line], "week", "profit (EUR)", "T").option["series"]
    assert len(mean["data"]) == len(figures) == len(low["data"]) == len(high["data"])
    assert len(mean["markLine"]["data"]) == len(figures)
    assert [point[1] for point in mean["data"]] == pytest.approx(figures, rel=1e-4)


def test_an_interval_that_is_not_known_is_not_drawn():
    line = Line("one", [0, 1], [1.0, 2.0], whiskers=Whiskers([0, 1], [0.0, np.nan], [2.0, np.inf]))
    [series] = lines([line], "week", "profit (EUR)", "T").option["series"]
    assert len(series["markLine"]["data"]) == 1


def test_the_table_of_lines_has_the_intervals_that_are_drawn():
    line = Line("one", [0, 1], [1.0, 2.0], whiskers=Whiskers([0, 1], [0.0, 1.0], [2.0, 3.0]))
    table = lines([line, Line("two", [0], [5.0])], "week", "profit\n(EUR)", "T").table
    assert list(table["line"]) == ["one", "one", "two"]
    assert list(table["profit (EUR)"]) == [1.0, 2.0, 5.0]
    assert list(table["low"])[:2] == [0.0, 1.0]


def test_parts_are_told_by_the_axes_they_are_given():
    assert "xAxis" in area("#000000", (1, 2))[0]
    assert "yAxis" in area("#000000", y=(1, 2))[0]
    assert area("#000000", (1, 2), (3, 4), framed=True)[0]["coord"] == [1, 3]


def test_whiskers_lie_or_stand():
    assert [end["coord"] for end in whisker(3, 1, 2)] == [[1, 3], [2, 3]]
    assert [end["coord"] for end in upright_whisker(3, 1, 2)] == [[3, 1], [3, 2]]
