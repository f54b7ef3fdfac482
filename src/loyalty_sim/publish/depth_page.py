"""K41 in depth, as pages: a table of curves, the pictures, and what bends them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.picture.palette import BLACK, BLUE, COLOURS, STYLE
from loyalty_sim.publish.ledger_page import data_uri, environment, png, style
from loyalty_sim.statistics.bands import Array, Interval, mean_interval
from loyalty_sim.validation.claims.depth import LEVELS, LEVERS, OFF, STARTS, TRADES, Curve, bend_without, title_of
from loyalty_sim.validation.claims.units import number

BENDS = {"early": "at the start", "late": "later"}
BENT = ("increasing", "diminishing", "undecided")


def save_depth(curves: Sequence[Curve], folder: Path) -> list[Path]:
    """Write K41.html, complete in itself, and its pictures; gives the paths."""
    pictures = {"returns": png(draw_marginals(curves)), "mechanisms": png(draw_bends(curves))}
    content = {
        "rows": [_row(curve) for curve in curves if not curve.setting.off],
        "mechanisms": [_mechanism(curves, off) for off in OFF],
        "summary": summary(curves),
        "pictures": {name: data_uri(picture) for name, picture in pictures.items()},
    }
    page = environment(True).get_template("depth.html.j2").render(content, style=style())
    written = [write_atomically(folder / "K41.html", partial(Path.write_text, data=page))]
    for name, picture in pictures.items():
        path = folder / "pictures" / f"K41_{name}.png"
        written.append(write_atomically(path, partial(Path.write_bytes, data=picture)))
    return written


def summary(curves: Sequence[Curve]) -> list[str]:
    """One sentence a lever: in how many markets returns increase or diminish first and later, beyond doubt."""
    return [
        _lever_sentence(lever, [c for c in curves if c.setting.lever == lever and not c.setting.off])
        for lever in LEVERS
    ]


def _lever_sentence(lever: str, curves: Sequence[Curve]) -> str:
    found = [[bent(getattr(curve, which)) for curve in curves] for which in BENDS]
    counts = [", ".join(f"{name} in {each.count(name)}" for name in BENT) for each in found]
    return (
        f"{lever.capitalize()}, in {len(curves)} combinations of trade and start: returns at first are {counts[0]}; "
        f"later they are {counts[1]}."
    )


def bent(samples: Array) -> str:
    """Whether a bend is beyond doubt upwards or downwards: the 90 % interval of its mean excludes zero."""
    found = mean_interval(samples)
    if found.low > 0:
        return "increasing"
    return "diminishing" if found.high < 0 else "undecided"


def _row(curve: Curve) -> dict[str, Any]:
    return curve.setting._asdict() | {
        "early": _with_interval(mean_interval(curve.early)),
        "late": _with_interval(mean_interval(curve.late)),
        "first": bent(curve.early),
        "then": bent(curve.late),
        "shape": curve.shape,
        "probability": f"{100 * curve.probability:.0f} %",
    }


def _mechanism(curves: Sequence[Curve], off: str) -> dict[str, str]:
    changes = {
        f"{lever}_{which}": _with_interval(bend_without(curves, lever, off, which))
        for lever in LEVERS[:2]
        for which in BENDS
    }
    return {"name": title_of(off)} | changes


def _with_interval(found: Interval) -> str:
    return f"{number(float(found.mean))} ({number(float(found.low))} to {number(float(found.high))})"


def draw_marginals(curves: Sequence[Curve]) -> Figure:
    """What the next unit of money brings, by level of spend: a panel a trade and lever, a line a start."""
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(11, 2.6 * len(LEVERS)))
        panels = figure.subplots(len(LEVERS), len(TRADES), sharex=True, squeeze=False)
        middle = (np.array(LEVELS[1:]) + np.array(LEVELS[:-1])) / 2
        for curve in (one for one in curves if not one.setting.off):
            panel = panels[LEVERS.index(curve.setting.lever), TRADES.index(curve.setting.trade)]
            colour, found = COLOURS[list(STARTS).index(curve.setting.start)], curve.marginal
            panel.plot(middle, found.mean, "o-", color=colour, ms=3, label=f"{curve.setting.start} start")
            panel.fill_between(middle, found.low, found.high, color=colour, alpha=0.15, lw=0)
            panel.axhline(1, color=BLACK, lw=0.6, ls="--")
            panel.set_title(f"{curve.setting.lever}, {curve.setting.trade}", fontsize=9)
        panels[0, 0].legend()
        figure.supxlabel("Spend on the lever, times the reference spend", fontsize=9)
        figure.supylabel("Gross return of the next unit of money (above the dashed line it pays)", fontsize=9)
    return figure


def draw_bends(curves: Sequence[Curve]) -> Figure:
    """What bends the curves: the bend that is lost or gained without a mechanism, or with another form of response."""
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(10, 0.34 * len(OFF) + 1.6))
        panels = figure.subplots(1, 4, sharey=True)
        cases = [(lever, which) for lever in LEVERS[:2] for which in BENDS]
        for panel, (lever, which) in zip(panels, cases, strict=True):
            changes = [bend_without(curves, lever, off, which) for off in OFF]
            for row, found in enumerate(changes):
                panel.plot([found.low, found.high], [row, row], color=BLUE, lw=2)
                panel.plot([found.mean], [row], "o", color=BLUE, ms=4)
            panel.axvline(0, color=BLACK, lw=0.8)
            panel.set_title(f"{lever}, {BENDS[which]}", fontsize=9)
        panels[0].set_yticks(range(len(OFF)), [title_of(off) for off in OFF], fontsize=7)
        panels[0].invert_yaxis()
        figure.supxlabel("Change of the bend when this is off, or by this form (money per unit of money)", fontsize=9)
    return figure
