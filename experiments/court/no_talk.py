"""No talk: nobody tells anybody anything, and nobody asks. The public board of reviews stays.

The pass stays in the week and does nothing, so that whoever looks at a market after it finds it.
`loyalty-sim court experiments/court/no_talk.py`
"""

from loyalty_sim.extend import replace


@replace("talk")
def silence(market):
    """In place of the pass in which customers tell and hear."""


@replace("referral.asked")
def nobody_asks(u, p):
    """Whether who looks for a provider asks a tie."""
    return False
