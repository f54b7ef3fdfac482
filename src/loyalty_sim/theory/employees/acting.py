"""E7 - Surface acting: a smile that is ordered but not felt.

Claim: smile training raises displayed warmth at once and not the will behind it. Customers take most of the display
at face value and resent what they see through; the gap between shown and felt exhausts, and whoever is ordered to
show what they do not feel is angry about it. So the gain comes early, and the loss later and for good.

    displayed = max(felt, min(1, lowest + span smile))                    if smile > 0
              = felt                                                      otherwise
    perceived = displayed - seen_through (1 + resented) (displayed - felt)
    strain    = by_gap (displayed - felt)+                                (per week, to theory.exhaustion)
    anger     = by_order (displayed - felt)+                              (taken from the push of theory.effort)

Sources: Huelsheger & Schewe 2011 J Occup Health Psych 16:361 (surface acting and strain .39-.48, and job attitudes
about -.3; A); Groth, Hennig-Thurau & Walsh 2009 Acad Mgmt J 52:958 (customers detect acting; B). Sizes are judgement:
a correlation of -.3 over people would be a `by_order` of about .45, less what is due to the unwilling acting more,
which is taken to be most of it: an order that gains nothing at first would have no followers (T12).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ActingParameters(NamedTuple):
    """What is displayed, what customers see, what it costs those who smile."""

    on: Annotated[bool, Parameter("Whether a smile order changes anything")] = True
    lowest: Annotated[float, Parameter("Warmth ordered without any smile training", "0-1", 0, 1)] = 0.0
    span: Annotated[float, Parameter("Rise of the ordered warmth to full smile capability", "0-1", 0, 2)] = 1.4
    seen_through: Annotated[
        float, Parameter("Part of the gap that customers see through", "share", 0, 1, "Groth et al. 2009", "B")
    ] = 0.35
    resented: Annotated[float, Parameter("Extra loss per unit of gap seen through", "ratio", 0, 5)] = 0.5
    by_gap: Annotated[
        float, Parameter("Weekly strain per unit of gap", "per week", 0, 1, "Huelsheger & Schewe 2011", "A")
    ] = 0.009
    by_order: Annotated[
        float, Parameter("Climate lost to anger per unit of gap", "climate", 0, 5, "Huelsheger & Schewe 2011", "D")
    ] = 0.10


@rule
def displayed(felt: float, smile: float, p: ActingParameters) -> float:
    """Displayed warmth in [0, 1] under a smile capability in [0, 1]; smile 0 orders nothing.

    >>> displayed(0.6, 0.5, ActingParameters())
    0.7
    """
    if not p.on or smile <= 0.0:
        return felt
    return max(felt, min(1.0, p.lowest + p.span * smile))


@rule
def perceived(felt: float, displayed: float, p: ActingParameters) -> float:
    """Empathy in [0, 1] that a customer perceives.

    >>> round(perceived(0.6, 0.8, ActingParameters()), 3)
    0.695
    """
    gap = displayed - felt
    return min(1.0, max(0.0, displayed - p.seen_through * (1.0 + p.resented) * gap))


@rule
def strain(felt: float, displayed: float, p: ActingParameters) -> float:
    """Weekly strain >= 0 of showing more warmth than is felt.

    >>> round(strain(0.6, 0.8, ActingParameters()), 5)
    0.0018
    """
    return p.by_gap * max(0.0, displayed - felt)


@rule
def anger(felt: float, displayed: float, p: ActingParameters) -> float:
    """What anger about an order to show more than is felt takes from will, in units of climate, >= 0.

    >>> round(anger(0.6, 0.8, ActingParameters()), 3)
    0.02
    """
    return p.by_order * max(0.0, displayed - felt)
