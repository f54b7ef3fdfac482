"""Buying elsewhere wipes nothing: firms bought from before are kept in mind, and returned to; customers lapse."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.compiled import plain
from loyalty_sim.world import recall
from loyalty_sim.world.columns import FORMER, empty_table

SIZE = ("market.customers=1500", "market.weeks=40", "theory.lapse.share=0")


def shop(*settings: str, weeks: int = 20) -> ServiceMarket:
    return ServiceMarket(load_scenario(overrides=["trade=grocery", *SIZE, *settings]), rng=3).run(weeks)


def someone(**columns: float):
    """A table of one customer who remembers nobody, with these columns."""
    customers = empty_table("customers", rows=1, firms=6)
    customers.former_firm[:] = -1
    for name, value in columns.items():
        getattr(customers, name)[0] = value
    return customers


def set_aside(customers, firm: int, place: int, week: int) -> None:
    plain(recall.set_aside)(0, firm, place, week, customers)


def test_the_last_firm_stands_in_front_and_the_one_longest_not_visited_is_forgotten():
    customers = someone(since=-20, satisfaction=0.8, loyalty=0.6, grievance=0.1, known=0.7)
    for week, firm in enumerate((4, 2, 5, 1), start=1):
        set_aside(customers, firm, -1, week)
    assert customers.former_firm[0].tolist() == [1, 5, 2]
    assert customers.former_week[0].tolist() == [4, 3, 2]
    assert customers.former_tenure[0].tolist() == [24, 23, 22]
    assert customers.former_satisfaction[0].tolist() == [80] * 3
    assert customers.former_attachment[0].tolist() == [50] * 3
    assert customers.former_known[0].tolist() == [70] * 3


def test_who_goes_back_to_a_firm_frees_its_place_and_forgets_nobody():
    customers = someone()
    for week, firm in enumerate((4, 2, 5), start=1):
        set_aside(customers, firm, -1, week)
    set_aside(customers, 1, 1, week=9)  # from firm 1 to firm 2, which stands in the second place
    assert customers.former_firm[0].tolist() == [1, 5, 4]
    assert customers.former_week[0].tolist() == [9, 3, 1]


def test_the_provider_is_not_among_the_former_firms_and_none_is_there_twice():
    c = shop().world.customers
    assert (c.former_firm[:, 0] >= 0).mean() > 0.9
    assert not ((c.former_firm == c.provider[:, None]) & (c.provider >= 0)[:, None]).any()
    for one in range(FORMER):
        for other in range(one):
            assert not ((c.former_firm[:, one] == c.former_firm[:, other]) & (c.former_firm[:, one] >= 0)).any()


def test_weeks_of_former_visits_fall_from_place_to_place():
    c = shop().world.customers
    for place in range(FORMER - 1):
        both = c.former_firm[:, place + 1] >= 0
        assert (c.former_week[both, place] >= c.former_week[both, place + 1]).all()


def test_who_comes_back_goes_on_from_where_the_relation_was_left():
    personal = ("firm.levers.personalisation=2", "rivals.levers.personalisation=2")
    market = ServiceMarket(load_scenario(overrides=["trade=grocery", *personal, *SIZE]), rng=3).run(10)
    c = market.world.customers
    before = c.former_known.copy()
    firms, weeks, tenure = c.former_firm.copy(), c.former_week.copy(), c.former_tenure.copy()
    satisfaction, attachment = c.former_satisfaction.copy(), c.former_attachment.copy()
    market.plan = market.plan.without("meet").without("voice").without("talk")
    market.step()
    back = (firms == c.provider[:, None]) & (c.left_firm >= 0)[:, None]
    rows, places = np.nonzero(back)
    assert len(rows) > 100
    known = (rows, places)
    assert c.satisfaction[rows] == pytest.approx(satisfaction[known] / 100)
    assert c.loyalty[rows] == pytest.approx(np.maximum(attachment[known], 0) / 100)
    assert c.known[rows] == pytest.approx(before[known] / 100)
    assert before[known].max() > 0
    assert (c.since[rows] == market.week - tenure[known].astype(int)).all()
    assert (weeks[known] < market.week).all()
    assert market.history.query(f"week == {market.week}").returned.sum() == len(rows)


def test_without_memory_nobody_returns_and_a_relation_begins_anew():
    market = shop("theory.former_firms.on=false")
    assert market.history.returned.sum() == 0
    assert market.history.joined.sum() > 1000
    assert (market.world.customers.since[market.world.customers.left_firm >= 0] == market.week).all()


def test_who_returns_costs_nothing_to_open():
    history = shop().history
    cost = load_scenario(overrides=["trade=grocery"]).trade.acquisition_cost
    assert history.acquisition.to_numpy() == pytest.approx(cost * (history.joined - history.returned).to_numpy())
    assert 0 < history.returned.sum() < history.joined.sum()


LAPSING = ("theory.lapse.share=0.2", "theory.lapse.weeks=8")


def absent(market: ServiceMarket, weeks: int) -> tuple[float, float]:
    """Visits a week and customer, and of those who come most often the share without any in so many weeks."""
    often = market.world.customers.need_rate > 0.5
    visits = np.zeros(len(often))
    for _ in range(weeks):
        market.step()
        visits += market.world.customers.paid > 0
    return float(visits.mean() / weeks), float((visits[often] == 0).mean())


def test_who_lapses_has_no_needs_for_a_while_and_more_of_them_before_and_after():
    steady, lapsing = shop(weeks=0), shop(*LAPSING, weeks=0)
    (usual, never), (mean, away) = absent(steady, 16), absent(lapsing, 16)
    assert never < 0.001
    assert 0.005 < away < 0.05  # two periods in a row, or three: .2^2 to .2^3
    assert lapsing.world.customers.need_rate.mean() == pytest.approx(steady.world.customers.need_rate.mean(), rel=0.01)
    assert mean == pytest.approx(usual, rel=0.04)


def test_a_contract_runs_on_without_lapses():
    scenario = load_scenario(overrides=["trade=bank"])
    assert scenario.theory.lapse.share == 0.0
