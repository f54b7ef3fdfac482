"""The story of one employee: a person who was there, told in order, whose parting agrees with the customers'."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies.people.staff_watch import StaffWatch
from loyalty_sim.studies.people.working_life import typical, working_life

SMALL = ["market.customers=1500", "market.weeks=60", "trade=hotel"]


@pytest.fixture(scope="module")
def watched():
    market = ServiceMarket(load_scenario(overrides=SMALL), rng=1)
    watch = StaffWatch(market)
    while market.week < 60:
        market.step()
        watch.watch()
    return market, watch


def test_everybody_who_works_for_the_firm_is_taken_down_every_week(watched):
    market, watch = watched
    weekly, e = watch.weekly, market.world.employees
    last = weekly[weekly["week"] == 60]
    assert set(last["person"]) == set(e.person[(e.firm == 0) & (e.employed > 0)].tolist())
    assert not weekly.duplicated(["week", "person"]).any()
    c = market.world.customers
    mine = c.bond_person[(c.provider == 0) & (c.bond_person >= 0)]
    assert last["bonded"].sum() == np.isin(mine, last["person"]).sum()


def test_who_is_gone_has_a_parting_and_nobody_else(watched):
    market, watch = watched
    weekly = watch.weekly
    ends = weekly.groupby("person")["week"].max()
    assert set(watch.partings) == set(ends[ends < 60].index)
    assert len(watch.partings) >= market.history.query("firm == 0")["resigned"].sum() * 0.9 > 0
    for parting in watch.partings.values():
        assert 0 <= parting.followed <= parting.left <= parting.bonded


def test_a_typical_working_life_is_told_in_order_from_hiring_to_leaving():
    one = working_life(load_scenario(overrides=SMALL), seed=1)
    kinds, weeks = [each.kind for each in one.episodes], [each.week for each in one.episodes]
    assert kinds[0] == "hired"
    assert "left" in kinds
    assert weeks == sorted(weeks)
    assert one.weekly["week"].is_monotonic_increasing
    assert one.text.count("\n") == len(one.episodes) - 1
    again = working_life(load_scenario(overrides=SMALL), seed=1, person=one.person)
    assert again.text == one.text


def test_the_typical_one_is_of_middling_time_among_those_hired_who_left():
    weeks = {1: range(0, 50), 2: range(5, 10), 3: range(5, 25), 4: range(5, 45), 5: range(0, 60)}
    weekly = pd.DataFrame([{"week": w, "person": p, "bonded": 1} for p, some in weeks.items() for w in some])
    assert typical(weekly, {1, 2, 3, 4}) == 3
    assert typical(weekly, {1}) == 1
    assert typical(weekly, set()) in weeks


def test_a_person_who_never_worked_there_is_refused():
    with pytest.raises(ValueError, match="no person 999999"):
        working_life(load_scenario(overrides=["market.customers=300", "market.weeks=3"]), 1, person=999_999)
