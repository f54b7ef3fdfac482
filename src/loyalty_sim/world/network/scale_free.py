"""Scale-free with clustering: growth, preferential attachment and triad formation (Holme & Kim 2002, PRE 65:026107)."""

import math

import numpy as np

from loyalty_sim.compiled import builder, rule
from loyalty_sim.world.draws import Purpose, make_key, uniform_pair
from loyalty_sim.world.network.settings import NetworkSettings

_PURPOSE = int(Purpose.NETWORK)
_PATIENCE = 10


def scale_free(settings: NetworkSettings, customers: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Source and target, int32, of a Holme-Kim network; without triads it is Barabasi & Albert 1999 (Science 286:509).

    Each newcomer makes d/2 ties (whole numbers that average to it), starting from a clique just large enough. A tie
    goes to a customer with a chance in proportion to ties so far, or, with chance `clustering`, to a random
    neighbour of the customer attached to last.
    """
    ends = _grow(customers, settings.degree / 2, settings.clustering, seed)
    return ends[0::2], ends[1::2]


@builder
def _grow(customers: int, half_degree: float, triad: float, seed: int) -> np.ndarray:
    """The two ends of every tie in turn: tie e joins ends[2e] and ends[2e + 1]."""
    key = make_key(seed, _PURPOSE, 0)
    core = math.ceil(half_degree) + 1
    room = core * core + 2 * (int(customers * half_degree) + 1)
    ends = np.empty(room, np.int32)
    chain = np.empty(room, np.int64)  # from each end of a tie to an earlier end at the same customer
    latest = np.full(customers, -1, np.int64)
    degree = np.zeros(customers, np.int32)
    size = 0
    for newcomer in range(customers):
        first = size
        if newcomer < core:
            for other in range(newcomer):
                ends[size], ends[size + 1] = newcomer, other
                size += 2
        else:
            wanted = int((newcomer + 1) * half_degree) - int(newcomer * half_degree)
            size = _attach(newcomer, wanted, triad, key, ends, first, chain, latest, degree)
        for end in range(first, size):
            _register(end, ends, chain, latest, degree)
    return ends[:size]


@rule
def _attach(
    newcomer: int,
    wanted: int,
    triad: float,
    key: int,
    ends: np.ndarray,
    first: int,
    chain: np.ndarray,
    latest: np.ndarray,
    degree: np.ndarray,
) -> int:
    size, attempt, anchor = first, 0, -1
    while size < first + 2 * wanted:
        step, place = uniform_pair(key, newcomer, attempt)
        attempt += 1
        closing = anchor >= 0 and step < triad
        target = _neighbour(anchor, place, ends, chain, latest, degree) if closing else ends[int(place * first)]
        if _tied(target, ends, first, size):
            if attempt > _PATIENCE * wanted:
                anchor = -1  # all its neighbours may be tied already
            continue
        ends[size], ends[size + 1] = newcomer, target
        size += 2
        if not closing:
            anchor = target
    return size


@rule
def _tied(target: int, ends: np.ndarray, first: int, size: int) -> bool:
    for end in range(first + 1, size, 2):  # noqa: SIM110 - not compilable as any(...)
        if ends[end] == target:
            return True
    return False


@rule
def _neighbour(
    customer: int, place: float, ends: np.ndarray, chain: np.ndarray, latest: np.ndarray, degree: np.ndarray
) -> int:
    """A random neighbour of the customer: a walk of random length along the chain of its ties."""
    end = latest[customer]
    for _ in range(int(place * degree[customer])):
        end = chain[end]
    return ends[end ^ 1]


@rule
def _register(end: int, ends: np.ndarray, chain: np.ndarray, latest: np.ndarray, degree: np.ndarray) -> None:
    customer = ends[end]
    chain[end] = latest[customer]
    latest[customer] = end
    degree[customer] += 1
