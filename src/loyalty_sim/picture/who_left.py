"""Who left, who stayed, and why: the same customers followed in A and in B."""

import numpy as np
import pandas as pd

from loyalty_sim.picture.chart import INK, TITLE_HEIGHT, Chart, Option, base
from loyalty_sim.picture.palette import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILLION

FATES = (
    "stayed", "service failure", "unresolved case", "poor service", "price", "talk", "waiting", "employee left",
    "better rival", "moved away", "no single cause", "firm closed",
)  # fmt: skip
"""Fates by their code: 0 stayed, then the reasons of `theory.customers.defection.Reason` in their order."""

_COLOURS = dict(
    zip(FATES, (GREEN, VERMILLION, VERMILLION, ORANGE, PURPLE, SKY, SKY, PURPLE, BLUE, GREY, GREY, GREY), strict=True)
)
SAME = ("stayed", "moved away")


def who_left(crossing: np.ndarray) -> Chart:
    """crossing: (fates, fates) customers by their fate in A (rows) and in B (columns).

    Those who stay in both worlds, and those who move away in both, are told in the caption and left out of the
    picture: they are the many, and nothing that the firm does tells them apart.
    """
    title = "Who left, who stayed, and why"
    table = _table(crossing)
    shown = table[~((table["in A"] == table["in B"]) & table["in A"].isin(SAME))]
    kept, lost = _kept(crossing), _lost(crossing)
    caption = (
        f"Of {int(crossing.sum()):,} customers at the start, {kept:,} who leave in A stay in B, and {lost:,} who stay "
        f"in A leave in B; {int(crossing[0, 0]):,} stay in both."
    )
    option = base(title, "the same customers in A (left) and in B (right), one pair of runs", caption)
    option["tooltip"] = {"trigger": "item", "confine": True}
    del option["grid"]
    option["grid"] = {"top": 80, "left": 16, "right": 24, "bottom": 36}
    option["series"] = [_sankey(shown)] if len(shown) else []
    if not len(shown):
        option["graphic"] = _nobody()
    return Chart(title, caption, option, table)


def _sankey(shown: pd.DataFrame) -> Option:
    names = [f"A: {fate}" for fate in FATES if (shown["in A"] == fate).any()]
    names += [f"B: {fate}" for fate in FATES if (shown["in B"] == fate).any()]
    links = [
        {"source": f"A: {row['in A']}", "target": f"B: {row['in B']}", "value": int(row["customers"])}
        for row in shown.to_dict("records")
    ]
    nodes = [
        {
            "name": name, "itemStyle": {"color": _COLOURS[name[3:]]},
            "label": {"position": "right" if name.startswith("A") else "left"},
        }
        for name in names
    ]  # fmt: skip
    return {
        "type": "sankey", "top": 8 + TITLE_HEIGHT, "left": 8, "right": 8, "bottom": 12, "nodeWidth": 14, "nodeGap": 13,
        "draggable": False, "emphasis": {"focus": "adjacency"}, "layoutIterations": 32,
        "label": {"color": INK, "fontSize": 11, "backgroundColor": "rgba(255,255,255,0.7)", "padding": [1, 3]},
        "lineStyle": {"color": "gradient", "opacity": 0.35},
        "data": nodes, "links": links,
    }  # fmt: skip


def _kept(crossing: np.ndarray) -> int:
    return int(crossing[1:, 0].sum())


def _lost(crossing: np.ndarray) -> int:
    return int(crossing[0, 1:].sum())


def _nobody() -> list[Option]:
    style = {"text": "Everybody fares alike in A and in B", "fill": INK, "font": "14px sans-serif"}
    return [{"type": "text", "left": "center", "top": "middle", "style": style}]


def _table(crossing: np.ndarray) -> pd.DataFrame:
    rows = [
        {"in A": FATES[a], "in B": FATES[b], "customers": int(crossing[a, b])}
        for a in range(len(FATES))
        for b in range(len(FATES))
        if crossing[a, b]
    ]
    return pd.DataFrame(rows, columns=["in A", "in B", "customers"])
