"""The unit interval every latent quantity lives in."""

from loyalty_sim.compiled import rule


@rule
def unit(x: float) -> float:
    """x held within [0, 1].

    >>> unit(1.3)
    1.0
    """
    return 0.0 if x < 0.0 else (1.0 if x > 1.0 else x)
