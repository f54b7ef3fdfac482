"""The picture of a sweep: a curve over one factor, a map over two, else the rows in order of profit."""

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import BLACK, BLUE, COLOURS, GREY, ORANGE, SKY, money_unit

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

MOST_BARS = 40


def draw_sweep(figure: Figure, result: "Result") -> None:
    """Paired difference in profit to the baseline, with intervals row by row."""
    table = result.table
    factors = [key for key in table.columns[1 : list(table.columns).index("baseline")] if table[key].nunique() > 1]
    if "profit" not in table or table["profit"].isna().all():
        figure.subplots().set_title("no run was finished")
        return
    currency = next(iter(result.scenarios.values())).market.currency
    divisor, unit = money_unit(float(np.nanmax(np.abs(table[["profit", "profit_low", "profit_high"]]))), currency)
    panel = figure.subplots()
    label = f"Profit against the baseline ({unit}, present value)"
    numeric = [key for key in factors if pd.api.types.is_numeric_dtype(table[key])]
    if len(factors) == 1 and numeric:
        _curve(panel, table, factors[0], divisor, label)
    elif len(factors) == 2 and len(numeric) == 2 and _is_grid(table, factors):
        _map(figure, panel, table, factors, divisor, label)
    elif len(factors) == 2 and len(numeric) == 1 and _is_grid(table, factors):
        _curves(panel, table, numeric[0], next(key for key in factors if key not in numeric), divisor, label)
    else:
        _rows(panel, table, divisor, label)
    rows = table[~table["baseline"]]
    figure.suptitle(
        fill(f"{len(rows)} rows against the baseline under the same luck", 84), x=0.01, ha="left", fontweight="bold"
    )


def _curve(panel: Any, table: pd.DataFrame, factor: str, divisor: float, unit: str, **style: Any) -> None:
    ordered = table.sort_values(factor)
    x, mean, low, high = (ordered[name].to_numpy(float) for name in (factor, "profit", "profit_low", "profit_high"))
    colour = style.pop("color", BLUE)
    errors = np.nan_to_num([mean - low, high - mean]) / divisor
    panel.errorbar(x, mean / divisor, errors, color=colour, marker="o", ms=4, lw=1.6, capsize=2, **style)
    panel.axhline(0, color=BLACK, lw=0.8)
    for at in table.loc[table["baseline"], factor]:
        panel.axvline(at, color=GREY, lw=1)
    panel.set_xlabel(factor)
    panel.set_ylabel(unit)


def _curves(panel: Any, table: pd.DataFrame, factor: str, by: str, divisor: float, unit: str) -> None:
    for place, (name, part) in enumerate(table.groupby(by, sort=False)):
        _curve(panel, part, factor, divisor, unit, color=COLOURS[place % len(COLOURS)], label=str(name))
    panel.legend(title=by)


def _map(figure: Figure, panel: Any, table: pd.DataFrame, factors: list[str], divisor: float, label: str) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    grid = table.pivot_table(index=factors[1], columns=factors[0], values="profit") / divisor
    sure = table.assign(sure=table["profit_low"] * table["profit_high"] > 0)
    known = sure.pivot_table(index=factors[1], columns=factors[0], values="sure", aggfunc="min")
    widest = float(np.nanmax(np.abs(grid.to_numpy()))) or 1.0
    colours = LinearSegmentedColormap.from_list("gain", [ORANGE, "#FFFFFF", BLUE])
    image = panel.imshow(grid, origin="lower", aspect="auto", cmap=colours, vmin=-widest, vmax=widest)
    panel.set_xticks(range(grid.shape[1]), [f"{level:.4g}" for level in grid.columns])
    panel.set_yticks(range(grid.shape[0]), [f"{level:.4g}" for level in grid.index])
    panel.grid(visible=False)
    if grid.size <= 150:
        for (row, column), value in np.ndenumerate(grid.to_numpy()):
            mark = "" if known.to_numpy()[row, column] else "\n(luck?)"
            panel.text(
                column, row, f"{value:+.3g}{mark}" if value else "baseline", ha="center", va="center", fontsize=8
            )
    panel.set_xlabel(factors[0])
    panel.set_ylabel(factors[1])
    figure.colorbar(image, ax=panel, label=label)


def _rows(panel: Any, table: pd.DataFrame, divisor: float, label: str) -> None:
    """Rows in order of profit; of many, those of most and of least."""
    ordered = table.dropna(subset=["profit"]).sort_values("profit")
    if len(ordered) > MOST_BARS:
        ordered = pd.concat([ordered.head(MOST_BARS // 2), ordered.tail(MOST_BARS // 2)])
    y = np.arange(len(ordered))
    mean, low, high = (ordered[name].to_numpy() / divisor for name in ("profit", "profit_low", "profit_high"))
    panel.errorbar(mean, y, xerr=np.nan_to_num([mean - low, high - mean]), fmt="none", color=SKY, lw=2)
    panel.scatter(mean, y, color=np.where(ordered["baseline"], BLACK, np.where(mean > 0, BLUE, GREY)), s=22, zorder=3)
    panel.axvline(0, color=BLACK, lw=0.8)
    panel.set_yticks(y, [fill(str(case), 46) for case in ordered["case"]], fontsize=7 if len(ordered) > 15 else 9)
    panel.set_xlabel(label)


def _is_grid(table: pd.DataFrame, factors: list[str]) -> bool:
    combinations = table[factors].drop_duplicates()
    return len(combinations) == table[factors[0]].nunique() * table[factors[1]].nunique()
