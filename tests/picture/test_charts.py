"""Every chart says the same three times: drawn, in a sentence, and in a table; and is plain JSON."""

import base64
import io
import json

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.picture import Bar, Curve, Swing, bars, details, dotplot, time_curves, tornado
from loyalty_sim.picture.axes import ONE_LINE
from loyalty_sim.picture.dotplot import MOST, stacked
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare, returns, run
from loyalty_sim.studies.returns.charts import marginal_steps, returns_curve

WEEKS = np.arange(1.0, 11.0)
AXES = ("xAxis", "yAxis")


@pytest.fixture(params=["run", "compare", "returns", "price"])
def result(request, closed_form_market):
    return {
        "run": lambda: run(Scenario(), seeds=3, workers=1),
        "compare": lambda: compare(Scenario(), Scenario(), seeds=3, workers=1),
        "returns": lambda: returns("climate", seeds=8, workers=1),
        "price": lambda: returns("price", seeds=8, workers=1),
    }[request.param]()


def plain() -> list:
    return [
        time_curves([Curve("A", WEEKS, WEEKS - 1, WEEKS + 1), Curve("B", 2 * WEEKS)], "Share", "share (%)"),
        dotplot([3.0, -1.0, 2.0], "EUR"),
        tornado([Swing("price", -2, 1), Swing("climate", -1, 3)], "profit", "EUR"),
        bars([Bar("a", 1, 0.5, 1.5), Bar("b", 2)], "Index", "share of variance (0-1)"),
    ]


def check(chart):
    assert json.loads(json.dumps(chart.option, allow_nan=False)) == chart.option
    assert chart.caption.endswith(".")
    assert chart.caption in chart.option["aria"]["label"]["description"]
    axes = [axis for name in AXES for axis in np.atleast_1d(np.array(chart.option[name], dtype=object))]
    assert all(axis["name"] for axis in axes if axis["type"] == "value" and axis.get("show", True))
    assert len(chart.table) > 1


def test_charts_of_a_result_are_complete(result):
    for chart in result.charts():
        check(chart)


@pytest.mark.parametrize("chart", plain(), ids=lambda chart: chart.title)
def test_charts_of_plain_figures_are_complete(chart):
    check(chart)
    assert "title" not in chart.without_title()
    assert chart.without_title()["grid"]["top"] < chart.option["grid"]["top"]


def test_a_band_is_drawn_and_told_between_its_ends():
    [low, high, mean, *_] = plain()[0].option["series"]
    assert [point[2] for point in low["data"]] == list(WEEKS - 1)
    assert [point[2] for point in high["data"]] == list(WEEKS + 1)
    assert [a[1] + b[1] for a, b in zip(low["data"], high["data"], strict=True)] == list(WEEKS + 1)
    assert mean["lineStyle"]["type"] == "dashed"
    assert low["encode"]["tooltip"] == high["encode"]["tooltip"] == [2]


def test_what_is_not_a_number_is_a_gap():
    chart = time_curves([Curve("A", [1.0, np.nan, 2.0])], "Share", "share (%)")
    assert chart.option["series"][0]["data"][1] == [2.0, None]


@pytest.mark.parametrize("count", [3, 20, MOST, 400])
def test_dots_are_counted_out_fairly(count):
    found = np.random.default_rng(7).normal(100_000, 60_000, count)
    chart = dotplot(found, "EUR")
    dots = [dot for side in chart.option["series"] for dot in side["data"]]
    assert len(dots) == min(count, MOST)
    better = len(chart.option["series"][0]["data"]) / len(dots)
    assert better == pytest.approx((found > 0).mean(), abs=1 / MOST)
    assert f"in {(found > 0).sum()} of {count} paired runs" in chart.caption
    assert len(chart.table) == count


def test_stacks_do_not_cross_zero_and_count_up():
    spots = stacked(np.array([-0.01, 0.01, 0.02, 5.0]))
    assert [np.sign(column) for column, *_ in spots] == [-1, 1, 1, 1]
    assert [height for *_, height in spots] == [1, 1, 2, 1]
    assert [value for _, value, _ in spots] == [-0.01, 0.01, 0.02, 5.0]
    assert stacked(np.zeros(3))[-1][2] == 3


def test_equal_worlds_make_a_chart_too():
    check(dotplot(np.zeros(5), "EUR"))


def test_lines_on_bars_leave_the_bars_on_their_rows():
    """ECharts puts series side by side unless all have the same width and lie on one another."""
    marked = bars([Bar("climate", 2.7, 2.1, 3.4)], "Returned", "EUR", mark=(1.0, "comes back"))
    for chart in (marked, tornado([Swing("price", -2, 1)], "profit", "EUR")):
        assert {(one["barMaxWidth"], one["barGap"]) for one in chart.option["series"]} == {(22, "-100%")}


