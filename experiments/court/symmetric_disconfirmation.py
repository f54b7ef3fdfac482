"""Symmetric disconfirmation: what falls short of the standard counts as much as what exceeds it, and no more.

The size is the mean of the two that the model has for losses and for gains, so that only the asymmetry goes.
`loyalty-sim court experiments/court/symmetric_disconfirmation.py`
"""

import math

from loyalty_sim.extend import replace


@replace("satisfaction.reaction")
def reaction(gap, p):
    """Reaction to a gap in [-1, 1] between performance and standard: as strong below as above."""
    if gap == 0.0:
        return 0.0
    size = 0.5 * (1.0 + p.loss_aversion) * p.strength * math.exp(p.curvature * math.log(abs(gap)))
    return size if gap > 0.0 else -size
