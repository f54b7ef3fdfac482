"""The tables of a sweep as they are read: what the rows came to, and, before a run, the design."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.table.form import TODAY, Form, Head, Row, between, cell, form
from loyalty_sim.picture.units import axis_name, change, level, name_of_outcome, unit_of_outcome
from loyalty_sim.scenario.schema import spell
from loyalty_sim.studies.sweep.charts import OUTCOMES, factors_of

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.sweep.cases import Case

MOST_ROWS = 40


def form_of_sweep(result: "Result") -> Form:
    """Factors that vary, then for the main outcomes the paired difference to the baseline with its interval."""
    table, currency = result.table, next(iter(result.scenarios.values())).market.currency
    factors, outcomes = factors_of(table), [name for name in OUTCOMES if name in table]
    heads = [
        Head("case", words=True),
        *(Head(axis_name(key, currency)) for key in factors),
        *(Head(name_of_outcome(name), unit_of_outcome(name, currency)) for name in outcomes),
        Head("pairs"),
    ]
    rows: list[Any] = table.to_dict("records")
    shown = [_row(row, factors, outcomes) for row in most_telling(rows)]
    cut = f" {MOST_ROWS} of {len(rows)} rows: the most and the least profit." if len(rows) > MOST_ROWS else ""
    per_cent = f"{100 * result.provenance['settings']['confidence']:.0f} %"
    note = f"Shares and retention differ in percentage points; of the baseline, the level.{cut}"
    ours = all(key.startswith("firm.") for key in factors)
    market = result.market if ours else f"Where a row says nothing else: {result.market}"
    return form(f"Change against the baseline, with {per_cent} intervals", market, heads, shown, note)


def form_of_design(cases: "Sequence[Case]") -> Form:
    """The first rows of a design, before anything is run."""
    currency = cases[0].scenario.market.currency
    heads = [Head("case", words=True), *(Head(axis_name(key, currency)) for key in cases[0].values)]
    rows = [
        Row((case.label, *(_setting(value) for value in case.values.values())), TODAY if case.baseline else "")
        for case in cases[:MOST_ROWS]
    ]
    more = len(cases) - MOST_ROWS
    return form("The design", "", heads, rows, f"… and {more} more rows" if more > 0 else "")


def most_telling(rows: list[Any]) -> list[Any]:
    """All rows, or those of most and least profit, the baseline first; failed ones where there is room."""
    if len(rows) <= MOST_ROWS:
        return rows
    first, *rest = rows
    ranked = sorted((row for row in rest if row["profit"] == row["profit"]), key=lambda row: -row["profit"])
    failed = [row for row in rest if row["profit"] != row["profit"]]
    room, half = MOST_ROWS - 1, (MOST_ROWS - 1) // 2
    if len(ranked) <= room:
        return [first, *ranked, *failed[: room - len(ranked)]]
    return [first, *ranked[: room - half], *ranked[-half:]]


def _row(row: dict[str, Any], factors: Sequence[str], outcomes: Sequence[str]) -> Row:
    pairs = f"{row['seeds']}{f' ({failed} failed)' if (failed := row['failed']) else ''}"
    cells = (row["case"], *(_setting(row[key]) for key in factors), *(_outcome(name, row) for name in outcomes), pairs)
    return Row(cells, TODAY if row["baseline"] else "")


def _setting(value: Any) -> str:
    return cell(value) if isinstance(value, int | float) and not isinstance(value, bool) else spell(value)


def _outcome(name: str, row: dict[str, Any]) -> str:
    if row["baseline"]:
        value = row[f"{name}_mean"]
        return level(name, value) if value == value else "failed"
    if row[name] != row[name]:
        return "failed"
    if row[f"{name}_low"] != row[f"{name}_low"]:
        return f"{change(name, row[name])} (one pair)"
    return between(*(change(name, row[f"{name}{end}"]) for end in ("", "_low", "_high")))
