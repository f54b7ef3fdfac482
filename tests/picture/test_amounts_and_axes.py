"""Words of amounts at the borders of their units, and axes that hold what is drawn: ends, order, units, gaps."""

import json
import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loyalty_sim.picture import (
    Bar,
    Case,
    Curve,
    Kind,
    Line,
    Whiskers,
    bars,
    columns,
    grid,
    lines,
    parallel,
    plane,
    strip,
    time_curves,
)
from loyalty_sim.picture.axes import hidden_axis, holding, level_axis, name_axis, roomy_axis, value_axis, week_axis
from loyalty_sim.picture.chart import band, points, rounded
from loyalty_sim.picture.paper import figure as paper
from loyalty_sim.picture.units import change, level, name_of_outcome, outcome_title, unit_of
from loyalty_sim.picture.words import figure, money, round_step, share, signed, three_figures, years
from loyalty_sim.week.outcomes import MONEY, OUTCOMES, SHARES

FIGURES = st.floats(-1e9, 1e9, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-6)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (999_499, "EUR 999,000"),
        (999_500, "EUR 1.00 million"),
        (999_499_999, "EUR 999 million"),
        (999_500_000, "EUR 1.00 billion"),
        (-2_346_000, "-EUR 2.35 million"),
        (0.0, "EUR 0"),
        (-0.0, "EUR 0"),
        (-0.004, "EUR 0.00"),
        (-0.006, "-EUR 0.01"),
    ],
)
def test_money_at_the_borders_of_its_units(amount, said):
    assert money(amount) == said


@pytest.mark.parametrize(("amount", "said"), [(0.0, "EUR 0"), (0.001, "EUR 0.00"), (5, "+EUR 5.00"), (-5, "-EUR 5.00")])
def test_only_what_is_something_has_a_sign(amount, said):
    assert money(amount, signed=True) == said


@given(st.floats(-0.0049, 0.0049))
def test_nothing_is_never_below_nothing(value):
    for text in (money(value), three_figures(value), signed(value, 2), change("profit", value)):
        assert "-" not in text


@given(FIGURES)
def test_a_signed_figure_is_the_plain_one_with_its_sign(value):
    plain = figure(value)
    assert figure(value, signed=True) == (f"+{plain}" if value > 0 else plain)
    assert figure(-value) == (plain[1:] if value < 0 else f"-{plain}" if value else plain)


@given(st.integers(-999_999, 999_999))
def test_whole_figures_are_written_in_full(value):
    assert int(figure(float(value)).replace(",", "")) == value


@pytest.mark.parametrize(
    ("value", "said"), [(math.inf, "inf"), (-math.inf, "-inf"), (math.nan, "nan"), (-0.0, "0"), (0.99999, "1")]
)
def test_figures_at_the_edges(value, said):
    assert figure(value) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 year"), (1.0, "1 year"), (1.0004, "1 year"), (0.5, "0.5 years"), (0, "0 years"), (10, "10 years")],
)
def test_one_year_is_no_years(count, said):
    assert years(count) == said


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.0, "under 1 %"), (0.01, "1 %"), (0.5, "50 %"), (0.99, "99 %"), (0.991, "over 99 %"), (1.0, "over 99 %")],
)
def test_no_simulation_is_certain(probability, said):
    assert share(probability) == said


@given(st.floats(1e-6, 1e12), st.floats(1e-3, 1e9))
def test_a_round_step_is_one_two_or_five_and_the_next_would_be_too_large(largest, most):
    step = round_step(largest, most)
    lead = step / 10 ** math.floor(math.log10(step) + 1e-9)
    bound = min(largest, most)
    assert min(abs(lead - whole) for whole in (1, 2, 5)) < 1e-6
    assert step <= bound * (1 + 1e-6)
    assert bound < 2.5 * step * (1 + 1e-6)


