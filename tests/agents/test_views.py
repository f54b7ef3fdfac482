"""Views read and write the arrays, keep nothing, and refuse what the column table forbids."""

import gc

import numpy as np
import pytest
from fake_market import FakeMarket
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.agents.views import Customer, Employee
from loyalty_sim.world.columns import CUSTOMERS, EMPLOYEES


@pytest.fixture
def market():
    return FakeMarket(rng=1)


@pytest.mark.parametrize("column", CUSTOMERS, ids=lambda c: c.name)
def test_every_customer_column_reads_as_python_scalars(market, column):
    value = getattr(market.customer(3), column.name)
    array = getattr(market.world.customers, column.name)
    assert np.array_equal(array[3], value)
    scalars = value if column.per else (value,)
    assert {type(v) for v in scalars} <= {int, float}


@pytest.mark.parametrize("column", EMPLOYEES, ids=lambda c: c.name)
def test_every_employee_column_writes_through(market, column):
    array = getattr(market.world.employees, column.name)
    setattr(market.employee(2), column.name, np.full(array.shape[1:], column.high))
    assert np.all(array[2] == column.high)


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("satisfaction", 1.01, ValueError),
        ("satisfaction", float("nan"), ValueError),
        ("satisfaction", "0.5", TypeError),
        ("satisfaction", [0.5, 0.5], ValueError),
        ("case_age", 1.5, ValueError),
        ("case_age", -1, ValueError),
        ("belief", (0.5, 0.5), ValueError),
        ("belief", (0.5, 0.5, 1.5), ValueError),
        ("satisfacton", 0.5, AttributeError),
        ("pos", (0, 0), AttributeError),
    ],
)
def test_a_bad_write_is_refused_and_changes_nothing(market, name, value, error):
    before = [array.copy() for array in market.world.customers]
    with pytest.raises(error):
        setattr(market.customer(3), name, value)
    assert all(np.array_equal(a, b, equal_nan=True) for a, b in zip(before, market.world.customers, strict=True))


def test_the_message_of_a_bad_write_names_key_value_and_range(market):
    with pytest.raises(ValueError, match=r"customers.satisfaction = 1.3 is outside 0 to 1"):
        market.customer(0).satisfaction = 1.3


@given(st.floats(0, 1, width=32))
def test_what_is_written_is_read(value):
    customer = SHARED.customer(0)
    customer.satisfaction = value
    assert customer.satisfaction == value


SHARED = FakeMarket(rng=1)


def test_views_of_one_row_are_equal_and_hash_alike(market):
    assert market.customer(3) == market.customer(3)
    assert hash(market.customer(3)) == hash(market.customer(3))
    assert market.customer(3) != market.customer(4)
    assert market.customer(3) != market.employee(3)
    assert market.customer(3) != FakeMarket(rng=1).customer(3)


def test_making_views_registers_and_keeps_nothing(market):
    registered = dict(market.registered)
    list(market.agents)
    gc.collect()
    assert market.registered == registered
    assert not [o for o in gc.get_objects() if isinstance(o, Customer | Employee)]


def test_ids_are_unique_among_all_agents_and_new_for_an_entrant(market):
    ids = market.agents.get("unique_id")
    assert len(set(ids)) == len(ids) == 3 + 10 + 32
    market.customer(3).generation = 1
    assert market.customer(3).unique_id not in ids


def test_relations_follow_the_arrays(market):
    customer = market.customer(2)
    assert customer.firm is market.firms[customer.provider]
    assert market.customer(0).firm is None
    assert [c.row for c in customer.neighbours] == [1, 3]
    assert [c.row for c in market.customer(3).neighbours] == [2], "row 4 is not in the market"
    assert [e.row for e in market.employee(4).colleagues] == [6, 7], "position 5 is vacant"
    assert market.employee(4).employer is market.firms[1]


def test_tenure_counts_from_the_week_of_joining(market):
    market.world.week, market.customer(2).since, market.customer(0).since = 30, -4, -4
    assert [market.customer(row).tenure for row in (2, 0)] == [34, 0]


def test_the_bonded_employee_is_gone_when_the_position_changes_hands(market):
    customer = market.customer(2)
    assert customer.employee is None
    customer.bond_person = 7
    assert customer.employee == market.employee(7)
    market.employee(7).person = 19
    assert customer.employee is None


def test_a_subclass_is_what_the_market_shows():
    class Fan(Customer):
        @property
        def delighted(self):
            return self.satisfaction > 0.5

    market = FakeMarket(rng=1)
    market.customer_class = Fan
    assert type(market.customer(0)) is Fan
    fans = market.agents_by_type[Fan].select(lambda c: c.delighted)
    alive = market.world.customers.alive == 1
    assert len(fans) == np.sum(market.world.customers.satisfaction[alive] > 0.5)


def test_rows_outside_the_table_and_removal_are_errors(market):
    with pytest.raises(IndexError):
        market.customer(40)
    with pytest.raises(TypeError, match="comes and goes"):
        market.customer(0).remove()
