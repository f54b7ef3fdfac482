"""The columnar AgentSet against Mesa's own on plain agents with the same values: every operation gives the same."""

import operator
import random
import warnings

import numpy as np
import pytest
from fake_market import FakeMarket

from loyalty_sim.agents.mesa_compat import Agent, AgentSet, Model
from loyalty_sim.agents.views import CUSTOMER_ID

ATTRIBUTES = ("row", "satisfaction", "case_age", "provider", "wallet", "belief")


class Plain(Agent):
    """An ordinary Mesa agent with the values of one customer."""

    def __init__(self, model, values):
        super().__init__(model)
        for name, value in values.items():
            setattr(self, name, value)


class Pair:
    """The same customers twice: `columnar` over arrays, `plain` as Mesa would have them."""

    def __init__(self):
        self.market, self.model = FakeMarket(rng=5), Model()
        values = [{name: getattr(c, name) for name in ATTRIBUTES} for c in self.market.customers]
        self.kept = [Plain(self.model, v) for v in values]
        self.columnar, self.plain = self.market.customers, AgentSet(self.kept, random=self.model.random)

    def both(self, operation):
        """Results of an operation on both sets under the same random state, with agents shown as their rows."""
        results = []
        for agents in (self.columnar, self.plain):
            agents.random.seed(7)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", PendingDeprecationWarning)
                results.append(shown(operation(agents)))
        return results


def shown(result):
    """A result with every agent replaced by its row."""
    if isinstance(result, AgentSet):
        return ["set", *(agent.row for agent in result)]
    if isinstance(result, dict):
        return {key: shown(value) for key, value in result.items()}
    if isinstance(result, list | tuple):
        return [shown(item) for item in result]
    return result.row if isinstance(result, Agent) else result


def lower(agent, by=0.5):
    agent.satisfaction *= by


def seen(agents, order):
    agents.shuffle_do(lambda a: order.append(a.row))
    return order


def changed(agents, change):
    change(agents)
    return agents.get(["satisfaction", "case_age"])


OPERATIONS = {
    "len": len,
    "iter": list,
    "to_list": lambda s: list(s.to_list()) if hasattr(s, "to_list") else list(s),
    "getitem": lambda s: [s[0], s[-1], s[5]],
    "slice": lambda s: s[2:9:3],
    "reversed": lambda s: list(reversed(s)),
    "index": lambda s: [s.index(s[6]), s.count(s[6])],
    "contains": lambda s: [s[3] in s, s.select(at_most=2)[1] in s, s[9] in s.select(at_most=2)],
    "get": lambda s: s.get("satisfaction"),
    "get per firm": lambda s: s.get("belief"),
    "get several": lambda s: s.get(["case_age", "wallet"]),
    "get none": lambda s: s.get([]),
    "get missing": lambda s: s.get("colour", handle_missing="default", default_value=9),
    "get several missing": lambda s: s.get(["case_age", "colour"], "default", 9),
    "set": lambda s: changed(s, lambda a: a.set("satisfaction", 0.25)),
    "agg mean": lambda s: s.agg("satisfaction", np.mean),
    "agg sum": lambda s: s.agg("case_age", sum),
    "agg several": lambda s: s.agg("wallet", [min, max, np.median, len]),
    "select": lambda s: s.select(lambda a: a.satisfaction > 0.5),
    "select copies": lambda s: [s.select(), s.select() is s],
    "select at most": lambda s: [s.select(at_most=n) for n in (0, 3, 0.25, 1.0, 2.5, 10**6)],
    "select first": lambda s: s.select(lambda a: a.provider == 1, at_most=2),
    "select fraction": lambda s: s.select(lambda a: a.provider == 1, at_most=0.1),
    "select type": lambda s: [s.select(agent_type=Agent), s.select(agent_type=int)],
    "select inplace": lambda s: [s.select(lambda a: a.case_age > 30, inplace=True) is s, s],
    "sort": lambda s: [s.sort("satisfaction"), s.sort("satisfaction", ascending=True)],
    "sort stable": lambda s: [s.sort("provider"), s.sort("provider", ascending=True)],
    "sort by function": lambda s: s.sort(lambda a: (a.provider, -a.wallet)),
    "sort inplace": lambda s: [s.sort("wallet", inplace=True) is s, s],
    "shuffle": lambda s: [s.shuffle(), s],
    "shuffle inplace": lambda s: [s.shuffle(inplace=True) is s, s],
    "do function": lambda s: changed(s, lambda a: a.do(lower, by=0.75)),
    "do method": lambda s: s.do("step") is s,
    "shuffle_do": lambda s: [seen(s, []), s],
    "map": lambda s: s.map(lambda a, k: a.case_age * k, 2),
    "map method": lambda s: s.map("step"),
    "groupby": lambda s: dict(s.groupby("provider")),
    "groupby function": lambda s: dict(s.groupby(lambda a: a.satisfaction > 0.5, result_type="list")),
    "groupby count": lambda s: s.groupby("provider").count(),
    "groupby agg": lambda s: s.groupby("provider").agg("satisfaction", np.mean),
    "groupby map": lambda s: s.groupby("provider").map("get", "case_age"),
    "groupby do": lambda s: dict(s.groupby("provider").do("shuffle", inplace=True)),
    "discard": lambda s: [s.discard(s[0]), s],
    "remove add": lambda s: [first := s[0], s.remove(first), s.add(first), s.add(first), s],
    "pop": lambda s: [s.pop(), s],
    "and": lambda s: sorted(shown(s.select(at_most=9) & s.select(lambda a: a.provider > 0))[1:]),
    "or": lambda s: s.select(lambda a: a.provider == 1) | s.select(at_most=3),
    "minus": lambda s: s - s.select(at_most=3),
    "isdisjoint": lambda s: s.select(at_most=3).isdisjoint(s.select(lambda a: a.row > 9)),
    "equal": lambda s: [s == s.shuffle(), s == s.select(at_most=3), s.select(at_most=3) < s],
}

