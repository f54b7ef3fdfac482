"""The table of a firm's figures: what was given, what is met, and by which setting."""

from typing import TYPE_CHECKING

from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.my_firm.figures import Firm
    from loyalty_sim.my_firm.meet import Start


def looked_for(firm: "Firm") -> "Start":
    """The start of a firm; who waits for it is told so. Raises ScenarioError for figures that cannot stand together."""
    from loyalty_sim.my_firm.kept import known, start_of

    if known(firm) is None:
        said = f"looking for the market in which {firm.figures.name} has its figures, a minute or so; once only …"
        terminal.console(errors=True).print(said, markup=False)
    return start_of(firm)


def print_met(firm: "Firm", start: "Start", errors: bool = False) -> None:
    """What was given, what the first year shows, and by which setting; on the standard error if asked."""
    from rich.table import Table
    from rich.text import Text

    from loyalty_sim.my_firm.shown import HEADS, figure, rows_of

    figures = firm.figures
    title = Text(f"{figures.name} ({figures.trade}): the first year, mean of {start.markets} markets")
    table = Table(*HEADS, box=None, pad_edge=False, title=title, title_justify="left")
    for row in rows_of(firm, start):
        table.add_row(row.figure, figure(row.given), figure(row.met), row.setting)
    terminal.console(errors=errors).print(table)
