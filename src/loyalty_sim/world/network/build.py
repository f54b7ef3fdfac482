"""From settings to ties: the one place that knows every kind of network."""

from collections.abc import Callable

import numpy as np

from loyalty_sim.world.network.blocks import block_chances, block_model
from loyalty_sim.world.network.csr import assemble
from loyalty_sim.world.network.errors import NetworkError
from loyalty_sim.world.network.files import check_network_file, read_edges
from loyalty_sim.world.network.graph import edge_ties
from loyalty_sim.world.network.order import near_order
from loyalty_sim.world.network.scale_free import scale_free
from loyalty_sim.world.network.settings import NetworkSettings
from loyalty_sim.world.network.small_world import small_world
from loyalty_sim.world.network.strength import draw_strength
from loyalty_sim.world.world import Ties

Generator = Callable[[NetworkSettings, int, int], tuple[np.ndarray, np.ndarray]]

GENERATORS: dict[str, Generator] = {"small_world": small_world, "scale_free": scale_free, "blocks": block_model}
"""A generator takes settings, customers and seed, and gives sources and targets. Add one here to add a kind."""


def build_ties(settings: NetworkSettings, customers: int, seed: int) -> Ties:
    """The ties of a market, the same for the same settings, customers and seed. Raises NetworkError, all problems."""
    if settings.kind == "none":
        return assemble(customers, np.empty(0, np.int32), np.empty(0, np.int32))
    if settings.kind == "file":
        return edge_ties(read_edges(settings.path), customers, settings, seed)
    problems = network_problems(settings, customers)
    if problems:
        raise NetworkError(problems)
    source, target = GENERATORS[settings.kind](settings, customers, seed)
    ties = assemble(customers, source, target)
    if settings.kind == "scale_free":
        rows = near_order(ties)
        ties = assemble(customers, rows[source], rows[target])
    return draw_strength(ties, settings, seed)


def network_problems(settings: NetworkSettings, customers: int) -> list[str]:
    """What stands against building this network, one sentence each, before any work; empty if nothing does."""
    if settings.kind == "file":
        return check_network_file(settings.path, customers)
    problems = []
    if settings.path:
        problems.append(f"network.path={settings.path} is only used with network.kind=file, not {settings.kind}")
    if settings.kind != "none" and settings.degree > customers - 1:
        problems.append(
            f"network.degree={settings.degree:g} needs more than {settings.degree:g} customers, "
            f"but the market has {customers:,}"
        )
    elif settings.kind == "blocks":
        problems += _block_problems(settings, customers)
    return problems


def _block_problems(settings: NetworkSettings, customers: int) -> list[str]:
    if settings.blocks > customers:
        return [f"network.blocks={settings.blocks:,} is more than the {customers:,} customers of the market"]
    within, between = block_chances(settings, customers)
    if max(within, between) <= 1.0:
        return []
    where = "within" if within > between else "between"
    return [
        f"network.blocks={settings.blocks:,} of {customers // settings.blocks:,} customers have too few pairs "
        f"{where} blocks for network.degree={settings.degree:g} and network.within_share={settings.within_share:g}"
    ]
