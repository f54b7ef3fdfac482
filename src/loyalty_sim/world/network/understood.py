"""What was understood of the user's own network, in sentences: who is who, which ties count, what strength means."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.world.network.graph import EdgeList, edge_ties, rows_of, strong_by_weight

if TYPE_CHECKING:
    from loyalty_sim.world.network.settings import NetworkSettings


def understood(edges: EdgeList, customers: int, settings: "NetworkSettings") -> tuple[str, ...]:
    """One sentence for each: customers, ties, strength, and whatever was left out. The edge list must fit the market.

    >>> from loyalty_sim.world.network.settings import NetworkSettings
    >>> named = EdgeList(["ann", "bob", "cy"], np.array([0, 1]), np.array([1, 2]))
    >>> understood(named, 3, NetworkSettings())[0]
    '3 customers: ann is customer 0, cy customer 2, in the order in which they are named'
    """
    return (_who(edges, customers), _ties(edges, customers, settings), _strength(edges, settings), *edges.notes)


def _who(edges: EdgeList, customers: int) -> str:
    rows = rows_of(edges, customers)
    if not edges.nodes:
        return f"nobody is named: none of {customers:,} customers has a tie"
    if edges.labels == rows.tolist():
        return f"{customers:,} customers: whole numbers from 0 are rows of the market"
    first, last = edges.labels[0], edges.labels[-1]
    there = f"customer {rows[0]}, {last} customer {rows[-1]}" if edges.nodes > 1 else f"customer {rows[0]}"
    return f"{customers:,} customers: {first} is {there}, in the order in which they are named"


def _ties(edges: EdgeList, customers: int, settings: "NetworkSettings") -> str:
    kept = edge_ties(edges, customers, settings, seed=0)
    alone = int(np.sum(np.diff(kept.start) == 0))
    count = len(kept.neighbour) // 2
    twice = f" ({len(edges.source) - count:,} given more than once count once)" if len(edges.source) > count else ""
    return f"{count:,} ties{twice}, {2 * count / customers:.3g} a customer; {alone:,} of {customers:,} have none"


def _strength(edges: EdgeList, settings: "NetworkSettings") -> str:
    if edges.strong is not None:
        return (
            f"strong is given: {np.mean(edges.strong):.0%} of the ties are" if len(edges.strong) else "no strong ties"
        )
    strong = strong_by_weight(edges.weight, settings.strong_share)
    if strong is None:
        same = "weights are all the same, so " if edges.weight is not None and len(edges.weight) else ""
        return f"{same}strong ties are drawn by network.strong_share, {settings.strong_share:g} of all"
    assert edges.weight is not None
    least = edges.weight[strong == 1].min()
    return (
        f"weight is strength: ties of {least:g} or more are strong, {np.mean(strong):.0%} of all, as near to "
        f"network.strong_share ({settings.strong_share:g}) as equal weights allow"
    )
