"""Taking a saved result along: its report, its board page, and its tables with the pictures as a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from nicegui import ui

from loyalty_sim.app.computing import work
from loyalty_sim.app.computing.work_queue import SOON, QueueFull
from loyalty_sim.app.services import services
from loyalty_sim.lab.needs import need
from loyalty_sim.scenario import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_sim.studies.base import Result

BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Taking:
    """One visitor taking results along; what needs time is made by the queue."""

    def __init__(self) -> None:
        self._user = uuid4().hex

    async def report(self, result: "Result", folder: Path) -> None:
        """One HTML page that says everything."""
        await self._page(folder, False)

    async def board(self, result: "Result", folder: Path) -> None:
        """The two pages for a board; or why there are none."""
        from loyalty_sim.publish.page.board import refusal

        if why := refusal(result):
            ui.notify(f"{why[0].upper()}{why[1:]}", type="warning")
            return
        await self._page(folder, True)

    async def _page(self, folder: Path, board: bool) -> None:
        text = await self._made(("report", "a report"), work.saved_page, folder.resolve(), board)
        if text is not None:
            ui.download.content(text, f"{folder.name}_{'board' if board else 'report'}.html", "text/html")

    async def book(self, result: "Result", folder: Path) -> None:
        """All tables, one a sheet, where they come from, and the pictures."""
        content = await self._made(("files", "an .xlsx file", "openpyxl"), work.workbook, folder.resolve())
        if content is not None:
            ui.download.content(content, f"{folder.name}.xlsx", BOOK)

    async def csv(self, result: "Result", folder: Path) -> None:
        """The table, unrounded."""
        ui.download.content(result.table.to_csv(index=False), "table.csv", "text/csv")

    async def parquet(self, result: "Result", folder: Path) -> None:
        """All runs."""
        ui.download.content(result.runs.to_parquet(index=False), "runs.parquet")

    async def _made(self, needed: tuple[str, ...], function: "Callable[..., Any]", *given: Any) -> Any:
        """What a worker makes; None, and a notice, where it cannot be made."""
        try:
            need(*needed)
            return await services().queue.do(self._user, SOON, function, *given)
        except ScenarioError as error:
            ui.notify(str(error), type="warning", multi_line=True)
        except QueueFull as error:
            ui.notify(str(error), type="warning")
        return None
