"""Positions that the focal firm may ask for: its sites are there, and have room for them."""

from collections.abc import Iterator

import numpy as np

from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.validate import Conflict
from loyalty_sim.theory.levers import lever_named
from loyalty_sim.world.positions import spread
from loyalty_sim.world.staff import lay_out_sites


def positions_have_room(s: Scenario) -> Iterator[Conflict]:
    """Every named site exists, and no site gets more positions than there is room for."""
    by_site, heads = s.firm.positions.by_site, s.firm.positions.heads
    if not by_site and not heads:
        return
    owners, usual = lay_out_sites(s)
    own = usual[owners == 0]
    known = f"the firm has {len(own)} sites with {own.sum()} positions"
    if len(by_site) > len(own):
        message = f"firm.positions.by_site names {len(by_site)} sites"
        yield Conflict(("firm.positions.by_site",), message, (known,))
        return
    low, high = lever_named("positions").low, lever_named("positions").high
    for value in by_site:
        if not low <= value * s.firm.levers.positions <= high:
            message = f"firm.positions.by_site: {value:g} times firm.levers.positions is not from {low:g} to {high:g}"
            yield Conflict(("firm.positions.by_site", "firm.levers.positions"), message, (known,))
            return
    relative = np.append(by_site, np.ones(len(own) - len(by_site)))
    decided = own * relative * s.firm.levers.positions + spread(heads, len(own))
    if (decided < 1).any() or (decided > high * own).any():
        message = (
            f"firm.positions.heads = {heads} leaves a site with fewer than 1 or more than {high:g} times its usual"
        )
        yield Conflict(("firm.positions.heads", "firm.levers.positions"), f"{message} positions", (known,))
