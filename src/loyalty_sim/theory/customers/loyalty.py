"""C4 - Loyalty is a second, slower stock; four kinds of customer.

Claim: satisfaction is not loyalty. Loyalty grows out of satisfaction that lasts, the bond with one person and habit; a
customer also stays because of barriers, of which each has their own (theory.barriers).

    loyalty'    = loyalty + rate (pull - loyalty)                 [grown]
    pull        = satisfaction_weight satisfaction + bond_weight bond + habit_weight habit
    habit       = tenure_weeks / (tenure_weeks + 26 habit_years)
    bond'       = bond + bond_growth (judged - 0.5) (1 - bond)    if same_person
                = bond (1 - bond_fading)                          otherwise
    of_newcomer = satisfaction_weight satisfaction
    attachment  = loyalty + 0.1 barrier
    kind        = 2 (satisfaction < satisfied_from) + (attachment < held_from)

The four kinds (Jones & Sasser 1995 Harv Bus Rev 73(6):88): loyal, mercenary (satisfied, free to go), hostage
(dissatisfied, held), defector (dissatisfied, free to go).
"""

from enum import IntEnum
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class Kind(IntEnum):
    """Customer kinds by satisfaction and by what holds them."""

    LOYAL = 0
    MERCENARY = 1
    HOSTAGE = 2
    DEFECTOR = 3


class LoyaltyParameters(NamedTuple):
    """How loyalty and the bond with one employee form, and where the lines between kinds of customer run."""

    rate: Annotated[float, Parameter("Part of the gap closed by one encounter", "per encounter", 0, 1)] = 0.04
    satisfaction_weight: Annotated[float, Parameter("Weight of satisfaction in loyalty", "share", 0, 1)] = 0.70
    bond_weight: Annotated[
        float, Parameter("Weight of the bond with one employee; 0 switches it off", "share", 0, 1)
    ] = 0.20
    habit_weight: Annotated[float, Parameter("Weight of habit (years with the provider)", "share", 0, 1)] = 0.10
    habit_years: Annotated[float, Parameter("Years in which two thirds of the habit form", "years", 0.1, 30)] = 3.0
    bond_chance: Annotated[
        float, Parameter("Chance that an encounter begins a bond with that employee", "per encounter", 0, 1)
    ] = 0.03
    bond_preference: Annotated[
        float, Parameter("Chance that a bonded customer is served by that employee", "per encounter", 0, 1)
    ] = 0.5
    bond_growth: Annotated[
        float, Parameter("Growth of the bond in one good encounter with the same person", "per encounter", 0, 1)
    ] = 0.10
    bond_fading: Annotated[float, Parameter("Fading of the bond in an encounter with another", "share", 0, 1)] = 0.02
    satisfied_from: Annotated[
        float, Parameter("Satisfaction from which a customer counts as satisfied", "0-1", 0, 1)
    ] = 0.65
    held_from: Annotated[
        float,
        Parameter("Attachment (loyalty plus a tenth of the barrier) from which a customer counts as held", "0-1", 0, 2),
    ] = 0.70


@rule
def habit(tenure_weeks: float, p: LoyaltyParameters) -> float:
    """Habit in [0, 1): years with the provider, saturating.

    >>> habit(52.0, LoyaltyParameters())
    0.4
    """
    return tenure_weeks / (tenure_weeks + 26.0 * p.habit_years)


@rule
def pull(satisfaction: float, bond: float, tenure_weeks: float, p: LoyaltyParameters) -> float:
    """Loyalty that satisfaction, bond and habit lead to in the end.

    >>> round(pull(satisfaction=0.8, bond=0.4, tenure_weeks=52.0, p=LoyaltyParameters()), 3)
    0.68
    """
    return p.satisfaction_weight * satisfaction + p.bond_weight * bond + p.habit_weight * habit(tenure_weeks, p)


@rule
def grown(loyalty: float, satisfaction: float, bond: float, tenure_weeks: float, p: LoyaltyParameters) -> float:
    """Loyalty in [0, 1] after one more encounter.

    >>> round(grown(loyalty=0.6, satisfaction=0.8, bond=0.4, tenure_weeks=52.0, p=LoyaltyParameters()), 3)
    0.603
    """
    return unit(loyalty + p.rate * (pull(satisfaction, bond, tenure_weeks, p) - loyalty))


@rule
def of_newcomer(satisfaction: float, p: LoyaltyParameters) -> float:
    """Loyalty in [0, 1] to a provider one has just come to, expecting this satisfaction: no bond, no habit.

    >>> round(of_newcomer(0.8, LoyaltyParameters()), 3)
    0.56
    """
    return p.satisfaction_weight * satisfaction


@rule
def bond_after(bond: float, same_person: bool, judged: float, p: LoyaltyParameters) -> float:
    """Bond in [0, 1] after an encounter judged in [0, 1]: grows with the same person, fades with another.

    >>> round(bond_after(bond=0.4, same_person=True, judged=0.8, p=LoyaltyParameters()), 3)
    0.418
    """
    if same_person:
        return unit(bond + p.bond_growth * (judged - 0.5) * (1.0 - bond))
    return bond * (1.0 - p.bond_fading)


@rule
def attachment(loyalty: float, barrier: float) -> float:
    """What holds a customer, >= 0: loyalty, and a tenth of the barrier (in utility).

    >>> attachment(loyalty=0.5, barrier=5.0)
    1.0
    """
    return loyalty + 0.1 * barrier


@rule
def kind(satisfaction: float, loyalty: float, barrier: float, p: LoyaltyParameters) -> int:
    """Which `Kind` of customer this is; barrier: the customer's own, in utility.

    >>> kind(satisfaction=0.8, loyalty=0.6, barrier=1.0, p=LoyaltyParameters())
    0
    """
    free = int(attachment(loyalty, barrier) < p.held_from)
    return 2 * int(satisfaction < p.satisfied_from) + free
