"""What a firm pays beside its levers: for production, people, complaints, and customers won.

    variable   = rate ratio revenue / price        (a price changes revenue, not what it takes to earn it)
    people     = cost count headcount              (wages, and hiring; headcount: planned against the start)
    per_case   = cost count                        (complaints voiced, calls and letters, customers who joined)
    remedies   = cost answered capability          (recovery capability is the chance to be put right)
    incentives = incentive won_back                if capability > 0
               = 0                                 otherwise

Definitions, no claim: rates are settings of the trade.
"""

from loyalty_sim.compiled import rule


@rule
def variable(rate: float, ratio: float, revenue: float, price: float) -> float:
    """Variable cost of this revenue; rate per unit of revenue at the usual price, ratio of the firm to that.

    >>> round(variable(rate=0.5, ratio=1.0, revenue=25.0, price=1.1), 3)
    11.364
    """
    return rate * ratio * revenue / price


@rule
def people(cost: float, count: float, headcount: float) -> float:
    """Wages, or cost of hiring, of so many of the simulated people; headcount says how many each stands for.

    >>> people(cost=25.0, count=10.0, headcount=1.0)
    250.0
    """
    return cost * count * headcount


@rule
def per_case(cost: float, count: float) -> float:
    """Cost of so many complaints, contacts or newcomers.

    >>> per_case(25.0, 10.0)
    250.0
    """
    return cost * count


@rule
def remedies(cost: float, answered: float, capability: float) -> float:
    """Cost of putting answered cases right, by the recovery capability.

    >>> remedies(cost=25.0, answered=25.0, capability=0.5)
    312.5
    """
    return cost * answered * capability


@rule
def incentives(incentive: float, won_back: float, capability: float) -> float:
    """Offers to customers who came back, if there is any win-back capability.

    >>> incentives(incentive=25.0, won_back=25.0, capability=0.5)
    625.0
    """
    return incentive * won_back if capability > 0.0 else 0.0
