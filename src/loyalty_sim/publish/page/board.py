"""The board page of a result: two printed pages that a board decides by, and everything else folded behind them."""

import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.picture.table.page import form_html
from loyalty_sim.publish.ledger_page import environment
from loyalty_sim.publish.page.asked import asked_tables
from loyalty_sim.publish.page.document import figure_of, source
from loyalty_sim.publish.page.origin import origin_rows
from loyalty_sim.studies.market import market_words

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

ON_PAPER = 2
"""Pictures that are printed; the others are folded."""


def save_board(result: "Result", path: Path, folder: Path | None = None) -> Path:
    """Write the board page of a result. Raises ValueError for a result that has none (`refusal`).

    >>> from tempfile import mkdtemp
    >>> from loyalty_sim import compare, load_scenario
    >>> short = ["market.customers=200", "market.weeks=8"]
    >>> a, b = load_scenario(overrides=short), load_scenario("service_first", short)
    >>> page = save_board(compare(a, b, seeds=2, worlds=0, workers=1), Path(mkdtemp()) / "board.html")
    >>> "The decision" in page.read_text(encoding="utf-8")
    True
    """
    page = render_board(result, folder)
    return write_atomically(path, partial(Path.write_text, data=page, encoding="utf-8"))


def render_board(result: "Result", folder: Path | None = None) -> str:
    """The page as text, without scripts. folder: where the result was saved, for the command that makes the page."""
    brief = result.brief()
    if brief is None:
        raise ValueError(refusal(result))
    market = market_words(next(iter(result.scenarios.values())))
    figures = [figure_of(place, chart, static=True) for place, chart in enumerate(result.charts(), start=1)]
    return environment(True).get_template("board.html.j2").render(
        title=result.label.name or result.heading,
        market=f"{result.heading}; {market}" if result.label.name else market,
        own=result.label.note,
        sections=brief.sections(),
        figures=figures[:ON_PAPER],
        folded=figures[ON_PAPER:],
        form=form_html(form := result.form()),
        note=form.note,
        asked=asked_tables(result),
        origin=origin_rows(result.provenance),
        commands=[result.provenance.get("command", ""), board_command(folder)],
        style=source("templates", "page.css") + source("templates", "report.css") + source("templates", "board.css"),
    )  # fmt: skip


def refusal(result: "Result") -> str:
    """Why there is no board page of a result; nothing where there is one."""
    if result.brief() is not None:
        return ""
    return f"a board page is made of a comparison, a returns curve or a plan; this is of {result.kind}"


def board_command(folder: Path | None) -> str:
    """The command that makes the page of a saved result again; of one that was not saved, of the newest."""
    return shlex.join(["loyalty-sim", "report", folder.name if folder else "last", "--board"])
