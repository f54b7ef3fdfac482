"""E9 - Turnover: leaving depends on will, exhaustion, climate and the job market.

    leaves    = 1 - exp(-yearly / 52)                      (chance a week)
    yearly    = base job_market exp(by_exhaustion (exhaustion - usual_exhaustion) - by_want (want - usual_want)
                                    - by_climate (climate - usual_climate))
    applicant = usual + attraction satisfaction_above      (who is hired)

The best people join firms whose customers are satisfied: who is hired is attraction (satisfaction - usual) better.
A leaver takes skill and customer bonds along; the position stays vacant until somebody is hired. Sources: Griffeth,
Hom & Gaertner 2000 J Mgmt 26:463 (antecedents); call-centre surveys (30-45 % a year, grade B).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class TurnoverParameters(NamedTuple):
    """Who leaves the employer, and how long the position stays vacant."""

    base: Annotated[
        float, Parameter("Yearly turnover of a usual employee", "hazard per year", 0, 5, "industry surveys", "B")
    ] = 0.18
    job_market: Annotated[float, Parameter("Multiplier of turnover by the job market", "ratio", 0, 5)] = 1.0
    by_exhaustion: Annotated[
        float, Parameter("Effect of exhaustion on log turnover", "1", 0, 10, "Griffeth et al. 2000", "D")
    ] = 2.0
    by_want: Annotated[float, Parameter("Effect of will on log turnover", "1", 0, 10, "Griffeth et al. 2000", "D")] = (
        1.0
    )
    by_climate: Annotated[
        float, Parameter("Effect of climate on log turnover", "1", 0, 10, "Griffeth et al. 2000", "D")
    ] = 1.5
    usual_exhaustion: Annotated[float, Parameter("Exhaustion of a usual employee", "0-1", 0, 1)] = 0.30
    usual_want: Annotated[float, Parameter("Will of a usual employee", "0-1", 0, 1)] = 0.60
    usual_climate: Annotated[float, Parameter("Climate of a usual employee", "0-1", 0, 1)] = 0.55
    attraction: Annotated[
        float,
        Parameter("Rise of knowing and view of work of applicants per unit of customer satisfaction", "1", 0, 5),
    ] = 0.5
    vacancy_weeks: Annotated[float, Parameter("Mean weeks until a vacant position is filled", "weeks", 1, 104)] = 6.0


@rule
def leaves(want: float, exhaustion: float, climate: float, p: TurnoverParameters) -> float:
    """Chance in [0, 1) that an employee leaves this week.

    >>> round(leaves(want=0.7, exhaustion=0.3, climate=0.6, p=TurnoverParameters()), 5)
    0.0029
    """
    log_ratio = (
        p.by_exhaustion * (exhaustion - p.usual_exhaustion)
        - p.by_want * (want - p.usual_want)
        - p.by_climate * (climate - p.usual_climate)
    )
    return 1.0 - math.exp(-p.base * p.job_market * math.exp(log_ratio) / 52.0)


@rule
def applicant(usual: float, satisfaction_above: float, p: TurnoverParameters) -> float:
    """Knowing, or lasting view of work, in [-1, 1] of who is hired; satisfaction_above: of the firm's customers.

    >>> applicant(0.0, 0.1, TurnoverParameters())
    0.05
    """
    return max(-1.0, min(1.0, usual + p.attraction * satisfaction_above))


@rule
def applicant_disposition(
    usual: float, spread: float, satisfaction: float, usual_satisfaction: float, p: TurnoverParameters
) -> float:
    """Lasting view of work of who is hired; usual: of who would be otherwise, spread: between people.

    >>> applicant_disposition(usual=0.5, spread=0.5, satisfaction=0.8,
    ...     usual_satisfaction=0.5, p=TurnoverParameters())
    0.575
    """
    return applicant(usual, spread * (satisfaction - usual_satisfaction), p)


@rule
def applicant_knowing(usual: float, satisfaction: float, usual_satisfaction: float, p: TurnoverParameters) -> float:
    """Knowing in [0, 1] of who is hired, where customers are this satisfied.

    >>> applicant_knowing(usual=0.5, satisfaction=0.8, usual_satisfaction=0.5, p=TurnoverParameters())
    0.65
    """
    return unit(applicant(usual, satisfaction - usual_satisfaction, p))


@rule
def filled(p: TurnoverParameters) -> float:
    """Chance in [0, 1] a week that a vacant position is filled.

    >>> round(filled(TurnoverParameters()), 3)
    0.167
    """
    return 1.0 / p.vacancy_weeks
