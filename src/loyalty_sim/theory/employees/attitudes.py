"""E2 - Eight attitudes make the five dimensions of service.

Claim: what a customer meets is attitudes - customer first, can-do, professional, warm, available, personal, courteous,
reliable - and each is its own mixture of knowing, wanting and being able (theory.performance). Where the mixtures
differ, a lack of will shows in warmth long before it shows in reliability.

    reliability    = .6 reliable + .2 can_do + .2 professional
    responsiveness = .5 available + .5 can_do
    assurance      = .7 professional + .3 courteous
    empathy        = .35 warm + .35 personal + .3 customer_first

An attitude is the mix of theory.performance with shares of its own.

Source of the dimensions: Parasuraman, Zeithaml & Berry 1988 J Retailing 64:12. Mixtures are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

ATTITUDES = ("customer_first", "can_do", "professional", "warm", "available", "personal", "courteous", "reliable")
CUSTOMER_FIRST, CAN_DO, PROFESSIONAL, WARM, AVAILABLE, PERSONAL, COURTEOUS, RELIABLE = range(len(ATTITUDES))


class AttitudesParameters(NamedTuple):
    """Shares of knowing and wanting (the rest is being able) in each attitude."""

    on: Annotated[bool, Parameter("Whether attitudes differ; off, each is overall performance")] = True
    customer_first_know: Annotated[float, Parameter("Share of knowing", "share", 0, 0.5)] = 0.20
    customer_first_want: Annotated[float, Parameter("Share of wanting", "share", 0, 0.5)] = 0.50
    can_do_know: Annotated[float, Parameter("Share of knowing", "share", 0, 0.5)] = 0.20
    can_do_want: Annotated[float, Parameter("Share of wanting", "share", 0, 0.5)] = 0.35
    professional_know: Annotated[float, Parameter("Share of knowing", "share", 0, 0.5)] = 0.50
    professional_want: Annotated[float, Parameter("Share of wanting", "share", 0, 0.5)] = 0.25
    warm_know: Annotated[float, Parameter("Share of knowing", "share", 0, 0.5)] = 0.10
    warm_want: Annotated[float, Parameter("Share of wanting", "share", 0, 0.5)] = 0.50
    available_know: Annotated[float, Parameter("Share of knowing", "share", 0, 0.5)] = 0.10
    available_want: Annotated[float, Parameter("Share of wanting", "share", 0, 0.5)] = 0.40
    personal_know: Annotated[float, Parameter("Share of knowing", "share", 0, 0.5)] = 0.25
    personal_want: Annotated[float, Parameter("Share of wanting", "share", 0, 0.5)] = 0.50
    courteous_know: Annotated[float, Parameter("Share of knowing", "share", 0, 0.5)] = 0.30
    courteous_want: Annotated[float, Parameter("Share of wanting", "share", 0, 0.5)] = 0.50
    reliable_know: Annotated[float, Parameter("Share of knowing", "share", 0, 0.5)] = 0.30
    reliable_want: Annotated[float, Parameter("Share of wanting", "share", 0, 0.5)] = 0.25


@rule
def reliability(reliable: float, can_do: float, professional: float) -> float:
    """Reliability in [0, 1], before load, from attitudes in [0, 1].

    >>> round(reliability(reliable=0.7, can_do=0.6, professional=0.8), 3)
    0.7
    """
    return 0.6 * reliable + 0.2 * can_do + 0.2 * professional


@rule
def responsiveness(available: float, can_do: float) -> float:
    """Responsiveness in [0, 1], before load and waiting, from attitudes in [0, 1].

    >>> responsiveness(0.5, 0.6)
    0.55
    """
    return 0.5 * available + 0.5 * can_do


@rule
def assurance(professional: float, courteous: float) -> float:
    """Assurance in [0, 1], before load, from attitudes in [0, 1].

    >>> assurance(0.8, 0.9)
    0.83
    """
    return 0.7 * professional + 0.3 * courteous


@rule
def empathy(warm: float, personal: float, customer_first: float) -> float:
    """Felt empathy in [0, 1], before load and any smile order, from attitudes in [0, 1].

    >>> round(empathy(warm=0.6, personal=0.4, customer_first=0.7), 3)
    0.56
    """
    return 0.35 * warm + 0.35 * personal + 0.3 * customer_first
