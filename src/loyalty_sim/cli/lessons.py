"""The command `lessons`: the lessons there are."""

from typing import TYPE_CHECKING

from loyalty_sim.cli.asked.options import Json, Quiet, takes_home, takes_lessons
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    pass


@takes_lessons
@takes_home
def list_lessons(as_json: Json = False, quiet: Quiet = False) -> None:
    """List the lessons: a question to predict, and the claims it is about."""
    import json

    from rich.table import Table

    from loyalty_sim.app.lessons.lesson import lessons

    found = lessons().values()
    if as_json:
        rows = [{"number": each.number, "id": each.id, "title": each.title, "minutes": each.minutes,
                 "claims": each.claims, "question": each.question, "from": each.home} for each in found]  # fmt: skip
        print(json.dumps(rows, indent=2))
        return
    own = ["from"] if any(each.home for each in found) else []
    table = Table("no.", "lesson", "minutes", "claims", "question", *own, box=None, pad_edge=False)
    for each in found:
        origin = [each.home] if own else []
        table.add_row(str(each.number), each.title, str(each.minutes), ", ".join(each.claims), each.question, *origin)
    terminal.console().print(table)
    terminal.closing(None, () if quiet else ("loyalty-sim report --lesson 1", "loyalty-sim app"))
