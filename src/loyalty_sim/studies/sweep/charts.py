"""The charts of a sweep, and of branches: what each row changes against the baseline, and all runs."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.heat_map import heat_map
from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.parallel import parallel
from loyalty_sim.picture.response import Response, response
from loyalty_sim.picture.units import axis_name, short_name

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
from loyalty_sim.picture.words import figure

TITLE = "Profit against the baseline"
MOST_BARS, MOST_CURVES = 24, 4
OUTCOMES = ("profit", "satisfaction", "retention", "share")


def of_sweep(result: "Result") -> list[Chart]:
    """A curve over one factor, a map over two, else the rows in order of profit; then all runs if factors are many."""
    table = result.table
    if "profit" not in table or table.loc[~table["baseline"], "profit"].isna().all():
        return []  # nothing but baselines: there is nothing to compare
    factors = [key for key in factors_of(table) if table[key].nunique() > 1]
    found = [_differences(result, factors)]
    if len(factors) > 1:
        outcomes = [name for name in OUTCOMES if name in result.runs]
        found.append(parallel(result.runs.dropna(subset=outcomes), [*factors, *outcomes], "All runs"))
    return found


def factors_of(table: pd.DataFrame) -> list[str]:
    """Settings and presets that a sweep varies: the columns between the case and `baseline`."""
    columns = list(table.columns)
    return columns[1 : columns.index("baseline")]


def _differences(result: "Result", factors: list[str]) -> Chart:
    table = result.table.dropna(subset=["profit"])
    numbers = [key for key in factors if pd.api.types.is_numeric_dtype(table[key])]
    currency = next(iter(result.scenarios.values())).market.currency
    largest = float(np.nanmax(np.abs(table[["profit", "profit_low", "profit_high"]].to_numpy(float))))
    divisor, unit = money_unit(largest, currency)
    others = [key for key in factors if key not in numbers]
    per_cent = f"{100 * result.provenance['settings']['confidence']:.0f} %"
    if len(numbers) == len(factors) == 2 and _is_grid(table, factors):
        return _map(table, factors, divisor, unit, currency)
    curves = table[others[0]].nunique() if others else 1
    if len(numbers) == 1 and len(factors) <= 2 and curves <= MOST_CURVES and _is_grid(table, factors):
        return _curves(table, numbers[0], others, divisor, unit, per_cent, currency)
    return _rows(table, divisor, unit, per_cent)


def _map(table: pd.DataFrame, factors: list[str], divisor: float, unit: str, currency: str) -> Chart:
    told = table.assign(
        shown=table["profit"] / divisor,
        sure=table["baseline"] | (table["profit_low"] * table["profit_high"] > 0),
    )
    return heat_map(
        told, factors[0], factors[1], "shown", f"{unit}, present value", TITLE, "sure", currency, "baseline"
    )


def _curves(
    table: pd.DataFrame, factor: str, others: list[str], divisor: float, unit: str, per_cent: str, currency: str
) -> Chart:
    parts = table.groupby(others[0], sort=False) if others else [("profit", table)]
    lines = []
    for name, part in parts:
        ordered: Any = part.sort_values(factor)
        ends = (ordered[f"profit{end}"].to_numpy(float) / divisor for end in ("", "_low", "_high"))
        lines.append(Response(str(name), ordered[factor].to_numpy(float), *ends))
    best: Any = table.sort_values("profit").iloc[-1]
    of = f" with {short_name(others[0])} {best[others[0]]}" if others else ""
    caption = (
        f"Most profit at {short_name(factor)} {best[factor]:.4g}{of}: "
        f"{figure(best['profit'] / divisor, signed=True)} {unit} against the baseline."
    )
    if best["baseline"]:
        caption = "No level tried earns more than the baseline."
    base = table.loc[table["baseline"], factor]
    unit_title = f"profit against the baseline\n({unit}, present value)"
    subtitle = f"paired difference; shading: {per_cent} interval, level by level"
    return response(lines, axis_name(factor, currency), unit_title, TITLE, subtitle, caption, float(base.iloc[0]))


def _rows(table: pd.DataFrame, divisor: float, unit: str, per_cent: str) -> Chart:
    """Rows in order of profit; of many, those of most and of least."""
    ordered = table[~table["baseline"]].sort_values("profit", ascending=False)
    half = MOST_BARS // 2
    shown = ordered if len(ordered) <= MOST_BARS else pd.concat([ordered.head(half), ordered.tail(half)])
    rows = []
    for row in shown.to_dict("records"):
        ends = [float(row[f"profit_{end}"]) / divisor for end in ("low", "high")]
        known = np.isfinite(ends).all()
        rows.append(Bar(str(row["case"]), float(row["profit"]) / divisor, *(ends if known else (None, None))))
    some = f"; {half} rows of most and {half} of least profit, of {len(ordered)}"
    left_out = some if len(ordered) > len(shown) else ""
    best = rows[0]
    caption = f"Most profit: {best.name}, {figure(best.value, signed=True)} {unit} against the baseline."
    axis = f"profit against the baseline ({unit}, present value)"
    return bars(rows, TITLE, axis, f"paired difference; lines: {per_cent} intervals{left_out}", caption, sort=False)


def _is_grid(table: pd.DataFrame, factors: list[str]) -> bool:
    combinations = table[factors].drop_duplicates()
    return len(combinations) == int(np.prod([table[key].nunique() for key in factors]))
