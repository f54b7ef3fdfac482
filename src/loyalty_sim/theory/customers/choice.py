"""C6 - When customers look around, and whom they choose.

Claim: customers stay by habit until a need meets a reason to search (dissatisfaction, an unresolved grievance, talk,
a cheaper rival, waiting, a lost contact, a rival's newer product); then they choose by multinomial logit over beliefs,
price, brand, lasting taste, what is present in mind and new, advice, and what holds them.

    habitual_hazard       = -log(1 - min(habitual_search, 0.999999))
    pulls.dissatisfaction = search_dissatisfaction (content_from - satisfaction)+
    pulls.grievance       = search_grievance grievance
    pulls.talk            = search_talk (talk)+
    pulls.price           = search_price dear
    pulls.wait            = search_wait wait + effort             (effort: theory.ease)
    pulls.lost_contact    = search_lost_contact lost_bond
    hazard                = habitual + pull.dissatisfaction + pull.grievance + pull.talk + pull.price + pull.wait
                            + pull.lost_contact + pull.newness
    searches              = u < 1 - exp(-hazard)                  (so that is the chance of a search)
    slack                 = hazard + log(1 - u)
    offered.quality       = belief_weight belief
    offered.taste         = taste_scale taste
    offered.attachment    = loyalty_weight attachment             (to a firm bought from before)
    offered.price         = price_weight sensitivity log_price
    offered.advice        = advice                                (theory.advice)
    holding.held          = loyalty_weight loyalty + bond_weight (bond - lost_bond) + barrier
    holding.grievance     = grievance_weight grievance
    holding.talk          = talk_weight talk
    holding.wait          = wait_weight wait
    holding.lost_contact  = bond_weight lost_bond
    taste                 = (gumbel - 0.57721566) / 1.28254983     (mean 0, variance 1)
    luck                  = noise_scale gumbel
    utility               = offer.quality + offer.brand + offer.taste + offer.attachment - offer.price
                            + offer.attraction + offer.advice + luck
    own_utility           = offer.quality + offer.brand + offer.taste + offer.attachment - offer.price
                            + offer.attraction + offer.advice + luck + holding.held - holding.grievance - holding.talk
                            - holding.wait

Chosen is the firm of the highest utility, so its chance is exp(U / noise_scale) over the sum of the same of all firms.

Every term is written once and named by the reason it stands for: `pulls` are what the hazard is the sum of, `offered`
and `holding` what utility is the sum of, `advantages` the parts of the utility by which a rival wins. The reason behind
a defection (theory.customers.defection) is the strongest of these parts.

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
    loyalty_weight: Annotated[
        float, Parameter("Utility of a provider, present or former, per unit of loyalty", "utility", 0, 50)
    ] = 1.5
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


class Pulls(NamedTuple):
    """What each reason adds to the hazard of a search, per need; none is below 0."""

    dissatisfaction: float
    grievance: float
    talk: float
    price: float
    wait: float
    lost_contact: float
    newness: float


class Offered(NamedTuple):
    """Parts of the utility of a firm to one customer, whoever the own provider is; `price` is taken off.

    `attachment` is what is left of it to a firm bought from before; that to the own provider stands in `Holding`.
    """

    quality: float
    brand: float
    taste: float
    attachment: float
    price: float
    attraction: float
    advice: float


class Holding(NamedTuple):
    """What the own provider's utility has beside its offer: `held` is added, grievance, talk and wait are taken off.

    `lost_contact` is what a bond to somebody who has left would still hold: it is missing from `held`.
    """

    held: float
    grievance: float
    talk: float
    wait: float
    lost_contact: float


class Advantages(NamedTuple):
    """Parts of the utility by which a rival is ahead of the own provider, by reason; a part below 0 speaks for staying.

    `poor_service`: quality short of what contents; `better_rival`: what is believed of the rival beyond that, and its
    attraction; `held`: what holds the customer, below 0; `liking`: brand, lasting taste, what is left of an attachment
    to the rival, and the luck of the choice.
    """

    poor_service: float
    grievance: float
    talk: float
    price: float
    wait: float
    lost_contact: float
    better_rival: float
    held: float
    liking: float


@rule
def habitual_hazard(p: ChoiceParameters) -> float:
    """Hazard per need of a search without any reason; reasons add to it.

    >>> round(habitual_hazard(ChoiceParameters()), 3)
    0.02
    """
    return -math.log(1.0 - min(p.habitual_search, 0.999999))


@rule
def pulls(
    satisfaction: float,
    grievance: float,
    talk: float,
    dear: float,
    wait: float,
    effort: float,
    lost_bond: float,
    newness: float,
    p: ChoiceParameters,
) -> Pulls:
    """What pulls a customer into a search.

    talk: talk pressure, which pulls if above 0; dear: log price above the cheapest firm, >= 0; wait: in service times;
    effort: hazard by an easier firm elsewhere (`theory.ease`); lost_bond: bond in [0, 1] to an employee who has left;
    newness: hazard by a newer product (`theory.offer`).

        >>> pulls(satisfaction=0.8, grievance=0.3, talk=1.0, dear=0.05, wait=0.5,
        ...     effort=0.02, lost_bond=0.2, newness=0.0, p=ChoiceParameters())
        Pulls(dissatisfaction=0.0, grievance=0.24, talk=0.06, price=0.05, wait=0.03, lost_contact=0.06, newness=0.0)
    """
    return Pulls(
        p.search_dissatisfaction * max(0.0, p.content_from - satisfaction),
        p.search_grievance * grievance,
        p.search_talk * max(0.0, talk),
        p.search_price * dear,
        p.search_wait * wait + effort,
        p.search_lost_contact * lost_bond,
        newness,
    )


@rule
def hazard(habitual: float, pull: Pulls) -> float:
    """Hazard of a search at one need: habit and all that pulls.

    >>> hazard(0.02, Pulls(0.1, 0.0, 0.05, 0.0, 0.0, 0.0, 0.0))
    0.17
    """
    reasons = pull.dissatisfaction + pull.grievance + pull.talk + pull.price + pull.wait + pull.lost_contact
    return habitual + (reasons + pull.newness)


@rule
def searches(hazard: float, u: float) -> bool:
    """Whether the need with uniform draw u in (0, 1) leads to a search.

    >>> searches(0.2, 0.3)
    False
    """
    return u < hazard and -math.log(1.0 - u) < hazard  # -ln(1 - u) >= u spares most logarithms


@rule
def has_reason(habitual: float, u: float) -> bool:
    """Whether a search at the need with draw u has a reason: by habit alone, of this hazard, there would be none.

    >>> has_reason(0.2, 0.1), has_reason(0.2, 0.3)
    (False, True)
    """
    return not searches(habitual, u)


@rule
def slack(hazard: float, u: float) -> float:
    """Hazard, above 0, by which the need with draw u led to a search: without as much there would have been none.

    >>> round(slack(0.2, 0.1), 3)
    0.095
    """
    return hazard + math.log(1.0 - u)


@rule
def offered(
    belief: float,
    brand: float,
    taste: float,
    attachment: float,
    log_price: float,
    sensitivity: float,
    attraction: float,
    advice: float,
    p: ChoiceParameters,
) -> Offered:
    """Parts of a firm's utility.

    belief: quality in [0, 1] believed or known; taste: of mean 0 and variance 1; attachment: what is left in [-1, 1] of
    that to a firm bought from before, 0 for others and for the own provider; advice: utility that advice heeded adds or
    takes (theory.advice).

        >>> offered(belief=0.7, brand=0.3, taste=0.5, attachment=0.2, log_price=0.1, sensitivity=1.0,
        ...     attraction=0.2, advice=0.4, p=ChoiceParameters(loyalty_weight=2.0))
        Offered(quality=3.5, brand=0.3, taste=0.6, attachment=0.4, price=0.5, attraction=0.2, advice=0.4)
    """
    return Offered(
        p.belief_weight * belief,
        brand,
        p.taste_scale * taste,
        p.loyalty_weight * attachment,
        p.price_weight * sensitivity * log_price,
        attraction,
        advice,
    )


@rule
def holding(
    loyalty: float,
    bond: float,
    lost_bond: float,
    barrier: float,
    grievance: float,
    talk: float,
    wait: float,
    p: ChoiceParameters,
) -> Holding:
    """What holds a customer at the own provider and what strains it; barrier: switching cost in utility.

    >>> [round(part, 3) for part in holding(loyalty=0.6, bond=0.4, lost_bond=0.2,
    ...     barrier=1.0, grievance=0.3, talk=1.0, wait=0.5, p=ChoiceParameters())]
    [2.1, 0.6, 0.3, 0.05, 0.2]
    """
    return Holding(
        p.loyalty_weight * loyalty + p.bond_weight * (bond - lost_bond) + barrier,
        p.grievance_weight * grievance,
        p.talk_weight * talk,
        p.wait_weight * wait,
        p.bond_weight * lost_bond,
    )


@rule
def taste(gumbel: float) -> float:
    """Lasting taste for a firm, of mean 0 and variance 1, from a standard Gumbel draw.

    >>> round(taste(2.0), 3)
    1.109
    """
    return (gumbel - 0.57721566) / 1.28254983


@rule
def luck(gumbel: float, p: ChoiceParameters) -> float:
    """Utility by the luck of one choice, from a standard Gumbel draw.

    >>> luck(0.5, ChoiceParameters())
    0.5
    """
    return p.noise_scale * gumbel


@rule
def utility(offer: Offered, luck: float) -> float:
    """Utility of a firm that is not the own provider.

    >>> round(utility(Offered(3.5, 0.2, 0.5, 0.3, 0.1, 0.0, 0.4), 0.5), 3)
    5.3
    """
    known = offer.quality + offer.brand + offer.taste + offer.attachment
    return known - offer.price + (offer.attraction + offer.advice + luck)


@rule
def own_utility(offer: Offered, holding: Holding, luck: float) -> float:
    """Utility of the own provider.

    >>> offer = Offered(3.5, 0.2, 0.5, 0.0, 0.1, 0.0, 0.0)
    >>> own_utility(offer, holding=Holding(0.8, 0.3, 0.1, 0.0, 0.0), luck=0.5)
    5.0
    """
    liked = offer.quality + offer.brand + offer.taste + offer.attachment - offer.price + holding.held
    return liked - (holding.grievance + holding.talk) - holding.wait + (offer.attraction + offer.advice) + luck


@rule
def advantages(
    own: Offered,
    holding: Holding,
    own_luck: float,
    rival: Offered,
    rival_luck: float,
    content: float,
    p: ChoiceParameters,
) -> Advantages:
    """Parts of the rival's utility less the own provider's; content: quality in [0, 1] that contents a customer.

    >>> own, rival = Offered(3.5, 0.2, 0.5, 0.0, 0.1, 0.0, 0.0), Offered(4.0, 0.0, 0.3, 0.0, 0.0, 0.2, 0.4)
    >>> strained = Holding(held=0.8, grievance=0.3, talk=0.1, wait=0.0, lost_contact=0.0)
    >>> found = advantages(own, strained, 0.1, rival, 0.4, content=0.75, p=ChoiceParameters())
    >>> round(found.poor_service, 3), round(found.better_rival, 3), found.talk, found.price, found.held
    (0.25, 0.45, 0.5, 0.1, -0.8)
    """
    short = max(0.0, p.belief_weight * content - own.quality)
    ahead = rival.quality - own.quality - short
    return Advantages(
        short,
        holding.grievance,
        holding.talk + rival.advice - own.advice,
        own.price - rival.price,
        holding.wait,
        holding.lost_contact,
        ahead + rival.attraction - own.attraction,
        -holding.held - holding.lost_contact,
        rival.brand - own.brand + rival.taste - own.taste + rival.attachment - own.attachment + rival_luck - own_luck,
    )
