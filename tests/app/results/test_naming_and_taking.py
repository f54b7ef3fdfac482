"""On the results page a visitor gives a result a name, and takes its report, board page and workbook along."""

import asyncio
from importlib import import_module
from io import BytesIO

import openpyxl
import pytest
from nicegui import ui
from visiting import set_value, text_of, until

from loyalty_sim.lab.label import LABEL, label_of, read_label, write_label
from loyalty_sim.publish.page import render, render_board
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import compare, load_result, run

SMALL = ["market.customers=300", "market.weeks=26"]
NAME, NOTE = "=Hotel & <b>, first look", "ask finance"


@pytest.fixture(scope="module")
def compared():
    return compare(load_scenario(overrides=SMALL), load_scenario("people_first", SMALL), 2, worlds=0, workers=1)


@pytest.fixture
def folder(compared, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "outputs" / "compare" / "mine"
    compared.save(place)
    return place


@pytest.fixture
def files(monkeypatch):
    found = {}
    monkeypatch.setattr(ui.download, "content", lambda content, name, kind: found.update({name: content}))
    return found


async def opened(user):
    await user.open("/results")
    await user.should_see("compare: mine")


async def taken(user, word, files):
    user.find(word).click()
    for _ in range(600):
        if files:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{word} gave no file")


async def test_a_name_and_a_note_are_kept_beside_the_result_and_shown_in_the_list(user, folder):
    await opened(user)
    set_value(user, "name", NAME)
    set_value(user, "note", NOTE)
    user.find(marker="keep").click()
    await until(user, "named", "Kept.")
    assert read_label(folder) == (NAME, NOTE)
    assert (text_of(user, "called"), text_of(user, "noted")) == (NAME, NOTE)
    [choice] = user.find(marker="choice").elements
    assert choice.options == {"mine": f"{NAME} (mine)"}
    rows = [row for table in user.find(ui.aggrid).elements for row in table.options["rowData"]]
    assert any({NAME, NOTE} <= {*row.values()} for row in rows)


async def test_the_outcomes_of_the_table_are_chosen(user, folder):
    await opened(user)
    [every] = user.find(ui.table).elements
    set_value(user, "outcomes", ["share", "satisfaction"])
    [few] = user.find(ui.table).elements
    assert len(every.rows) > len(few.rows)
    assert [row["c0"] for row in few.rows] == [
        "profit and customer equity (EUR, present value)", "satisfaction (0-100)", "market share (%)",
    ]  # fmt: skip


async def test_a_name_nobody_could_read_is_not_kept_and_said(user, folder):
    await opened(user)
    set_value(user, "name", "a\x07")
    user.find(marker="keep").click()
    await until(user, "named", "Not kept: the name holds the character U+0007, which cannot be shown: letters, figures")
    assert not (folder / LABEL).exists()


async def test_a_visitor_from_elsewhere_names_nothing(user, folder, monkeypatch):
    monkeypatch.setattr(import_module("loyalty_sim.app.together.gate"), "is_here", lambda request: False)
    await opened(user)
    await user.should_see("Figures")
    await user.should_not_see(marker="keep")


async def test_the_board_page_is_that_of_the_command(user, folder, files):
    write_label(folder, label_of(NAME, NOTE))
    await opened(user)
    await taken(user, "Board", files)
    assert files == {"mine_board.html": render_board(load_result(folder), folder)}
    assert "loyalty-sim report mine --board" in files["mine_board.html"]
    assert "<h1>=Hotel &amp; &lt;b&gt;, first look</h1>" in files["mine_board.html"]


async def test_the_workbook_has_tables_pictures_and_the_name_as_text(user, folder, files):
    write_label(folder, label_of(NAME, NOTE))
    await opened(user)
    await taken(user, "XLSX", files)
    book = openpyxl.load_workbook(BytesIO(files["mine.xlsx"]))
    assert {"table", "runs", "about", "picture"} <= set(book.sheetnames)
    assert len(book["picture"]._images) == 1
    cells = {row[0].value: row[1] for row in book["about"].iter_rows()}
    assert (cells["name"].value, cells["name"].data_type, cells["note"].value) == (NAME, "s", NOTE)


async def test_what_no_board_decides_is_said(user, tmp_path, monkeypatch, files):
    monkeypatch.chdir(tmp_path)
    run(load_scenario(overrides=SMALL), seeds=2, workers=1).save(tmp_path / "outputs" / "run" / "plain")
    await user.open("/results")
    await user.should_see("run: plain")
    user.find("Board").click()
    await user.should_see("A board page is made of a comparison, a returns curve or a plan; this is of run")
    assert files == {}


def test_the_report_is_headed_by_the_name_and_saving_again_takes_it_away(folder, compared):
    write_label(folder, label_of(NAME, NOTE))
    found = load_result(folder)
    text = render(found, static=True)
    assert "<h1>=Hotel &amp; &lt;b&gt;, first look</h1>" in text
    assert NOTE in text
    found.save(folder)
    assert read_label(folder) == (NAME, NOTE)
    compared.save(folder)
    assert not (folder / LABEL).exists()
