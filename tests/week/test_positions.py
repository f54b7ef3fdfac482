"""Positions: as many as were decided on, filled by and by or cut at once, with rows that never move."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.theory.employees.positions import PositionsParameters
from loyalty_sim.world.positions import spread
from loyalty_sim.world.staff import ROOM

SIZE = ("market.customers=1500", "trade.customers_per_employee=25", "market.weeks=30")
CUT = ("firm.levers.positions=0.8", "firm.positions.cutting=dismissal")


def market(*overrides, weeks=0):
    return ServiceMarket(load_scenario(overrides=[*SIZE, *overrides]), rng=1).run(weeks)


def focal(m, name):
    return m.history.query("firm == 0")[name].to_numpy()


def employed(m):
    e = m.world.employees
    return int(((e.firm == 0) & (e.employed > 0)).sum())


@pytest.mark.parametrize("multiple", [0.3, 0.8, 1.0, 1.1, 1.5, 2.0])
def test_a_firm_has_about_the_multiple_it_decided_on(multiple):
    m = market(f"firm.levers.positions={multiple}", weeks=1)
    sites = m.world.sites
    own = sites.firm == 0
    usual, decided = sites.usual_positions[own].sum(), sites.positions[own].sum()
    assert decided == pytest.approx(multiple * usual, abs=0.1 * own.sum() + 1)
    assert (sites.positions[~own] == sites.usual_positions[~own]).all(), "rivals decide for themselves"


def test_who_is_dismissed_came_last_and_the_site_feels_it():
    before, after = market(weeks=1), market(*CUT, weeks=1)
    gone = int(focal(after, "dismissed")[0])
    assert gone == employed(market()) - int(after.world.sites.positions[after.world.sites.firm == 0].sum()) > 0
    tenure = after.world.employees.tenure
    for site in np.flatnonzero(after.world.sites.firm == 0):
        own = after.world.employees.site == site
        stayed = own & (after.world.employees.employed > 0)
        left = own & (before.world.employees.employed > 0) & ~stayed
        assert not left.any() or tenure[left].max() <= tenure[stayed].min()
    assert focal(after, "climate")[0] < focal(before, "climate")[0] - 0.05
    p, wage = PositionsParameters(), before.config.trade.wage
    assert focal(after, "severance")[0] >= gone * wage * p.notice_weeks
    assert focal(after, "wages")[0] < focal(before, "wages")[0]


def test_by_attrition_nobody_is_dismissed_and_those_who_leave_are_not_replaced():
    m = market("firm.levers.positions=0.8", weeks=30)
    assert focal(m, "dismissed").sum() == focal(m, "severance").sum() == 0
    own = m.world.sites.firm == 0
    assert focal(m, "resigned").sum() > 0
    over = m.world.sites.present[own] > m.world.sites.positions[own]
    filled = np.array([employed(market("firm.levers.positions=0.8", weeks=weeks)) for weeks in (1, 30)])
    assert filled[1] < filled[0]
    assert m.world.sites.open_positions[own][over].sum() == 0


def test_new_positions_are_filled_by_and_by_with_newcomers():
    m, usual = market("firm.levers.positions=1.3"), market()
    people = []
    for _ in range(20):
        m.step()
        people.append(employed(m))
    assert people[0] < 1.1 * employed(usual)
    assert people[-1] > 1.2 * employed(usual)
    assert focal(m, "hired").sum() > 0.2 * employed(usual)
    assert focal(m, "utilisation")[-1] < 0.9 * focal(usual.run(20), "utilisation")[-1]


def test_heads_are_added_by_number_and_sites_singly():
    usual = market(weeks=1).world.sites
    heads = market("firm.positions.heads=3", weeks=1).world.sites
    single = market("firm.positions.by_site=[0.5]", weeks=1).world.sites
    assert (heads.positions - usual.positions).sum() == 3
    assert single.positions[0] == pytest.approx(0.5 * usual.positions[0], abs=1)
    assert (single.positions[1:] == usual.positions[1:]).all()
    assert [spread(heads, 3).sum() for heads in (-5, 0, 7)] == [-5, 0, 7]


def test_rows_never_move():
    m = market(*CUT, "theory.turnover.base=3", weeks=15)
    e, s = m.world.employees, m.world.sites
    assert (e.person % len(e.person) == np.arange(len(e.person))).all()
    assert len(e.person) == ROOM * s.usual_positions.sum()
    assert (e.site == np.repeat(np.arange(len(s.firm)), ROOM * s.usual_positions)).all()


def test_another_number_of_positions_is_the_same_opening():
    one, other = market(), market(*CUT)
    for table in ("customers", "employees"):
        for name, column in getattr(one.world, table)._asdict().items():
            assert np.array_equal(column, getattr(other.world, table)._asdict()[name]), name


def test_load_is_what_there_is_to_do_before_effort_is_cut_and_hours_are_stretched():
    m = market("firm.levers.positions=0.6", "firm.positions.cutting=dismissal", weeks=4)
    s = m.world.sites
    capacity = s.staffed * m.constants.capacity_per_position
    np.testing.assert_allclose(s.utilisation, s.work / capacity, rtol=1e-5)
    hard = s.utilisation > 1.0
    assert hard[s.firm == 0].any()
    p = m.theory.workload
    before = np.maximum(s.effort_standard, s.effort)[hard]
    pressed = before * (s.utilisation[hard] * before / p.comfortable) ** p.elasticity
    np.testing.assert_allclose(s.effort[hard], pressed, rtol=0.02)
    left = s.utilisation * s.effort / p.comfortable - 1.0
    hours = np.clip(m.theory.overtime.answered * left, 0.0, m.config.firm.positions.overtime)
    np.testing.assert_allclose(s.overtime, hours, rtol=1e-4, atol=1e-6)


def test_cover_goes_where_people_are_short_and_none_is_lost():
    m = market("theory.turnover.vacancy_weeks=26", "theory.turnover.base=1", weeks=6)
    s = m.world.sites
    usual = m.constants.utilisation * m.constants.capacity_per_position
    short = np.maximum(0.0, s.work / usual - (s.staffed - s.cover))
    assert (short > 0).any()
    assert (short == 0).any()
    for firm in range(len(m.firms)):
        own = s.firm == firm
        pool, needed, share = s.cover[own].sum(), short[own].sum(), s.positions[own] / s.positions[own].sum()
        sent = short[own] * min(1.0, pool / needed) + max(0.0, pool - needed) * share if needed else pool * share
        np.testing.assert_allclose(s.cover[own], sent, rtol=1e-3, atol=1e-5)
    alike = market("theory.turnover.vacancy_weeks=26", "theory.cover.flexible=0", weeks=6).world.sites
    np.testing.assert_allclose(np.bincount(s.firm, s.cover), np.bincount(alike.firm, alike.cover), rtol=1e-4)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["firm.positions.heads=500"], "leaves a site with fewer than 1 or more than 2 times"),
        (["firm.positions.heads=-500"], "leaves a site with fewer than 1 or more than 2 times"),
        (["firm.positions.by_site=[3.0]"], "3 times firm.levers.positions is not from 0.3 to 2"),
        ([f"firm.positions.by_site=[{','.join(['1'] * 50)}]"], "names 50 sites"),
        (["firm.positions.cutting=firing"], "firing"),
        (["firm.levers.positions=2.5"], "2.5"),
    ],
)
def test_positions_that_cannot_be_are_refused(words, said):
    with pytest.raises(ScenarioError, match=said):
        load_scenario(overrides=[*SIZE, *words])
