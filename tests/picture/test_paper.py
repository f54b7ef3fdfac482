"""Pictures on paper: every kind of chart is drawn, without warnings, and no words lie on each other or are cut off."""

import warnings
from itertools import combinations

import matplotlib
import numpy as np
import pytest
from every_chart import CHART
from matplotlib.figure import Figure

from closed_form_market import closed_form
from loyalty_sim.picture.paper import figure, svg_uri
from loyalty_sim.picture.paper.axes import lines_of, width_of, wrapped
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare, returns, run
from planned import PLANNED, figures

pytestmark = pytest.mark.filterwarnings("error:constrained_layout not applied")

PLAIN = {
    "run": lambda: run(Scenario(), seeds=3, workers=1),
    "compare": lambda: compare(Scenario(), Scenario(), seeds=3, workers=1),
    "returns": lambda: returns("climate", seeds=8, workers=1),
    "price": lambda: returns("price", seeds=8, workers=1),
}
TOUCH = 1.5
"""Pixels by which two boxes of words may overlap: less than the blank around the letters."""


def boxes(page: Figure) -> list[tuple[str, object]]:
    """Words that are seen, with the room they take."""
    page.draw_without_rendering()
    found = [text for text in (page._suptitle, page._supxlabel) if text]
    for panel in page.axes:
        found += [*panel.texts, panel.title, panel._left_title]
        found += panel.get_legend().get_texts() if panel.get_legend() else []
        for axis in (panel.xaxis, panel.yaxis) if panel.axison else ():
            found += [axis.label, *(label for tick in axis._update_ticks() for label in (tick.label1, tick.label2))]
    return [(text.get_text(), text.get_window_extent()) for text in found if text.get_visible() and text.get_text()]


def overlaps(page: Figure) -> list[tuple[str, str]]:
    found = []
    for (one, a), (other, b) in combinations(boxes(page), 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        if across > TOUCH and down > TOUCH:
            found.append((one, other))
    return found


def cut_off(page: Figure) -> list[str]:
    frame = page.bbox
    return [
        text for text, box in boxes(page)
        if box.x0 < frame.x0 - 1 or box.x1 > frame.x1 + 1 or box.y0 < frame.y0 - 1 or box.y1 > frame.y1 + 1
    ]  # fmt: skip


def checked(page: Figure) -> Figure:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page.draw_without_rendering()
    assert overlaps(page) == []
    assert cut_off(page) == []
    return page


@pytest.mark.parametrize("kind", CHART)
def test_every_kind_of_chart_is_drawn_and_can_be_read(kind):
    page = checked(figure([CHART[kind]()], "A heading sentence that says what was found", "Retail bank; 20 seeds"))
    assert page._suptitle.get_text()
    assert page._supxlabel.get_text() == "Retail bank; 20 seeds"


@pytest.mark.parametrize("name", [*PLAIN, *PLANNED])
def test_the_figure_of_every_result_can_be_read(name, monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", closed_form if name in PLAIN else figures)
    result = (PLAIN | PLANNED)[name]()
    before = dict(matplotlib.rcParams)
    page = checked(result.figure())
    assert dict(matplotlib.rcParams) == before
    assert " ".join(page._supxlabel.get_text().split()) == result.market


@pytest.mark.parametrize("kind", CHART)
def test_a_picture_for_a_page_is_always_the_same(kind):
    chart = CHART[kind]()
    first = svg_uri(chart)
    assert first.startswith("data:image/svg+xml;base64,")
    assert first == svg_uri(chart)


def test_charts_of_one_axis_stand_below_one_another_and_others_side_by_side():
    curves, dots = CHART["time curves"](), CHART["dotplot"]()
    stacked, beside = figure([curves, curves]), figure([curves, dots])
    assert len({panel.get_position().x0 for panel in stacked.axes}) == 1
    assert len({round(panel.get_position().x0, 1) for panel in beside.axes}) == 2
    assert figure([curves, dots], columns=1).get_figwidth() == stacked.get_figwidth()


def test_what_panels_share_is_said_once():
    curves = CHART["time curves"]()
    upper, lower = figure([curves, curves]).axes
    assert (upper.get_xlabel(), lower.get_xlabel()) == ("", "week")
    assert (upper.get_legend(), len(lower.get_legend().get_texts())) == (None, 4)


def test_a_panel_does_not_repeat_the_heading():
    chart = CHART["bars"]()
    [panel] = figure([chart], chart.title).axes
    assert panel.get_title(loc="left") == ""
    [panel] = figure([chart], "Another").axes
    assert panel.get_title(loc="left") == chart.title


def test_without_charts_there_is_the_heading_alone():
    page = checked(figure([], "No run was finished"))
    assert page._suptitle.get_text() == "No run was finished"


def test_more_rows_make_a_higher_picture():
    from loyalty_sim.picture import Bar, bars

    few, many = (figure([bars([Bar(f"row {n}", n) for n in range(rows)], "T", "EUR")]) for rows in (3, 30))
    assert many.get_figheight() > few.get_figheight() + 5


def test_a_gap_is_left_open():
    from loyalty_sim.picture import Curve, time_curves

    chart = time_curves([Curve("A", [1.0, np.nan, 2.0])], "Share", "share (%)")
    [panel] = figure([chart]).axes
    assert np.isnan(panel.lines[0].get_ydata()[1])


@pytest.mark.parametrize("inches", [2.0, 6.0])
def test_words_are_broken_to_fit(inches):
    text = "The effect of the price on profit is of undetermined shape: 6 seeds leave it open (87 %)."
    told = wrapped(text, inches, 9.0)
    assert told.replace("\n", " ").replace("\u00a0", " ") == text
    assert max(width_of(line, 9.0) for line in told.split("\n")) <= inches
    assert lines_of(told) == told.count("\n") + 1


def test_no_words_no_lines():
    assert lines_of("") == 0
