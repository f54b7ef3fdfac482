"""E5 - How the money on one lever is split over what it can go into: the facets of climate, the parts of a service.

Claim: each part builds as the lever does, from its own share of the money. Where all parts get their usual shares each
is built as far as the lever is; more for one is less for the others.

    tilt  = weight / mean_weight
    aimed = tilt capability / max(1 - capability + tilt capability, .000001)

The form is that of a saturating response (theory.response) of which the part gets `tilt` times the usual money.
Judgement.
"""

from loyalty_sim.compiled import rule


@rule
def tilt(weight: float, mean_weight: float) -> float:
    """Money of one part, in units of its usual share; weights > 0 are those the firm sets.

    >>> tilt(3.0, 1.5)
    2.0
    """
    return weight / mean_weight


@rule
def aimed(capability: float, tilt: float) -> float:
    """Capability in [0, 1] of one part, from that of the lever and the part's tilt >= 0.

    >>> aimed(0.5, 1.0), aimed(0.5, 3.0)
    (0.5, 0.75)
    """
    return tilt * capability / max(1.0 - capability + tilt * capability, 1e-6)
