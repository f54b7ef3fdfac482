"""Who there is and what is stored, from `world.columns`; what chance is used for; what a run comes to."""

from generate.as_markdown import code, table
from loyalty_sim.week.leads import UNKNOWN, lead_of, leads
from loyalty_sim.week.outcomes import OUTCOMES
from loyalty_sim.week.records import (
    ACCOUNT,
    COMPUTED,
    COUNT,
    CUSTOMERS,
    EMPLOYEES,
    FIRM,
    MEAN,
    RECORDS,
    SITES,
    STATE,
    SUM,
    Record,
)
from loyalty_sim.world import columns as stored
from loyalty_sim.world.draws import Purpose

OF_WHOM = {
    (ACCOUNT, COMPUTED): "account of the firm",
    (COUNT, COMPUTED): "counted",
    (CUSTOMERS, SUM): "sum over its customers",
    (CUSTOMERS, COMPUTED): "sum over its customers",
    (SITES, MEAN): "mean over its sites",
    (SITES, SUM): "sum over its sites",
    (EMPLOYEES, MEAN): "mean over its employees",
    (EMPLOYEES, COMPUTED): "worked out over its employees",
    (FIRM, STATE): "the firm",
}
"""How a row comes about, in words."""


def columns(name: str) -> str:
    """The stored columns of customers, employees, sites or firms."""
    rows = [
        (code(c.name), c.meaning + (f" (each of the {c.per})" if c.per else ""), c.unit, bounds(c), code(c.dtype))
        for c in getattr(stored, name.upper())
    ]
    return table(["column", "meaning", "unit", "range", "stored as"], rows)


def bounds(column: stored.Column) -> str:
    """The range of a column, open where it is only the end of its type."""
    high = "no limit" if column.high >= 1e9 else f"{column.high:g}"
    return f"{column.low:g} to {high}"


def purposes() -> str:
    """What is drawn by chance."""
    return ", ".join(each.name.lower().replace("_", " ") for each in Purpose) + "."


def outcomes() -> str:
    """What a run comes to."""
    return table(
        ["outcome", "meaning", "unit"], [(code(each.name), each.meaning, each.unit) for each in OUTCOMES.values()]
    )


def records() -> str:
    """What is recorded of every firm each week, from the one table of it."""
    rows = [(listed(row), row.title.lower(), row.unit, OF_WHOM[row.of, row.how], marks(row)) for row in RECORDS]
    return table(["column", "meaning", "unit", "of whom", "goes ahead of customers"], rows)


def marks(row: Record) -> str:
    """How far an indicator leads, as measured; of a second axis the places that were measured."""
    found = {name: lead_of(name).words for name in row.columns() if name in leads() and lead_of(name).mark != UNKNOWN}
    if len(row.columns()) == 1:
        return found.get(row.name, "")
    return "; ".join(f"{code(name)} {words}" for name, words in found.items())


def listed(row: Record) -> str:
    """The columns of a row: the first and last of a second axis."""
    names = row.columns()
    return code(names[0]) if len(names) == 1 else f"{code(names[0])} … {code(names[-1])}"
