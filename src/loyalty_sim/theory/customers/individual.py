"""C13 - Individual treatment: customers who are known feel it, and knowledge goes stale.

Claim: recognition and a personal word raise the empathy a customer perceives, if the firm knows that customer; needs
drift, so knowledge that is not kept up is lost; while a customer buys elsewhere, a firm keeps what it knows. Who is
known is also met more often in the channel he or she prefers (theory.channels). A thank-you is a note written by hand:
full effort is three a day of every employee. It lands better with who is known, and counts for the bond as a contact
with who writes it.

    known'      = (known + learning capability (1 - known)) (1 - drift)    (per encounter)
    recognised  = worth known
    thanked     = min(1, notes days capability staff / max(1, customers))  (chance a week)
    thanks_gain = thanks (stranger + (1 - stranger) known)

Sources: Gremler & Gwinner 2000 J Serv Res 3:82 (rapport); Bone et al. 2017 J Mktg Res 54:156 (soliciting and
thanking; B). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class IndividualParameters(NamedTuple):
    """What knowing a customer takes and gives."""

    on: Annotated[bool, Parameter("Whether knowing and thanking customers changes anything")] = True
    learning: Annotated[float, Parameter("Part of what is unknown learnt in one encounter", "per encounter", 0, 1)] = (
        0.20
    )
    drift: Annotated[
        float, Parameter("Part of the knowledge that goes stale between encounters", "per encounter", 0, 1)
    ] = 0.05
    worth: Annotated[float, Parameter("Empathy worth of being wholly known", "0-1", 0, 1)] = 0.30
    notes: Annotated[
        float,
        Parameter("Personal notes of one employee at full effort", "a day", 0, 100,
                  "power of three: three notes a day (service trainers)", "C"),
    ] = 3.0  # fmt: skip
    days: Annotated[float, Parameter("Working days", "a week", 1, 7)] = 5.0
    thanks: Annotated[float, Parameter("Satisfaction and loyalty gained by a thank-you", "0-1", 0, 0.5)] = 0.015
    stranger: Annotated[float, Parameter("Part of that gain for a customer the firm does not know", "share", 0, 1)] = (
        0.3
    )


@rule
def known_after(known: float, capability: float, p: IndividualParameters) -> float:
    """What the firm knows of a customer, in [0, 1], after one more encounter.

    >>> known_after(0.4, 0.5, IndividualParameters())
    0.437
    """
    if not p.on:
        return known
    return known * (1.0 - p.drift) + p.learning * capability * (1.0 - known) * (1.0 - p.drift)


@rule
def recognised(known: float, p: IndividualParameters) -> float:
    """Rise of the empathy that is perceived, through being known.

    >>> round(recognised(known=0.4, p=IndividualParameters()), 3)
    0.12
    """
    if not p.on:
        return 0.0
    return p.worth * known


@rule
def thanked(capability: float, staff: float, customers: float, p: IndividualParameters) -> float:
    """Chance in [0, 1] of a thank-you this week, of a firm with so many positions and customers.

    >>> thanked(0.5, 10.0, 1500.0, IndividualParameters())
    0.05
    """
    return min(1.0, p.notes * p.days * capability * staff / max(customers, 1.0)) if p.on else 0.0


@rule
def thanks_gain(known: float, p: IndividualParameters) -> float:
    """Satisfaction and loyalty gained by a thank-you, >= 0.

    >>> round(thanks_gain(0.4, IndividualParameters()), 5)
    0.0087
    """
    return p.thanks * (p.stranger + (1.0 - p.stranger) * known)


@rule
def pleased(level: float, gain: float) -> float:
    """Satisfaction or loyalty in [0, 1] after a thank-you that gains so much.

    >>> pleased(0.6, 0.5)
    1.0
    """
    return unit(level + gain)
