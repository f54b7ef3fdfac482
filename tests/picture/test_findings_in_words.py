"""What a chart says of its finding: rise, fall, no difference, nothing known; and never a figure in the wrong place."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loyalty_sim.picture import Bar, Curve, Line, Swing, bars, dotplot, heat_map, lines, time_curves, tornado
from loyalty_sim.picture.lines import from_to
from loyalty_sim.picture.palette import BLUE, GREY, ORANGE

GAINS = st.lists(st.integers(-1_000_000, 1_000_000).map(float), min_size=1, max_size=40)


def json_ready(chart):
    return json.loads(json.dumps(chart.option, allow_nan=False)) == chart.option


@pytest.mark.parametrize(
    ("y", "told"),
    [
        ([1.0, 3.0], "x from 1 to 3"),
        ([3.0, -1.0], "x from 3 to -1"),
        ([2.0, 9.0, 2.0], "x from 2 to 2"),
        ([35_249.4, 1_240_000.0], "x from 35,200 to 1,240,000"),
        ([999.96, 0.0], "x from 1,000 to 0"),
        ([np.nan, 1.0, 5.0, np.nan], "x from 1 to 5"),
        ([0.00012, 0.5], "x from 0.00012 to 0.5"),
        ([np.nan, np.nan], "x is not known"),
        ([], "x is not known"),
    ],
)
def test_a_line_is_told_from_its_first_known_point_to_its_last(y, told):
    assert from_to("x", y) == told


@pytest.mark.parametrize("largest", [1.0, 999.9, 12_345.0, 4e6])
def test_no_caption_speaks_in_powers_of_ten(largest):
    told = [
        lines([Line("profit", [0, 1], [0.0, largest])], "week", "EUR", "Profit").caption,
        time_curves([Curve("A", [0.0, largest])], "Profit", "profit (EUR)").caption,
        bars([Bar("a", largest)], "T", "EUR").caption,
        tornado([Swing("a", 0.0, largest)], "profit", "EUR").caption,
    ]
    assert not [caption for caption in told if "e+" in caption]


def test_several_lines_are_told_in_their_order_and_nameless_ones_are_not():
    drawn = [Line("B", [0, 1], [0.0, 1.0]), Line("", [0, 1], [7.0, 8.0]), Line("A", [0, 1], [2.0, 1.0])]
    assert lines(drawn, "week", "EUR", "T").caption == "B from 0 to 1; A from 2 to 1."


def test_curves_that_begin_with_nobody_there_are_told_from_where_somebody_is():
    chart = time_curves([Curve("entrant", [np.nan, np.nan, 40.0, 55.0])], "Satisfaction", "satisfaction (0-100)")
    assert chart.caption == "Satisfaction (0-100), first to last week: entrant from 40 to 55."
    assert json_ready(chart)


@pytest.mark.parametrize("sort", [True, False])
@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_the_largest_bar_is_named_with_its_own_figure(sort, order):
    rows = [Bar("low", -5.0), Bar("middle", 1.0), Bar("high", 7.0)]
    assert bars([rows[at] for at in order], "T", "EUR", sort=sort).caption == "Largest: high, 7 (EUR)."


def test_of_losses_alone_the_smallest_is_the_largest_figure():
    chart = bars([Bar("a", -3.0), Bar("b", -1.0, -2.0, -0.5)], "T", "EUR")
    assert chart.caption == "Largest: b, -1 (EUR)."
    assert chart.option["yAxis"]["data"] == ["a", "b"]  # the longest figure on top, which is last
    assert (chart.option["xAxis"]["min"] < -3.0, chart.option["xAxis"]["max"]) == (True, 0.0)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([1.0, 2.0, 3.0], "B brings more profit than A in 3 of 3 paired runs."),
        ([-1.0, -2.0], "B brings more profit than A in 0 of 2 paired runs."),
        ([0.0, 0.0], "B brings more profit than A in 0 of 2 paired runs, and just as much in 2."),
        ([5.0, 0.0, -5.0], "B brings more profit than A in 1 of 3 paired runs, and just as much in 1."),
    ],
)
def test_more_less_and_just_as_much(found, said):
    assert dotplot(found, "EUR").caption == said


def sides(chart):
    return {series["name"]: series for series in chart.option["series"]}


def test_a_pair_without_a_difference_is_on_nobodys_side():
    chart = dotplot([0.0, 0.0, 4.0, -4.0], "EUR")
    found = sides(chart)
    assert [(name, len(side["data"])) for name, side in found.items()] == [
        ("B better", 1), ("A better", 1), ("no difference", 2),
    ]  # fmt: skip
    colours = [side["itemStyle"]["color"] for side in found.values()]
    assert colours == [BLUE, ORANGE, GREY]
    assert len({side["symbol"] for side in found.values()}) == 3
    assert chart.option["legend"]["data"] == list(found)
    assert {spot[0] for spot in found["no difference"]["data"]} == {0.0}
    assert [height for _, height, _ in found["no difference"]["data"]] == [1, 2]


def test_without_equal_pairs_there_is_no_third_side():
    assert list(sides(dotplot([1.0, -1.0], "EUR"))) == ["B better", "A better"]


@given(GAINS)
@example([980.0])
@settings(max_examples=40, deadline=None)
def test_every_pair_is_a_dot_on_its_own_side_inside_the_axis(found):
    chart = dotplot(found, "EUR")
    divisor = 1_000.0 if np.abs(found).max() >= 2_000 else 1.0
    spots = [(name, spot) for name, side in sides(chart).items() for spot in side["data"]]
    assert len(spots) == len(found)
    side_of = {"B better": 1, "A better": -1, "no difference": 0}
    for name, (place, height, value) in spots:
        assert np.sign(value) == np.sign(place) == side_of[name]
        assert height >= 1
        assert chart.option["xAxis"]["min"] <= place <= chart.option["xAxis"]["max"]
    assert f"in {sum(x > 0 for x in found)} of {len(found)} paired runs" in chart.caption
    told = chart.table["difference in profit (EUR)"]
    assert list(told) == sorted(found)
    if np.abs(found).max() < 2e6:
        assert max(abs(spot[2]) for _, spot in spots) == pytest.approx(np.abs(found).max() / divisor, rel=1e-4)


@given(GAINS)
@settings(max_examples=25, deadline=None)
def test_swapping_a_and_b_turns_the_picture_round(found):
    ahead = dotplot(found, "EUR")
    behind = dotplot([-value for value in found], "EUR", names=("B", "A"))
    assert behind.option["xAxis"]["name"].startswith("profit of A less B")
    mine = {name: sorted(spot[2] for spot in side["data"]) for name, side in sides(ahead).items()}
    other = {name: sorted(-spot[2] for spot in side["data"]) for name, side in sides(behind).items()}
    assert mine == other


def test_names_and_figure_of_a_dotplot_are_those_asked_for():
    chart = dotplot([1.0, 2.0], "GBP", "cash", ("today", "plan"))
    assert chart.title == "Difference in cash, plan less today"
    assert chart.option["xAxis"]["name"] == "cash of plan less today (GBP, present value)"
    assert list(chart.table.columns) == ["rank", "difference in cash (GBP)"]


def test_the_unit_of_the_dots_follows_their_size():
    names = [dotplot([size, -size], "EUR").option["xAxis"]["name"] for size in (900.0, 35_000.0, 5e6, 3e9)]
    units = [name.partition("(")[2].partition(",")[0] for name in names]
    assert units == ["EUR", "thousand EUR", "million EUR", "billion EUR"]


def surface(values, sure=None):
    table = pd.DataFrame({"x": [0.0, 0.0, 1.0, 1.0], "y": [0, 1, 0, 1], "z": values})
    return table if sure is None else table.assign(sure=sure)


def cells(chart):
    return {tuple(cell["value"][:2]): cell for cell in chart.option["series"][0]["data"]}


def test_the_best_cell_is_named_with_its_levels():
    chart = heat_map(surface([1.0, 9.0, 5.0, 2.0]), "x", "y", "z", "EUR")
    assert chart.caption == "Best cell: x 0, y 1, 9 EUR."
    assert [at for at, cell in cells(chart).items() if cell["itemStyle"]["borderWidth"] == 3] == [(0, 1)]


def test_a_best_cell_that_luck_may_explain_says_so():
    doubtful = surface([1.0, 9.0, 5.0, 2.0], [True, False, True, True])
    chart = heat_map(doubtful, "x", "y", "z", "EUR", sure="sure")
    assert chart.caption.endswith("9 EUR, which may be luck.")
    assert cells(chart)[0, 1]["label"]["formatter"] == "9 ?"
    assert cells(chart)[1, 0]["label"]["formatter"] == "5"
    assert list(chart.table["beyond luck"]) == [True, False, True, True]
    assert "beyond luck" not in heat_map(surface([1.0, 2.0, 3.0, 4.0]), "x", "y", "z", "EUR").table


def test_rows_of_a_cell_are_sure_only_together():
    rows = pd.DataFrame({"x": [0, 0], "y": [0, 0], "z": [1.0, 3.0], "sure": [True, False]})
    [cell] = heat_map(rows, "x", "y", "z", "EUR", sure="sure").option["series"][0]["data"]
    assert cell["label"]["formatter"] == "2 ?"


def test_where_everything_loses_the_best_is_the_smallest_loss():
    chart = heat_map(surface([-1.0, -9.0, -5.0, -2.0]), "x", "y", "z", "EUR")
    assert chart.caption == "Best cell: x 0, y 0, -1 EUR."
    assert (chart.option["visualMap"]["min"], chart.option["visualMap"]["max"]) == (-9, -1)


def test_a_cell_that_could_not_be_measured_is_left_blank():
    chart = heat_map(surface([1.0, np.nan, 5.0, 2.0]), "x", "y", "z", "EUR")
    assert json_ready(chart)
    assert cells(chart)[0, 1]["value"][2] is None
    assert cells(chart)[0, 1]["label"]["formatter"] == ""
    assert chart.caption == "Best cell: x 1, y 0, 5 EUR."
    assert chart.option["series"][0]["data"][-1]["value"] == [1, 0, 5.0]  # its ring lies on top


def test_a_blank_cell_can_be_printed():
    from loyalty_sim.picture.paper import figure

    page = figure([heat_map(surface([1.0, np.nan, 5.0, 2.0]), "x", "y", "z", "EUR")])
    page.draw_without_rendering()
    words = [text.get_text() for text in page.axes[0].texts]
    assert {"1", "5", "2"} <= set(words)
    assert "nan" not in words


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([0.0, 25_000.0], ["0", "25,000"]), ([0.5, 0.125], ["0.125", "0.5"]), ([1, 20_000], ["1", "20000"]),
        ([1.23456, 2.0], ["1.235", "2"]),
    ],
)  # fmt: skip
def test_levels_of_a_map_are_written_as_they_are_read(levels, words):
    table = pd.DataFrame({"x": levels, "y": [0, 0], "z": [1.0, 2.0]})
    assert heat_map(table, "x", "y", "z", "EUR").option["xAxis"]["data"] == words


def test_large_maps_have_no_numbers_in_their_cells():
    table = pd.DataFrame([(x, y, x + y) for x in range(9) for y in range(8)], columns=["x", "y", "z"])
    assert not heat_map(table, "x", "y", "z", "EUR").option["series"][0]["label"]["show"]
    assert heat_map(table[table["x"] < 8], "x", "y", "z", "EUR").option["series"][0]["label"]["show"]


@pytest.mark.parametrize(
    ("swings", "said"),
    [
        ([Swing("a", -1.0, 1.0), Swing("b", 0.0, 5.0)], "b moves profit most: 0 at its low end, +5 at its high end"),
        ([Swing("a", -6.0, -2.0)], "a moves profit most: -6 at its low end, -2 at its high end"),
        ([Swing("a", 0.0, 0.0)], "a moves profit most: 0 at its low end, 0 at its high end"),
        ([Swing("a", 2.0, -2.0, "0", "3")], "a moves profit most: +2 at 0, -2 at 3"),
    ],
)
def test_the_widest_swing_is_told_at_both_ends(swings, said):
    assert tornado(swings, "profit", "EUR").caption == f"{said} (EUR)."


def test_a_swing_to_one_side_is_as_wide_as_its_far_end():
    chart = tornado([Swing("both", -2.0, 2.0), Swing("one", 4.5, 5.0)], "profit", "EUR")
    assert chart.option["yAxis"]["data"] == ["both", "one"]


def test_only_the_widest_are_drawn_and_the_table_has_the_same():
    chart = tornado([Swing(f"s{n}", 0.0, float(n)) for n in range(20)], "profit", "EUR", most=3)
    assert chart.option["yAxis"]["data"] == ["s17", "s18", "s19"]
    assert list(chart.table["input"]) == ["s19", "s18", "s17"]


def test_ends_of_a_swing_are_named_with_their_unit():
    assert Swing("price", -1, 1, "0.9", "1.1", unit="times").label == "price: 0.9 to 1.1 times"
    assert Swing("price", -1, 1, "0.9", "1.1").label == "price: 0.9 to 1.1"
    assert Swing("price", -1, 1).label == "price"


def test_intervals_of_swings_are_drawn_where_they_are_known():
    known = Swing("a", -1.0, 2.0, low_interval=(-1.5, -0.5), high_interval=(1.0, 3.0))
    chart = tornado([known, Swing("b", -0.1, 0.1)], "profit", "EUR")
    low, high, _ = chart.option["series"]
    assert [end["coord"] for end in low["markLine"]["data"][0]] == [[-1.5, 1], [-0.5, 1]]
    assert [end["coord"] for end in high["markLine"]["data"][0]] == [[1.0, 1], [3.0, 1]]
    assert "lines: intervals" in chart.option["title"]["subtext"]
    assert chart.option["xAxis"]["max"] > 3.0
    assert "low end, low" not in chart.table  # not of all inputs
    assert list(tornado([known], "profit", "EUR").table["high end, high"]) == [3.0]
    assert "intervals" not in tornado([Swing("b", -1, 1)], "profit", "EUR").option["title"]["subtext"]


def test_how_things_stand_now_is_said():
    assert tornado([Swing("b", -1, 1)], "profit", "EUR", now="EUR 3").option["title"]["subtext"].endswith("; now EUR 3")
