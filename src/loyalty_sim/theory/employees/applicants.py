"""E6j - Who applies and who is hired: the best join firms whose customers are satisfied, that pay well, and choose.

Claim: people hear how customers speak of a firm, and good ones can choose. Where customers are more satisfied than
usual, or pay is better, the pool of applicants is better; a firm that takes one of many gets a better one, waits longer
for that person and pays more for the search.

    score       = attraction (satisfaction - usual) + pool log(pay) + picked log(choosy)
    picked      = 0.6 validity
    choosy      = max(0.1, selectivity)
    knowing     = usual + knowing_sd score
    disposition = usual + spread score                    (lasting view of work, or people orientation)
    filled      = min(1, chance draws / choosy)           (chance a week; draws: theory.pay)
    search      = 1 + searching (selectivity - 1)         (multiplier of the cost of a hire)

The score is that of who is hired, in standard deviations above the usual one. The best of n applicants lies about
.6 log n standard deviations further up (n from 2 to 10), of which a selection procedure of this validity sees its part.

Sources: firm reputation and the quality of applicants (Turban & Cable 2003 J Organ Behav 24:733, r about .2 reported):
firms' satisfaction spreads by .03 to .05 here, so that .2 of a standard deviation is 4 to 6 per unit. A third more pay
brought applicants better by .1 to .2 standard deviations (Dal Bo, Finan & Rossi 2013 Q J Econ 128:1169, reported).
Validity of structured interviews .42 (Sackett et al. 2022 J Appl Psych 107:2040, reported).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class ApplicantsParameters(NamedTuple):
    """What draws better applicants, how far they differ, and what choosing among them brings and costs."""

    attraction: Annotated[
        float,
        Parameter("Standard scores by which applicants are better, per unit of customer satisfaction", "1", 0, 50,
                  "Turban & Cable 2003", "C"),
    ] = 5.0  # fmt: skip
    pool: Annotated[
        float, Parameter("Standard scores by which applicants are better, per log unit of pay", "1", 0, 10,
                         "Dal Bo, Finan & Rossi 2013", "B")
    ] = 0.5  # fmt: skip
    validity: Annotated[
        float, Parameter("Correlation of what selection sees with what people are like", "correlation", 0, 1,
                         "Sackett et al. 2022", "A")
    ] = 0.42  # fmt: skip
    knowing_sd: Annotated[float, Parameter("Spread of knowing between newcomers", "0-1", 0, 0.5)] = 0.08
    searching: Annotated[
        float, Parameter("Part of the cost of a hire that is the search, and rises with selectivity", "share", 0, 1)
    ] = 0.4


@rule
def choosy(selectivity: float) -> float:
    """Applicants looked at for one hire, against the usual number; at least a tenth.

    >>> choosy(0.0)
    0.1
    """
    return max(0.1, selectivity)


@rule
def score(satisfaction: float, usual: float, pay: float, selectivity: float, p: ApplicantsParameters) -> float:
    """Standard score of who is hired above who usually is, by satisfaction of customers, pay and selectivity.

    >>> round(score(satisfaction=0.85, usual=0.8, pay=1.0, selectivity=2.0, p=ApplicantsParameters()), 3)
    0.425
    """
    picked = 0.6 * p.validity * math.log(choosy(selectivity))
    return p.attraction * (satisfaction - usual) + p.pool * math.log(pay) + picked


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


@rule
def filled(chance: float, draws: float, selectivity: float) -> float:
    """Chance in [0, 1] a week that a vacancy is filled, from the usual one, by what pay draws and how choosy one is.

    >>> filled(chance=0.2, draws=1.5, selectivity=2.0)
    0.15000000000000002
    """
    return min(1.0, chance * draws / choosy(selectivity))


@rule
def search(selectivity: float, p: ApplicantsParameters) -> float:
    """Multiplier > 0 of the cost of one hire.

    >>> search(2.0, ApplicantsParameters())
    1.4
    """
    return 1.0 + p.searching * (selectivity - 1.0)
