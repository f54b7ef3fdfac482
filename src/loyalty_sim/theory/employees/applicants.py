"""E6j - Who applies and who is hired: the best join firms whose customers are satisfied.

Claim: people hear how customers speak of a firm, and good ones can choose. Where customers are more satisfied than
usual the pool of applicants is better.

    score       = attraction (satisfaction - usual)    (of who is hired, in standard deviations above the usual one)
    knowing     = usual + knowing_sd score
    disposition = usual + spread score                 (lasting view of work, or people orientation)

Sources: firm reputation and the quality of applicants (Turban & Cable 2003 J Organ Behav 24:733, r about .2 reported):
firms' satisfaction spreads by .03 to .05 here, so that .2 of a standard deviation is 4 to 6 per unit.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class ApplicantsParameters(NamedTuple):
    """What draws better applicants, and how far they differ."""

    attraction: Annotated[
        float,
        Parameter("Standard scores by which applicants are better, per unit of customer satisfaction", "1", 0, 50,
                  "Turban & Cable 2003", "C"),
    ] = 5.0  # fmt: skip
    knowing_sd: Annotated[float, Parameter("Spread of knowing between newcomers", "0-1", 0, 0.5)] = 0.08


@rule
def score(satisfaction: float, usual: float, p: ApplicantsParameters) -> float:
    """Standard score of who is hired above who usually is, where customers are this satisfied.

    >>> round(score(satisfaction=0.85, usual=0.8, p=ApplicantsParameters()), 3)
    0.25
    """
    return p.attraction * (satisfaction - usual)


@rule
def knowing(usual: float, score: float, p: ApplicantsParameters) -> float:
    """Knowing in [0, 1] of a newcomer of this standard score; usual: of the usual one.

    >>> knowing(usual=0.25, score=0.25, p=ApplicantsParameters())
    0.27
    """
    return unit(usual + p.knowing_sd * score)


@rule
def disposition(usual: float, spread: float, score: float) -> float:
    """Lasting trait in [-1, 1] of a newcomer of this standard score; usual: as it would be at score 0.

    >>> disposition(usual=0.1, spread=0.17, score=0.5)
    0.185
    """
    return max(-1.0, min(1.0, usual + spread * score))
