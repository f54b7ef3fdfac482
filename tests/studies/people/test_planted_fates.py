"""What became of planted customers, by hand."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.studies.people.fates import Fates, FateWatch, crossing
from loyalty_sim.theory.customers.defection import Reason


def customers(provider, **columns):
    """Customers as the watch sees them; everybody alive, of the first generation, and nobody leaving."""
    rows = len(provider)
    usual = {"generation": 0, "alive": 1, "left_firm": -1, "left_reason": 0}
    return SimpleNamespace(
        provider=np.array(provider),
        **{name: np.array(columns.get(name, [value] * rows)) for name, value in usual.items()},
    )


def week(people, left=None, moved=(), born=(), provider=None):
    """One week in the books. left: reason by row; moved: rows that go; born: rows with a newcomer."""
    people.left_firm[:], people.left_reason[:] = -1, 0
    for row, reason in (left or {}).items():
        people.left_firm[row], people.left_reason[row] = people.provider[row], reason
        people.provider[row] = 1
    for row in moved:
        people.alive[row], people.provider[row] = 0, -1
    for row in born:
        people.generation[row] += 1
        people.alive[row] = 1
    for row, firm in (provider or {}).items():
        people.provider[row] = firm


def test_the_first_leaving_is_the_fate_and_who_returns_is_back():
    people = customers([0, 0, 0, 1])
    watch = FateWatch(people)
    week(people, left={0: Reason.PRICE})
    watch.watch(1)
    week(people, provider={0: 0})
    watch.watch(2)
    week(people, left={0: Reason.TALK, 1: Reason.WAIT})
    watch.watch(3)
    week(people, provider={0: 0})
    watch.watch(4)
    found = watch.fates()
    assert found.member.tolist() == [True, True, True, False]
    assert found.fate.tolist() == [Reason.PRICE, Reason.WAIT, 0, 0]
    assert found.week.tolist() == [1, 3, 0, 0]
    assert found.back.tolist() == [True, False, False, False]


def test_who_moves_away_has_that_fate_and_the_newcomer_has_none():
    people = customers([0, 0])
    watch = FateWatch(people)
    week(people, moved=[0])
    watch.watch(5)
    week(people, born=[0], provider={0: 0})
    watch.watch(6)
    week(people, left={0: Reason.PRICE})
    watch.watch(7)
    found = watch.fates()
    assert (found.fate.tolist(), found.week.tolist()) == ([Reason.MOVED_AWAY, 0], [5, 0])
    assert not found.back.any(), "another person in the same row has not come back"


def test_customers_of_rivals_have_no_fate_whatever_they_do():
    people = customers([1, 2, -1])
    watch = FateWatch(people)
    week(people, left={0: Reason.PRICE}, moved=[1], provider={2: 0})
    watch.watch(1)
    found = watch.fates()
    assert not found.member.any()
    assert not found.fate.any()
    assert not found.back.any()


def test_a_market_without_people_has_no_fates():
    watch = FateWatch(customers([]))
    watch.watch(1)
    assert [len(part) for part in watch.fates()] == [0, 0, 0, 0]


def fates(fate, member=None):
    fate = np.array(fate, np.uint8)
    return Fates(np.ones(len(fate), bool) if member is None else np.array(member), fate, fate * 0, fate > 99)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(Reason), st.sampled_from(Reason)), max_size=30))
def test_a_crossing_counts_every_first_customer_once_and_turned_round_is_transposed(people):
    member, a, b = (list(column) for column in zip(*people, strict=True)) if people else ([], [], [])
    first, second = fates(a, np.array(member, bool)), fates(b, np.array(member, bool))
    found = crossing(first, second)
    assert found.sum() == sum(member)
    assert (crossing(second, first) == found.T).all()
    assert found.sum(axis=1).tolist() == [
        sum(m and x == reason for m, x in zip(member, a, strict=True)) for reason in Reason
    ]


def test_a_crossing_of_planted_fates():
    found = crossing(fates([0, 0, 4, 9]), fates([0, 4, 4, 0]))
    assert (found[0, 0], found[0, 4], found[4, 4], found[9, 0], found.sum()) == (1, 1, 1, 1, 4)


def test_other_people_are_not_crossed():
    with pytest.raises(ValueError, match="start with different customers"):
        crossing(fates([0, 0]), fates([0, 0], [True, False]))
