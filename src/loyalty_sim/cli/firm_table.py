"""The table of a firm's figures: what was given, what is met, and by which setting."""

from typing import TYPE_CHECKING

from loyalty_sim.cli import terminal

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

    figures = firm.figures
    title = f"{figures.name} ({figures.trade}): the first year, mean of {start.markets} markets"
    table = Table("figure", "given", "met", "by", box=None, pad_edge=False, title=title, title_justify="left")
    for each in start.met:
        table.add_row(each.figure, _shown(each.given), _shown(each.met), f"{each.by} = {each.value}")
    for lever, amount in firm.spend.items():
        level = start.settings[f"firm.levers.{lever}"].value
        table.add_row(f"spend.{lever}", f"{amount:,.0f}", f"{amount:,.0f}", f"firm.levers.{lever} = {level:.3g}")
    terminal.console(errors=errors).print(table)


def _shown(figure: float) -> str:
    """A figure of any size.

    >>> _shown(46800.0), _shown(0.09037)
    ('46,800', '0.0904')
    """
    return f"{figure:,.0f}" if abs(figure) >= 1000 else f"{figure:.3g}"
