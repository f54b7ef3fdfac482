"""The picture of a run: share, satisfaction and profit of every firm, week by week."""

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import COLOURS, DASHES, money_unit, year_ticks

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.run.analysis import RunDetail


def draw_run(figure: Figure, result: "Result") -> None:
    """Three panels; lines are means over the seeds, shading holds nine in ten of the focal firm's runs."""
    detail: RunDetail = result.detail
    weekly = detail.weekly
    divisor, unit = money_unit(float(np.abs(weekly["profit"]).max()), detail.currency)
    panels = figure.subplots(3, 1, sharex=True)
    _draw_lines(panels[0], detail, "share", 0.01)
    _draw_lines(panels[1], detail, "satisfaction", 1.0)
    _draw_lines(panels[2], detail, "profit", divisor)
    panels[0].set_ylabel("Market share (%)")
    panels[1].set_ylabel("Satisfaction (0-100)")
    panels[2].set_ylabel(f"Profit a week\n({unit})")
    panels[0].legend(loc="upper center", bbox_to_anchor=(0.5, 1.2), ncols=min(len(detail.firms), 6))
    year_ticks(panels[2], float(weekly["week"].max()))
    scenario = next(iter(result.scenarios.values()))
    figure.suptitle(fill(scenario.title, 84), x=0.01, ha="left", fontweight="bold")


def _draw_lines(panel: Any, detail: "RunDetail", name: str, divisor: float) -> None:
    for firm, rows in detail.weekly.groupby("firm"):
        row, colour = int(str(firm)), COLOURS[int(str(firm)) % len(COLOURS)]
        style = {"color": colour, "ls": DASHES[row % len(DASHES)], "lw": 2.2 if row == 0 else 1.3}
        panel.plot(rows["week"], rows[name] / divisor, label=detail.firms[row], **style)
        if row == 0:
            low, high = rows[f"{name}_low"] / divisor, rows[f"{name}_high"] / divisor
            panel.fill_between(rows["week"], low, high, color=colour, alpha=0.2, lw=0)
