"""The unit interval every latent quantity lives in."""

from loyalty_sim.compiled import rule


@rule
def unit(x: float) -> float:
    """x held within [0, 1], without a branch: nobody foresees which way it would go.

    >>> unit(1.3)
    1.0
    """
    return max(0.0, min(1.0, x))
