"""The one table of levers, and what is made from it."""

import pickle

import numpy as np
import pytest

from loyalty_sim.app.parts.levers import GROUPS, about, name
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.scenario.schema import settings
from loyalty_sim.theory.levers import BOUGHT, LEVERS, PRICE, SET, TABLE, grouped, lever_named
from loyalty_sim.world import columns
from loyalty_sim.world.constants import base_constants
from loyalty_sim.world.settings import Levers, UsualSpend
from loyalty_sim.world.staff import STATUS_QUO

FIRST_EDITION = (
    "climate", "training", "staffing", "process", "recovery", "promise",
    "recognition", "smile", "innovation", "tangibles", "root_cause", "personalisation", "thanks", "listening",
    "empowerment", "ideas", "champion", "barriers", "win_back", "internal_service", "access",
)  # fmt: skip


def test_levers_are_stored_in_the_order_in_which_they_ever_were():
    assert LEVERS[: len(FIRST_EDITION)] == FIRST_EDITION


def test_names_and_titles_are_unique():
    assert len({lever.name for lever in TABLE}) == len({lever.title for lever in TABLE}) == len(TABLE)


def test_settings_say_what_the_table_says():
    known = settings(Scenario)
    for lever in TABLE:
        for owner in ("firm", "rivals"):
            setting = known[f"{owner}.levers.{lever.name}"]
            assert setting.default == float(lever.usual)
            assert (setting.parameter.low, setting.parameter.high) == (lever.low, lever.high)
            assert lever.title in setting.parameter.help
    for lever in BOUGHT:
        assert known[f"trade.usual.{lever.name}"].default == lever.spend
        assert known[f"theory.investment.{lever.name}.build_weeks"].default == lever.build_weeks
        assert known[f"theory.investment.{lever.name}.decay_weeks"].default == lever.decay_weeks
    for lever in SET:
        assert f"trade.usual.{lever.name}" not in known


def test_sections_made_from_the_table_are_values_like_any_other():
    changed = Levers()._replace(climate=2.0)
    assert (type(changed), changed.climate, changed != Levers()) == (Levers, 2.0, True)
    for each in (changed, UsualSpend(), Scenario()):
        again = pickle.loads(pickle.dumps(each))
        assert (type(again), again) == (type(each), each)


def test_what_is_set_costs_nothing_by_itself_and_has_a_column_of_firms():
    for lever in TABLE:
        assert lever.bought == (lever in BOUGHT) == (lever.reach == 0.0) == (lever.paid == "spend")
    stored = {column.name for column in columns.FIRMS}
    for lever in SET:
        assert lever.name in stored
        assert lever.low <= 1.0 - lever.reach < 1.0 + lever.reach <= lever.high


def test_a_lever_has_its_place_by_its_name_in_capitals():
    assert [getattr(columns, lever.upper()) for lever in LEVERS] == list(range(len(LEVERS)))
    for wrong in ("CLIMAT", "climate", "PRICE"):
        with pytest.raises(AttributeError, match=wrong):
            getattr(columns, wrong)


def test_constants_follow_the_scenario_and_the_table():
    slow = load_scenario(overrides=["theory.investment.tangibles.build_weeks=99"])
    k = base_constants(slow)
    expected = [99.0 if lever.name == "tangibles" else lever.build_weeks for lever in BOUGHT]
    assert np.array_equal(k.build_weeks, expected)
    assert k.lever_discipline.tolist() == [int(lever.discipline) for lever in BOUGHT]
    assert STATUS_QUO.tolist() == [lever.usual for lever in BOUGHT]


def test_every_lever_is_in_one_group_with_what_is_usual_first():
    assert grouped() == GROUPS
    assert sorted(lever for group in GROUPS.values() for lever in group) == sorted(lever.name for lever in TABLE)
    for group in GROUPS.values():
        usual = [lever_named(lever).usual for lever in group]
        assert usual == sorted(usual, reverse=True)


def test_a_lever_is_headed_and_explained_from_its_row():
    for lever in TABLE:
        assert name(lever.name) == lever.title
        assert lever.purpose in about(lever.name)
        assert lever.of in about(lever.name)
    assert PRICE.of == "times the usual price"
    with pytest.raises(KeyError, match="climat"):
        lever_named("climat")
