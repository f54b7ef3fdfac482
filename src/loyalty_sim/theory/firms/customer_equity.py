"""Customer equity: the discounted margin that today's customers are expected to bring.

    lifetime_value  = yearly_margin (1 + yearly_discount) / (1 + yearly_discount - yearly_retention)
    discount_factor = (1 + yearly_discount)^(-week / 52)

Sources: Gupta, Lehmann & Stuart 2004 J Mktg Res 41:7; Rust, Lemon & Zeithaml 2004 J Mktg 68(1):109.
"""


def lifetime_value(yearly_margin: float, yearly_retention: float, yearly_discount: float) -> float:
    """Discounted margin of one customer, money; retention in [0, 1], discount > 0."""
    return yearly_margin * (1.0 + yearly_discount) / (1.0 + yearly_discount - yearly_retention)


def discount_factor(week: int, yearly_discount: float) -> float:
    """Worth today of one unit of money paid in this week."""
    return (1.0 + yearly_discount) ** (-week / 52.0)
