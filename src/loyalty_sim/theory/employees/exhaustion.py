"""E9 - Exhaustion: load, angry customers and thin support wear people out; rest heals.

    exhaustion'   = exhaustion + base + by_load (utilisation - comfortable)+ + by_anger angry_share
                    - (rest + support relations) exhaustion    [worn]
    resting_point = base / (rest + support relations)          (where strain and rest balance)

relations: the facet of climate, as the person sees it: colleagues and managers who support.

Sources: Maslach & Leiter 2016 World Psychiatry 15:103 (demands and resources); Demerouti et al. 2001 J Appl Psych
86:499. Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class ExhaustionParameters(NamedTuple):
    """What wears employees out and what heals."""

    base: Annotated[float, Parameter("Weekly strain of the job itself", "per week", 0, 1)] = 0.020
    by_load: Annotated[
        float, Parameter("Weekly strain per unit of utilisation above comfortable", "per week", 0, 5)
    ] = 0.10
    comfortable: Annotated[
        float, Parameter("Utilisation without extra strain", "1", 0, 1, "Kuntz et al. 2015, a kink at 92 %", "D")
    ] = 0.88
    by_anger: Annotated[float, Parameter("Weekly strain if every customer complained", "per week", 0, 5)] = 0.15
    rest: Annotated[float, Parameter("Weekly recovery through rest", "per week", 0, 1)] = 0.040
    support: Annotated[float, Parameter("Extra weekly recovery where relations are perfect", "per week", 0, 1)] = 0.060


@rule
def worn(exhaustion: float, utilisation: float, angry_share: float, relations: float, p: ExhaustionParameters) -> float:
    """Exhaustion in [0, 1] one week later.

    >>> round(worn(exhaustion=0.3, utilisation=0.9, angry_share=0.1, relations=0.6, p=ExhaustionParameters()), 3)
    0.314
    """
    strain = p.base + p.by_load * max(0.0, utilisation - p.comfortable) + p.by_anger * angry_share
    return unit(exhaustion + strain - (p.rest + p.support * relations) * exhaustion)


@rule
def resting_point(relations: float, p: ExhaustionParameters) -> float:
    """Exhaustion in [0, 1] at which strain and rest balance under comfortable load and no anger.

    >>> round(resting_point(0.6, ExhaustionParameters()), 3)
    0.263
    """
    return unit(p.base / max(p.rest + p.support * relations, 1e-9))


@rule
def angry_share(angry: float, handled: float) -> float:
    """Share of the customers served this week who complained.

    >>> angry_share(25.0, 0.8)
    25.0
    """
    return angry / max(handled, 1.0)


@rule
def strained(exhaustion: float, strain: float) -> float:
    """Exhaustion in [0, 1] after this much more strain.

    >>> strained(0.3, 0.5)
    0.8
    """
    return unit(exhaustion + strain)
