"""The user's own network: the edge list every source is turned into, its checks, and networkx graphs."""

import re
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
_WHOLE = re.compile(r"0|-?[1-9]\d*")


class EdgeList(NamedTuple):
    """Undirected ties as they are given: source and target are places of `labels`, int64.

    labels: of every customer that is named, whole numbers or text, in the order in which they are first named.
    strong: uint8, or None where not given. weight: float, or None. complete: whether all customers are named, as in a
    graph; a table of ties names only those who have one. notes: what was left out or taken for something.
    """

    labels: list
    source: np.ndarray
    target: np.ndarray
    strong: np.ndarray | None = None
    weight: np.ndarray | None = None
    complete: bool = True
    notes: tuple[str, ...] = ()

    @property
    def nodes(self) -> int:
        """How many customers are named."""
        return len(self.labels)


def from_graph(
    graph: "nx.Graph", customers: int | None = None, settings: NetworkSettings | None = None, seed: int = 0
) -> Ties:
    """`Ties` of a networkx graph, directions ignored, a tie given twice counted once.

    Nodes labelled 0 ... n - 1 (as numbers or text) are customer rows; otherwise rows follow the order of `graph.nodes`.
    The edge attribute `strong` (0 or 1) is kept where every edge has it; else `weight`, where it differs, says which
    are the strong ones; else strength is drawn by `settings`. A file of the same graph gives the same.
    Raises NetworkError, with all problems, if the graph does not have `customers` nodes, or has self-loops.
    """
    return edge_ties(graph_edges(graph), customers, settings or NetworkSettings(), seed)


def graph_edges(graph: "nx.Graph") -> EdgeList:
    """Edge list of a networkx graph.

    Raises NetworkError for what is none, and for strength or weights that are given for some edges only.
    """
    if not (hasattr(graph, "nodes") and hasattr(graph, "edges")):
        raise NetworkError([f"graph = {graph!r} is no networkx graph, such as networkx.path_graph(2000)"])
    nodes = list(graph.nodes)
    rows = {node: row for row, node in enumerate(nodes)}
    edges = [(rows[a], rows[b], data) for a, b, data in graph.edges(data=True)]
    source, target = (np.array([edge[side] for edge in edges], np.int64) for side in (0, 1))
    strong, weight = (_attribute([edge[2].get(name) for edge in edges], name) for name in ("strong", "weight"))
    return EdgeList(
        as_whole(nodes), source, target, None if strong is None else flags(strong),
        None if weight is None else weights(weight), notes=directed(graph.is_directed()),
    )  # fmt: skip


def directed(is_so: bool) -> tuple[str, ...]:
    """The note that directions are not used."""
    return ("ties have a direction, which is not used: people talk both ways",) if is_so else ()


def as_whole(labels: list) -> list:
    """Labels as whole numbers if all of them are, written as numbers are; else as they stand."""
    if all(type(label) is int for label in labels):
        return labels
    text = [str(label) for label in labels]
    if all(isinstance(label, str | np.integer) for label in labels) and all(map(_WHOLE.fullmatch, text)):
        return [int(label) for label in text]
    return labels


def _attribute(values: list, name: str) -> list | None:
    missing = sum(value is None for value in values)
    if missing == len(values):
        return None
    if missing:
        given = f"{name} is given for {len(values) - missing:,} of {len(values):,} ties"
        raise NetworkError([f"network: {given}; give it for all or for none"])
    return values


def flags(values: list | np.ndarray) -> np.ndarray:
    """uint8 flags of values that must be 0 or 1 (True, False). Raises NetworkError on anything else."""
    wrong = sorted({str(value) for value in values if value not in (0, 1)})
    if wrong:
        raise NetworkError([f"network: strong must be 0 or 1, not {', '.join(wrong[:_SHOWN])}"])
    return np.array(values, dtype=np.uint8)


def weights(values: list | np.ndarray) -> np.ndarray:
    """Weights as numbers, 0 or more. Raises NetworkError on anything else."""
    try:
        found = np.array(values, dtype=float)
    except (TypeError, ValueError):
        found = np.array([np.nan])
    if not np.all(np.isfinite(found) & (found >= 0)):
        wrong = sorted({str(value) for value in values if not _is_weight(value)})
        raise NetworkError([f"network: a weight must be a number, 0 or more, not {', '.join(wrong[:_SHOWN])}"])
    return found


def _is_weight(value: object) -> bool:
    try:
        return 0.0 <= float(value) < np.inf  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False


def edge_problems(edges: EdgeList, customers: int | None) -> list[str]:
    """What is wrong with an edge list, one sentence each; empty if nothing is."""
    problems = []
    if customers is not None and (problem := _size_problem(edges, customers)):
        problems.append(problem)
    loops = edges.source[edges.source == edges.target]
    if loops.size:
        first = ", ".join(str(edges.labels[node]) for node in loops[:_SHOWN])
        problems.append(f"network ties {loops.size:,} customer(s) to themselves (first: {first})")
    return problems


def _size_problem(edges: EdgeList, customers: int) -> str:
    rows = are_rows(edges)
    lowest, highest = (min(edges.labels), max(edges.labels)) if rows else (0, edges.nodes - 1)
    if lowest < 0:
        return f"the label {lowest} is negative; rows of customers count from 0"
    named = max(highest + 1, edges.nodes)
    if named > customers or (edges.complete and edges.nodes != customers):
        return f"network has {named:,} customers but the market has {customers:,} (rows count from 0)"
    return ""


def are_rows(edges: EdgeList) -> bool:
    """Whether labels are rows of customers: whole numbers that count from 0. In a graph none may be left out.

    A table that names no 0 may do so because that customer has no tie, or because it counts from 1: then its labels
    are rows where they fit the market.
    """
    if not edges.nodes or not all(type(label) is int for label in edges.labels):
        return False
    if edges.complete:
        return set(edges.labels) == set(range(edges.nodes))
    return min(edges.labels) <= 0


def rows_of(edges: EdgeList, customers: int) -> np.ndarray:
    """The row of each label, in a market of so many customers."""
    whole = edges.nodes > 0 and all(type(label) is int for label in edges.labels)
    fits = whole and not edges.complete and min(edges.labels) >= 0 and max(edges.labels) < customers
    return np.array(edges.labels, np.int64) if are_rows(edges) or fits else np.arange(edges.nodes)


def edge_ties(edges: EdgeList, customers: int | None, settings: NetworkSettings, seed: int) -> Ties:
    """`Ties` of a checked edge list; customers that it does not name have none. Raises NetworkError."""
    problems = edge_problems(edges, customers)
    if problems:
        raise NetworkError(problems)
    customers = edges.nodes if customers is None else customers
    rows = rows_of(edges, customers)
    strong = edges.strong if edges.strong is not None else strong_by_weight(edges.weight, settings.strong_share)
    ties = assemble(customers, rows[edges.source], rows[edges.target], strong)
    return ties if strong is not None else draw_strength(ties, settings, seed)


def strong_by_weight(weight: np.ndarray | None, share: float) -> np.ndarray | None:
    """1 for the heaviest ties, as near to that share of all as equal weights allow; None where weights say nothing.

    >>> import numpy as np
    >>> strong_by_weight(np.array([5.0, 1.0, 2.0, 1.0]), 0.3).tolist()
    [1, 0, 0, 0]
    """
    if weight is None or not len(weight) or weight.min() == weight.max():
        return None
    levels = np.unique(weight)
    reached = np.array([np.mean(weight >= level) for level in levels])
    return (weight >= levels[np.abs(reached - share).argmin()]).astype(np.uint8)
