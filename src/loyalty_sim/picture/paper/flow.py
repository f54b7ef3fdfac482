"""Flows from one set of kinds to another (`sankey` of ECharts), drawn by matplotlib."""

from typing import Any

import numpy as np
from matplotlib.patches import Rectangle

from loyalty_sim.picture.chart import INK, Option

GAP, WIDTH = 0.04, 0.03
"""Room between two boxes and width of a box, as parts of the panel."""


def draw_flow(panel: Any, series: Option | None, option: Option) -> None:
    """Boxes at the left and the right, as high as what flows, and bands between them; or what stands in its place."""
    panel.set_axis_off()
    panel.set(xlim=(0, 1), ylim=(0, 1))
    for words in option.get("graphic", ()):
        panel.text(0.5, 0.5, words["style"]["text"], ha="center", va="center", color=words["style"]["fill"])
    if series is None:
        return
    links = [(link["source"], link["target"], float(link["value"])) for link in series["links"]]
    names = [node["name"] for node in series["data"]]
    colours = {node["name"]: node["itemStyle"]["color"] for node in series["data"]}
    sides = [[name for name in names if any(link[side] == name for link in links)] for side in (0, 1)]
    total = sum(value for *_, value in links)
    unit = (1 - GAP * max(len(sides[0]), len(sides[1]))) / total
    tops = _boxes(panel, sides, links, unit, colours)
    for source, target, value in sorted(links, key=lambda link: (names.index(link[0]), names.index(link[1]))):
        _flow(panel, tops, (source, target), value * unit, colours[source])


def _boxes(
    panel: Any, sides: list[list[str]], links: list[tuple[str, str, float]], unit: float, colours: dict[str, str]
) -> dict[str, float]:
    """Draw the boxes; gives the upper end of each, from where its flows leave."""
    tops = {}
    for side, names in enumerate(sides):
        top = 1.0
        for name in names:
            high = unit * sum(link[2] for link in links if link[side] == name)
            left = 0.0 if side == 0 else 1 - WIDTH
            panel.add_patch(Rectangle((left, top - high), WIDTH, high, facecolor=colours[name], lw=0))
            at = (WIDTH + 0.01, "left") if side == 0 else (1 - WIDTH - 0.01, "right")
            panel.text(at[0], top - high / 2, name, ha=at[1], va="center", fontsize=8.5, color=INK, zorder=4)
            tops[name] = top
            top -= max(high, 0.02) + GAP
    return tops


def _flow(panel: Any, tops: dict[str, float], ends: tuple[str, str], high: float, colour: str) -> None:
    x = np.linspace(WIDTH, 1 - WIDTH, 50)
    bend = (1 - np.cos(np.linspace(0, np.pi, 50))) / 2
    upper = tops[ends[0]] + (tops[ends[1]] - tops[ends[0]]) * bend
    panel.fill_between(x, upper - high, upper, color=colour, alpha=0.3, lw=0)
    for end in ends:
        tops[end] -= high