@pytest.mark.parametrize("name", [*OUTCOMES])
def test_levels_and_changes_of_an_outcome_are_in_one_unit(name):
    """A share of .305 is 30.5 and a change of .012 is 1.2, both per cent; money and points are as they are."""
    factor = 100 if name in SHARES else 1
    assert float(level(name, 0.305).replace(",", "")) == pytest.approx(0.305 * factor, abs=0.051)
    assert float(change(name, 0.012)) == pytest.approx(0.012 * factor, abs=0.0051)
    assert change(name, 0.5).startswith("+")
    assert change(name, -0.5).startswith("-")
    divisor, unit = unit_of(name, 0.5, "EUR")
    assert divisor == (0.01 if name in SHARES else 1.0)
    assert ("EUR" in unit) == (name in MONEY)


def test_names_of_outcomes_are_words_without_units():
    assert name_of_outcome("failures") == "failures"
    assert outcome_title("failures", "EUR") == "failures (per 1,000 encounters)"
    assert name_of_outcome("not_there") == outcome_title("not_there", "EUR") == "not there"


@given(st.lists(FIGURES, min_size=1, max_size=8))
@settings(max_examples=60)
def test_an_axis_holds_all_that_is_on_it_between_round_ends(found):
    low, high = min(found), max(found)
    assume(high == low or (high - low) > 1e-7 * max(abs(low), abs(high)))
    axis = holding(found)
    slack = 1e-6 * axis["interval"]
    assert axis["min"] <= low + slack
    assert axis["max"] >= high - slack
    assert axis["min"] < axis["max"] or low == high
    steps = (axis["max"] - axis["min"]) / axis["interval"]
    assert steps == pytest.approx(round(steps), abs=1e-3)
    if high > low:
        assert 3.99 <= steps <= 12


def test_an_axis_of_one_value_has_room_or_stays_open():
    assert holding([np.nan, np.inf]) == {}
    assert holding([3.0, np.nan, 3.0])["interval"] == 1.5
    assert holding([0.0]) == holding([0.0, -0.0])
    assert holding([0.0])["interval"] == 1.0


@given(st.lists(FIGURES, max_size=6))
def test_an_axis_of_bars_has_nothing_and_all_bars_on_it(found):
    axis = roomy_axis("gain (EUR)", *found, None)
    assert axis["min"] <= min([0.0, *found]) * (1 - 1e-4 * np.sign(min([0.0, *found])))
    assert axis["max"] >= max(0.0, *found, 0.0) * (1 - 1e-4)
    assert axis["min"] < axis["max"]
    if all(value >= 0 for value in found):
        assert axis["min"] == 0
    if found and all(value < 0 for value in found):
        assert axis["max"] == 0


def test_axes_have_their_titles():
    assert value_axis("profit (EUR)")["name"] == "profit (EUR)"
    assert level_axis("answer (1-10)", ["1"], "upright")["nameLocation"] == "end"
    assert "name" not in name_axis(["a"])
    assert hidden_axis(0, 1)["show"] is False


@pytest.mark.parametrize(("weeks", "step"), [(1, 1), (13, 1), (14, 13), (52, 13), (53, 26), (105, 52), (520, 52)])
def test_weeks_are_told_off_in_quarters_halves_and_years(weeks, step):
    assert week_axis(weeks)["interval"] == step


@pytest.mark.parametrize("weeks", [13, 26, 156, 520, 521, 1_040, 2_600, 5_200])
def test_marks_of_weeks_do_not_run_into_each_other_on_paper(weeks):
    """A quarter of a year to a hundred years, in a panel among six: three marks at least, and air between them."""
    chart = time_curves([Curve("ours", np.full(weeks, 50.0))], "Satisfaction", "points")
    drawn = paper([chart] * 6)
    drawn.canvas.draw()
    marks = [[each for each in panel.get_xticklabels() if each.get_text()] for panel in drawn.axes]
    boxes = [mark.get_window_extent() for mark in max(marks, key=len)]
    assert len(boxes) >= 3
    assert all(left.x1 + 2 < right.x0 for left, right in pairwise(boxes))


