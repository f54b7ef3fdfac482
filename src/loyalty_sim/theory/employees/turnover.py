"""E9 - Turnover: leaving depends on will, exhaustion, climate and the job market.

    leaves = 1 - exp(-yearly / 52)                      (chance a week)
    yearly = base job_market held exp(by_exhaustion (exhaustion - usual_exhaustion) - by_want (want - usual_want)
                                      - by_climate (climate - usual_climate))
    by_view = by_climate + by_want steepness / 4        (of who lastingly sees the work in a better light)

held is what else keeps people, as a multiplier: pride, pay, and who goes to another firm of the market instead
(theory.pride, theory.pay, theory.moves). Who is hired is in theory.applicants.
A leaver takes skill and customer bonds along; the position stays vacant until somebody is hired. Sources: Griffeth,
Hom & Gaertner 2000 J Mgmt 26:463 (antecedents); call-centre surveys (30-45 % a year, grade B).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


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
    vacancy_weeks: Annotated[float, Parameter("Mean weeks until a vacant position is filled", "weeks", 1, 104)] = 6.0


@rule
def leaves(want: float, exhaustion: float, climate: float, held: float, p: TurnoverParameters) -> float:
    """Chance in [0, 1) that an employee leaves this week; held: multiplier by what else keeps people.

    >>> round(leaves(want=0.7, exhaustion=0.3, climate=0.6, held=1.0, p=TurnoverParameters()), 5)
    0.0029
    """
    log_ratio = (
        p.by_exhaustion * (exhaustion - p.usual_exhaustion)
        - p.by_want * (want - p.usual_want)
        - p.by_climate * (climate - p.usual_climate)
    )
    return 1.0 - math.exp(-p.base * p.job_market * held * math.exp(log_ratio) / 52.0)


@rule
def by_view(steepness: float, p: TurnoverParameters) -> float:
    """Effect on log turnover of a better view of the work, by climate and by will; steepness: of will in climate.

    >>> by_view(5.0, TurnoverParameters())
    2.75
    """
    return p.by_climate + 0.25 * steepness * p.by_want


@rule
def filled(p: TurnoverParameters) -> float:
    """Chance in [0, 1] a week that a vacant position is filled.

    >>> round(filled(TurnoverParameters()), 3)
    0.167
    """
    return 1.0 / p.vacancy_weeks
