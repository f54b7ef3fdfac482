"""What may change at a branch, setting by setting: what has acted is baked in or past, and what has not is free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.scenario import Scenario, ScenarioError, load_scenario
from loyalty_sim.scenario.schema import flatten, settings
from loyalty_sim.studies.branch.branching import DATED, MAY_CHANGE, branchable, branched
from loyalty_sim.studies.branch.study import burn_in, futures_of, starting_points
from loyalty_sim.studies.design import as_design

BASE = load_scenario(overrides=["market.weeks=104"])
WEEK = 26


def said_of(values, base=BASE, week=WEEK):
    with pytest.raises(ScenarioError) as caught:
        branched(base, week, values, "there")
    assert all(problem.where == "there" for problem in caught.value.problems)
    return [problem.message for problem in caught.value.problems]


def with_settings(**overrides):
    return load_scenario(overrides=["market.weeks=104", *(f"{k.replace('__', '.')}={v}" for k, v in overrides.items())])


def test_nothing_changed_is_the_scenario_itself():
    assert branched(BASE, WEEK, {}) == BASE


@given(st.floats(0, 20), st.integers(1, 102))
def test_levers_hold_from_the_branch_on_unless_told_later(level, week):
    found = branched(BASE, week, {"firm.levers.climate": level})
    assert (found.firm.levers.climate, found.firm.levers_from) == (level, week)
    later = branched(BASE, week, {"firm.levers.climate": level, "firm.levers_from": 103})
    assert later.firm.levers_from == 103


@pytest.mark.parametrize("owner", list(DATED))
def test_levers_of_either_side_are_dated_and_those_of_the_other_stay(owner):
    found = branched(BASE, WEEK, {f"{owner}.levers.training": 2.0})
    dates = {side: getattr(found, side).levers_from for side in DATED}
    assert dates == {side: WEEK if side == owner else 0 for side in DATED}


def test_levers_that_are_pulled_later_anyway_stay_later():
    base = with_settings(firm__levers__climate=2, firm__levers_from=60)
    assert branched(base, WEEK, {"firm.levers.climate": 3.0}).firm.levers_from == 60


@pytest.mark.parametrize(
    "key", ["theory.choice.taste_scale", "market.customers", "firm.share", "trade.wage", "rivals.count", "network.kind"]
)
def test_what_shapes_the_start_is_baked_in(key):
    value = flatten(BASE)[key]
    assert said_of({key: value}) == [f"{key} is baked into the start and cannot change at a branch"]


@pytest.mark.parametrize("group", ["trade", "scenario"])
def test_presets_are_baked_in_too(group):
    assert said_of({group: "airline"}) == [f"{group} is baked into the start and cannot change at a branch"]


def test_all_that_is_baked_in_is_told_at_once():
    assert len(said_of({"market.customers": 9, "trade": "bank", "firm.levers.climate": 2})) == 2


def test_an_unknown_setting_is_unknown_and_not_baked_in():
    [message] = said_of({"firm.levers.climat": 2})
    assert "unknown setting" in message


@pytest.mark.parametrize("value", [-1, 21, float("nan"), "much"])
def test_values_out_of_range_are_refused(value):
    assert "firm.levers.climate" in said_of({"firm.levers.climate": value})[0]


# -- past and to come -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("weeks", "past"), [(WEEK - 1, True), (WEEK, True), (WEEK + 1, False), (500, False)])
def test_the_horizon_ends_after_the_branch(weeks, past):
    if past:
        assert said_of({"market.weeks": weeks}) == [f"market.weeks = {weeks} is past: the burn-in ran {WEEK}"]
    else:
        assert branched(BASE, WEEK, {"market.weeks": weeks}).market.weeks == weeks


def shocks():
    return list(Scenario().shocks._fields)


@pytest.mark.parametrize("kind", shocks())
def test_a_shock_strikes_after_the_branch_or_not_at_all(kind):
    size = next(settings(Scenario)[f"shocks.{kind}.size"].parameter.high or 1.0 for _ in [0])
    new = {f"shocks.{kind}.size": size}
    assert said_of(new | {f"shocks.{kind}.week": WEEK}) == [f"shocks.{kind}.week = {WEEK} is past"]
    found = branched(BASE, WEEK, new | {f"shocks.{kind}.week": WEEK + 1})
    assert getattr(found.shocks, kind).week == (WEEK + 1,)


@pytest.mark.parametrize("kind", shocks())
def test_a_shock_that_struck_in_the_burn_in_cannot_be_taken_back(kind):
    size = settings(Scenario)[f"shocks.{kind}.size"].parameter.high or 1.0
    struck = with_settings(**{f"shocks__{kind}__size": size, f"shocks__{kind}__week": WEEK})
    assert said_of({f"shocks.{kind}.size": 0.0}, struck) == [
        f"the {kind} of the burn-in struck in week {WEEK}; it is past"
    ]
    to_come = with_settings(**{f"shocks__{kind}__size": size, f"shocks__{kind}__week": WEEK + 1})
    assert getattr(branched(to_come, WEEK, {f"shocks.{kind}.size": 0.0}).shocks, kind).size == 0


def test_levers_that_were_pulled_stay_pulled():
    base = with_settings(firm__levers__climate=2)
    assert said_of({"firm.levers.climate": 3.0}, base) == ["the levers of firm were pulled in week 1 of the burn-in"]
    ahead = with_settings(firm__levers__climate=2, firm__levers_from=WEEK)
    assert branched(ahead, WEEK, {"firm.levers.climate": 3.0}).firm.levers.climate == 3


def test_levers_cannot_be_dated_back():
    assert said_of({"firm.levers.climate": 2.0, "firm.levers_from": WEEK - 1}) == [
        f"firm.levers_from = {WEEK - 1} is past"
    ]


@given(st.sampled_from(sorted(branchable())))
def test_what_may_change_is_a_setting_and_its_own_value_changes_at_most_its_date(key):
    assert key in settings(Scenario)
    assert key.startswith(MAY_CHANGE)
    found = flatten(branched(BASE, WEEK, {key: flatten(BASE)[key]}))
    changed = {name for name, value in flatten(BASE).items() if found[name] != value}
    assert changed <= {"firm.levers_from", "rivals.levers_from"}


# -- futures --------------------------------------------------------------------------------------------------------


def test_the_first_future_is_that_in_which_nothing_changes():
    found = futures_of(as_design({"firm.levers.climate": [0.0, 2.0]}), BASE, WEEK)
    assert [case.label for case in found] == ["no change", "climate=0", "climate=2"]
    assert [case.baseline for case in found] == [True, False, False]
    assert found[0].scenario == BASE
    assert [case.values["firm.levers.climate"] for case in found] == [1.0, 0.0, 2.0]


def test_problems_of_all_futures_come_at_once_and_each_once():
    with pytest.raises(ScenarioError) as caught:
        futures_of(as_design({"market.weeks": [10, 20], f"shocks.{shocks()[0]}.week": [5, 9]}), BASE, WEEK)
    assert [p.message for p in caught.value.problems] == [
        f"market.weeks = {weeks} is past: the burn-in ran {WEEK}" for weeks in (10, 20)
    ]


@pytest.mark.parametrize("week", [0, -1, 104, 999])
def test_a_burn_in_ends_within_the_run(week, tmp_path):
    with pytest.raises(ValueError, match=f"within the 104 weeks of the run, not after week {week}"):
        burn_in(BASE, week, tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("make", [False, True])
def test_where_there_is_no_checkpoint_that_is_said(make, tmp_path):
    if make:
        (tmp_path / "place").mkdir()
        (tmp_path / "place" / "notes.txt").write_text("x")
    with pytest.raises(ScenarioError, match="there is no checkpoint at"):
        starting_points(tmp_path / "place")


def test_the_weeks_of_a_market_that_grows_are_baked_in():
    base = BASE._replace(market=BASE.market._replace(growth=0.1))
    with pytest.raises(ScenarioError, match=r"market\.weeks is baked into a market that grows"):
        branched(base, WEEK, {"market.weeks": base.market.weeks + 52})
