"""The user's own network: the edge list every source is turned into, its checks, and networkx graphs."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.world.network.csr import assemble
from loyalty_sim.world.network.errors import NetworkError
from loyalty_sim.world.network.settings import NetworkSettings
from loyalty_sim.world.network.strength import draw_strength
from loyalty_sim.world.world import Ties

if TYPE_CHECKING:
    import networkx as nx

_SHOWN = 3


class EdgeList(NamedTuple):
    """Undirected ties between rows 0 ... nodes - 1: source, target int64; strong uint8, or None where not given."""

    nodes: int
    source: np.ndarray
    target: np.ndarray
    strong: np.ndarray | None = None


def from_graph(
    graph: "nx.Graph", customers: int | None = None, settings: NetworkSettings | None = None, seed: int = 0
) -> Ties:
    """`Ties` of a networkx graph, directions ignored, a tie given twice counted once.

    Nodes labelled 0 ... n - 1 are customer rows; otherwise rows follow the order of `graph.nodes`. The edge
    attribute `strong` (0 or 1) is kept where every edge has it; where none has it, strength is drawn by `settings`.
    Raises NetworkError, with all problems, if the graph does not have `customers` nodes, or has self-loops.
    """
    return edge_ties(graph_edges(graph), customers, settings or NetworkSettings(), seed)


def graph_edges(graph: "nx.Graph") -> EdgeList:
    """Edge list of a networkx graph. Raises NetworkError if `strong` is given for some edges only, or is not 0 or 1."""
    nodes = list(graph.nodes)
    rows = {node: row for row, node in enumerate(nodes)}
    if all(type(node) is int for node in nodes) and set(nodes) == set(range(len(nodes))):
        rows = {node: node for node in nodes}
    edges = [(rows[a], rows[b], strong) for a, b, strong in graph.edges(data="strong")]  # type: ignore[var-annotated]
    source, target = (np.array([edge[side] for edge in edges], np.int64) for side in (0, 1))
    return EdgeList(len(nodes), source, target, _strong_flags([edge[2] for edge in edges]))


def _strong_flags(values: list) -> np.ndarray | None:
    missing = sum(value is None for value in values)
    if missing == len(values):
        return None
    if missing:
        raise NetworkError(
            [
                f"network: strong is given for {len(values) - missing:,} of {len(values):,} ties; "
                "give it for all or for none"
            ]
        )
    return flags(values)


def flags(values: list | np.ndarray) -> np.ndarray:
    """uint8 flags of values that must be 0 or 1 (True, False). Raises NetworkError on anything else."""
    wrong = sorted({str(value) for value in values if value not in (0, 1)})
    if wrong:
        raise NetworkError([f"network: strong must be 0 or 1, not {', '.join(wrong[:_SHOWN])}"])
    return np.array(values, dtype=np.uint8)


def edge_problems(edges: EdgeList, customers: int | None) -> list[str]:
    """What is wrong with an edge list, one sentence each; empty if nothing is."""
    problems = []
    if customers is not None and edges.nodes != customers:
        problems.append(f"network has {edges.nodes:,} customers but the market has {customers:,} (rows count from 0)")
    loops = edges.source[edges.source == edges.target]
    if loops.size:
        first = ", ".join(str(node) for node in loops[:_SHOWN])
        problems.append(f"network ties {loops.size:,} customer(s) to themselves (first: {first})")
    return problems


def edge_ties(edges: EdgeList, customers: int | None, settings: NetworkSettings, seed: int) -> Ties:
    """`Ties` of a checked edge list; rows keep the user's order. Raises NetworkError."""
    problems = edge_problems(edges, customers)
    if problems:
        raise NetworkError(problems)
    ties = assemble(edges.nodes, edges.source, edges.target, edges.strong)
    return ties if edges.strong is not None else draw_strength(ties, settings, seed)
