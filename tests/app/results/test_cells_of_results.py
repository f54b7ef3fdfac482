"""The results page: what a cell shows of a value, and the question that a saved result came from."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from visiting import a_page, fire, texts

from loyalty_sim.app.results import grid as grids
from loyalty_sim.app.results.grid import _cell, _short, _width
from loyalty_sim.app.results.shown import NOT_SET, request_of, runs_of
from loyalty_sim.app.results.unfinished import Unfinished
from loyalty_sim.scenario import load_scenario
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.studies import sweep
from loyalty_sim.week.outcomes import OUTCOMES
from planted import short


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "yes"),
        (np.bool_(False), "no"),
        (None, None),
        (float("nan"), None),
        (np.float64("nan"), None),
        (pd.NA, None),
        (pd.NaT, None),
        (1234567, 1234567),
        (np.int64(-20_260_101), -20_260_101),
        (1234567.0, 1234600.0),
        (-0.000123456, -0.00012346),
        (np.float64(0.3333333), 0.33333),
        (float("inf"), "inf"),
        ("", ""),
        ("<b>", "<b>"),
        (("hold", "mixed"), "('hold', 'mixed')"),
        (0, 0),
    ],
)
def test_a_cell_shows_a_value_as_json_has_it(value, shown):
    found = _cell(value)
    assert found == shown
    assert type(found) is type(shown)


@given(st.integers(-(2**53), 2**53))
def test_a_seed_is_shown_in_full(seed):
    assert _cell(seed) == seed


@given(st.floats(-1e300, 1e300))
def test_figures_keep_five_digits(value):
    assert _cell(value) == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize(
    ("key", "head"), [("firm.levers.climate", "climate"), ("b_higher", "b higher"), ("", ""), ("a.", "")]
)
def test_a_column_is_headed_by_the_last_part_of_its_key(key, head):
    assert _short(key) == head


def test_a_column_has_room_for_its_words_within_bounds():
    assert _width("x", pd.Series([], dtype=float)) < _width("a long heading", pd.Series([], dtype=float))
    assert _width("x", pd.Series(["v" * 20])) > _width("x", pd.Series(["v" * 10]))
    assert _width("x", pd.Series(["v" * 9_999])) == grids.WIDEST


def grid(table, chosen=None):
    with a_page():
        return grids.grid(table, chosen)


async def test_a_table_is_cut_to_what_a_page_can_show():
    table = pd.DataFrame({f"key.name_{n}": range(3000) for n in range(20)})
    options = grid(table).options
    assert len(options["columnDefs"]) == grids.MOST_COLUMNS
    assert len(options["rowData"]) == grids.MOST_ROWS
    assert options["columnDefs"][3]["headerName"] == "name 3"
    assert options["columnDefs"][3]["headerTooltip"] == "key.name_3"


async def test_columns_of_one_name_are_told_apart():
    table = pd.DataFrame([[1, 2]], columns=["a.x", "b.x"])
    assert grid(table).options["rowData"] == [{"c0": 1, "c1": 2}]


async def test_a_table_without_rows_has_its_columns():
    options = grid(pd.DataFrame({"seed": [], "profit": []})).options
    assert [column["headerName"] for column in options["columnDefs"]] == ["seed", "profit"]
    assert options["rowData"] == []


async def test_a_click_on_a_row_chooses_what_is_in_its_first_cell():
    chosen = []
    with a_page():
        fire(grids.grid(pd.DataFrame({"result": ["mine"], "kind": ["sweep"]}), chosen.append), "cellClicked",
             {"data": {"c0": "mine", "c1": "sweep"}})  # fmt: skip
    assert chosen == ["mine"]


# -- the question of a result -----------------------------------------------------------------------------------


class Saved(NamedTuple):
    """As much of a saved result as its question needs."""

    scenarios: dict
    provenance: dict


def saved(*scenarios, seeds=5):
    return Saved(dict(zip("AB", scenarios, strict=False)), {"seeds": list(range(seeds))})


def numbers(scenario):
    """Every setting that the market depends on."""
    return {key: value for key, value in flatten(scenario).items() if key not in NOT_SET}


PAIRS = [
    (["market.weeks=52"], ["market.weeks=52", "firm.levers.climate=2.5"]),
    (["trade=airline"], ["trade=airline", "rivals=mixed"]),
    (["trade=airline"], ["trade=airline", "firm.levers.price=1.05"]),
    (["firm.share=0.125", "market.customers=1234"], ["firm.share=0.125", "market.customers=1234"]),
    (["theory.choice.price_weight=0.1234567"], ["theory.choice.price_weight=0.1234567"]),
    (["rivals.strategies=[hold, match_price]"], []),
]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_question_of_a_comparison_asks_for_the_same_markets(a, b):
    """As saved: what is given is common to both arms, and what rivals do happens in both where a decision differs."""
    a, b = paired(load_scenario(overrides=a), load_scenario("people_first", b))
    again = request_of(saved(a, b)).scenarios()
    assert [numbers(each) for each in again] == [numbers(a), numbers(b)]


def test_of_one_scenario_the_question_compares_with_the_usual_firm():
    b = load_scenario("service_first", ["trade=hotel"])
    question = request_of(saved(b))
    assert question.only_a == {}
    assert numbers(question.scenarios()[1]) == numbers(b)
    assert question.scenarios()[0].trade.name == "hotel"


@pytest.mark.parametrize(("seeds", "asked"), [(1, 2), (2, 2), (20, 20), (60, 60), (500, 60)])
def test_seeds_are_brought_within_what_a_page_allows(seeds, asked):
    assert request_of(saved(short(52), seeds=seeds)).seeds == asked


def test_of_many_scenarios_the_first_and_the_last_are_compared():
    first, middle, last = (load_scenario(overrides=[f"firm.levers.smile={level}"]) for level in (0, 1.5, 3))
    result = Saved({"x": first, "y": middle, "z": last}, {"seeds": [0, 1]})
    assert [each.firm.levers.smile for each in request_of(result).scenarios()] == [0, 3]


def test_runs_are_shown_with_what_they_are_before_what_came_out(closed_form_figures_only):
    found = runs_of(sweep({"firm.levers.climate": [0.5, 2.0]}, short(52), seeds=2, workers=1))
    outcome = [name in OUTCOMES for name in found.columns]
    assert outcome == sorted(outcome), "no outcome stands before a head"
    assert True in outcome
    assert False in outcome
    assert len(found) >= 4


# -- what is unfinished -----------------------------------------------------------------------------------------


class Going(NamedTuple):
    """A study under way."""

    study: str = "sweep"
    done: int = 3
    planned: int = 12
    command: str = "loyalty-sim sweep x=<1>"


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setattr("loyalty_sim.app.results.unfinished.said", lambda each, now: f"{each.done} of {each.planned}")


async def test_the_card_is_there_only_while_something_is_unfinished(told):
    with a_page():
        card = Unfinished()
        assert card._card.visible is False
        card.show([Going()])
        assert card._card.visible
        assert texts(card._rows) == ["3 of 12", "loyalty-sim sweep x=<1>"]
        card.show([])
        assert card._card.visible is False
        assert texts(card._rows) == []


async def test_nothing_moves_while_nothing_has_changed(told):
    with a_page():
        card = Unfinished()
        card.show([Going()])
        before = list(card._rows)
        card.show([Going()])
        assert list(card._rows) == before
        card.show([Going(done=4)])
        assert list(card._rows) != before


async def test_a_study_of_no_runs_yet_is_no_division_by_nothing(told):
    with a_page():
        card = Unfinished()
        card.show([Going(done=0, planned=0)])
        assert [each.value for each in card._rows.descendants() if hasattr(each, "value")] == [0.0]
