"""F - The form of the response: what capability a spend supports, by one of several curves.

Claim: money in a lever buys capability, and nobody knows by what curve. All forms agree where nothing is spent and at
the trade's usual spend, which supports 1/2: they differ in what more or less than that brings.

    supported      = execution spend / (execution spend + usual)    if form == 1          (saturating)
                   = min(1, times^exponent / 2)                     if form == 2          (power)
                   = min(cap, times / 2)                            if form == 3          (linear with a cap)
                   = times^steepness / (1 + times^steepness)        if form == 4          (S-shaped, Hill)
                   = (times - threshold)+ / ((times - threshold)+ + 1 - threshold)    otherwise    (threshold)
    times          = execution spend / usual
    spend_multiple = capability / (1 - min(capability, 0.999))      (the inverse of the saturating form)

Saturating and power forms diminish from the first unit of money, an S and a threshold increase first, a line does
neither up to its cap. Which form a lever has, which others the evidence allows and why: `theory.forms`. Form and sizes:
judgement; shapes of advertising: Little 1979 Oper Res 27:629; of practice: Newell & Rosenbloom 1981.
"""

from typing import Annotated, Any

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter, section
from loyalty_sim.theory.forms import Form, response
from loyalty_sim.theory.levers import BOUGHT, Lever

AT_USUAL = 0.5
"""Capability that the trade's usual spend supports, whatever the form."""


SIZE_OF = {"power": "exponent", "linear": "cap", "s_shaped": "steepness", "threshold": "threshold"}
"""The size of each form that bends; the saturating form has none."""

_SIZES: dict[str, tuple[Any, float]] = {
    "exponent": (Annotated[float, Parameter("Exponent of the power form; 1 is a line", "1", 0.1, 1)], 0.5),
    "cap": (Annotated[float, Parameter("Capability at which the linear form ends", "0-1", 0.5, 1)], 0.9),
    "steepness": (Annotated[float, Parameter("Steepness of the S; 1 is the saturating form", "1", 1, 8)], 2.0),
    "threshold": (
        Annotated[float, Parameter("Spend below which a threshold lets nothing happen, times usual", "ratio", 0, 0.9)],
        0.4,
    ),
}


def _form(lever: Lever) -> tuple[Any, str]:
    known = response(lever.name)
    said = Parameter(
        f"Form of response to money in {lever.name}", source=f"judgement: {known.why}", choices=known.settable
    )
    return Annotated[str, said], known.forms[0]


_RESPONSE: Any = section({**_SIZES, **{lever.name: _form(lever) for lever in BOUGHT}})


class ResponseParameters(_RESPONSE):
    """How much each form bends (`exponent`, `cap`, `steepness`, `threshold`), and the form of every lever."""

    __slots__ = ()


_SATURATING, _POWER, _LINEAR, _S_SHAPED = (
    int(each) for each in (Form.SATURATING, Form.POWER, Form.LINEAR, Form.S_SHAPED)
)


@rule
def supported(spend: float, usual: float, execution: float, form: int, p: ResponseParameters) -> float:
    """Capability in [0, 1] that a spend supports by a form (`Form`, not NONE); 1/2 at the usual spend.

    >>> round(supported(2.0, 1.0, 1.0, 1, ResponseParameters()), 3), supported(2.0, 1.0, 1.0, 4, ResponseParameters())
    (0.667, 0.8)
    """
    money = execution * spend
    if money <= 0.0:
        return 0.0
    if form == _SATURATING:
        return money / (money + usual)
    times = money / max(usual, 1e-9)
    if form == _POWER:
        return min(1.0, times**p.exponent / 2.0)
    if form == _LINEAR:
        return min(p.cap, times / 2.0)
    if form == _S_SHAPED:
        return 1.0 - 1.0 / (1.0 + times**p.steepness)
    beyond = max(0.0, times - p.threshold)
    return beyond / (beyond + 1.0 - p.threshold)


@rule
def spend_multiple(capability: float) -> float:
    """Spend, as a multiple of the usual, whose capability this is (>= 0): the inverse of the saturating form.

    >>> spend_multiple(0.5)
    1.0
    """
    return capability / (1.0 - min(capability, 0.999))
