"""Sweeps in the terminal: the table of paired differences, and, before a run, the design and what it will take."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from loyalty_sim.publish.tables import change, label, level, print_text
from loyalty_sim.scenario.schema import spell

if TYPE_CHECKING:
    from loyalty_sim.lab.store import Store
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.sweep.cases import Case

SHOWN = ("profit", "satisfaction", "retention", "share")
MOST_ROWS = 40


def print_sweep(result: "Result", console: Console) -> None:
    """Factors that vary, then for the main outcomes the paired difference to the baseline ± half its interval."""
    rows: list[Any] = result.table.to_dict("records")
    factors, outcomes = factors_of(result), [name for name in SHOWN if name in result.table]
    per_cent = f"{100 * result.provenance['settings']['confidence']:.0f} %"
    table = Table(title=f"Change against the baseline, ± half of the {per_cent} interval", title_justify="left")
    table.add_column("case")
    for head in (*(key.rpartition(".")[2] for key in factors), *map(label, outcomes), "pairs"):
        table.add_column(head, justify="right")
    for row in _most_telling(rows):
        table.add_row(*_row(row, factors, outcomes), style="bold" if row["baseline"] else None)
    console.print(table)
    if len(rows) > MOST_ROWS:
        console.print(f"{MOST_ROWS} of {len(rows)} rows: the most and the least profit. All are in table.csv.")
    currency = next(iter(result.scenarios.values())).market.currency
    console.print(f"Money in {currency}, present value. The baseline is in bold, with its own level.")
    print_text(result, console)


def factors_of(result: "Result") -> list[str]:
    """Settings and presets that vary: the columns before `baseline`."""
    columns = list(result.table.columns)
    return columns[1 : columns.index("baseline")]


def print_design(
    cases: "Sequence[Case]", seeds: tuple[int, int], store: "Store", workers: int | None, console: Console
) -> None:
    """The rows of a design, how many runs they are, how many of them are there already, and the time of the rest."""
    from loyalty_sim.studies.sweep.forecast import forecast

    factors = list(cases[0].values)
    table = Table("case", *factors)
    for case in cases[:MOST_ROWS]:
        table.add_row(case.label, *map(spell, case.values.values()), style="bold" if case.baseline else None)
    console.print(table)
    if len(cases) > MOST_ROWS:
        console.print(f"… and {len(cases) - MOST_ROWS} more rows")
    console.print(forecast(cases, seeds, store, workers), highlight=False)


def _most_telling(rows: list[Any]) -> list[Any]:
    """All rows, or those of most and least profit, the baseline first."""
    if len(rows) <= MOST_ROWS:
        return rows
    first, *rest = rows
    ranked = sorted(rest, key=lambda row: -row["profit"] if row["profit"] == row["profit"] else float("inf"))
    half = (MOST_ROWS - 1) // 2
    return [first, *ranked[: MOST_ROWS - 1 - half], *ranked[-half:]]


def _row(row: dict[str, Any], factors: Sequence[str], outcomes: Sequence[str]) -> list[str]:
    values = [f"{row[key]:.4g}" if isinstance(row[key], float) else spell(row[key]) for key in factors]
    pairs = str(row["seeds"]) + (f" ({row['failed']} failed)" if row["failed"] else "")
    cells = [_level(name, row) if row["baseline"] else _change(name, row) for name in outcomes]
    return [row["case"], *values, *cells, pairs]


def _level(name: str, row: dict[str, Any]) -> str:
    value = row[f"{name}_mean"]
    return level(name, value) if value == value else "failed"


def _change(name: str, row: dict[str, Any]) -> str:
    value, high = row[name], row[f"{name}_high"]
    if value != value:
        return "failed"
    if high != high:
        return change(name, value)
    return f"{change(name, value)} ± {change(name, high - value).lstrip('+')}"
