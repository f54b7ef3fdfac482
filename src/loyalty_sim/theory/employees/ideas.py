"""E12 - Ideas of employees improve processes, and a firm that is used to them answers crises better.

Claim: engaged employees propose, leadership accepts some, and what is accepted stays for a while. Where
customers are listened to, and scores are no weapon, two questions are put to every idea - what customers gain by it,
and how one will know - and what is put into practice serves them better.

    improvement' = improvement + proposed (1 - improvement) - fading improvement
    proposed     = min(1, per_week ideas want leading)    (leading: the facet of climate, what is accepted)
    gained       = worth improvement (1 + by_questions asked)    (of process quality)
    asked        = listening (1 - (-score_use)+)
    softened     = size (1 - crisis improvement)          (what is left of a shock)

Source of the form: Frese, Teng & Wijnen 1999 J Org Behav 20:1139 (suggestions). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class IdeasParameters(NamedTuple):
    """How ideas arise, last and help."""

    on: Annotated[bool, Parameter("Whether ideas of employees change anything")] = True
    per_week: Annotated[float, Parameter("Improvement proposed by wholly willing staff", "per week", 0, 1)] = 0.05
    fading: Annotated[float, Parameter("Weekly wear of improvements", "per week", 0, 1)] = 0.004
    worth: Annotated[float, Parameter("Process quality gained by full improvement", "0-1", 0, 1)] = 0.15
    by_questions: Annotated[
        float, Parameter("Rise of that worth under full listening: what is heard reaches decisions", "ratio", 0, 2)
    ] = 0.5
    crisis: Annotated[float, Parameter("Part of a shock that full improvement takes away", "share", 0, 1)] = 0.5


@rule
def improvement_after(improvement: float, ideas: float, want: float, leading: float, p: IdeasParameters) -> float:
    """Stock of improvements in [0, 1] of a site one week later; ideas is the capability, want the mean will.

    >>> round(improvement_after(improvement=0.2, ideas=0.5, want=0.7, leading=0.6, p=IdeasParameters()), 3)
    0.208
    """
    if not p.on:
        return improvement
    gained = min(1.0, p.per_week * ideas * want * leading) * (1.0 - improvement)
    return improvement + gained - p.fading * improvement


@rule
def asked(listening: float, score_use: float) -> float:
    """How far customers have a say in what is decided, in [0, 1]; listening: capability, score_use from -1 to 1.

    >>> asked(0.5, -0.5)
    0.25
    """
    return listening * (1.0 - max(0.0, -score_use))


@rule
def gained(improvement: float, asked: float, p: IdeasParameters) -> float:
    """Process quality >= 0 that improvements add.

    >>> gained(0.2, 0.0, IdeasParameters())
    0.03
    """
    return p.worth * improvement * (1.0 + p.by_questions * asked) if p.on else 0.0


@rule
def softened(size: float, improvement: float, p: IdeasParameters) -> float:
    """Size of a shock that is left in a firm with this mean improvement.

    >>> softened(0.5, 0.2, IdeasParameters())
    0.45
    """
    return size * (1.0 - p.crisis * improvement) if p.on else size
