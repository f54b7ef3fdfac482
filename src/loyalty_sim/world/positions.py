"""Where the focal firm's positions are: what its settings of single sites and of heads come to, site by site."""

import numpy as np

from loyalty_sim.world.columns import Table
from loyalty_sim.world.settings import PositionSettings


def place_positions(sites: Table, firms: Table, settings: PositionSettings) -> None:
    """Put what the focal firm decides of its positions into the tables; heads go to its sites in turn.

    Sites that are not named are as the lever has them. All of it takes effect in the pass `staff` of the same week.
    """
    firms.dismisses[0] = settings.cutting == "dismissal"
    firms.most_overtime[0], firms.temporary[0] = settings.overtime, settings.temporary
    own = np.flatnonzero(sites.firm == 0)
    relative = np.ones(len(own))
    relative[: len(settings.by_site)] = settings.by_site[: len(own)]
    sites.relative[own] = relative
    sites.added[own] = spread(settings.heads, len(own))


def spread(heads: int, sites: int) -> np.ndarray:
    """Heads added to each of so many sites, as even as whole heads can be.

    >>> spread(-5, 3).tolist()
    [-2, -2, -1]
    """
    each, rest = divmod(abs(heads), sites)
    return np.sign(heads) * (each + (np.arange(sites) < rest).astype(np.int64))
