"""F - Money becomes capability: with lag, and it decays when unfunded.

Claim: each lever's capability moves towards a level that spending supports; building takes time, neglect shows later.

    capability' = capability + (supported - capability) / build_weeks      if supported > capability    [built]
                = capability + (supported - capability) / decay_weeks      otherwise
    effective   = usual + factor (spend - usual)                           if spend > usual
                = spend                                                    otherwise

What a spend supports is `theory.firms.response`, by a form that is set for each lever; what curve of return comes out
depends on the whole chain. Judgement; that money buys climate at all is not identified by any data here.
"""

from typing import Annotated, Any, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter, section
from loyalty_sim.theory.levers import BOUGHT, Lever


class LeverParameters(NamedTuple):
    """Time constants of one lever."""

    build_weeks: Annotated[float, Parameter("Weeks in which capability is built", "weeks", 1, 520)] = 16.0
    decay_weeks: Annotated[float, Parameter("Weeks in which capability decays when unfunded", "weeks", 1, 520)] = 40.0


def _parameters(lever: Lever) -> LeverParameters:
    return LeverParameters(lever.build_weeks, lever.decay_weeks)


_EXECUTION = Annotated[float, Parameter("Part of the money that takes effect", "share", 0, 1)]
_BY_LEVER = {lever.name: (LeverParameters, _parameters(lever)) for lever in BOUGHT}
_INVESTMENT: Any = section({"execution": (_EXECUTION, 1.0), **_BY_LEVER})


class InvestmentParameters(_INVESTMENT):
    """How money becomes capability: `execution`, and by lever its time constants (`theory.levers`)."""

    __slots__ = ()


@rule
def effective(spend: float, usual: float, factor: float) -> float:
    """Money that takes effect, >= 0: what goes beyond the usual counts by a factor, the usual itself in full.

    >>> effective(spend=2.0, usual=1.0, factor=0.5)
    1.5
    """
    return usual + factor * (spend - usual) if spend > usual else spend


@rule
def built(capability: float, supported: float, build_weeks: float, decay_weeks: float) -> float:
    """Capability in [0, 1] one week later.

    >>> built(capability=0.5, supported=0.6, build_weeks=20.0, decay_weeks=40.0)
    0.505
    """
    return capability + (supported - capability) / (build_weeks if supported > capability else decay_weeks)


@rule
def factor(attention: float, focus: float, executed: float, fit: float, carried: float) -> float:
    """Part of extra money that takes effect: attention of the top, focus, execution, fit, and what crises leave.

    >>> factor(attention=1.0, focus=0.5, executed=0.5, fit=1.0, carried=1.0)
    0.25
    """
    return attention * focus * executed * fit * carried
