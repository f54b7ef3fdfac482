"""What a visitor takes along: nothing before it is there, and files that give the same question again."""

from dataclasses import replace
from io import StringIO
from typing import NamedTuple

import pandas as pd
import pytest
from nicegui import ui

from loyalty_sim.app.computing.work import document
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.app.what_if.saving import copy_link, download_csv, download_report, download_scenario
from loyalty_sim.app.what_if.upload import read_file
from loyalty_sim.scenario import Scenario, ScenarioError, scenario_hash
from loyalty_sim.studies import compare, returns
from planted import with_levers

ASKED = VisitorRequest(
    b="service_first",
    both={"trade": "hotel", "rivals": "mixed", "market.weeks": "52", "theory.choice.price_weight": "1.5"},
    only_b={"firm.levers.smile": "1", "firm.policy.plan": "0.3"},
)


@pytest.fixture
def taken(monkeypatch):
    """Files by name, what was notified, and scripts."""
    files, said, scripts = {}, [], []
    monkeypatch.setattr(ui.download, "content", lambda content, name, kind="": files.__setitem__(name, content))
    monkeypatch.setattr(ui, "notify", lambda text, **how: said.append(text))
    monkeypatch.setattr(ui, "run_javascript", scripts.append)
    return files, said, scripts


class Compared(NamedTuple):
    """As much of a comparison as its table needs."""

    table: pd.DataFrame


async def test_before_there_is_a_comparison_it_is_said_and_nothing_is_saved(taken):
    files, said, _ = taken
    download_csv(None)
    await download_report(None, None, ASKED)
    assert files == {}
    assert said == ["The comparison is not finished yet"] * 2


def test_the_table_is_saved_unrounded(taken):
    files, _, _ = taken
    table = pd.DataFrame({"outcome": ["profit", "a, b"], "a": [1 / 3, -1e-12]})
    download_csv(Compared(table))
    pd.testing.assert_frame_equal(pd.read_csv(StringIO(files["comparison.csv"])), table)


@pytest.mark.parametrize("board", [False, True])
async def test_the_report_is_what_the_inquiry_writes_and_names_the_command_of_the_question(taken, board):
    class Writer:
        async def document(self, compared, command, board, beside):
            return f"<html>{len(compared.table)} {command} {board} {beside}"

    for curve, beside in ((None, ()), ("curve", ("curve",))):
        await download_report(Compared(pd.DataFrame({"x": [1, 2]})), Writer(), ASKED, board, curve)
        said = f"<html>2 {ASKED.command()} {board} {beside}"
        assert taken[0] == {"board.html" if board else "report.html": said}


def test_the_returns_curve_of_the_page_is_in_its_report(closed_form_market):
    compared = compare(Scenario(), with_levers(climate=1.4), seeds=2, worlds=0, workers=1)
    curve = returns("climate", Scenario(), [0, 0.5, 1, 2], 3, worlds=0, workers=1)
    alone, both = (document(compared, "loyalty-sim compare b.yaml", False, beside) for beside in ((), (curve,)))
    for chart in curve.charts():
        assert chart.title in both
        assert chart.title not in alone


def test_a_report_from_the_page_is_made_by_the_command_and_not_by_the_application(closed_form_market):
    compared = compare(Scenario(), with_levers(climate=1.4), seeds=2, worlds=0, workers=1)
    for board in (False, True):
        text = document(compared, "loyalty-sim compare people_first --seeds 2", board)
        assert "loyalty-sim compare people_first --seeds 2" in text
        assert ("The decision" in text) == board


@pytest.mark.parametrize("only_a", [{}, {"firm.levers.climate": "2"}])
def test_a_is_saved_only_if_it_has_settings_of_its_own(taken, only_a):
    download_scenario(replace(ASKED, only_a=only_a))
    assert set(taken[0]) == ({"a.yaml", "b.yaml"} if only_a else {"b.yaml"})
    for text in taken[0].values():
        assert text.startswith("# Saved by loyalty-sim app. The comparison: loyalty-sim compare ")


def test_a_saved_file_opened_again_is_the_same_question(taken):
    download_scenario(ASKED)
    again = read_file(taken[0]["b.yaml"], VisitorRequest(seeds=ASKED.seeds))
    assert again == ASKED
    assert [scenario_hash(each) for each in again.scenarios()] == [scenario_hash(each) for each in ASKED.scenarios()]


def test_the_copied_address_cannot_leave_its_string(taken):
    copy_link(replace(ASKED, only_b={"x": "');alert('1"}))
    [script] = taken[2]
    assert script.count("'") == 2
    assert taken[1]


# -- files of one's own -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["market.weeks", "trade.wage", "rivals.strategies", "theory.choice.price_weight", "firm.share"]
)
def test_what_is_no_doing_of_the_firm_holds_for_a_as_well(key):
    question = read_file(f"{key}: 1\nfirm.levers.smile: 2\n", VisitorRequest(a="people_first"))
    assert (question.both, question.only_b, question.a) == ({key: "1"}, {"firm.levers.smile": "2"}, "people_first")


def test_nested_settings_are_those_written_with_dots():
    nested = read_file("firm:\n  levers: {climate: 2}\nmarket: {weeks: 52}\n", VisitorRequest())
    assert nested == read_file("firm.levers.climate: 2\nmarket.weeks: 52\n", VisitorRequest())


def test_words_of_a_file_are_not_shown_to_anybody():
    question = read_file("title: <b>\nname: x\nstory: y\nmarket.weeks: 52\n", VisitorRequest())
    assert (question.both, question.only_b) == ({"market.weeks": "52"}, {})


def test_a_file_replaces_what_was_set_before_and_keeps_the_size_of_the_study():
    before = VisitorRequest(seeds=7, lever="smile", cap=9.0, only_a={"firm.levers.climate": "2"}, only_b={"x": "1"})
    after = read_file("scenario: service_first\n", before)
    assert (after.b, after.both, after.only_b) == ("service_first", {}, {})
    assert (after.seeds, after.lever, after.cap, after.only_a) == (7, "smile", 9.0, before.only_a)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no settings"),
        ("# nothing\n", "holds no settings"),
        ("{}", "holds no settings"),
        ("- 1", "holds no settings"),
        ("use: mine.py", "brings Python with it"),
        ("a: [", "file:"),
        ("market.weeks: 1\nmarket.weeks: 2", "market.weeks"),
    ],
)
def test_a_file_that_is_not_taken_says_why(text, said):
    with pytest.raises(ScenarioError, match=said):
        read_file(text, VisitorRequest())
