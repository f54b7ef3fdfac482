"""Who there is and what is stored, from `world.columns`; what chance is used for; what a run comes to."""

from generate.as_markdown import code, table
from loyalty_sim.week.outcomes import OUTCOMES
from loyalty_sim.world import columns as stored
from loyalty_sim.world.draws import Purpose


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
    return table(["outcome", "meaning and unit"], [(code(name), said) for name, said in OUTCOMES.items()])
