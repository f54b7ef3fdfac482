"""The picture of a result: one drawing function a kind of study."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import matplotlib
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import STYLE
from loyalty_sim.publish.figures.compare_figure import draw_compare
from loyalty_sim.publish.figures.discover_figure import draw_discover
from loyalty_sim.publish.figures.optimise_figure import draw_optimise
from loyalty_sim.publish.figures.returns_figure import draw_returns
from loyalty_sim.publish.figures.run_figure import draw_run
from loyalty_sim.publish.figures.sensitivity_figure import draw_sensitivity
from loyalty_sim.publish.figures.sweep_figure import draw_sweep

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

DRAWINGS: dict[str, tuple[Callable[[Figure, "Result"], None], tuple[float, float]]] = {
    "run": (draw_run, (8.5, 8.0)),
    "compare": (draw_compare, (8.5, 7.0)),
    "returns": (draw_returns, (8.5, 8.0)),
    "discover": (draw_discover, (11.0, 6.0)),
    "optimise": (draw_optimise, (11.0, 8.5)),
    "sensitivity": (draw_sensitivity, (9.5, 6.0)),
    "sweep": (draw_sweep, (8.5, 6.5)),
    "branch": (draw_sweep, (8.5, 6.5)),
}


def draw(result: "Result") -> Figure:
    """A figure of its own, without pyplot: nothing global is touched and nothing has to be closed."""
    drawing, size = DRAWINGS[result.kind]
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=size)
        drawing(figure, result)
    return figure
