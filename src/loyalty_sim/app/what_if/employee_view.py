"""One employee's story in a panel at the side, of each world: two curves, and what happened from being hired on."""

from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.parts.blocks import ChartCard, heading, words
from loyalty_sim.picture import Line, lines
from loyalty_sim.picture.axes import week_axis
from loyalty_sim.picture.palette import BLUE, GREY

if TYPE_CHECKING:
    from loyalty_sim.studies.people.working_life import WorkingLife

TITLE = "Exhaustion, and customers bonded"


class EmployeeView:
    """A dialog, empty until an employee is asked for."""

    def __init__(self) -> None:
        with (
            ui.dialog().props('position="right" full-height aria-label="An employee\'s story"') as self._dialog,
            ui.element("div")
            .classes("card")
            .style("width: min(760px, 96vw); min-height: 100%; overflow-y: auto; border-radius: 0"),
        ):
            with ui.element("div").classes("head"):
                words("h2", "An employee").style("font-size:18px;font-weight:600;margin:0;line-height:1.3")
                ui.button(icon="close", on_click=self._dialog.close).props('flat dense aria-label="Close the story"')
            self._told = words("p", "", "said").style("margin:0").mark("employee")
            self._chart = ChartCard("s12", TITLE, 230)
            with ui.element("div").classes("two"):
                self._columns = [ui.element("div"), ui.element("div")]

    def open(self) -> None:
        """Open for a story that is still being told."""
        self._told.set_text("running both worlds once more and following everybody who works for the firm …")
        for column in self._columns:
            column.clear()
        self._dialog.open()

    def show(self, lives: "tuple[WorkingLife, WorkingLife]", weeks: int) -> None:
        """Tell a typical working life of each world."""
        self._told.set_text(
            "A typical one in A and in B: of those hired who left, of middling time in the job. They need not be the "
            "same person, since who leaves differs between the worlds."
        )
        drawn = [
            Line(f"{world}: {what}", life.weekly["week"], life.weekly[column], colour=colour, dash=dash)
            for world, life, colour in zip("AB", lives, (GREY, BLUE), strict=True)
            for what, column, dash in (("exhaustion", "exhaustion", "solid"), ("bonded", "bonded", "dotted"))
        ]
        chart = lines(drawn, "week", "exhaustion (0-100), customers bonded", TITLE)
        chart.option["xAxis"] = week_axis(weeks)
        self._chart.show(chart)
        for column, name, life in zip(self._columns, "AB", lives, strict=True):
            column.clear()
            with column:
                heading(f"In {name}")
                with ui.element("ul").classes("moments"):
                    for each in life.episodes:
                        with ui.element("li").classes(each.kind):
                            words("b", f"week {each.week}")
                            words("span", each.text)
