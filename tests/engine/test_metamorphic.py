"""What must not differ differs by exactly zero, and one treated customer changes only those it can reach.

`CLOSED` lists every channel from one customer to another but talk, with the setting that shuts it:

* load of the staff one meets: effort (`elasticity`), failures (`by_overload`), exhaustion (`by_load`), waiting (the
  three wait weights);
* anger of complainers to exhaustion (`by_anger`);
* overtime under load, which tires (`overtime`);
* money for a lever that has to do for more or fewer customers (`size`);
* pride of the staff in the firm's mean satisfaction, and the applicants it draws (`pride`, `applicants`);
* recovery capacity shared with other cases (`cases_per_1000`, so large that every case is answered);
* the review board that all read (`reviews.on`), and talk with strangers (`reach.on`).
"""

import networkx as nx
import numpy as np
import pytest
from markets import EVENTFUL, changed, holdings, small

from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.week.ledger import ACCOUNTS

CLOSED = (
    "theory.workload.elasticity=0",
    "theory.workload.wait_weight=0",
    "theory.choice.search_wait=0",
    "theory.choice.wait_weight=0",
    "theory.failure.by_overload=0",
    "theory.service_failures.by_brush_off=0",
    "theory.exhaustion.by_load=0",
    "theory.exhaustion.by_anger=0",
    "theory.overtime.strain=0",
    "theory.size.on=false",
    "theory.pride.worth=0",
    "theory.pride.holding=0",
    "theory.applicants.attraction=0",
    "theory.recovery.cases_per_1000=1000",
    "theory.reviews.on=false",
    "theory.beliefs.repute=0",
    "theory.reach.on=false",
)
LOAD = {"handled", "work", "angry", "demand", "staffed", "utilisation", "wait", "overtime", "punctuality", "pride"}
"""Columns of staff and sites that tell who came and how content: with the channels closed nobody is moved by them."""
TALKATIVE = (
    "network=small_world",
    "trade.need_rate=1",
    "trade.need_shape=100",
    "theory.expectation.rival_weight=1",
    "theory.word_of_mouth.chance=1",
    "theory.word_of_mouth.most_negative=100",
    "theory.word_of_mouth.most_positive=100",
    "theory.beliefs.message=5",
    "theory.reach.on=false",
    "theory.word_of_mouth.own_experience=1",
)
"""Everybody is served and talks every week, and what is heard of rivals decides how the own provider is judged."""
LEVER_MONEY = {"ledger"} | {
    f"firms.{name}" for name in ("spend", "funded", "cash", "discounted", "last_cash", "last_profit", "start_profit")
}
UNTREATED_WEEKS = 10


# -- null differences ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("neutral", [
    ("firm.levers.climate=1.0",),
    ("firm.levers.price=1.0", "firm.levers_from=7"),
    ("rivals.reaction=0.9", "rivals.price_floor=0.5"),
    ("theory.choice.search_talk=0.0", "theory.word_of_mouth.pressure_fading=0.5"),
], ids=["lever at its usual", "usual levers later", "strategies nobody has", "talk nobody hears"])  # fmt: skip
def test_a_scenario_that_changes_nothing_differs_by_exactly_nothing(neutral):
    silent = ("theory.word_of_mouth.on=false", "theory.failure.usual=0.05")
    assert not changed(holdings(small(*silent).run()), holdings(small(*silent, *neutral).run()))


def test_a_scenario_that_changes_something_differs():
    differing = changed(holdings(small().run()), holdings(small("firm.levers.climate=3").run()))
    assert {"customers.satisfaction", "employees.want", "ledger"} <= differing


def test_without_talk_the_network_does_not_matter():
    alone = holdings(small("network=none", "theory.reach.on=false", "theory.failure.usual=0.05").run())
    mute = holdings(small("network=small_world", "theory.failure.usual=0.05", "theory.word_of_mouth.on=false").run())
    told = {"customers.message", "customers.message_firm", "customers.tells", "ledger"}  # told, but to nobody
    assert changed(alone, mute) <= told | {"ties.start", "ties.neighbour", "ties.strong"}
    assert not mute["customers.message"].any()
    assert not mute["customers.talk_pressure"].any()


