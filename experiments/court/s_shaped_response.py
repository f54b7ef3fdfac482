"""S-shaped response: the first money in any lever buys little, the next much, and then little again.

Hill's curve of steepness 2 in place of every form there is; as all forms it gives half of the capability at the usual
spend, so that only what more or less money buys is another.
`loyalty-sim court experiments/court/s_shaped_response.py`
"""

from loyalty_sim.extend import replace

STEEPNESS = 2.0


@replace("response.supported")
def supported(spend, usual, execution, form, p):
    """Capability in [0, 1] that a spend supports; 1/2 at the usual spend."""
    money = execution * spend
    if money <= 0.0:
        return 0.0
    return 1.0 - 1.0 / (1.0 + (money / max(usual, 1e-9)) ** STEEPNESS)
