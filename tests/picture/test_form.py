"""A table says the same in the terminal, on the page and in the application, with its units and its market."""

import re
from collections import Counter
from io import StringIO

import pandas as pd
import pytest
from markupsafe import Markup
from rich.console import Console

from closed_form_market import closed_form
from html_page import check
from loyalty_sim.picture.table.form import DOUBTFUL, TODAY, Head, Row, between, cell, form, plain_form
from loyalty_sim.picture.table.page import form_html
from loyalty_sim.picture.table.terminal import print_form
from loyalty_sim.picture.units import change, level, outcome_title, unit_of_outcome
from loyalty_sim.publish.page import render
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare, returns, run
from loyalty_sim.week.outcomes import MONEY, OUTCOMES
from planned import PLANNED, figures

HEADS = (Head("lever", words=True), Head("profit", "EUR"))
ROWS = [("climate", "+1,200 (-300 to +2,700)"), Row(("price", "3"), TODAY)]
SMALL = form("A title", "in a market", HEADS, ROWS, "A note.")
PLAIN = {
    "run": lambda: run(Scenario(), seeds=3, workers=1),
    "compare": lambda: compare(Scenario(), Scenario(), seeds=3, workers=1),
    "returns": lambda: returns("climate", seeds=8, workers=1),
    "price": lambda: returns("price", seeds=8, workers=1),
}


@pytest.fixture(params=[*PLAIN, *PLANNED])
def result(request, monkeypatch):
    simulate = closed_form if request.param in PLAIN else figures
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", simulate)
    return (PLAIN | PLANNED)[request.param]()


def printed(form, width=200):
    out = StringIO()
    print_form(form, Console(file=out, width=width))
    return out.getvalue()


def counted(*texts):
    """How often every word and figure occurs, without what only sets them apart."""
    return Counter(word for text in texts for word in re.split(r"[\s()…─]+|\bto\b", text) if word)


def test_terminal_and_page_say_the_same(result):
    shown = result.form()
    table = [shown.title, *(head.text for head in shown.heads), *(text for row in shown.rows for text in row.cells)]
    assert counted(printed(shown, 600)) == counted(*table, shown.note, shown.market)
    page = str(form_html(shown)).replace("<", " <")
    assert counted(Markup(page).striptags()) == counted(*table, shown.market)


def test_every_table_names_its_market(result):
    shown = result.form()
    scenario = next(iter(result.scenarios.values()))
    size = f"{scenario.market.customers:,} customers"
    for word in (scenario.trade.title, size, "3 years", "EUR", "8 % a year", "seed"):
        assert word in shown.market
    assert shown.market in " ".join(printed(shown).split())
    assert shown.market in render(result)


def test_no_cell_is_empty_of_sense(result):
    for row in result.form().rows:
        assert not {"nan", "inf", "-inf", "None"} & set(re.split(r"[\s()]+", " ".join(row.cells)))


def test_money_in_a_head_or_a_cell_has_its_currency(result):
    shown = result.form()
    everything = " ".join([*(head.text for head in shown.heads), *(row.cells[0] for row in shown.rows)])
    for name in MONEY:
        for found in re.findall(rf"\b{name.replace('_', ' ')}\b(?: \(([^)]*)\))?", everything):
            assert not found or "EUR" in found


def test_looks_of_rows():
    shown = form("T", "", HEADS, [Row(("a", "1"), TODAY), Row(("b", "2"), DOUBTFUL), ("c", "3")])
    html = str(form_html(shown))
    assert '<tr class="today">' in html
    assert '<tr class="doubtful">' in html
    assert html.count("<tr>") == 2  # the heads and the plain row


def test_a_row_of_the_wrong_length_is_refused_by_name():
    with pytest.raises(ValueError, match="A title: 1 cells under 2 heads: climate"):
        form("A title", "", HEADS, [("climate",)])


def test_cells_are_escaped_on_the_page_and_not_read_as_markup_in_the_terminal():
    evil = form("<b>", "", HEADS, [("<script>[bold]", "[red]1")])
    assert "<script>" not in str(form_html(evil))
    assert "<script>[bold]" in printed(evil)
    assert "[red]1" in printed(evil)


def test_intervals_stand_below_their_figure_in_the_terminal():
    assert [line.split()[-1] for line in printed(SMALL).splitlines() if "300" in line or "+1,200" in line] == [
        "+1,200",
        "-300…+2,700",
    ]


def test_a_narrow_terminal_loses_nothing():
    assert counted(printed(SMALL, 40)) == counted(printed(SMALL, 200))


@pytest.mark.parametrize("width", [60, 110, 160])
def test_no_figure_is_broken_in_two(width):
    heads = (Head("climate", "EUR a year"), *(Head(f"outcome {place}", "EUR, present value") for place in range(8)))
    wide = form("T", "M", heads, [("1,248", *["+16,000 (-37,800 to +69,800)"] * 8)])
    said = counted(printed(wide, width))
    assert (said["1,248"], said["+16,000"], said["-37,800"], said["+69,800"]) == (1, 8, 8, 8)


def test_a_table_without_a_form_is_shown_as_it_is_and_says_what_is_left_out():
    table = pd.DataFrame({f"c{n}": range(50) for n in range(10)})
    shown = plain_form(table, "many", "")
    assert (len(shown.heads), len(shown.rows)) == (8, 40)
    assert shown.note.startswith("The first 40 of 50 rows")
    assert plain_form(table.iloc[:3, :3], "few", "").note == ""


def test_words_stand_left_and_figures_right():
    page = check(f"<!doctype html><html lang='en'><title>t</title><h1>t</h1>{form_html(SMALL)}</html>")
    assert [value for tag, name, value in page.attributes if name == "class" and value == "number"] == ["number"] * 3


@pytest.mark.parametrize(
    ("value", "text"), [(1234.5, "1,230"), (float("nan"), ""), (None, ""), (True, "True"), ("x", "x"), (-5.0, "-5")]
)
def test_cells(value, text):
    assert cell(value) == text


def test_a_figure_with_its_interval():
    assert between("1", "0", "2") == "1 (0 to 2)"


def test_every_outcome_has_its_unit():
    assert unit_of_outcome("profit", "GBP") == "GBP, present value"
    assert unit_of_outcome("cash", "GBP") == "GBP, not discounted"
    assert outcome_title("customer_equity", "EUR") == "customer equity (EUR, present value)"
    without = {name for name in OUTCOMES if not unit_of_outcome(name, "EUR")}
    assert without == {"customers"}


def test_values_and_changes_of_outcomes():
    told = (level("profit", 1_234_567), level("share", 0.305), level("failures", 1234.5))
    assert told == ("1.23 million", "30.5", "1,230")
    told = (change("profit", -1500.0), change("retention", 0.01), change("satisfaction", 0.001))
    assert told == ("-1,500", "+1.00", "0.00")