def test_the_widest_swing_is_on_top_and_named():
    chart = tornado([Swing("price", -2, 1), Swing("climate", -1, 3), Swing("both up", 3.5, 3.4)], "profit", "EUR")
    assert chart.option["yAxis"]["data"] == ["price", "both up", "climate"]
    assert chart.caption.startswith("climate moves profit most: -1 at its low end, +3 at its high end")
    assert chart.option["series"][0]["itemStyle"]["decal"]


def test_whiskers_are_inside_the_axis():
    option = bars([Bar("a", 1, -0.5, 1.5), Bar("b", 2, 1.9, 4)], "Index", "points").option
    assert option["xAxis"]["min"] < -0.5
    assert option["xAxis"]["max"] > 4
    [first, *_] = option["series"][0]["markLine"]["data"]
    assert [end["coord"] for end in first] == [[-0.5, 0], [1.5, 0]]


def test_the_returns_chart_marks_today_and_the_best(closed_form_market):
    detail = returns("climate", seeds=8, workers=1).detail
    chart = returns_curve(detail)
    bare = next(series for series in chart.option["series"] if series["name"] == "marks")
    labels = [mark["label"].get("formatter") for mark in bare["markLine"]["data"]]
    assert labels[1:] == ["today", "best by profit"]
    assert chart.table.iloc[detail.plan.baseline, 1] == 0
    assert [name for name in chart.option["legend"]["data"] if "gross" in name]


def test_the_returns_chart_names_the_arms_where_they_lie(closed_form_market):
    found = returns("climate", levels=[0, 0.5, 1, 2], seeds=4, workers=1, arms={"A": 0.5, "B": 1.0}, worlds=8)
    for chart in found.charts()[:2]:
        bare = next(series for series in chart.option["series"] if series["name"] == "marks")
        marks = {mark["label"].get("formatter"): mark["xAxis"] for mark in bare["markLine"]["data"] if "xAxis" in mark}
        assert (marks["A"], marks["B"]) == pytest.approx((15.6, 31.2))
        assert "today" not in marks
    assert "in B at EUR 31,200 a year" in found.summary().do[0]
    assert "Starting from B (EUR 31,200 a year)" in found.text
    assert "today" not in found.text
    same = returns("climate", levels=[0, 0.5, 1, 2], seeds=3, workers=1, arms={"A": 1.0, "B": 1.0}, worlds=0)
    bare = next(series for series in same.charts()[0].option["series"] if series["name"] == "marks")
    assert "A and B" in [mark["label"].get("formatter") for mark in bare["markLine"]["data"]]


def test_every_level_of_the_returns_chart_has_its_interval(closed_form_market):
    detail = returns("climate", seeds=8, workers=1).detail
    option = returns_curve(detail).option
    total = next(series for series in option["series"] if series["name"] == "effect on profit")
    assert len(total["markLine"]["data"]) == len(detail.plan.amounts)
    for (low, high), (x, _) in zip(total["markLine"]["data"], total["data"], strict=True):
        assert low["coord"][0] == high["coord"][0] == x
        assert low["coord"][1] <= high["coord"][1]


def test_the_price_has_no_gross_return(closed_form_market):
    chart = returns_curve(returns("price", seeds=8, workers=1).detail)
    assert "legend" not in chart.option
    assert not [name for name in chart.table if "gross" in name]


def test_the_steps_are_a_staircase_from_level_to_level(closed_form_market):
    detail = returns("climate", seeds=8, workers=1).detail
    chart = marginal_steps(detail)
    stairs, steps, _ = chart.option["series"]
    assert stairs["step"] == "end"
    assert len(stairs["data"]) == len(detail.plan.amounts) == len(steps["data"]) + 1
    assert [point[1] for point in stairs["data"][:-1]] == [point[1] for point in steps["data"]]
    assert len(chart.table) == len(steps["data"])


def test_the_table_of_a_chart_holds_the_unrounded_figures():
    table = pd.DataFrame({"week": [1, 2], "share (%)": [30.123456789, np.nan]})
    html = str(details(table, "Share", "share.csv"))
    assert "<tr><td>1</td><td>30.1</td></tr><tr><td>2</td><td></td></tr>" in html
    link = html.partition('href="')[2].partition('"')[0]
    text = base64.b64decode(link.partition("base64,")[2]).decode()
    pd.testing.assert_frame_equal(pd.read_csv(io.StringIO(text)), table)


def test_names_are_escaped_in_tables():
    evil = "<script>alert(1)</script>"
    html = str(details(pd.DataFrame({evil: [evil]}), evil, '"x".csv'))
    assert "<script" not in html
    assert '"x"' not in html


def test_the_title_of_the_axis_of_dots_fits_a_phone_in_two_lines():
    long = dotplot([3e6, -1e6], "EUR", "profit and customer equity").option["xAxis"]["name"]
    assert long.split("\n") == ["profit and customer equity of B less A", "(million EUR, present value)"]
    assert all(len(line) <= ONE_LINE for line in long.split("\n"))
    assert "\n" not in dotplot([3.0, -1.0], "EUR").option["xAxis"]["name"]
