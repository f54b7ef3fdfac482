"""One customer's story in a panel at the side: two curves, the week the worlds part, and what happened in each."""

from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.parts import ChartCard, heading, words
from loyalty_sim.picture import Curve, time_curves

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.people.story import Life, Story

MOST = 400
EARLY = 8
"""Weeks in which a word on the line would stand on the axis."""


class StoryView:
    """A dialog, empty until somebody is asked about."""

    def __init__(self) -> None:
        with (
            ui.dialog().props('position="right" full-height aria-label="A customer\'s story"') as self._dialog,
            ui.element("div")
            .classes("card")
            .style("width: min(760px, 96vw); min-height: 100%; overflow-y: auto; border-radius: 0"),
        ):
            with ui.element("div").classes("head"):
                self._title = words("h2", "").style("font-size:18px;font-weight:600;margin:0;line-height:1.3")
                ui.button(icon="close", on_click=self._dialog.close).props('flat dense aria-label="Close the story"')
            self._told = words("p", "", "said").style("margin:0").mark("story")
            self._chart = ChartCard("s12", "Satisfaction of this customer", 230)
            self._all = ui.switch("every encounter and message", on_change=lambda: self._list()).mark("everything")
            with ui.element("div").classes("two"):
                self._columns = [ui.element("div"), ui.element("div")]
        self._story: Story | None = None

    def open(self, row: int) -> None:
        """Open for a customer whose story is still being told."""
        self._title.set_text(f"Customer {row:,}")
        self._told.set_text("running both worlds once more and following this customer …")
        for column in self._columns:
            column.clear()
        self._dialog.open()

    def show(self, story: "Story", scenarios: "tuple[Scenario, Scenario]") -> None:
        """Tell the story."""
        self._story = story
        parted = f"week {story.parted}" if story.parted else None
        if story.parted:
            reached = 100 * story.reached[story.parted - 1]
            self._told.set_text(
                f"The two worlds part for this customer in {parted}; by then they differ for {reached:.0f} % of all "
                f"customers. Until then luck and life are exactly the same in A and in B."
            )
        else:
            self._told.set_text("Nothing that B does differently ever reaches this customer: both lives are the same.")
        curves = [Curve(name, life.weekly["satisfaction"]) for name, life in (("A", story.a), ("B", story.b))]
        mark = (story.parted, "the worlds part") if story.parted and story.parted > EARLY else None
        self._chart.show(time_curves(curves, "Satisfaction of this customer", "satisfaction (0-100)", mark=mark))
        self._list()

    def _list(self) -> None:
        if self._story is None:
            return
        for column, name, life in zip(self._columns, "AB", (self._story.a, self._story.b), strict=True):
            column.clear()
            with column:
                heading(f"In {name}")
                self._moments(life)

    def _moments(self, life: "Life") -> None:
        everything = bool(self._all.value)
        shown = [m for m in life.moments if everything or m.kind not in ("served", "heard", "told")]
        served = sum(m.kind == "served" for m in life.moments)
        heard = sum(m.kind == "heard" for m in life.moments)
        words("p", f"Served {served} times, heard {heard} messages.", "small").style("margin:2px 0 6px")
        with ui.element("ul").classes("moments"):
            for moment in shown[:MOST]:
                with ui.element("li").classes(moment.kind):
                    words("b", f"week {moment.week}")
                    words("span", moment.text)
            if not shown:
                words("li", "Nothing went wrong, and the customer stayed.")
