"""Stored numbers as rules want them: Numba's own `float` leaves a 32-bit number at 32 bits."""

import numpy as np

from loyalty_sim.compiled import rule


@rule
def real(stored):
    """A stored number as a 64-bit one, so that compiled and interpreted rules compute alike."""
    return float(np.float64(stored))
