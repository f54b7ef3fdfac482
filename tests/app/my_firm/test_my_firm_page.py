"""The page of one's own firm: figures in fields or a file, given and met, and the question that follows."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from visiting import a_page, texts

from loyalty_sim.app.computing.work_queue import WorkQueue
from loyalty_sim.app.my_firm.fields import setting_in_words, written
from loyalty_sim.app.my_firm.page import MyFirm
from loyalty_sim.app.services import start_services
from loyalty_sim.app.visitor_request import read_query
from loyalty_sim.app.what_if.controls import Controls
from loyalty_sim.my_firm import kept, meet
from loyalty_sim.my_firm.meet import ANSWERED, BARRIER, SHARE, TARIFF

FIGURES = {"name": "Nine", "trade": "plumber", "share": "0.25", "wage": "52000", "spend.training": "9000"}
FIGURES_ALONE = {"name": "Nine", "trade": "plumber", "customers": "210", "rivals": "0", "wage": "52000"}
"""Without rivals nothing has to be looked for: one year is run, to show the figures."""
FILE = b"name: Nine\ntrade: plumber\nchurn: 0.09\nspend: {recovery: 4000}\n"


@pytest.fixture
def page(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "folder_of_firms", lambda: tmp_path / "firms")
    monkeypatch.setenv("LOYALTY_SIM_STORE", str(tmp_path / "store"))
    queue = WorkQueue(lambda: ThreadPoolExecutor(1), 1)
    start_services(queue)
    with a_page() as client:
        yield client
    queue.close()


def said(client):
    return " | ".join(texts(client.content))


def test_the_fields_show_an_address_and_give_it_back(page):
    with page:
        form = MyFirm(FIGURES)
    assert form._fields["share"].element.value == 25
    assert written(form._fields) == FIGURES


async def test_given_and_met_are_shown_and_lead_to_a_question_of_the_firm(page, monkeypatch):
    monkeypatch.setattr(meet, "MOST_SEEDS", 4)
    with page:
        form = MyFirm(FIGURES_ALONE)
    await form.look()
    assert "Nine: its figures are met." in said(page)
    [table] = [each for each in page.elements.values() if type(each).__name__ == "Table"]
    rows = [tuple(row[f"c{at}"] for at in range(4)) for row in table.rows]
    assert ("Customers of ours", "210", "210", "customers in the market: 210") in rows
    assert ("Cost of one position, EUR a year", "52,000", "52,000", "weekly cost of one position: 1,000") in rows
    [settings] = [each.text for each in page.elements.values() if "settings" in each._markers]
    assert {"market.customers = 210", "trade.wage = 1000"} <= set(settings.splitlines())
    for marker, start in (("ask", "/?"), ("plan", "/plan?"), ("pilot", "/pilot?")):
        [link] = [each for each in page.elements.values() if marker in each._markers]
        asked = read_query(parse_qsl(link.props["href"].removeprefix(start)))
        assert asked.firm == FIGURES_ALONE
        assert [each.firm.name for each in asked.scenarios()] == ["Nine", "Nine"]


@pytest.mark.parametrize("key", [each.key for each in (SHARE, TARIFF, BARRIER, ANSWERED)] + ["firm.levers.recovery"])
def test_by_what_a_figure_is_met_is_said_without_a_key(key):
    assert "." not in setting_in_words(key, "12")
    assert "_" not in setting_in_words(key, "12")


async def test_a_file_fills_the_fields_and_what_is_wrong_is_said(page):
    with page:
        form = MyFirm({"share": "0.5"})
    await form.take(FILE)
    assert written(form._fields) == {"name": "Nine", "trade": "plumber", "churn": "0.09", "spend.recovery": "4000"}
    await form.take(b"custommers: 900\n")
    assert "did you mean" in said(page)
    await form.take(b"\xff\xfe")
    assert "no text in UTF-8" in said(page)


async def test_figures_that_cannot_be_are_said_at_once(page):
    with page:
        form = MyFirm({"share": "0.9", "largest_rival": "0.5"})
    await form.look()
    assert "cannot stand together" in said(page)


def test_the_firm_is_named_beside_the_settings_and_can_be_let_go(page):
    asked = []
    question = read_query([(f"our.{key}", value) for key, value in FIGURES.items()])
    with page:
        controls = Controls(question, asked.append)
    assert controls._firm.link.text == "Firm: Nine"
    assert controls._firm.link.props["href"].startswith("/firm?our.name=Nine&our.trade=plumber")
    assert not controls._trade.enabled
    controls._let_go()
    assert (asked[0].firm, asked[0].both["trade"]) == ({}, "plumber")
    assert controls._trade.enabled
