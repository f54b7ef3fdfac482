"""Colours and style of every picture, and axes that carry money.

Colours: Okabe and Ito (2008), Color Universal Design, distinguishable with any common colour vision.
"""

from typing import Any

from loyalty_sim.language import tell

BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
BLUE, VERMILLION, PURPLE, GREY = "#0072B2", "#D55E00", "#CC79A7", "#6E6E6E"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION)

STYLE: dict[Any, Any] = {
    "text.parse_math": False,
    "font.size": 10,
    "axes.titlesize": 12,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E3E3E3",
    "legend.frameon": False,
    "legend.fontsize": 9,
    "figure.constrained_layout.use": True,
}


MONEY_UNITS = {1e9: "billion {currency}", 1e6: "million {currency}", 1e3: "thousand {currency}"}
"""Units of large amounts, the largest first."""


def money_unit(largest: float, currency: str) -> tuple[float, str]:
    """Divisor and name of the unit that keep the ticks of an axis short: (1e3, "thousand EUR").

    >>> money_unit(35_000, "EUR"), money_unit(900, "EUR")
    ((1000.0, 'thousand EUR'), (1.0, 'EUR'))
    """
    for divisor, unit in MONEY_UNITS.items():
        if largest >= 2 * divisor:
            return divisor, tell(unit, currency=currency)
    return 1.0, currency
