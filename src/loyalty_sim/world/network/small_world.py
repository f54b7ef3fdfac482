"""Small world: a ring of near neighbours with some ties rewired (Watts & Strogatz 1998, Nature 393:440)."""

import numpy as np

from loyalty_sim.compiled import builder
from loyalty_sim.world.draws import Purpose, make_key, uniform_pair
from loyalty_sim.world.network.settings import NetworkSettings

_PURPOSE = int(Purpose.NETWORK)


def small_world(settings: NetworkSettings, customers: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Source and target, int32 (customers x degree / 2,), of a Watts-Strogatz network of any mean degree.

    Customer i is tied to the next floor((i+1) d/2) - floor(i d/2) customers on the ring, so a mean degree d of 5
    alternates two and three. A rewired tie keeps its source. Clustering falls as about (1 - rewiring)^3.
    """
    return _ring(customers, settings.degree / 2, settings.rewiring, seed)


@builder
def _ring(customers: int, half_degree: float, rewiring: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    key = make_key(seed, _PURPOSE, 0)
    source = np.empty(int(customers * half_degree), np.int32)
    target = np.empty_like(source)
    for i in range(customers):
        first = int(i * half_degree)
        for e in range(first, int((i + 1) * half_degree)):
            chance, place = uniform_pair(key, e, 0)
            step = 1 + int(place * (customers - 1)) if chance < rewiring else 1 + e - first
            source[e] = i
            target[e] = (i + step) % customers
    return source, target