@given(st.lists(st.tuples(FIGURES, st.floats(0, 1e6)), min_size=1, max_size=12))
def test_a_band_is_never_turned_inside_out(found):
    low = np.array([start for start, _ in found])
    high = low + np.array([wide for _, wide in found])
    floor, rise = band("b", np.arange(len(low)), low, high, "#000000")
    for bottom, top, at_low, at_high in zip(floor["data"], rise["data"], low, high, strict=True):
        assert top[1] >= 0
        assert bottom[2] == rounded(at_low)
        assert top[2] == rounded(at_high)
    assert floor["stack"] == rise["stack"]
    assert "areaStyle" not in floor


@given(st.floats(-1e300, 1e300) | st.sampled_from([math.nan, math.inf, -math.inf]))
def test_what_is_drawn_is_within_five_digits_or_a_gap(value):
    found = rounded(value)
    if math.isfinite(value):
        assert found == pytest.approx(value, rel=6e-5, abs=1e-320)
    else:
        assert found is None


def test_points_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="dimension"):
        points([1, 2, 3], [1, 2])


def test_whiskers_that_are_not_known_are_not_drawn():
    known = Whiskers([0, 1, 2], [0.0, np.nan, -np.inf], [2.0, 3.0, 4.0])
    chart = lines([Line("x", [0, 1, 2], [1.0, 2.0, 3.0], whiskers=known)], "level", "EUR", "T")
    assert len(chart.option["series"][0]["markLine"]["data"]) == 1
    json.dumps(chart.option, allow_nan=False)


def test_words_of_the_lower_axis_stand_in_their_order_and_in_the_table():
    chart = lines([Line("m", [2, 0], [5.0, 3.0])], "path", "share (0-1)", "T", words=("a", "b", "c"))
    assert chart.option["xAxis"]["data"] == ["a", "b", "c"]
    assert list(chart.table["path"]) == ["c", "a"]


def test_the_table_of_a_chart_is_not_rounded():
    value = 1.23456789012
    told = [
        lines([Line("x", [0], [value])], "week", "EUR", "T").table["EUR"][0],
        bars([Bar("a", value)], "T", "EUR").table["EUR"][0],
        time_curves([Curve("A", [value])], "T", "EUR").table["A"][0],
        columns([Case("m", [value])], ["low"], "", "share", "T", "C.").table["m"][0],
        strip([value], (value, 0, 2), 1.0, 1, "times", "T", "C.").table["times"][0],
        plane([Kind("k", [value], [0.0])], "x", "y", "T", "", "C.").table["x"][0],
    ]
    assert told == [value] * 6


@pytest.mark.parametrize("upwards", ["share (0-1)", "effect on profit\n(EUR, present value)"])
def test_a_title_of_two_lines_has_room(upwards):
    one = lines([Line("x", [0], [1.0])], "week", "EUR", "T").option["grid"]["top"]
    assert lines([Line("x", [0], [1.0])], "week", upwards, "T").option["grid"]["top"] == one + 14 * upwards.count("\n")


def test_a_curve_without_a_band_promises_none():
    bare = time_curves([Curve("A", [1.0, 2.0])], "Share", "share (%)").option["title"]["subtext"]
    shaded = time_curves([Curve("A", [1.0], [0.5], [1.5])], "Share", "share (%)", "half of the runs").option
    assert bare == ""
    assert shaded["title"]["subtext"] == "mean over the runs; shading: half of the runs"


def test_a_band_in_the_table_has_both_ends():
    table = time_curves([Curve("A", [1.0], [0.5], [1.5]), Curve("B", [2.0])], "T", "u").table
    assert table.to_dict("records") == [{"week": 1, "A": 1.0, "A, low": 0.5, "A, high": 1.5, "B": 2.0}]


