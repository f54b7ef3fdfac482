"""Who is drawn: a circle of friends, and dots of a map."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.studies.people.sample import MOST_TIES, circle, dots
from loyalty_sim.world.world import Ties


def tied(*friends):
    """Ties of planted lists of friends."""
    counts = np.cumsum([0, *map(len, friends)])
    return Ties(counts, np.array([other for each in friends for other in each], int), np.ones(counts[-1], np.uint8))


def test_a_circle_begins_with_the_first_who_has_a_friend():
    """Customer 2 has the most friends, and 1 is the first to have any: with room for two, 1 and one friend are met."""
    ties = tied([], [2], [1, 3, 4], [2], [2])
    assert circle(ties, 2).rows.tolist() == [1, 2]
    found = circle(ties, 10)
    assert found.rows.tolist() == [1, 2, 3, 4]
    assert sorted(map(tuple, found.ties.tolist())) == [(0, 1), (1, 2), (1, 3)]


def test_a_circle_is_one_neighbourhood_and_those_apart_are_not_in_it():
    assert circle(tied([1], [0], [3], [2])).rows.tolist() == [0, 1]


def test_of_a_hub_a_dozen_friends_are_followed():
    hub = tied(list(range(1, 31)), *([0] for _ in range(30)))
    assert circle(hub).rows.tolist() == list(range(MOST_TIES + 1))


@pytest.mark.parametrize("ties", [tied(), tied([]), tied([], [], [])])
def test_where_nobody_is_tied_the_circle_is_empty(ties):
    found = circle(ties)
    assert (found.rows.tolist(), found.ties.shape) == ([], (0, 2))


@given(
    st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1])),
    st.integers(1, 14),
)
def test_ties_of_a_circle_are_those_of_the_network_each_once(pairs, most):
    friends = [sorted({b for a, b in pairs if a == row} | {a for a, b in pairs if b == row}) for row in range(12)]
    found = circle(tied(*friends), most)
    assert len(found.rows) <= most
    drawn = [(int(found.rows[a]), int(found.rows[b])) for a, b in found.ties]
    inside = set(found.rows.tolist())
    expected = {(a, b) for a in inside for b in friends[a] if b in inside and a < b}
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == expected


@pytest.fixture(autouse=True)
def barriers_of_the_trade(monkeypatch):
    """All customers of a planted market have the switching cost of the trade for a barrier."""
    monkeypatch.setattr("loyalty_sim.week.held.barriers", lambda market, rows: np.full(len(rows), 2.0))


def planted_market(c):
    """A market with these customers and nothing else."""
    trade = SimpleNamespace(switching_cost=2.0)
    return SimpleNamespace(world=SimpleNamespace(customers=c), config=SimpleNamespace(trade=trade))


@given(st.lists(st.integers(-1, 2), min_size=1, max_size=60), st.integers(1, 20))
def test_dots_are_customers_of_the_firm_and_no_more_than_wanted(provider, most):
    rows = np.arange(len(provider))
    c = SimpleNamespace(alive=rows, provider=np.array(provider), satisfaction=rows / 100, loyalty=rows / 200)
    found = dots(planted_market(c), most)
    assert len(found.rows) == min(most, provider.count(0))
    assert all(provider[row] == 0 for row in found.rows)
    assert found.satisfaction.tolist() == [row / 100 for row in found.rows]
    assert found.held.tolist() == [row / 200 for row in found.rows]
    assert (np.diff(found.rows) > 0).all()


def test_the_same_people_are_drawn_in_every_world_as_long_as_they_are_customers():
    rows = np.arange(200)

    def drawn(lost):
        provider = np.where(np.isin(rows, lost), 1, 0)
        c = SimpleNamespace(alive=rows, provider=provider, satisfaction=rows * 1.0, loyalty=rows * 1.0)
        return set(dots(planted_market(c), 40).rows.tolist())

    everybody, few_left = drawn([]), drawn(list(range(0, 200, 10)))
    assert {row for row in everybody if row % 10} <= few_left
