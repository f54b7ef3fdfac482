"""C6 - When customers look around, and whom they choose.

Claim: customers stay by habit until a need meets a reason to search (dissatisfaction, an unresolved grievance, talk,
a cheaper rival, waiting, a lost contact); then they choose by multinomial logit over beliefs, price, brand, lasting
taste and what holds them.

    P(search) = 1 - exp(-hazard),  hazard = -ln(1 - habitual) + sum of reasons
    U(f)      = belief_weight belief_f + appeal_f + taste_scale taste_f - price_weight sensitivity ln price_f
                [+ held, if f is the own provider]
    choice    = argmax U(f) + Gumbel,   so P(f) = exp U(f) / sum exp U

Most repeat buying comes from lasting taste, little from inertia (scanner panels: repeat rate exceeds a shuffled history
by .02-.03). Sources: McFadden 1974; Guadagni & Little 1983 Mktg Sci 2:203; Keaveney 1995 J Mktg 59(2):71 (reasons).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ChoiceParameters(NamedTuple):
    """What starts a search and what decides it."""

    habitual_search: Annotated[
        float, Parameter("Chance per need of looking around without any reason", "per need", 0, 1)
    ] = 0.02
    search_dissatisfaction: Annotated[
        float, Parameter("Search hazard per unit of satisfaction below the content level", "per need", 0, 20)
    ] = 0.40
    content_from: Annotated[float, Parameter("Satisfaction from which nothing is looked for", "0-1", 0, 1)] = 0.70
    search_grievance: Annotated[
        float, Parameter("Search hazard per unit of unresolved grievance", "per need", 0, 20)
    ] = 0.80
    search_talk: Annotated[float, Parameter("Search hazard per unit of talk pressure", "per need", 0, 20)] = 0.06
    search_price: Annotated[
        float, Parameter("Search hazard per unit of log price above the cheapest rival", "per need", 0, 20)
    ] = 1.0
    search_wait: Annotated[float, Parameter("Search hazard per service time waited", "per need", 0, 20)] = 0.02
    search_lost_contact: Annotated[
        float, Parameter("Search hazard when the bonded employee has left, per unit of bond", "per need", 0, 20)
    ] = 0.30
    belief_weight: Annotated[float, Parameter("Utility per unit of believed quality", "utility", 0, 50)] = 5.0
    loyalty_weight: Annotated[float, Parameter("Utility of the own provider per unit of loyalty", "utility", 0, 50)] = (
        1.5
    )
    bond_weight: Annotated[float, Parameter("Utility of the own provider per unit of bond", "utility", 0, 50)] = 1.0
    price_weight: Annotated[
        float,
        Parameter(
            "Fall of utility per unit of log price", "utility", 0, 50, "Bijmolt et al. 2005 J Mktg Res 42:141", "D"
        ),
    ] = 5.0
    grievance_weight: Annotated[
        float, Parameter("Fall of the own provider's utility per unit of grievance", "utility", 0, 50)
    ] = 2.0
    talk_weight: Annotated[
        float, Parameter("Fall of the own provider's utility per unit of talk pressure", "utility", 0, 50)
    ] = 0.3
    wait_weight: Annotated[
        float, Parameter("Fall of the own provider's utility per service time waited", "utility", 0, 50)
    ] = 0.10
    taste_scale: Annotated[
        float,
        Parameter(
            "Standard deviation of lasting taste for a firm", "utility", 0, 10, "scanner panels: polarization", "D"
        ),
    ] = 1.2
    noise_scale: Annotated[float, Parameter("Scale of the Gumbel noise of one choice", "utility", 0.01, 10)] = 1.0


@rule
def habitual_hazard(p: ChoiceParameters) -> float:
    """Hazard per need of a search without any reason; reasons add to it."""
    return -math.log(1.0 - min(p.habitual_search, 0.999999))


@rule
def searches(hazard: float, u: float) -> bool:
    """Whether the need with uniform draw u in (0, 1) leads to a search."""
    return u < hazard and -math.log(1.0 - u) < hazard  # -ln(1 - u) >= u spares most logarithms


@rule
def utility(
    belief: float, appeal: float, taste: float, log_price: float, sensitivity: float, p: ChoiceParameters
) -> float:
    """Utility of a firm before noise and before anything that holds the customer; taste is a standard normal draw."""
    return p.belief_weight * belief + appeal + p.taste_scale * taste - p.price_weight * sensitivity * log_price


@rule
def held(loyalty: float, bond: float, switching_cost: float, p: ChoiceParameters) -> float:
    """Utility that holds a customer at the present provider: loyalty, bond and switching cost."""
    return p.loyalty_weight * loyalty + p.bond_weight * bond + switching_cost
