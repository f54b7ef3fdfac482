"""The picture of a claim: every part's effect against its threshold, and where the search found it to hold."""

from collections.abc import Sequence
from textwrap import fill
from typing import Any

import matplotlib
import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import BLACK, BLUE, GREEN, GREY, ORANGE, STYLE, VERMILLION
from loyalty_sim.validation.claims.condition import Place
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, UNDETERMINED, Finding
from loyalty_sim.validation.claims.ledger import Entry

COLOUR = {HOLDS: GREEN, FAILS: VERMILLION, UNDETERMINED: GREY}
PART_HEIGHT, SEARCH_HEIGHT = 1.15, 0.42


def draw_claim(entry: Entry) -> Figure:
    """A figure of its own. Raises ValueError for a claim without findings."""
    if not entry.findings:
        raise ValueError(f"{entry.claim.id} has nothing to draw")
    search = entry.claim.search if entry.found else None
    rows = [PART_HEIGHT] * len(entry.findings) + ([SEARCH_HEIGHT * len(search.trades) + 0.8] if search else [])
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(8.5, sum(rows) + 0.7))
        panels = figure.subplots(len(rows), 1, height_ratios=rows, squeeze=False)[:, 0]
        for panel, finding in zip(panels, entry.findings, strict=False):
            _draw_part(panel, finding)
        if search and entry.found:
            _draw_search(panels[-1], entry, entry.found.places)
        title = f"{entry.claim.id}  {entry.claim.title}: {entry.verdict}"
        figure.suptitle(fill(title, 84), x=0.01, ha="left", fontweight="bold")
    return figure


def _draw_part(panel: Any, finding: Finding) -> None:
    part, colour = finding.part, COLOUR[finding.verdict]
    spread = np.linspace(-0.25, 0.25, len(finding.samples))
    panel.scatter(finding.samples, spread, color=GREY, alpha=0.35, s=9, lw=0)
    if np.isfinite(finding.low):
        panel.plot([finding.low, finding.high], [0, 0], color=colour, lw=4, solid_capstyle="butt")
    panel.plot([finding.mean], [0], "o", color=colour, ms=7)
    panel.axvline(part.threshold, color=BLACK, ls="--", lw=1)
    if part.claimed is not None:
        panel.plot([part.claimed], [0], "D", color=ORANGE, ms=7, label="practitioners' figure")
        panel.legend(loc="upper right")
    low, high = panel.get_xlim()
    side = (part.threshold, high) if part.direction > 0 else (low, part.threshold)
    panel.axvspan(*side, color=BLUE, alpha=0.08, lw=0)
    panel.set_xlim(low, high)
    panel.set_ylim(-0.5, 0.5)
    panel.set_yticks([])
    panel.set_title(fill(part.says, 104), fontsize=9)
    panel.set_xlabel(part.unit, fontsize=8)
    panel.tick_params(labelsize=8)


def _draw_search(panel: Any, entry: Entry, places: Sequence[Place]) -> None:
    assert entry.claim.search is not None
    trades = list(entry.claim.search.trades)
    order = [HOLDS, UNDETERMINED, FAILS]
    grid = np.array([order.index(place.verdict) for place in places]).reshape(len(trades), -1)
    panel.imshow(grid, cmap=ListedColormap([COLOUR[name] for name in order]), vmin=0, vmax=2, aspect="auto", alpha=0.75)
    columns = [place.cell.settings[1:] for place in places[: grid.shape[1]]]
    labels = ["\n".join(f"{key.rpartition('.')[2]} {value}" for key, value in column) for column in columns]
    panel.set_xticks(range(len(labels)), labels, fontsize=7)
    panel.set_yticks(range(len(trades)), trades, fontsize=8)
    panel.grid(False)
    for (row, column), code in np.ndenumerate(grid):
        panel.text(column, row, order[int(code)], ha="center", va="center", fontsize=7)
    panel.set_title("Looked for under other trades and settings", fontsize=9)
