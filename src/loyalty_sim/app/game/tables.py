"""Tables of a game: the market as everybody sees it, a team's own figures, and the research that it bought."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup
from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.view import OWN, Public
from loyalty_sim.app.game.words import BY_NAME, change, of_figure, title_of
from loyalty_sim.app.parts.blocks import sideways
from loyalty_sim.language import number, tell
from loyalty_sim.picture import Chart, Line, lines
from loyalty_sim.picture.palette import COLOURS

DASHES = ("solid", "dashed")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], label: str, bold: int = -1) -> None:
    """A plain table that scrolls sideways on a narrow screen. label: its name; bold: a row that stands out.

    It is one element of the page, and not hundreds: sixty phones may ask for it at once.
    """
    head = Markup().join(Markup('<th scope="col">{}</th>').format(each) for each in heads)
    body = Markup().join(_row(row, place == bold) for place, row in enumerate(rows))
    with scrolling(label):
        written = Markup('<table class="plain"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(head, body)
        ui.html(str(written), sanitize=False)


def _row(cells: Sequence[str], bold: bool) -> Markup:
    first = Markup('<th scope="row">{}</th>').format(cells[0])
    others = Markup().join(Markup("<td>{}</td>").format(cell) for cell in cells[1:])
    return Markup('<tr class="{}">{}{}</tr>').format("bold" if bold else "", first, others)


def scrolling(label: str) -> ui.element:
    """A box for a table, to be scrolled sideways by hand or keyboard. label: its name."""
    return sideways(tell(texts.TABLE, name=label))


def market_table(public: Public, currency: str, team: str = "") -> None:
    """Public figures of every firm after the last quarter; the row of a team stands out."""
    if not public.market:
        return
    now = public.market[-1]
    rows = [
        [name, *(of_figure(each, now[name][each], currency) for each in texts.PUBLIC_FIGURES)] for name in public.teams
    ]
    bold = public.teams.index(team) if team in public.teams else -1
    table([tell(texts.FIRM), *map(tell, texts.PUBLIC_FIGURES.values())], rows, tell(texts.MARKET_BEFORE), bold)


def own_table(own: list[dict[str, float]], currency: str) -> None:
    """All figures of a team's own firm in the last quarter, and how far they moved."""
    now, before = own[-1], own[-2] if len(own) > 1 else None
    rows = [
        [
            title_of(BY_NAME[name]),
            of_figure(name, now[name], currency),
            change(name, now[name] - before[name], currency) if before else "",
        ]
        for name in OWN
    ]
    table([tell(texts.FIGURE), tell(texts.THIS_QUARTER), tell(texts.CHANGE)], rows, tell(texts.FIGURE))


def research_table(bought: list[dict[str, Any]], team: str) -> None:
    """What customers of every firm have told a team."""
    rows = [[row["about"], *(_asked(row, name) for name in texts.ASKED)] for row in bought]
    bold = next((place for place, row in enumerate(bought) if row["about"] == team), -1)
    table([tell(texts.FIRM), *map(tell, texts.ASKED.values())], rows, tell(texts.RESEARCH), bold)


def shares_chart(public: Public) -> Chart:
    """Market shares quarter by quarter."""
    quarters = list(range(len(public.market)))
    drawn = [
        Line(
            team,
            quarters,
            [100 * each[team]["share"] for each in public.market],
            colour=COLOURS[place % len(COLOURS)],
            dash=DASHES[place // len(COLOURS) % 2],
            symbol="circle",
        )
        for place, team in enumerate(public.teams)
    ]
    return lines(
        drawn, tell(texts.QUARTER), tell(texts.SHARES_AXIS), tell(texts.SHARES), words=[str(each) for each in quarters]
    )


def _asked(row: dict[str, Any], name: str) -> str:
    mean, error = row[name], row[f"{name}_error"]
    if mean is None or math.isnan(mean):
        return "-"
    return number(mean, ".1f") if math.isnan(error) else f"{number(mean, '.1f')} ± {number(error, '.1f')}"
