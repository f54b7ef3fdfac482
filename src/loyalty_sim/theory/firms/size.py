"""F11 - Size: systems and knowledge cost the same for few customers or many; care of people costs by head.

Claim: part of what is spent on a lever is paid once, whatever the number of customers; the rest by customer.

    units    = fixed usual + (1 - fixed) max(customers, base / 2)    (customers that money has to do for)
    needed   = reference units / at_start                            (spend that builds half of the capability)

`usual` is the size of the firm whose spend the trade's figures state, `base` that of this firm at the start. A smaller
firm therefore pays more a customer for the same level, and a firm that grows thins out what is paid by head and not
what is paid once. Whoever shrinks gets no more out of the same money than with half the customers. Form: judgement;
that knowledge and software cost the same for one user or many is their definition (Shapiro & Varian 1999), how large
their part is nobody has measured by lever.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class SizeParameters(NamedTuple):
    """Which part of a lever's spend is paid by firm and not by customer."""

    on: Annotated[bool, Parameter("Whether capability depends on how many customers the money has to do for")] = True
    systems: Annotated[
        float, Parameter("Part of the spend on systems and on the market that is paid once for the firm", "share", 0, 1)
    ] = 0.60
    people: Annotated[float, Parameter("Part of the spend on people that is paid once for the firm", "share", 0, 1)] = (
        0.10
    )
    usual_share: Annotated[
        float, Parameter("Market share of a firm whose usual spend a customer is the trade's", "share", 0.01, 1)
    ] = 0.30


@rule
def units(customers: float, base: float, usual: float, fixed: float) -> float:
    """Customers that the money for a lever has to do for, above 0; base: at the start; usual: size of the usual firm.

    >>> units(customers=200.0, base=100.0, usual=300.0, fixed=0.5)
    250.0
    """
    return fixed * usual + (1.0 - fixed) * max(customers, 0.5 * base)


@rule
def needed(reference: float, units: float, at_start: float, p: SizeParameters) -> float:
    """Spend >= 0 that builds half of a capability now; reference: at the start, when it had to do for others.

    >>> needed(100.0, units=220.0, at_start=200.0, p=SizeParameters())
    110.0
    """
    return reference * units / at_start if p.on else reference
