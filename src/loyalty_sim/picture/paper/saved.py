"""A picture on paper as a file: it is laid out once, and drawn once for each form.

Matplotlib's own `savefig` lays a figure out anew for every form, in a drawing that nobody sees.
"""

from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

DOTS_PER_INCH = 150


def lay_out(page: Figure) -> None:
    """Work out where everything stands, for good."""
    engine = page.get_layout_engine()
    if engine:
        engine.execute(page)
        page.set_layout_engine("none")


def write_png(page: Figure, path: Path) -> None:
    """Write a figure that is laid out, in dots."""
    page.set_dpi(DOTS_PER_INCH)
    FigureCanvasAgg(page).print_png(path)


def write_svg(page: Figure, path: Path) -> None:
    """Write a figure that is laid out, in lines."""
    FigureCanvasSVG(page).print_svg(path)
