"""The table of what staff need to know, want and be able, from `theory.employees.staff_needs`."""

from functools import reduce

from generate.as_markdown import code, table
from loyalty_sim.theory.employees.staff_needs import NEEDS
from loyalty_sim.theory.parameters import Theory


def table_of() -> str:
    """Every need with what feeds it, the parameter that says what it is worth, and its size."""
    theory = Theory()
    rows = [
        (
            each.of,
            each.need,
            each.fed_by,
            code(f"theory.{each.worth}"),
            f"{reduce(getattr, each.worth.split('.'), theory):g}",
        )
        for each in NEEDS
    ]
    return table(["to", "need", "fed by", "parameter", "today"], rows)
