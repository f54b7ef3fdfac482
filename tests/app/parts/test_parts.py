"""Building blocks of pages: titles of any wording, charts that follow each other, tables on demand, problems told."""

import pandas as pd
import pytest
from nicegui import ui
from visiting import a_page, texts

from loyalty_sim.app.parts.blocks import TABLE_ROWS, ChartCard, Figure, Problems, card, heading, words
from loyalty_sim.app.parts.form_view import show_form
from loyalty_sim.app.parts.titles import titles
from loyalty_sim.picture import Bar, bars
from loyalty_sim.picture.table.form import DOUBTFUL, TODAY, Form, Head, Row
from loyalty_sim.scenario import Problem
from loyalty_sim.scenario.presets import options

ODD = ['Is "satisfied" loyal?', "it's", "a=b c", "<script>alert(1)</script>", "ü & ö", '" onclick="alert(1)']


@pytest.mark.parametrize("title", ODD)
async def test_a_title_of_any_wording_is_one_label(title):
    with a_page():
        with card("s4", title) as found:
            pass
        assert found.props["aria-label"] == title
        assert set(found.props) == {"aria-label"}


async def test_a_card_without_a_title_has_no_label():
    with a_page(), card("s4") as found:
        assert "aria-label" not in found.props
        assert {"card", "s4"} <= set(found.classes)


@pytest.mark.parametrize("text", ODD)
async def test_text_stays_text(text):
    with a_page():
        assert words("p", text).text == text
        assert heading(text, 2).tag == "h2"


@pytest.mark.parametrize(
    ("tones", "last"),
    [(["gain"], "gain"), (["gain", "loss"], "loss"), (["loss", ""], None), (["loss", "loss"], "loss")],
)
async def test_a_figure_has_the_tone_of_what_it_shows_now(tones, last):
    with a_page():
        figure = Figure("s3", "Money")
        assert texts(figure.card) == ["Money", "…"]
        for tone in tones:
            figure.show("+1", "sure", tone)
        assert {"gain", "loss"} & set(figure._value.classes) == ({last} if last else set())
        assert texts(figure.card) == ["Money", "+1", "sure"]


# -- charts -----------------------------------------------------------------------------------------------------


def chart(title="Bars", values=(1.0, 2.0), caption="Two bars.", subtitle="of two"):
    return bars([Bar(f"bar {n}", value) for n, value in enumerate(values)], title, "EUR", subtitle, caption)


async def test_a_chart_takes_the_place_of_the_one_before():
    with a_page():
        shown = ChartCard("s6", "Later", until="wait for it", hint="click")
        assert texts(shown.card)[:1] == ["Later"]
        assert shown._said.text == "wait for it"
        assert shown._fold.visible is False
        shown.show(chart())
        shown.show(chart("Others", (7.0,), "One bar."))
        assert (shown._title.text, shown._said.text) == ("Others", "One bar.")
        assert shown._sub.text == "of two; click"
        assert shown.shown.title == "Others"
        assert len(shown.chart.options["series"][0]["data"]) == 1


async def test_the_title_is_a_heading_and_not_drawn_again():
    with a_page():
        shown = ChartCard("s6", "Later")
        drawn = chart()
        shown.show(drawn, "another sentence")
        assert "title" not in shown.chart.options
        assert "title" in drawn.option, "the chart itself is left alone"
        assert shown._said.text == "another sentence"


async def test_no_subtitle_and_no_hint_leave_no_separator():
    with a_page():
        shown = ChartCard("s6", "Later")
        shown.show(chart(subtitle=""))
        assert shown._sub.text == ""


async def test_what_is_hidden_says_why_and_forgets_its_chart():
    with a_page():
        shown = ChartCard("s6", "Later")
        shown.show(chart())
        shown.hide("nothing found out yet")
        assert (shown.shown, shown.chart.visible, shown._fold.visible) == (None, False, False)
        assert (shown._said.text, shown._sub.text) == ("nothing found out yet", "")
        shown._fold.value = True
        assert shown._table.content == ""
        shown.show(chart())
        assert shown.chart.visible
        assert shown._fold.visible


async def test_the_table_is_made_when_it_is_opened_and_follows_the_chart():
    with a_page():
        shown = ChartCard("s6", "Later")
        shown.show(chart())
        assert shown._table.content == ""
        shown._fold.value = True
        assert "bar 1" in shown._table.content
        shown.show(chart(values=(1.0,)))
        assert "bar 1" not in shown._table.content


async def test_a_table_of_thousands_is_cut():
    with a_page():
        shown = ChartCard("s6", "Later")
        long = chart()._replace(table=pd.DataFrame({"x": range(10 * TABLE_ROWS)}))
        shown._fold.value = True
        shown.show(long)
        assert shown._table.content.count("<tr") == TABLE_ROWS + 1


async def test_names_in_a_table_are_no_markup():
    with a_page():
        shown = ChartCard("s6", "Later")
        shown._fold.value = True
        shown.show(bars([Bar("<img src=x onerror=alert(1)>", 1.0)], "T", "EUR", "", "C"))
        assert "<img" not in shown._table.content
        assert "&lt;img" in shown._table.content


# -- problems ---------------------------------------------------------------------------------------------------


def problem(number, *help):
    return Problem(f"thing {number} is wrong", "address", help)


@pytest.mark.parametrize(
    ("many", "head"),
    [(1, "This cannot be run as it is"), (2, "2 things are in the way"), (30, "30 things are in the way")],
)
async def test_problems_are_counted_and_the_first_dozen_said(many, head):
    with a_page():
        box = Problems()
        box.show(problem(number, "do this", "or that") for number in range(many))
        said = texts(box._box)
        assert said[0] == head
        assert said[1] == "thing 0 is wrong. do this. or that"
        assert len(said) == 1 + min(many, 12)
        assert box._box.visible


async def test_once_nothing_is_wrong_nothing_is_said():
    with a_page():
        box = Problems()
        assert box._box.visible is False
        box.show([problem(1)])
        box.hide()
        assert box._box.visible is False
        assert texts(box._box) == []


# -- tables and lists -------------------------------------------------------------------------------------------


async def test_a_table_has_its_cells_sides_and_looks():
    form = Form(
        title="Levers", market="bank", heads=(Head("lever", words=True), Head("EUR")),
        rows=(Row(("climate", "1"), TODAY), Row(("smile", "2"), DOUBTFUL), Row(("price", "3"))), note="",
    )  # fmt: skip
    with a_page() as client:
        table = show_form(form)
        assert [column["align"] for column in table.columns] == ["left", "right"]
        assert [row["c1"] for row in table.rows] == ["1", "2", "3"]
        assert len({row["look"] for row in table.rows}) == 3
        assert [e.text for e in client.elements.values() if getattr(e, "text", "")] == ["Levers. bank"]


async def test_the_note_of_a_table_is_below_it():
    form = Form(title="T", market="bank", heads=(Head("x"),), rows=(), note="per year")
    with a_page() as client:
        show_form(form)
        kinds = [
            type(each) if isinstance(each, ui.table) else getattr(each, "text", "") for each in client.elements.values()
        ]
    assert kinds.index("per year") > kinds.index(ui.table)


@pytest.mark.parametrize("group", ["trade", "rivals", "scenario"])
def test_every_preset_has_a_title_of_its_own(group):
    found = titles(group)
    assert list(found) == list(options(group))
    assert all(found.values())
    assert len(set(found.values())) == len(found), "two entries of a list read alike"
