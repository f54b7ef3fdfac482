"""A served game as files: the one that plays again bit for bit, and tables for spreadsheets."""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from loyalty_sim.game import export
from loyalty_sim.game.debrief import Debrief, Part, Split
from loyalty_sim.game.report import Report
from loyalty_sim.game.research import ASKED, Found
from loyalty_sim.game.write import to_text

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.app.game.games import Games


def game_text(games: "Games", code: str) -> str:
    """The file of a game with every decision that is locked: `loyalty-sim game play` gives the same bits from it."""
    return to_text(games.game_of(code))


def tables_zip(games: "Games", code: str) -> bytes:
    """All tables of a game as CSV, packed together with its file."""
    import pandas as pd

    known = games.quarters(code)
    reports = [Report(each.quarter, team, values) for each in known for team, values in each.reports.items()]
    research = [
        _found(each.quarter, buyer, row) for each in known for buyer, rows in each.research.items() for row in rows
    ]
    decisions = export.decisions_table(games.game_of(code))
    times = [(quarter, team, datetime.fromtimestamp(at, UTC).isoformat()) for quarter, team, at in games.locks(code)]
    tables = {
        "reports": export.reports_table(reports),
        "decisions": decisions[decisions["quarter"] < len(known)],
        "locked": pd.DataFrame(times, columns=["quarter", "team", "at"]),
        "research": export.research_table(research),
    }
    if debrief := games.debrief(code):
        splits = tuple(
            Split(team, result, *(Part(*part) for part in parts)) for team, result, *parts in debrief["splits"]
        )
        tables["debrief"] = export.debrief_table(Debrief(splits, debrief["worlds"]))
    return _packed(tables, game_text(games, code))


def _found(quarter: int, buyer: str, row: dict[str, float]) -> Found:
    names = (*ASKED, "again")
    means, errors = {name: row[name] for name in names}, {name: row[f"{name}_error"] for name in names}
    return Found(quarter, buyer, str(row["about"]), int(row["answers"]), means, errors)


def _packed(tables: "dict[str, pd.DataFrame]", text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("game.yaml", text)
        for name, table in tables.items():
            if len(table):
                archive.writestr(f"{name}.csv", table.to_csv(index=False, lineterminator="\n"))
    return packed.getvalue()
