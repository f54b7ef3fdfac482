"""The page for own tables: what was understood, what to change, and the question that follows."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from visiting import a_page, texts

from loyalty_sim.app.your_data.page import YourData
from loyalty_sim.validation.calibrate.template import write_templates


@pytest.fixture
def page():
    with a_page() as client:
        yield YourData(), client


def said(client):
    return " | ".join(texts(client.content))


async def test_columns_notes_and_figures_are_shown_and_lead_to_a_question(page, tmp_path):
    data, client = page
    for path in sorted(write_templates(tmp_path), key=lambda each: each.name):
        await data.take(path.name, path.read_bytes())
    shown = said(client)
    assert "columns understood: 15." in shown
    assert "zero-truncated NBD" in shown
    assert "trade.tenure_years=8.059" in shown
    assert "trade.tariff=20.63, and 28 other amounts of money in proportion" in shown
    [link] = [each for each in client.elements.values() if "ask" in each._markers]
    assert link.props["href"].startswith("/?a=baseline&b=people_first&trade=bank&trade.tenure_years=8.05")


async def test_what_to_change_is_said_with_the_line_to_add_and_goes_when_it_is_mended(page):
    data, client = page
    await data.take("mine.csv", b"satisfaction\n" + b"2\n5\n4\n" * 20)
    assert "What to change" in said(client)
    assert "scale: {satisfaction: [1, 5]}" in said(client)
    await data.take("data.yaml", b"customers: {file: mine.csv, scale: [1, 5]}\n")
    assert "What to change" not in said(client)
    assert "columns understood: 1." in said(client)


async def test_text_of_a_table_is_text(page):
    data, client = page
    await data.take("mine.csv", b"satisfaction,<script>alert(1)</script>\nx,1\n")
    assert all(type(each).__name__ != "Html" for each in client.elements.values())