ERRORS = {
    "getitem": (lambda s: s[99], IndexError),
    "get": (lambda s: s.get("colour"), AttributeError),
    "get option": (lambda s: s.get("case_age", handle_missing="ignore"), ValueError),
    "remove": (lambda s: [first := s[0], s.remove(first), s.remove(first)], KeyError),
    "do": (lambda s: s.do("dance"), AttributeError),
    "sort": (lambda s: s.sort("colour"), AttributeError),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_agrees_with_plain_mesa_agents(name):
    ours, mesas = Pair().both(OPERATIONS[name])
    if name.startswith(("do", "set")):
        assert np.allclose(ours, mesas, rtol=1e-7), "values are stored in 32 bits"
    else:
        assert ours == mesas


@pytest.mark.parametrize("name", ERRORS)
def test_fails_as_mesa_does(name):
    operation, error = ERRORS[name]
    pair = Pair()
    for agents in (pair.columnar, pair.plain):
        with pytest.raises(error):
            operation(agents)


def test_the_comparison_can_fail():
    pair = Pair()
    pair.kept[4].satisfaction = -1.0
    for name in ("get", "agg mean", "sort"):
        ours, mesas = pair.both(OPERATIONS[name])
        assert ours != mesas


def test_only_present_customers_and_filled_positions_appear():
    market = FakeMarket(rng=1)
    assert market.customers.get("alive") == [1] * 32
    assert market.employees.get("employed") == [1] * 10
    market.customer(0).alive = 0
    assert len(market.customers) == 31
    assert market.customer(0) not in market.customers


def test_a_mixed_set_holds_everybody_in_one_order():
    market = FakeMarket(rng=1)
    everybody = market.agents
    assert [type(a).__name__ for a in everybody[:4]] == ["Firm", "Competitor", "Competitor", "Employee"]
    assert everybody[0] is market.firms[0]
    assert market.firms[1] in everybody
    assert list(everybody.select(agent_type=type(market.firms[1]))) == market.firms[1:]
    assert everybody.groupby(type).count() == {t: len(a) for t, a in market.agents_by_type.items()}
    assert sum(everybody.get("site", "default", 0)) == market.customers.agg("site", sum) + sum(
        market.employees.get("site")
    )
    assert set(everybody.shuffle()) == set(everybody)


def test_a_computed_attribute_of_a_subclass_wins_over_the_column():
    market = FakeMarket(rng=1)

    class Modest(market.customer_class):
        satisfaction = property(lambda self: 0.5)

    market.customer_class = Modest
    assert set(market.customers.get("satisfaction")) == {0.5}


def test_foreign_agents_are_not_members():
    market, other = FakeMarket(rng=1), FakeMarket(rng=1)
    assert other.customer(0) not in market.customers
    assert other.firms[0] not in market.agents
    with pytest.raises(ValueError, match="not an agent of this market"):
        market.customers.add(other.customer(0))


def test_writes_through_a_set_are_checked():
    market = FakeMarket(rng=1)
    with pytest.raises(ValueError, match="outside"):
        market.customers.set("satisfaction", 2.0)
    with pytest.raises(AttributeError, match="not a column"):
        market.customers.set("mood", 2.0)


def test_operations_on_stored_columns_make_no_views(monkeypatch):
    market = FakeMarket(rng=1)
    customers = market.customers

    def refuse(*_):
        raise AssertionError("a view was made")

    monkeypatch.setattr(market.customer_class, "__init__", refuse)
    customers.get(["satisfaction", "case_age"])
    customers.set("case_age", 3)
    customers.agg("satisfaction", [np.mean, max])
    customers.sort("wallet").select(at_most=0.5).shuffle().groupby("provider").count()


def test_subsets_use_the_random_state_of_the_market():
    market = FakeMarket(rng=1)
    assert market.customers.random is market.random
    own = random.Random(3)
    assert type(market.customers)(market, market.customers.handles, own).select(at_most=3).random is own


def test_ids_begin_where_stated():
    market = FakeMarket(rng=1)
    assert market.customers.map(operator.attrgetter("unique_id"))[:2] == [CUSTOMER_ID, CUSTOMER_ID + 1]
