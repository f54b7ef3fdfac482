"""E9m - People move between the firms of a market, and those who serve best are drawn to loyal customers.

Claim: part of those who are hired come from another firm of the market, with what they know. Whoever is asked goes the
more readily the more the other firm pays and the lower their will is; and the better they serve, the more it counts
where customers are the more loyal. Customers who are bonded to them hear where they have gone, and may follow.

    agrees = min(1, ready exp(pull))                (chance that who is asked goes)
    pull   = by_pay log(pay / present_pay) + by_want (usual_want - want)
             + by_loyalty loyalty max(0, 1 + particular (given - usual_given))
    stays  = 1 - asked ready                        (multiplier of leaving for elsewhere)
    heard  = min(1, calling bond)                   (lost contact, in theory.choice, of who hears where they are)
    drawn  = following bond_weight bond             (utility of the firm where one's person works now)
    kept   = following bond                         (bond of a customer who followed)

asked is the chance that a firm with a position to fill asks somebody at another firm first; loyalty is what that firm
has above the present employer, given the performance of who is asked. Where firms are alike asked times ready of all
hires are moves, and as many fewer leave for elsewhere, so that turnover is the same.

Sources: about half of all hires come from another employer (Haltiwanger, Hyatt, Kahn & McEntarfer 2018 Am Econ J Macro
10(2):52), fewer of them from the same trade; customers follow who serves them: 26 % of sales are at
risk when a salesperson leaves (Palmatier, Scheer & Steenkamp 2007 J Mktg Res 44:185; both reported). Pay as in
theory.pay; what loyal customers draw is judgement.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class MovesParameters(NamedTuple):
    """Who is asked by another firm, and who goes."""

    asked: Annotated[
        float,
        Parameter("Chance that a position is first offered to somebody at another firm; 0 switches moves off", "share",
                  0, 1, "Haltiwanger et al. 2018", "C"),
    ] = 0.5  # fmt: skip
    ready: Annotated[float, Parameter("Chance that who is asked goes, where nothing differs", "share", 0, 1)] = 0.5
    by_pay: Annotated[
        float,
        Parameter("Effect of a log unit of pay on log readiness", "1", 0, 10, "Bassier, Dube & Naidu 2022", "B"),
    ] = 2.5
    by_want: Annotated[float, Parameter("Effect of will on log readiness", "1", 0, 10)] = 1.0
    by_loyalty: Annotated[
        float, Parameter("Effect of loyalty of the other firm's customers on log readiness", "1", 0, 50)
    ] = 4.0
    particular: Annotated[
        float, Parameter("Rise of that effect per unit of performance above the usual", "1", 0, 20)
    ] = 3.0
    usual_want: Annotated[float, Parameter("Will of a usual employee", "0-1", 0, 1)] = 0.60
    usual_given: Annotated[float, Parameter("Performance of a usual employee", "0-1", 0, 1)] = 0.60
    calling: Annotated[
        float,
        Parameter("Search by a customer who hears where their person works, against one who only lost them", "ratio",
                  1, 20, "Palmatier et al. 2007", "D"),
    ] = 3.0  # fmt: skip
    following: Annotated[
        float,
        Parameter("Part of a customer's bond that goes along with the employee", "share", 0, 1,
                  "Palmatier et al. 2007", "D"),
    ] = 0.8  # fmt: skip


@rule
def pull(pay: float, present_pay: float, want: float, loyalty: float, given: float, p: MovesParameters) -> float:
    """Log readiness to go to a firm of this pay; loyalty: of its customers above the present one's; given: own service.

    >>> round(pull(pay=1.1, present_pay=1.0, want=0.5, loyalty=0.02, given=0.7, p=MovesParameters()), 3)
    0.442
    """
    particular = max(0.0, 1.0 + p.particular * (given - p.usual_given))
    log_pay = math.log(pay / present_pay)
    return p.by_pay * log_pay + p.by_want * (p.usual_want - want) + p.by_loyalty * loyalty * particular


@rule
def agrees(pull: float, p: MovesParameters) -> float:
    """Chance in [0, 1] that who is asked goes.

    >>> round(agrees(0.4, MovesParameters()), 3)
    0.746
    """
    return min(1.0, p.ready * math.exp(min(pull, 50.0)))


@rule
def stays(p: MovesParameters) -> float:
    """Multiplier in [0, 1] of leaving for elsewhere.

    >>> stays(MovesParameters())
    0.75
    """
    return 1.0 - p.asked * p.ready


@rule
def heard(bond: float, p: MovesParameters) -> float:
    """Lost contact in [0, 1] that pulls a customer into a search who hears where their employee has gone.

    >>> round(heard(0.2, MovesParameters()), 3)
    0.6
    """
    return min(1.0, p.calling * bond)


@rule
def drawn(bond: float, bond_weight: float, p: MovesParameters) -> float:
    """Utility >= 0 of the firm where the employee works whom a customer is bonded to.

    >>> round(drawn(bond=0.5, bond_weight=1.0, p=MovesParameters()), 3)
    0.4
    """
    return p.following * bond_weight * bond


@rule
def kept(bond: float, p: MovesParameters) -> float:
    """Bond in [0, 1] of a customer who followed.

    >>> round(kept(0.5, MovesParameters()), 3)
    0.4
    """
    return p.following * bond
