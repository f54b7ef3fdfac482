"""Every given moment of the shipped tables, with how far the model can be held to it, and the band it must lie in.

One file a source; `everything()` gives all of them. Standing, error and band of each were written down before any
market was looked at for them; what the model gives is looked at by the targets T31 to T35.
"""

from loyalty_sim.validation.evidence.given.everything import bands_of, everything
from loyalty_sim.validation.evidence.given.moment import Given, Standing

__all__ = ["Given", "Standing", "bands_of", "everything"]
