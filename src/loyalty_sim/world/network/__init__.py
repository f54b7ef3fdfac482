"""Who talks to whom: generators of talk networks and readers of the user's own, all giving `Ties`."""

from loyalty_sim.world.network.build import build_ties, network_problems
from loyalty_sim.world.network.csr import checked_ties
from loyalty_sim.world.network.errors import NetworkError
from loyalty_sim.world.network.files import check_network_file
from loyalty_sim.world.network.graph import from_graph
from loyalty_sim.world.network.settings import NetworkSettings

__all__ = [
    "NetworkError",
    "NetworkSettings",
    "build_ties",
    "check_network_file",
    "checked_ties",
    "from_graph",
    "network_problems",
]
