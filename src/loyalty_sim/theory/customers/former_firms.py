"""C6 - Firms one bought from before are remembered: buying elsewhere wipes nothing, and people come back.

Claim: a customer keeps in mind the last few other firms, with the satisfaction, the attachment and the time spent with
them. An attachment is the loyalty to a firm less the anger that still rankles, so that it may be below 0. What is left
of it after the time away speaks for the firm at the next choice, as loyalty does for the present one. Coming back
revives the loyalty there was; anger has faded meanwhile. After long enough a firm is as one never tried.

    attachment = loyalty - grievance                      (held in [-1, 1])
    left       = attachment 2^(-weeks / half_life)        (weeks: since the last visit)
    recalled   = weeks <= longest
    loyalty    = (attachment)+                            [loyalty_again]
    grievance  = (-left)+                                 [grievance_again]

Who buys at several firms in turn keeps each of them: a repertoire (Ehrenberg 1988, Repeat-Buying). A longer lapse
makes coming back less likely (Thomas, Blattberg & Fox 2004 J Mktg Res 41:31). Nobody measured the half-life: it is
judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_THOMAS = "Thomas, Blattberg & Fox 2004 (direction)"


class FormerFirmsParameters(NamedTuple):
    """How long firms one bought from are remembered; off, buying elsewhere once wipes a relation."""

    on: Annotated[bool, Parameter("Whether firms one bought from before are remembered")] = True
    half_life: Annotated[
        float, Parameter("Weeks away in which half of an attachment fades", "weeks", 1, 1040, _THOMAS, "D")
    ] = 104.0
    longest: Annotated[
        float, Parameter("Weeks away after which a firm is as one never tried", "weeks", 1, 2600, "judgement", "D")
    ] = 260.0


@rule
def attachment(loyalty: float, grievance: float) -> float:
    """Attachment in [-1, 1] that one leaves with: loyalty, less the grievance that is not settled.

    >>> round(attachment(0.5, 0.2), 3)
    0.3
    """
    return min(1.0, max(-1.0, loyalty - grievance))


@rule
def left(attachment: float, weeks: float, p: FormerFirmsParameters) -> float:
    """What is left in [-1, 1] of an attachment after so many weeks away.

    >>> left(0.6, 104.0, FormerFirmsParameters())
    0.3
    """
    return float(attachment * 2.0 ** (-weeks / p.half_life))


@rule
def recalled(weeks: float, p: FormerFirmsParameters) -> bool:
    """Whether a firm last visited so many weeks ago is still known as one's own.

    >>> recalled(100.0, FormerFirmsParameters()), recalled(300.0, FormerFirmsParameters())
    (True, False)
    """
    return p.on and weeks <= p.longest


@rule
def loyalty_again(attachment: float) -> float:
    """Loyalty in [0, 1] with which one comes back.

    >>> loyalty_again(0.3), loyalty_again(-0.2)
    (0.3, 0.0)
    """
    return max(0.0, attachment)


@rule
def grievance_again(left: float) -> float:
    """Grievance in [0, 1] with which one comes back.

    >>> grievance_again(0.3), grievance_again(-0.2)
    (0.0, 0.2)
    """
    return max(0.0, -left)
