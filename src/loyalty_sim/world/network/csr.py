"""From a list of ties to the compressed rows of `Ties`."""

from typing import Any

import numpy as np

from loyalty_sim.compiled import builder
from loyalty_sim.world.network.errors import NetworkError
from loyalty_sim.world.world import Ties


def assemble(customers: int, source: np.ndarray, target: np.ndarray, strong: np.ndarray | None = None) -> Ties:
    """Symmetric `Ties` of the undirected ties source[k] - target[k], given in any order and direction.

    Self-loops are dropped and a tie given twice counts once (strong, if it was strong either time). Linear time:
    a transposed walk over the rows leaves every row in ascending order, so nothing needs sorting.
    """
    if strong is None:
        strong = np.zeros(len(source), np.uint8)
    start, neighbour, kind = _unsorted_rows(customers, source, target, strong)
    lengths = _transpose(start, neighbour.copy(), kind.copy(), neighbour, kind)
    return _close_gaps(start, lengths, neighbour, kind)


def checked_ties(ties: Ties, customers: int) -> Ties:
    """The ties, if they are ties among so many customers: compiled passes follow them without looking.

    Raises NetworkError, all problems.
    """
    wanted = {"start": np.int64, "neighbour": np.int32, "strong": np.uint8}
    arrays = {name: np.asarray(getattr(ties, name, None)) for name in wanted}
    problems = [
        f"ties.{name} must be {kind.__name__} with one axis, not {arrays[name].dtype} of {arrays[name].ndim}"
        for name, kind in wanted.items()
        if arrays[name].dtype != kind or arrays[name].ndim != 1
    ]
    if not problems:
        problems = _problems_of_rows(customers, *arrays.values())
    if problems:
        raise NetworkError(problems)
    return Ties(*(np.ascontiguousarray(array) for array in arrays.values()))


def _problems_of_rows(customers: int, start: np.ndarray, neighbour: np.ndarray, strong: np.ndarray) -> list[str]:
    if len(start) != customers + 1:
        return [f"ties.start has {len(start):,} entries; {customers:,} customers need {customers + 1:,}"]
    if start[0] != 0 or start[-1] != len(neighbour) or (np.diff(start) < 0).any():
        return [f"ties.start must rise from 0 to the {len(neighbour):,} entries of ties.neighbour"]
    problems = []
    if len(strong) != len(neighbour):
        problems.append(f"ties.strong has {len(strong):,} entries and ties.neighbour {len(neighbour):,}")
    if len(neighbour) and not 0 <= neighbour.min() <= neighbour.max() < customers:
        problems.append(f"ties.neighbour must hold rows of customers, 0 to {customers - 1:,}")
    return problems


@builder
def _unsorted_rows(customers: int, source: np.ndarray, target: np.ndarray, strong: np.ndarray) -> Any:
    start = np.zeros(customers + 1, np.int64)
    for k in range(source.size):
        if source[k] != target[k]:
            start[source[k] + 1] += 1
            start[target[k] + 1] += 1
    for i in range(customers):
        start[i + 1] += start[i]
    end = start[:-1].copy()
    neighbour = np.empty(start[customers], np.int32)
    kind = np.empty(start[customers], np.uint8)
    for k in range(source.size):
        a, b = source[k], target[k]
        if a != b:
            neighbour[end[a]], kind[end[a]] = b, strong[k]
            neighbour[end[b]], kind[end[b]] = a, strong[k]
            end[a] += 1
            end[b] += 1
    return start, neighbour, kind


@builder
def _transpose(
    start: np.ndarray, neighbour: np.ndarray, kind: np.ndarray, sorted_neighbour: np.ndarray, sorted_kind: np.ndarray
) -> Any:
    """Rows of the (symmetric) transpose: ascending, doubles merged, each row from its old start. Gives the lengths."""
    length = np.zeros(start.size - 1, np.int32)
    for i in range(start.size - 1):
        for e in range(start[i], start[i + 1]):
            j = neighbour[e]
            last = start[j] + length[j] - 1
            if length[j] > 0 and sorted_neighbour[last] == i:
                sorted_kind[last] |= kind[e]
            else:
                sorted_neighbour[last + 1], sorted_kind[last + 1] = i, kind[e]
                length[j] += 1
    return length


def _close_gaps(start: np.ndarray, lengths: np.ndarray, neighbour: np.ndarray, kind: np.ndarray) -> Ties:
    if int(lengths.sum()) == len(neighbour):
        return Ties(start, neighbour, kind)
    offset = np.arange(len(neighbour)) - np.repeat(start[:-1], np.diff(start))
    kept = offset < np.repeat(lengths, np.diff(start))
    closed = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    return Ties(closed, neighbour[kept], kind[kept])
