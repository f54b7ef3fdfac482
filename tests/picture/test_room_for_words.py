"""Words of a chart have room: titles of two lines, legends on a phone, words at the left end of an axis."""

from loyalty_sim.picture import Line, dotplot, lines
from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import INK
from loyalty_sim.picture.lines import Marked
from loyalty_sim.picture.marks import vertical
from loyalty_sim.picture.paper import figure


def drawn(*names, marked=None):
    return lines([Line(name, [0, 1, 2], [1.0, 2.0, 3.0]) for name in names], "week", "EUR", "T", marked=marked).option


def test_a_title_of_two_lines_below_the_dots_has_room_with_a_legend_and_without():
    short, long = (dotplot([300.0, -100.0], "EUR", what) for what in ("profit", "profit and customer equity"))
    assert "\n" in long.option["xAxis"]["name"]
    for one, two in ((short, long), (short.without_legend(), long.without_legend())):
        assert two.option["grid"]["bottom"] - one.option["grid"]["bottom"] == 14
    assert "legend" not in long.without_legend().option
    assert long.without_legend().without_legend().option == long.without_legend().option


def test_a_phone_leaves_a_long_legend_its_lines():
    assert "media" not in drawn("A", "B")
    wide = drawn("effect on profit", "effect on profit over forms of response", "gross return: profit before the spend")
    [phone] = wide["media"]
    assert phone["query"]["maxWidth"] < 500
    assert phone["option"]["grid"]["bottom"] == wide["grid"]["bottom"] + 20


def test_a_word_at_the_left_end_does_not_lie_on_the_figures_of_the_axis():
    marked = Marked([vertical(at, f"at {at}", INK, at="insideEndTop") for at in (0, 1)])
    [bare] = [each for each in drawn("x", marked=marked)["series"] if each["name"] == "marks"]
    places = [mark["label"]["position"] for mark in bare["markLine"]["data"]]
    assert places == ["insideEndBottom", "insideEndTop"]


def test_the_title_below_bars_of_long_names_stays_on_the_paper():
    chart = bars(
        [Bar("recovery capacity and remedies, and more", 1.0, 0.5, 1.5)], "T",
        "change of profit and customer equity against today (thousand EUR)", sort=False,
    )  # fmt: skip
    page = figure([chart, chart], columns=2)
    page.canvas.draw()
    edge = page.bbox.x1
    for panel in page.axes:
        assert panel.xaxis.label.get_window_extent().x1 <= edge
