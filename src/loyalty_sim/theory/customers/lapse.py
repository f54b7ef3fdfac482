"""C6 - Lapse and return: for a while people need nothing of the kind, or get it elsewhere, and then they come back.

Claim: a customer's needs are not spread evenly over the years. In some periods, which begin on a day of each customer's
own, there are none; in the others there are as many more, so that the mean is the trade's.

    period   = floor(week / weeks + phase)
    lapses   = u < share                       (u: one draw a customer and period)
    made_up  = 1 / (1 - share)                 (times the usual chance of a need in the other periods)

Customers of a cohort thin out faster than a constant rate each would let them: of those whose first purchase at CDNOW
fell into the first quarter of 1997, 40 % came again within 39 weeks and 29 % in the 39 weeks after (Fader & Hardie 2001
Interfaces 31(3):S94). Where a contract runs there is no lapse.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class LapseParameters(NamedTuple):
    """How often and how long customers lapse."""

    share: Annotated[
        float,
        Parameter("Share of the time in which a customer needs nothing; 0 switches lapses off", "share", 0, 0.9,
                  "CDNOW cohort (that there is some)", "D"),
    ] = 0.0  # fmt: skip
    weeks: Annotated[float, Parameter("Length of one period", "weeks", 1, 520, "judgement", "D")] = 52.0


@rule
def period(week: float, phase: float, p: LapseParameters) -> int:
    """Number of the period that a week lies in, for a customer whose periods begin at this phase in [0, 1).

    >>> period(10.0, 0.9, LapseParameters()), period(4.0, 0.9, LapseParameters())
    (1, 0)
    """
    return int(week / p.weeks + phase)


@rule
def lapses(u: float, p: LapseParameters) -> bool:
    """Whether the period with uniform draw u in (0, 1) is one without needs.

    >>> lapses(0.1, LapseParameters(share=0.2))
    True
    """
    return u < p.share


@rule
def made_up(p: LapseParameters) -> float:
    """Factor >= 1 on the chance of a need in the other periods.

    >>> made_up(LapseParameters(share=0.2))
    1.25
    """
    return 1.0 / (1.0 - p.share)
