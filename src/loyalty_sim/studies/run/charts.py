"""The charts of a run."""

from typing import TYPE_CHECKING

from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.time_curves import Curve, time_curves
from loyalty_sim.studies.indicators import chosen
from loyalty_sim.week.leads import UNKNOWN, lead_of

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.run.analysis import RunDetail

WEEKLY = (
    ("share", 100.0, "Market share", "share of all customers (%)"),
    ("satisfaction", 1.0, "Satisfaction", "mean satisfaction (0-100)"),
)
"""Weekly indicators that are shown: name, factor, title, axis."""


def of_run(result: "Result") -> list[Chart]:
    """Share, satisfaction and profit of every firm, or those of them that were named, week by week."""
    detail: RunDetail = result.detail
    divisor, unit = money_unit(float(detail.weekly["profit"].abs().max()), detail.currency)
    weekly = [*WEEKLY, ("profit", 1 / divisor, "Profit a week", f"profit a week ({unit})")]
    wanted = chosen((each[0] for each in weekly), result.provenance["settings"]) or [each[0] for each in weekly]
    return [_of_firms(detail, *each) for each in weekly if each[0] in wanted]


def _of_firms(detail: "RunDetail", name: str, factor: float, title: str, axis: str) -> Chart:
    curves = []
    for firm, rows in detail.weekly.groupby("firm"):
        ends = (rows[f"{name}_low"] * factor, rows[f"{name}_high"] * factor) if firm == 0 else (None, None)
        curves.append(Curve(detail.firms[int(str(firm))], rows[name] * factor, *ends))
    return time_curves(curves, title, axis, f"90 % of the runs of {detail.firms[0]}{_mark(name)}")


def _mark(name: str) -> str:
    """How far an indicator goes ahead of customers, where that was measured."""
    found = lead_of(name)
    return "" if found.mark == UNKNOWN else f"; {found.words}"
