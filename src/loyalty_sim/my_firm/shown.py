"""What was given, what is met, and by which setting: the rows of the table that shows it."""

from typing import NamedTuple

from loyalty_sim.my_firm.figures import Firm
from loyalty_sim.my_firm.meet import Start

HEADS = ("figure", "given", "met", "by")


class Row(NamedTuple):
    """One figure under `HEADS`. figure: its key. given, met: what was said, and what the first year shows. by: key of
    the setting behind it, and value: what that is."""

    figure: str
    given: float
    met: float
    by: str
    value: str

    @property
    def setting(self) -> str:
        """The setting as a file has it: "trade.wage = 1000"."""
        return f"{self.by} = {self.value}"


def rows_of(firm: Firm, start: Start) -> list[Row]:
    """A row a figure that was given."""
    rows = [Row(each.figure, each.given, each.met, each.by, each.value) for each in start.met]
    for lever, amount in firm.spend.items():
        level = start.settings[f"firm.levers.{lever}"].value
        rows.append(Row(f"spend.{lever}", amount, amount, f"firm.levers.{lever}", f"{level:.3g}"))
    return rows


def figure(value: float) -> str:
    """A figure of any size.

    >>> figure(46800.0), figure(0.09037)
    ('46,800', '0.0904')
    """
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
