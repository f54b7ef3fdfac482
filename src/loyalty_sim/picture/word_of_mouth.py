"""Word of mouth: some customers who talk to each other, and which way the talk they have heard pulls them."""

import numpy as np
import pandas as pd

from loyalty_sim.picture.chart import Chart, Option, base, rounded
from loyalty_sim.picture.palette import BLUE, GREY, ORANGE

HEARD = 0.3
"""Talk pressure from which it counts as heard: what one warm or angry word from a close friend leaves."""

GROUPS = {
    "for staying": (BLUE, "circle"),
    "nothing lately": ("#c4c4c4", "circle"),
    "for leaving": (ORANGE, "triangle"),
}


def word_of_mouth(pressure: np.ndarray, ties: np.ndarray, places: np.ndarray, week: int, rows: np.ndarray) -> Chart:
    """One dot a customer.

    pressure: (customers,) recent talk heard, above 0 for leaving; ties: (ties, 2) pairs of places in it; places:
    (customers, 2) where each is drawn, see `layout`; week: when this was; rows: number of each customer in the market.
    """
    title = "Word of mouth"
    groups = {
        "for staying": pressure <= -HEARD,
        "nothing lately": np.abs(pressure) < HEARD,
        "for leaving": pressure >= HEARD,
    }
    counts = {name: int(who.sum()) for name, who in groups.items()}
    caption = (
        f"Week {week}: of {len(pressure)} customers who know each other, talk speaks to {counts['for staying']} for "
        f"staying where they are and to {counts['for leaving']} for leaving."
    )
    option = base(title, f"a neighbourhood of the talk network in B, week {week}", caption, legend=list(GROUPS))
    option["legend"]["itemWidth"] = 14
    hidden = {"type": "value", "show": False, "min": -1.08, "max": 1.08}
    option |= {"xAxis": hidden, "yAxis": dict(hidden), "tooltip": {"trigger": "item", "confine": True}}
    option["grid"] |= {"containLabel": False, "left": 12, "right": 12, "bottom": 40, "top": 64}
    option["series"] = [_ties(ties, places)] if len(ties) else []
    option["series"] += [_customers(name, who, pressure, places, rows) for name, who in groups.items()]
    table = pd.DataFrame({"talk heard": list(counts), "customers": list(counts.values())})
    return Chart(title, caption, option, table)


def layout(ties: np.ndarray, customers: int) -> np.ndarray:
    """Where to draw each customer, within -1 to 1: friends near each other, always the same for the same ties."""
    import networkx as nx

    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(customers))
    graph.add_edges_from(ties.tolist())
    where = (
        nx.kamada_kawai_layout(graph)
        if 1 < customers <= 150 and nx.is_connected(graph)
        else nx.spring_layout(graph, seed=1)
    )
    return np.array([where[place] for place in range(customers)]).reshape(-1, 2)


def _ties(ties: np.ndarray, places: np.ndarray) -> Option:
    data: list[list[float | None]] = []
    for a, b in ties:
        data += [_point(places[a]), _point(places[b]), [None, None]]
    return {
        "type": "line", "name": "ties", "data": data, "symbol": "none", "silent": True, "z": 1,
        "lineStyle": {"color": GREY, "width": 0.7, "opacity": 0.5},
    }  # fmt: skip


def _customers(name: str, who: np.ndarray, pressure: np.ndarray, places: np.ndarray, rows: np.ndarray) -> Option:
    colour, symbol = GROUPS[name]
    data = [[*_point(places[at]), int(rows[at]), rounded(pressure[at])] for at in np.flatnonzero(who)]
    return {
        "type": "scatter", "name": name, "symbol": symbol, "symbolSize": 10, "itemStyle": {"color": colour}, "z": 2,
        "dimensions": ["x", "y", "customer", "talk"], "encode": {"x": 0, "y": 1, "tooltip": [2, 3]}, "data": data,
        "cursor": "pointer",
    }  # fmt: skip


def _point(place: np.ndarray) -> list[float | None]:
    return [rounded(place[0]), rounded(place[1])]
