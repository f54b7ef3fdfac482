"""C13 - Special needs: age, language and disability meet condescension and obstacles, unless the firm has learnt.

Claim: some customers cannot be served like everybody: they hear or see or walk badly, are old, or speak another
language. They are condescended to more often, and what is easy for others is hard for them. A firm learns to serve
them, through a champion who has staff live the customer's day and through hours, forms and channels made for
everybody; staff of high people orientation condescend less to anybody (theory.employees.service_failures).

    learnt    = min(1, by_champion champion + by_access access)
    slighted  = (1 + (ratio - 1) (1 - learnt)) common            if special
              = common                                           otherwise
    common    = 1 / (1 + share (ratio - 1))
    risk      = min(1, usual (1 + condescending (slighted - 1)))
    hindered  = hindrance (1 - share - learnt)                   if special
              = -hindrance share                                 otherwise

Condescension is met `slighted` times as often as by the mean customer, and perceived quality is lower by `hindered`.
Both are stated against the mean customer, so that a firm that has learnt nothing serves as well as before, on average.

Sources: WHO & World Bank 2011, World report on disability (people with disabilities are four times as likely to be
treated badly by providers, and twice as likely to find facilities inadequate: the ratio, B, from health care); WHO 2022
(16 % of people live with a significant disability); Iezzoni et al. 2002 Int J Qual Health Care 14:369 (less satisfied
with access). The size of the obstacle is judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class SpecialNeedsParameters(NamedTuple):
    """Who they are, what they meet, and what a firm can learn."""

    on: Annotated[bool, Parameter("Whether customers with special needs are served otherwise than the rest")] = True
    share: Annotated[
        float,
        Parameter("Share of customers with special needs: age, language, disability", "share", 0, 1,
                  "WHO 2022: significant disability", "B"),
    ] = 0.16  # fmt: skip
    ratio: Annotated[
        float,
        Parameter("Condescension met, against other customers", "ratio", 1, 20, "WHO & World Bank 2011", "C"),
    ] = 4.0
    hindrance: Annotated[
        float, Parameter("Fall of perceived quality by obstacles", "quality", 0, 0.5, "Iezzoni et al. 2002", "D")
    ] = 0.05
    by_champion: Annotated[
        float, Parameter("Part of what is to be learnt that a full customer champion programme teaches", "share", 0, 1)
    ] = 0.6
    by_access: Annotated[
        float, Parameter("Part of it that full ease of purchase and channels takes away", "share", 0, 1)
    ] = 0.3


@rule
def learnt(champion: float, access: float, p: SpecialNeedsParameters) -> float:
    """How far in [0, 1] a firm has learnt to serve customers with special needs, by its capability in the two levers.

    >>> round(learnt(0.5, 0.5, SpecialNeedsParameters()), 3)
    0.45
    """
    return min(1.0, p.by_champion * champion + p.by_access * access)


@rule
def slighted(special: bool, learnt: float, p: SpecialNeedsParameters) -> float:
    """How often a customer is condescended to, against the mean customer of a firm that has learnt nothing; >= 0.

    >>> [round(slighted(each, 0.3, SpecialNeedsParameters()), 3) for each in (True, False)]
    [2.095, 0.676]
    """
    if not p.on:
        return 1.0
    common = 1.0 / (1.0 + p.share * (p.ratio - 1.0))
    return (1.0 + (p.ratio - 1.0) * (1.0 - learnt)) * common if special else common


@rule
def risk(usual: float, condescending: float, slighted: float) -> float:
    """Chance in [0, 1] of a failure for a customer slighted so often; condescending: that part of the usual failures.

    >>> round(risk(usual=0.02, condescending=0.1, slighted=3.0), 3)
    0.024
    """
    return min(1.0, usual * (1.0 + condescending * (slighted - 1.0)))


@rule
def kind_drawn(u: float, before: float, condescending: float, slighted: float) -> float:
    """The draw of a kind of failure, moved so that condescension is drawn `slighted` times as often as its share.

    u in (0, 1); before: share of the kinds that come before condescension; condescending: its own. What is returned
    is compared with the usual shares.

        >>> round(kind_drawn(0.5, 0.25, 0.25, 1.0), 3), round(kind_drawn(0.7, 0.25, 0.25, 3.0), 3)
        (0.5, 0.55)
    """
    place = u * (1.0 + condescending * (slighted - 1.0))
    if place < before:
        return place
    inside = place - before
    if inside < condescending * slighted:
        return before + inside / slighted
    return place - condescending * (slighted - 1.0)


@rule
def hindered(special: bool, learnt: float, p: SpecialNeedsParameters) -> float:
    """Fall of perceived quality by obstacles, against the mean customer of a firm that has learnt nothing.

    >>> [round(hindered(each, 0.3, SpecialNeedsParameters()), 3) for each in (True, False)]
    [0.027, -0.008]
    """
    if not p.on:
        return 0.0
    return p.hindrance * (1.0 - p.share - learnt) if special else -p.hindrance * p.share
