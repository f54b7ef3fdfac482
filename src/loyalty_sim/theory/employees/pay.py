"""E9p - Pay relative to the market: it keeps people, draws them, and is felt as a gift or as a cut.

Claim: who pays above the market loses fewer people and fills positions sooner with better ones; who pays below saves
wages and pays for it in leaving, vacancies and ill will. Effort answers cuts more than raises.

    held  = pay^(-quitting)               (multiplier of turnover)
    draws = pay^recruiting                (multiplier of how soon a vacancy is filled)
    felt  = gift log(pay)                 if pay > 1    (part of the push of theory.effort)
          = grudge log(pay)               otherwise
    wages = wage pay

pay is that of the firm over that of the market. Better applicants by pay are in theory.applicants.

Sources: elasticities of turnover -3.0 to -4.5 and of recruitment 3.2 to 4.2 in warehouses and call centres of one firm
(Emanuel & Harrington 2020), of quits 2 to 3 in experiments and matched panels (Bassier, Dube & Naidu 2022 J Hum Resour
57:S50, reported); a wage cut by a fifth lowers output by a fifth, a raise does nothing lasting (Kube, Marechal & Puppe
2013 J Eur Econ Assoc 11:853; Gneezy & List 2006 Econometrica 74:1365; reported).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_PAYOFFS = "Emanuel & Harrington 2020; Bassier, Dube & Naidu 2022"


class PayParameters(NamedTuple):
    """What pay against the market's does."""

    quitting: Annotated[
        float, Parameter("Elasticity of turnover to pay, taken off; 0 switches it off", "1", 0, 8, _PAYOFFS, "B")
    ] = 2.5
    recruiting: Annotated[
        float, Parameter("Elasticity of filling a vacancy to pay", "1", 0, 8, "Emanuel & Harrington 2020", "B")
    ] = 3.0
    gift: Annotated[
        float, Parameter("Climate worth of pay above the market, per log unit", "climate", 0, 2,
                         "Gneezy & List 2006", "C")
    ] = 0.05  # fmt: skip
    grudge: Annotated[
        float, Parameter("Climate lost to pay below the market, per log unit", "climate", 0, 2,
                         "Kube, Marechal & Puppe 2013", "C")
    ] = 0.25  # fmt: skip


@rule
def held(pay: float, p: PayParameters) -> float:
    """Multiplier > 0 of turnover at this pay relative to the market's.

    >>> round(held(1.1, PayParameters()), 3)
    0.788
    """
    return pay**-p.quitting


@rule
def draws(pay: float, p: PayParameters) -> float:
    """Multiplier > 0 of the chance that a vacancy is filled, at this pay relative to the market's.

    >>> round(draws(1.1, PayParameters()), 3)
    1.331
    """
    return pay**p.recruiting


@rule
def felt(pay: float, p: PayParameters) -> float:
    """What pay relative to the market's adds to will, in units of climate.

    >>> round(felt(0.9, PayParameters()), 4)
    -0.0263
    """
    return (p.gift if pay > 1.0 else p.grudge) * math.log(pay)


@rule
def wages(wage: float, pay: float) -> float:
    """Wage of one position at this pay relative to the market's.

    >>> wages(900.0, 1.25)
    1125.0
    """
    return wage * pay