@pytest.mark.parametrize(("direction", "ends"), [(1, (2.0, None)), (-1, (None, 2.0))])
def test_a_strip_shades_up_to_its_edge_and_marks_the_threshold(direction, ends):
    chart = strip([1.0, 3.0], (2.5, -np.inf, np.inf), 2.0, direction, "times", "T", "C.", further=(9.0, "said"))
    axis, dots = chart.option["xAxis"], chart.option["series"][0]
    shaded = tuple(end["xAxis"] for end in dots["markArea"]["data"][0])
    assert shaded == tuple(end if end is not None else axis["max" if at else "min"] for at, end in enumerate(ends))
    assert dots["markLine"]["data"][0]["xAxis"] == 2.0
    assert axis["max"] > 9.0
    assert "markLine" not in chart.option["series"][1]  # the interval is not known
    assert chart.option["legend"]["data"] == ["one run", "mean and interval", "said"]


def test_a_strip_of_runs_that_agree_has_room():
    chart = strip([2.0, 2.0], (2.0, 2.0, 2.0), 2.0, 1, "times", "T", "C.")
    assert (chart.option["xAxis"]["min"], chart.option["xAxis"]["max"]) == (1.0, 3.0)


def test_a_strip_of_nothing_known_is_still_a_picture():
    chart = strip([], (np.nan, -np.inf, np.inf), 1.0, -1, "times", "T", "Open.")
    json.dumps(chart.option, allow_nan=False)
    assert chart.option["series"][0]["data"] == []
    assert chart.option["series"][1]["data"] == [[None, 0.0]]
    assert len(chart.table) == 0


def test_a_grid_needs_a_colour_for_every_word():
    with pytest.raises(KeyError, match="maybe"):
        grid([["holds", "maybe"]], ["x", "y"], ["bank"], {"holds": "#000000"}, "T", "C.")


def test_a_grid_in_its_table_has_rows_by_name():
    chart = grid([["a", "b"], ["b", "a"]], ["x", "y"], ["bank", "hotel"], {"a": "#000", "b": "#fff"}, "T", "C.")
    assert chart.table.to_numpy().tolist() == [["bank", "a", "b"], ["hotel", "b", "a"]]


MIXED = pd.DataFrame(
    {"firm.levers.climate": [1, 2, 3], "trade": ["bank", "hotel", "bank"], "sure": [True, False, True],
     "profit": [1.5, np.nan, 3.0]}
)  # fmt: skip


def test_parallel_axes_take_numbers_words_and_yes_or_no():
    option = parallel(MIXED, list(MIXED.columns)).option
    assert json.loads(json.dumps(option, allow_nan=False)) == option
    climate, trade, sure, profit = option["parallelAxis"]
    assert (climate["name"], profit["name"]) == ("climate", "profit")
    assert (trade["data"], sure["data"]) == (["bank", "hotel"], ["True", "False"])
    assert "data" not in climate
    assert option["series"][0]["data"][1] == [2.0, "hotel", "False", None]


def test_a_gap_in_one_row_leaves_the_other_rows_on_paper():
    [panel] = paper([parallel(MIXED, ["firm.levers.climate", "profit"])]).axes
    heights = [line.get_ydata() for line in panel.lines[:3]]
    assert [list(row) for row in (heights[0], heights[2])] == [[0.0, 0.0], [1.0, 1.0]]
    assert heights[1][0] == 0.5
    assert np.isnan(heights[1][1])
    assert "nan" not in [text.get_text() for text in panel.texts]


def test_a_column_of_which_nothing_is_known_has_no_ends():
    table = pd.DataFrame({"a": [1.0, 2.0], "b": [np.nan, np.nan]})
    [panel] = paper([parallel(table, ["a", "b"])]).axes
    assert [text.get_text() for text in panel.texts if text.get_text() in ("1", "2", "nan")] == ["1", "2"]
