"""The column table: every stored quantity is named once, documented and can hold its own range."""

import numpy as np
import pytest

from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.employees.attitudes import ATTITUDES
from loyalty_sim.theory.employees.facets import FACETS
from loyalty_sim.theory.employees.internal_service import PARTS
from loyalty_sim.theory.employees.service_failures import KINDS
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.measurement.attribute_items import ITEMS, SAID
from loyalty_sim.world.columns import FORMER, TABLES, empty_table

WIDTHS = {
    "": (),
    "firms": (3,),
    "former": (FORMER,),
    "levers": (len(LEVERS),),
    "attributes": (len(ATTRIBUTES),),
    "items": (len(ITEMS),),
    "answers": (SAID**2,),
    "kinds": (KINDS,),
    "attitudes": (len(ATTITUDES),),
    "facets": (len(FACETS),),
    "internal": (len(PARTS),),
}
"""Shape of the second axis in a market of three firms."""
COLUMNS = [pytest.param(column, id=f"{table}.{column.name}") for table, columns in TABLES.items() for column in columns]


@pytest.mark.parametrize("table", TABLES)
def test_names_are_unique_and_can_be_attributes(table):
    names = [column.name for column in TABLES[table]]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and not name.startswith("_") for name in names)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_documented(column):
    assert column.unit
    assert len(column.meaning) > 3
    assert column.per in WIDTHS


@pytest.mark.parametrize("column", COLUMNS)
def test_the_type_of_a_column_holds_its_range(column):
    dtype = np.dtype(column.dtype)
    assert column.low < column.high
    limits = np.iinfo(dtype) if dtype.kind in "iu" else np.finfo(dtype)
    assert limits.min <= column.low
    assert column.high <= limits.max
    assert dtype.kind in "iuf"
    few = column in TABLES["firms"] or (column in TABLES["sites"] and column.per == "levers")
    assert dtype.itemsize <= 4 or few, "only firms are few enough for 64 bits, and levers at sites, alike to the bit"


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_one_array_a_column(table):
    rows = empty_table(table, rows=7, firms=3)
    assert rows._fields == tuple(column.name for column in TABLES[table])
    for column, array in zip(TABLES[table], rows, strict=True):
        assert array.shape == (7, *WIDTHS[column.per])
        assert array.dtype == np.dtype(column.dtype)
        assert not array.any()


@pytest.mark.parametrize(("firms", "most"), [(4, 148), (8, 160)])
def test_customers_take_little_memory(firms, most):
    """Columns of a customer, of the 200 bytes there may be; five ties, of both sides, take 33 more."""
    assert sum(array.nbytes for array in empty_table("customers", rows=1, firms=firms)) <= most
