"""People move between the firms of a market: with their skill, under a new number that their customers can follow."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket

RESTLESS = (
    "market.customers=3000",
    "market.weeks=40",
    "theory.turnover.base=1.5",
    "theory.moves.asked=1",
    "trade.customers_per_employee=50",
    "trade.switching_cost=0",
    "theory.choice.bond_weight=4",
)


@pytest.fixture(scope="module")
def moved():
    """Weeks of a restless market: who came as whom, with what the mover knew the week before and knows now."""
    market = ServiceMarket(rng=3, overrides=RESTLESS)
    staff, found = market.world.employees, []
    while market.world.week < market.config.market.weeks:
        knew, came, held = staff.know.copy(), staff.came_as.copy(), staff.person.copy()
        market.step()
        for row in np.flatnonzero((staff.came_as >= 0) & (staff.came_as != came)):
            origin = int(staff.came_as[row]) % len(staff.person)
            if staff.came_as[row] == held[origin]:  # not hired and asked away within one week
                found.append((row, origin, float(knew[origin]), float(staff.know[row])))
    return market, found


def test_some_move_and_only_to_another_firm(moved):
    market, found = moved
    staff = market.world.employees
    assert len(found) > 5
    assert all(staff.firm[row] != staff.firm[origin] for row, origin, _, _ in found)
    books = market.history.groupby("week")[["moved", "hired", "resigned"]].sum()
    assert books["moved"].sum() >= len(found)
    assert (books["moved"] <= books["hired"]).all()


def test_skill_comes_along(moved):
    _, found = moved
    assert max(abs(now - before) for _, _, before, now in found) < 0.02  # a week of learning


def test_customers_who_follow_are_bonded_to_who_works_at_their_firm_now(moved):
    market, _ = moved
    c, e = market.world.customers, market.world.employees
    assert market.history["followed"].sum() > 0
    rows = c.bond_person % len(e.person)
    there = (c.bond_person >= 0) & (c.provider >= 0) & (e.person[rows] == c.bond_person) & (e.employed[rows] == 1)
    assert (e.firm[rows[there]] == c.provider[there]).all()


def test_nobody_moves_where_nobody_is_asked():
    market = ServiceMarket(rng=3, overrides=[*RESTLESS, "theory.moves.asked=0"]).run()
    assert market.history["moved"].sum() == market.history["followed"].sum() == 0
    assert (market.world.employees.came_as == -1).all()


def test_who_pays_less_loses_more_and_waits_longer_for_new_ones():
    def ours(pay):
        market = ServiceMarket(
            rng=5, overrides=[*RESTLESS, "market.weeks=156", "theory.turnover.base=0.5", f"firm.levers.pay={pay}"]
        )
        return market.run().history.query("firm == 0")

    low, usual = ours(0.7), ours(1.0)
    assert low["resigned"].sum() > 1.4 * usual["resigned"].sum()
    assert low["wages"].iloc[-1] < 0.75 * usual["wages"].iloc[-1]
