"""Customer equity: the discounted margin that today's customers are expected to bring.

    lifetime_value  = yearly_margin (1 + yearly_discount) / max(1 + yearly_discount - yearly_retention, 0.02)
    yearly_retention = max(0, 1 - leavers / customer_weeks)^52
    equity          = customers lifetime_value(52 weekly_margin, yearly_retention, yearly_discount)
    discount_factor = (1 + yearly_discount)^(-week / 52)

Sources: Gupta, Lehmann & Stuart 2004 J Mktg Res 41:7; Rust, Lemon & Zeithaml 2004 J Mktg 68(1):109.
"""

LONGEST = 50.0
"""Years that a customer is counted on at most."""


def lifetime_value(yearly_margin: float, yearly_retention: float, yearly_discount: float) -> float:
    """Discounted margin of one customer, money, counted on for 50 years at most; retention and discount in [0, 1].

    >>> round(lifetime_value(yearly_margin=100.0, yearly_retention=0.8, yearly_discount=0.1), 3)
    366.667
    """
    return yearly_margin * (1.0 + yearly_discount) / max(1.0 + yearly_discount - yearly_retention, 1.0 / LONGEST)


def discount_factor(week: int, yearly_discount: float) -> float:
    """Worth today of one unit of money paid in this week.

    >>> round(discount_factor(52, 0.1), 3)
    0.909
    """
    return (1.0 + yearly_discount) ** (-week / 52.0)


def yearly_retention(leavers: float, customer_weeks: float) -> float:
    """Share of customers in [0, 1] kept over a year, at the weekly rate of so many leavers in so many weeks.

    >>> round(yearly_retention(25.0, 50.0), 5)
    0.0
    """
    return max(0.0, 1.0 - leavers / customer_weeks) ** 52


def equity(customers: float, weekly_margin: float, yearly_retention: float, yearly_discount: float) -> float:
    """Customers times the lifetime value of one, at the margin each leaves a week.

    >>> round(equity(customers=1000.0, weekly_margin=25.0, yearly_retention=0.8, yearly_discount=0.1), 3)
    4766666.667
    """
    return customers * lifetime_value(52.0 * weekly_margin, yearly_retention, yearly_discount)
