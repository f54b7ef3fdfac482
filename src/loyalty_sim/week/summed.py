"""Adding up what the table of records lists: parts of passes, one line for each row, made from `week.records`.

Numba reads a field by a name it is told when it compiles, so a loop over names has to be written out. It is written
here, once for all tables, and compiles and runs as if by hand.
"""

from collections.abc import Iterable
from typing import Any

from loyalty_sim.compiled import part
from loyalty_sim.week.records import ACCOUNT, CUSTOMERS, EMPLOYEES, FIRM, MEAN, SITES, STATE, SUM, Record, rows
from loyalty_sim.world.real import real


def written_out(name: str, arguments: str, lines: Iterable[str]) -> Any:
    """A part of a pass with these lines as its body; nothing to do is `pass`."""
    scope: dict[str, Any] = {"real": real, "__name__": __name__}
    body = "\n".join(f"    {line}" for line in lines) or "    pass"
    exec(compile(f"def {name}({arguments}):\n{body}", f"<{name}, from week.records>", "exec"), scope)
    return part(scope[name])


def _added(of: str, at: str) -> list[str]:
    """Lines that add each summed column of a table at a row to its field."""
    into = "sums" if of == CUSTOMERS else "page"
    added = [row for row in rows(of) if row.how in (SUM, MEAN)]
    return [
        line
        for row in added
        for line in _each(row, f"{into}.{{0}}[firm{{1}}] += real({at.format(row.source).removesuffix(']')}{{1}}])")
    ]


def _cleared(of: str) -> list[str]:
    return [line for row in rows(of) if row.how in (SUM, MEAN) for line in _each(row, "page.{0}[firm{1}] = 0.0")]


def _divided(of: str) -> list[str]:
    return [line for row in rows(of, how=MEAN) for line in _each(row, "page.{0}[firm{1}] /= max(count, 1)")]


def _costs() -> list[str]:
    """Lines that add up every account that is neither revenue nor profit, in the order of the table."""
    lines = ["spent = 0.0"]
    for row in rows(ACCOUNT):
        if row.name not in ("revenue", "profit"):
            lines += _each(row, "spent += page.{0}[firm{1}]")
    return [*lines, "return spent"]


def _each(row: Record, line: str) -> list[str]:
    """The line for a field, or a loop over its second axis."""
    if not row.per:
        return [line.format(row.name, "")]
    return [f"for place in range(page.{row.name}.shape[1]):", "    " + line.format(row.name, ", place")]


add_customer = written_out("add_customer", "i, firm, sums, customers", _added(CUSTOMERS, "customers.{}[i]"))
"""Add customer i to the sums of a firm."""

clear_sites = written_out("clear_sites", "firm, page", _cleared(SITES))
add_site = written_out("add_site", "site, firm, page, w", _added(SITES, "w.sites.{}[site]"))
divide_sites = written_out("divide_sites", "count, firm, page", _divided(SITES))
"""Sums over the sites of a firm begin at zero, are added up, and those that are means are divided by the count."""

clear_staff = written_out("clear_staff", "firm, page", _cleared(EMPLOYEES))
add_employee = written_out("add_employee", "row, firm, page, w", _added(EMPLOYEES, "w.employees.{}[row]"))
divide_staff = written_out("divide_staff", "count, firm, page", _divided(EMPLOYEES))
"""The same for employees."""

note_firm = written_out(
    "note_firm",
    "firm, page, w",
    [
        line
        for row in rows(FIRM, how=STATE)
        for line in _each(row, f"page.{{0}}[firm{{1}}] = w.firms.{row.source}[firm{{1}}]")
    ],
)
"""Write down the state of a firm."""

costs_of = written_out("costs_of", "firm, page", _costs())
"""All that a firm pays this week."""
