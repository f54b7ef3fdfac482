"""C1t - Zone of tolerance: small gaps between service and its standard go unnoticed, large ones count the more.

Claim: between the service that is just adequate and the one desired there is a zone in which customers hardly notice
what they get; beyond it they do.

    noticed  = (1 + (zone / usual_gap)^2) gap^2 / (gap^2 + zone^2)
    compared = quality - gap noticed        (the standard as it is felt)
    gap      = quality - standard

A gap of the usual size counts as much as without a zone, so that the zone bends the reaction and moves no mean; the
edges are soft, since people and days differ. Sources: Zeithaml, Berry & Parasuraman 1993 JAMS 21:1; Woodruff, Cadotte &
Jenkins 1983 J Mktg Res 20:296; Strandvik 1994 (form). Width: 17 libraries asked in 2002 and 2003 (LibQUAL+) put the
least acceptable at 6.2 to 6.6 and the desired at 7.9 to 8.1 on a scale from 1 to 9, with what is got half way: half the
zone is .09 to .11 of the scale.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

NARROW = 1e-6
"""Below such a zone there is none."""


class ToleranceParameters(NamedTuple):
    """How wide the zone is in which gaps go unnoticed."""

    zone: Annotated[
        float,
        Parameter("Gap of which half goes unnoticed; 0 switches the zone off", "quality", 0, 0.4,
                  "half of desired less adequate service, LibQUAL+ 2002-03", "C"),
    ] = 0.10  # fmt: skip
    usual_gap: Annotated[
        float, Parameter("Size of a gap that counts as much as without a zone", "quality", 0.02, 1)
    ] = 0.15


@rule
def noticed(gap: float, p: ToleranceParameters) -> float:
    """Part of a gap in [-1, 1] that counts: near 0 well inside the zone, 1 at the usual gap, more beyond it.

    >>> round(noticed(0.05, ToleranceParameters(zone=0.1, usual_gap=0.15)), 3)
    0.289
    """
    if p.zone < NARROW:
        return 1.0
    size, edge, usual = gap * gap, p.zone * p.zone, p.usual_gap * p.usual_gap
    return (1.0 + edge / usual) * size / (size + edge)


@rule
def compared(quality: float, standard: float, p: ToleranceParameters) -> float:
    """The standard that a quality in [0, 1] is felt to fall short of or to exceed.

    >>> round(compared(0.7, 0.75, ToleranceParameters(zone=0.1, usual_gap=0.15)), 3)
    0.714
    """
    gap = quality - standard
    return quality - gap * noticed(gap, p) if p.zone >= NARROW else standard
