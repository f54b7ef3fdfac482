"""The main table of a report: the figures of the terminal's table, with the whole table as CSV."""

from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.picture.table import cell, csv_link
from loyalty_sim.publish.page import study_tables
from loyalty_sim.publish.tables import change, label, level

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


class FiguresTable(NamedTuple):
    """Heads, rows as they are read, and the address of the CSV file with everything unrounded."""

    heads: list[str]
    rows: list[list[str]]
    csv: str
    note: str = ""


def figures_table(result: "Result") -> FiguresTable:
    """By kind of study; kinds without a form of their own, or without detail, show their table as it is."""
    form = _FORMS.get(result.kind, _plain) if result.detail is not None else _plain
    heads, rows, note = (study_tables.of_sweep if result.kind in ("sweep", "branch") else form)(result)
    return FiguresTable(heads, rows, csv_link(result.table), note)


def _of_run(result: "Result") -> tuple[list[str], list[list[str]], str]:
    rows = []
    for row in _records(result):
        name, known = row["outcome"], row["low"] == row["low"]
        interval = f"{level(name, row['low'])} to {level(name, row['high'])}" if known else "one run"
        rows.append([label(name), level(name, row["mean"]), interval])
    return ["outcome", "mean", "90 % interval of the mean"], rows, _money(result)


def _of_compare(result: "Result") -> tuple[list[str], list[list[str]], str]:
    rows = []
    for row in _records(result):
        name = row["outcome"]
        low, high = (change(name, row[end]) for end in ("low", "high"))
        paired = f"{row['b_higher']} of {row['seeds']}"
        difference = change(name, row["difference"])
        rows.append([label(name), level(name, row["a"]), level(name, row["b"]), difference, f"{low} to {high}", paired])
    per_cent = f"{100 * result.detail.confidence:.0f} % interval"
    return ["outcome", "A", "B", "B less A", per_cent, "B higher in"], rows, _money(result)


def _of_returns(result: "Result") -> tuple[list[str], list[list[str]], str]:
    detail, rows = result.detail, []
    for row in _records(result):
        effects = [_interval(row, name) for name in ("profit", "revenue", "satisfaction", "retention")]
        kind = "ratio" if detail.plan.is_money else "profit"
        last = row["marginal"] != row["marginal"]
        rows.append(
            [
                cell(row["amount"]),
                *(["today"] * 4 if row["today"] else effects),
                "" if last else _interval(row, "marginal", kind),
            ]
        )
    unit = f"per {detail.currency}" if detail.plan.is_money else "of 1 % more"
    heads = [detail.plan.unit, "profit", "revenue", "satisfaction", "retention, %", f"marginal profit {unit}"]
    per_cent = f"{100 * detail.curve.confidence:.0f} %"
    return heads, rows, f"Change against today with its {per_cent} interval. {_money(result)}"


def _plain(result: "Result") -> tuple[list[str], list[list[str]], str]:
    rows = [[cell(value) for value in row] for row in result.table.itertuples(index=False)]
    return [str(name) for name in result.table.columns], rows, ""


_FORMS = {
    "run": _of_run,
    "compare": _of_compare,
    "returns": _of_returns,
    "sensitivity": study_tables.of_sensitivity,
    "discover": study_tables.of_discover,
    "optimise": study_tables.of_optimise,
}


def _interval(row: dict[Any, Any], name: str, kind: str = "") -> str:
    mean, low, high = (change(kind or name, row[column]) for column in (name, f"{name}_low", f"{name}_high"))
    return f"{mean} ({low} to {high})"


def _money(result: "Result") -> str:
    return f"Money in {result.detail.currency}, present value unless it says otherwise."


def _records(result: "Result") -> list[dict[Any, Any]]:
    return list(result.table.to_dict("records"))
