"""E12 - Ideas of employees improve processes, and a firm that is used to them answers crises better.

Claim: engaged employees propose, leadership accepts what it has the mind and the attention for, and what is at work
improves processes for a while. Ideas are counted one by one, each of a person in a week. Where customers are listened
to, and scores are no weapon, two questions are put to every idea - what customers gain by it, and how one will know -
and what is put into practice serves them better.

    proposes  = min(1, per_week ideas want)             (chance a week of one employee; ideas is the capability)
    accepts   = min(1, leading attention)               (chance of one idea; leading: the facet of climate)
    at_work'  = at_work (1 - fading) + accepted         [at_work_after]
    improved  = at_work / (at_work + half positions)    (the stock of improvements)
    gained    = worth improvement (1 + by_questions asked)    (of process quality)
    asked     = listening (1 - (-score_use)+)
    softened  = size (1 - crisis improvement)           (what is left of a shock)

attention is that of the top, 1 is usual (theory.commitment).

Sources: Frese, Teng & Wijnen 1999 J Org Behav 20:1139 (suggestions); Robinson & Schroeder 2004, Ideas Are Free (from
one idea of six employees a year where nobody asks to more than ten of each; practitioners). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_ROBINSON = "Robinson & Schroeder 2004 (range)"


class IdeasParameters(NamedTuple):
    """How ideas arise, last and help."""

    on: Annotated[bool, Parameter("Whether ideas of employees change anything")] = True
    per_week: Annotated[
        float, Parameter("Ideas of a wholly willing employee at full capability", "per week", 0, 1, _ROBINSON, "C")
    ] = 0.10
    fading: Annotated[float, Parameter("Ideas at work that fall out of use", "share a week", 0, 1)] = 0.004
    half: Annotated[
        float, Parameter("Ideas at work per position that bring half of all improvement", "ideas", 0.01, 1000)
    ] = 2.0
    worth: Annotated[float, Parameter("Process quality gained by full improvement", "0-1", 0, 1)] = 0.15
    by_questions: Annotated[
        float, Parameter("Rise of that worth under full listening: what is heard reaches decisions", "ratio", 0, 2)
    ] = 0.5
    crisis: Annotated[float, Parameter("Part of a shock that full improvement takes away", "share", 0, 1)] = 0.5


@rule
def proposes(ideas: float, want: float, p: IdeasParameters) -> float:
    """Chance in [0, 1] that an employee of this will has an idea this week; ideas is the capability of the programme.

    >>> proposes(ideas=0.5, want=0.6, p=IdeasParameters())
    0.03
    """
    return min(1.0, p.per_week * ideas * want) if p.on else 0.0


@rule
def accepts(leading: float, attention: float) -> float:
    """Chance in [0, 1] that an idea is taken up under leaders like these, by a top of this attention.

    >>> accepts(leading=0.6, attention=0.5)
    0.3
    """
    return min(1.0, leading * attention)


@rule
def at_work_after(at_work: float, accepted: float, p: IdeasParameters) -> float:
    """Ideas at work >= 0 at a site one week later.

    >>> round(at_work_after(at_work=10.0, accepted=1.0, p=IdeasParameters()), 3)
    10.96
    """
    return at_work * (1.0 - p.fading) + accepted


@rule
def improved(at_work: float, positions: float, p: IdeasParameters) -> float:
    """Stock of improvements in [0, 1) of a site with so many ideas at work and positions (> 0).

    >>> improved(at_work=12.0, positions=6.0, p=IdeasParameters())
    0.5
    """
    return at_work / (at_work + p.half * positions)


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
