"""What was given, what is met, and by which setting: the rows of the table that shows it."""

from loyalty_sim.my_firm.figures import Firm
from loyalty_sim.my_firm.meet import Start

HEADS = ("figure", "given", "met", "by")


def rows_of(firm: Firm, start: Start) -> list[tuple[str, float, float, str]]:
    """A row a figure, under `HEADS`: its key, what was given, what the first year shows, and the setting behind it."""
    rows = [(each.figure, each.given, each.met, f"{each.by} = {each.value}") for each in start.met]
    for lever, amount in firm.spend.items():
        level = start.settings[f"firm.levers.{lever}"].value
        rows.append((f"spend.{lever}", amount, amount, f"firm.levers.{lever} = {level:.3g}"))
    return rows


def figure(value: float) -> str:
    """A figure of any size.

    >>> figure(46800.0), figure(0.09037)
    ('46,800', '0.0904')
    """
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
