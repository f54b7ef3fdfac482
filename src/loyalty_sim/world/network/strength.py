"""Strong and weak ties: ties inside a triangle are more often strong (Granovetter 1973; Onnela et al. 2007, PNAS)."""

import numpy as np

from loyalty_sim.compiled import builder, rule
from loyalty_sim.world.draws import Purpose, make_key, uniform
from loyalty_sim.world.network.settings import NetworkSettings
from loyalty_sim.world.world import Ties

_PURPOSE = int(Purpose.TIE_STRENGTH)


def draw_strength(ties: Ties, settings: NetworkSettings, seed: int) -> Ties:
    """The same ties with `strong` drawn: `strong_share` of them overall, fewer where there is no common neighbour."""
    embedded = _embedded(ties.start, ties.neighbour)
    closed, bridge = strong_chances(float(embedded.mean()) if embedded.size else 0.0, settings)
    return ties._replace(strong=_draw(ties.start, ties.neighbour, embedded, closed, bridge, seed))


def strong_chances(embedded_share: float, settings: NetworkSettings) -> tuple[float, float]:
    """Chance to be strong of a tie with and without a common neighbour, such that the overall share is as set."""
    share, rest = settings.strong_share, 1.0 - embedded_share
    weight = embedded_share + rest * settings.bridge_strength
    closed = min(1.0, share / weight) if weight > 0.0 else 1.0
    bridge = (share - embedded_share * closed) / rest if rest > 0.0 else 0.0
    return closed, bridge


@builder
def _embedded(start: np.ndarray, neighbour: np.ndarray) -> np.ndarray:
    """1 for each tie whose two customers have a common neighbour, uint8."""
    embedded = np.zeros(neighbour.size, np.uint8)
    for i in range(start.size - 1):
        for e in range(start[i], start[i + 1]):
            j = neighbour[e]
            embedded[e] = _share_member(neighbour[start[i] : start[i + 1]], neighbour[start[j] : start[j + 1]])
    return embedded


@rule
def _share_member(a: np.ndarray, b: np.ndarray) -> bool:
    """Whether two ascending rows have a member in common."""
    i, j = 0, 0
    while i < a.size and j < b.size:
        if a[i] == b[j]:
            return True
        if a[i] < b[j]:
            i += 1
        else:
            j += 1
    return False


@builder
def _draw(
    start: np.ndarray, neighbour: np.ndarray, embedded: np.ndarray, closed: float, bridge: float, seed: int
) -> np.ndarray:
    """Both directions of a tie ask for the same draw, so strength is symmetric."""
    key = make_key(seed, _PURPOSE, 0)
    strong = np.empty(neighbour.size, np.uint8)
    for i in range(start.size - 1):
        for e in range(start[i], start[i + 1]):
            j = neighbour[e]
            strong[e] = uniform(key, min(i, j), max(i, j)) < (closed if embedded[e] else bridge)
    return strong
