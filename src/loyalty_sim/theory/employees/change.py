"""E11 - Four conditions of change: the weakest limits behaviour.

Claim: people change what they do only if they have been told what and why, see what is in it for them, have the
tools, and hear of progress. Lacking one, the others are wasted.

    gate = min(told / enough, benefit / enough, tools / enough_tools, progress / enough)    (at most 1)

told is the information stage (which the customer champion gives), benefit the recognition capability, tools being able,
progress the listening capability. Being able is about .7 where processes and resources are usual, so tools are enough
there and bind where equipment fails or is cut.
Source of the form: Kotter 1995 Harv Bus Rev 73(2):59; weakest link (Leontief) rather than a mean is judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ChangeParameters(NamedTuple):
    """When a condition is met."""

    on: Annotated[bool, Parameter("Whether conditions limit change; off, behaviour follows attitude")] = True
    enough: Annotated[float, Parameter("Level of a condition at which it no longer limits", "0-1", 0.05, 1)] = 0.45
    enough_tools: Annotated[
        float, Parameter("Being able at which the lack of tools no longer limits", "0-1", 0.05, 1)
    ] = 0.70


@rule
def gate(told: float, benefit: float, tools: float, progress: float, p: ChangeParameters) -> float:
    """Part in [0, 1] of an attitude that becomes behaviour under four conditions in [0, 1].

    >>> round(gate(told=0.8, benefit=0.6, tools=0.7, progress=0.4, p=ChangeParameters()), 3)
    0.889
    """
    if not p.on:
        return 1.0
    return min(1.0, min(min(told, min(benefit, progress)) / p.enough, tools / p.enough_tools))
