"""Core process quality: what the capability of processes and equipment means at a site.

    process_quality = floor + span capability + site_sd site_z    (site_z: the site's lasting difference)

Form: judgement (a straight line, so that any bend in the returns comes from money or from people, not from here).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class ProcessParameters(NamedTuple):
    """Quality of core processes and equipment."""

    floor: Annotated[float, Parameter("Process quality without any capability", "0-1", 0, 1)] = 0.35
    span: Annotated[float, Parameter("Rise of process quality from no to full capability", "0-1", 0, 1)] = 0.50
    site_sd: Annotated[
        float,
        Parameter("Lasting spread between sites", "0-1", 0, 0.5,
                  "NHS staff survey: care as recommended differs by .05 of the scale between trusts", "C"),
    ] = 0.20  # fmt: skip


@rule
def process_quality(capability: float, site_z: float, p: ProcessParameters) -> float:
    """Process quality in [0, 1] of a site; site_z is the site's lasting standard normal draw.

    >>> process_quality(0.5, 0.5, ProcessParameters())
    0.7
    """
    return unit(p.floor + p.span * capability + p.site_sd * site_z)


@rule
def standing(quality: float, gained: float, broken: float) -> float:
    """Process quality in [0, 1] with what ideas have gained and a shock has broken.

    >>> standing(quality=0.7, gained=0.5, broken=0.5)
    0.7
    """
    return unit(quality + gained - broken)
