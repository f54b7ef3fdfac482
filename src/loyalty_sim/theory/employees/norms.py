"""E6n - Norms: what colleagues at the site do is what one does oneself.

Claim: a person's will follows that of the colleagues at the site, so that a site with much of it lifts everybody and
one with little of it draws everybody down.

    norm = weight (colleagues - usual)    (part of the push of theory.effort)

With will as a logistic curve of the push, will per unit of the colleagues' will is weight steepness want (1 - want):
.12 at the default, as measured between workmates (Herbst & Mas 2015 Science 350:545, 34 studies, .12 with a standard
error of .03 and a spread between studies of .16; Mas & Moretti 2009 Am Econ Rev 99:112, .15). A site tips, that is has
two states of its own, where that number passes 1, eight times as much: what is measured on output does not tip. Whether
a service culture, which is a convention, spreads more (Centola et al. 2018 Science 360:1116) is not known.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class NormsParameters(NamedTuple):
    """How far people do as their colleagues do."""

    weight: Annotated[
        float,
        Parameter("Climate worth of one unit of colleagues' will above usual; 0 switches norms off", "climate", 0, 2,
                  "Herbst & Mas 2015: .12 of a colleague's output", "B"),
    ] = 0.10  # fmt: skip


@rule
def norm(colleagues: float, usual: float, p: NormsParameters) -> float:
    """What colleagues' mean will against the usual one adds to will, in units of climate.

    >>> round(norm(0.7, 0.6, NormsParameters(weight=0.5)), 3)
    0.05
    """
    return p.weight * (colleagues - usual)
