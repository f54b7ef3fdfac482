"""What is possible: intervals of outcomes and of their changes end where the outcome does.

An interval around a mean knows nothing of that: in a small market a share of customers kept would end above 1, and a
firm would lose more customers than it has.
"""

from loyalty_sim.week.outcomes import OUTCOMES

_ANYTHING = (float("-inf"), float("inf"))


def within(name: str, low: float, high: float, of: float = 0.0) -> tuple[float, float]:
    """The ends of an interval of an outcome, or of its change from a value (`of`), kept to what is possible.

    >>> within("retention", 0.8, 1.245), within("customers", -1_200.0, 30.0, of=400.0)
    ((0.8, 1.0), (-400.0, 30.0))
    """
    ends = OUTCOMES[name].possible if name in OUTCOMES else _ANYTHING
    least, most = (end - of for end in ends)
    return (low if low != low else min(max(low, least), most)), (high if high != high else max(min(high, most), least))
