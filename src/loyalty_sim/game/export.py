"""A game as tables, for spreadsheets: reports, decisions, research, and the parts of the results."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_sim.game.budget import prices
from loyalty_sim.game.debrief import Debrief
from loyalty_sim.game.game import Game
from loyalty_sim.game.report import Report
from loyalty_sim.game.research import Found
from loyalty_sim.lab.atomic import write_atomically

if TYPE_CHECKING:
    import pandas as pd

PARTS = ("usual", "decision", "rivals", "luck")


def reports_table(found: Sequence[Report]) -> "pd.DataFrame":
    """One row a quarter and team; columns are the names of `game.report.FIGURES`."""
    return _table({"quarter": each.quarter, "team": each.team, **each.values} for each in found)


def decisions_table(game: Game) -> "pd.DataFrame":
    """One row a quarter and team of people: every lever where it stands, interviews, and the money beyond the usual."""
    known = prices(game)
    return _table(
        {"quarter": quarter, "team": team.name, **levers, "interviews": bought, "beyond": known.beyond(levers, bought)}
        for quarter in range(1, game.quarters + 1)
        for team in game.teams
        if not team.bot
        for levers, bought in [(game.standing(team.name, quarter), game.interviews(team.name, quarter))]
    )


def research_table(found: Sequence[Found]) -> "pd.DataFrame":
    """One row a quarter, buyer and firm asked about; `_error` is a standard error."""
    return _table(
        {"quarter": each.quarter, "buyer": each.buyer, "about": each.about, "answers": each.answers}
        | each.means
        | {f"{name}_error": error for name, error in each.errors.items()}
        for each in found
    )


def debrief_table(found: Debrief) -> "pd.DataFrame":
    """One row a team: result = usual + decision + rivals + luck, each with its interval of nine tenths."""
    return _table({"team": each.team, "result": each.result} | dict(_parts(each)) for each in found.splits)


def write_tables(folder: Path, **tables: "pd.DataFrame") -> list[Path]:
    """Write tables to `folder`, each as a CSV of its name, those without rows left out; returns the files."""
    written = []
    for name, table in tables.items():
        if len(table):
            write = partial(table.to_csv, index=False, encoding="utf-8", lineterminator="\n")
            written.append(write_atomically(folder / f"{name}.csv", write))
    return written


def _parts(split: Any) -> Iterator[tuple[str, float]]:
    for name in PARTS:
        part = getattr(split, name)
        yield name, part.value
        yield from ((f"{name}_low", part.low), (f"{name}_high", part.high))


def _table(rows: Iterator[dict[str, Any]]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(list(rows))