@pytest.mark.parametrize("lever", LEVERS)
def test_a_lever_switched_off_costs_money_and_does_nothing_else(lever):
    off = f"theory.response.{lever}=none"
    usual, more = small(off).run(), small(off, f"firm.levers.{lever}=3").run()
    differing = changed(holdings(usual), holdings(more))
    assert differing <= LEVER_MONEY
    books = more.history.set_index(["week", "firm"]) - usual.history.set_index(["week", "firm"])
    paid = books.pop(f"spend_{lever}")
    assert np.allclose(books.pop("profit"), -paid, atol=1e-9)
    assert (paid.xs(0, level="firm") > 0).all()
    assert (books == 0).all(axis=None)


def test_doubling_the_unit_of_money_doubles_every_account_and_nothing_else():
    """Exactly, since a power of two loses no bit."""
    eventful = (*EVENTFUL, "trade.customers_per_employee=10")  # with one position a site nobody can be dismissed
    usual = small(*eventful)
    trade = usual.config.trade
    costs = ("hiring_cost", "case_cost", "remedy_cost", "acquisition_cost", "contact_cost", "win_back_incentive")
    doubled = [f"trade.{name}={2 * getattr(trade, name)}" for name in ("tariff", "wage", *costs)]
    doubled += [f"trade.usual.{lever}={2 * amount}" for lever, amount in trade.usual._asdict().items()]
    dear = small(*eventful, *doubled)
    before, after = holdings(usual.run()), holdings(dear.run())
    of_money = {"customers.paid", "sites.extra", "firms.at_sites"}
    of_money |= {"firms.usual_spend", "firms.reference_spend", "firms.arm_value"}
    of_money |= LEVER_MONEY - {"ledger"}
    assert changed(before, after) <= of_money | {"ledger"}
    assert all((after[name] == 2 * before[name]).all() for name in of_money)
    assert (dear.history[list(ACCOUNTS)] == 2 * usual.history[list(ACCOUNTS)]).all(axis=None)
    assert usual.history[list(ACCOUNTS)].any().all(), "an account that was never used could not have failed"


# -- one treated customer --------------------------------------------------------------------------------------------


def treated(market, row):
    """Disappoint one customer thoroughly."""
    c = market.world.customers
    c.satisfaction[row], c.loyalty[row], c.grievance[row], c.expectation[row] = 0.05, 0.0, 1.0, 1.0
    return market


def pair(*settings, row=7, **sizes):
    """Two markets that are the same but for one customer, who is disappointed in one of them."""
    without, with_ = (small(*settings, weeks=30, **sizes).run(UNTREATED_WEEKS) for _ in range(2))
    assert without.world.customers.provider[row] >= 0
    return without, treated(with_, row)


def rows_that_differ(one, other):
    """Customer rows in which any column differs."""
    columns = zip(one.world.customers, other.world.customers, strict=True)
    differ = [(a != b).reshape(len(a), -1).any(axis=1) for a, b in columns]
    return set(np.flatnonzero(np.any(differ, axis=0)).tolist())


def columns_that_differ(one, other, *tables):
    """Names of the columns of these tables that differ."""
    return {name.split(".")[1] for name in changed(holdings(one), holdings(other)) if name.split(".")[0] in tables}


def test_with_every_channel_closed_a_treated_customer_changes_nobody_else():
    without, with_ = pair("network=none", "theory.failure.usual=0.05", *CLOSED)
    for _ in range(20):
        without.step()
        with_.step()
        assert rows_that_differ(without, with_) == {7}
    assert columns_that_differ(without, with_, "employees", "sites") <= LOAD


def test_with_the_channels_open_a_treated_customer_does_reach_others():
    without, with_ = pair("network=none", "theory.failure.usual=0.05")
    assert len(rows_that_differ(without.run(), with_.run())) > 1


@pytest.mark.parametrize("row", [13, 500, 700])
def test_talk_reaches_one_step_of_the_network_a_week(row):
    without, with_ = pair(*TALKATIVE, *CLOSED, row=row, customers=1000)
    ties = without.world.ties
    graph = nx.Graph((i, int(j)) for i in range(1000) for j in ties.neighbour[ties.start[i] : ties.start[i + 1]])
    distance = nx.single_source_shortest_path_length(graph, row)
    farthest = 0
    for week in range(1, 9):
        without.step()
        with_.step()
        reached = rows_that_differ(without, with_)
        farthest = max(farthest, *(distance.get(other, np.inf) for other in reached))
        assert farthest <= week
    assert farthest >= 2, "talk went nowhere: the test could not have failed"
