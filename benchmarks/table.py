"""The table of a benchmark run: figure, aim, met or missed."""

from typing import NamedTuple

from rich.console import Console
from rich.table import Table


class Figure(NamedTuple):
    """One measured figure; an aim is a bound from below (`at_least`) or above (`at_most`), or absent."""

    what: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool | None:
        if self.at_least is not None:
            return self.value >= self.at_least
        return None if self.at_most is None else self.value <= self.at_most


def show(title: str, figures: list[Figure]) -> None:
    table = Table(title=title)
    for name, side in (("what", "left"), ("measured", "right"), ("unit", "left"), ("aim", "right"), ("", "left")):
        table.add_column(name, justify=side)  # type: ignore[arg-type]
    for figure in figures:
        table.add_row(figure.what, f"{figure.value:,.3g}", figure.unit, _aim(figure), _verdict(figure))
    Console(width=110).print(table)


def _aim(figure: Figure) -> str:
    if figure.at_least is not None:
        return f">= {figure.at_least:g}"
    return "" if figure.at_most is None else f"<= {figure.at_most:g}"


def _verdict(figure: Figure) -> str:
    return {None: "", True: "[green]met[/]", False: "[red]missed[/]"}[figure.met]
