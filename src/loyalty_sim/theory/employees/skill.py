"""E1 - Where knowing and being able come from: training, practice, tools.

Claim: knowing moves towards what training and the job teach; a new employee starts low; being able is given by the
tools and systems of the site and by the resources that climate money pays for. What else helps to know (more) and to
be able (helped) says theory.staff_needs.

    know'       = know + (know_target - know) min(1, (1 + faster training) / weeks)
    know_target = floor + span training + more
    can'        = can + (can_target - can) / can_weeks
    can_target  = can_floor + (1 - can_floor) (tool_share process + (1 - tool_share) resources) + helped

Source: Arthur et al. 2003 J Appl Psych 88:234 (training on behaviour, d = .62).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class SkillParameters(NamedTuple):
    """How employees come to know and to be able."""

    floor: Annotated[float, Parameter("Knowing that practice alone leads to", "0-1", 0, 1)] = 0.42
    span: Annotated[
        float, Parameter("Rise of knowing from no to full training capability", "0-1", 0, 1, "Arthur et al. 2003", "A")
    ] = 0.45
    weeks: Annotated[float, Parameter("Time constant of knowing without training", "weeks", 1, 520)] = 40.0
    faster: Annotated[float, Parameter("How much faster full training makes learning", "ratio", 0, 10)] = 1.5
    newcomer: Annotated[float, Parameter("Knowing of a new employee", "0-1", 0, 1)] = 0.25
    tool_share: Annotated[
        float, Parameter("Share of tools and processes in being able; the rest are resources", "share", 0, 1)
    ] = 0.65
    can_floor: Annotated[float, Parameter("Being able with no resources and no process capability", "0-1", 0, 1)] = 0.30
    can_weeks: Annotated[float, Parameter("Time constant of being able", "weeks", 1, 520)] = 8.0


@rule
def know_target(training: float, more: float, p: SkillParameters) -> float:
    """Knowing in [0, 1] that employees move towards; more: what else teaches them.

    >>> know_target(0.5, 0.0, SkillParameters())
    0.645
    """
    return unit(p.floor + p.span * training + more)


@rule
def know_after(know: float, training: float, more: float, p: SkillParameters) -> float:
    """Knowing in [0, 1] one week later: at most the whole way is learnt in a week.

    >>> round(know_after(know=0.7, training=0.5, more=0.0, p=SkillParameters()), 3)
    0.698
    """
    return know + (know_target(training, more, p) - know) * min(1.0, (1.0 + p.faster * training) / p.weeks)


@rule
def known_at_start(tenure_weeks: float, training: float, p: SkillParameters) -> float:
    """Knowing in [0, 1] of who has been in the job for so many weeks under this training.

    >>> round(known_at_start(52.0, 0.5, SkillParameters()), 3)
    0.537
    """
    learnt = 1.0 - math.exp(-tenure_weeks / p.weeks)
    return unit(p.newcomer + learnt * (know_target(training, 0.0, p) - p.newcomer))


@rule
def can_target(process: float, resources: float, helped: float, p: SkillParameters) -> float:
    """Being able in [0, 1] that tools (process quality), resources (climate money for them) and what else helps give.

    >>> round(can_target(process=0.6, resources=0.5, helped=0.05, p=SkillParameters()), 3)
    0.746
    """
    means = p.tool_share * process + (1.0 - p.tool_share) * resources
    return unit(p.can_floor + (1.0 - p.can_floor) * means + helped)


@rule
def can_after(can: float, process: float, resources: float, helped: float, p: SkillParameters) -> float:
    """Being able in [0, 1] one week later.

    >>> round(can_after(can=0.6, process=0.6, resources=0.5, helped=0.05, p=SkillParameters()), 3)
    0.618
    """
    return can + (can_target(process, resources, helped, p) - can) / p.can_weeks
