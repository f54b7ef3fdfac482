"""One customer's story in a panel at the side: who it is, two curves, and what was met, heard and believed in each."""

from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.parts.blocks import ChartCard, heading, words
from loyalty_sim.picture import Line, Marked, lines
from loyalty_sim.picture.axes import week_axis
from loyalty_sim.picture.marks import vertical
from loyalty_sim.picture.palette import BLUE, GREY
from loyalty_sim.studies.people.story import with_standing
from loyalty_sim.studies.people.words import ATTRIBUTES, firm_called

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.people.story import Life, Story

FOCAL = 0
MOST = 400
SATISFACTION = "Satisfaction with the provider of each week"
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
            self._person = words("p", "", "small").style("margin:6px 0").mark("person")
            self._chart = ChartCard("s12", SATISFACTION, 230)
            self._all = ui.switch("every encounter and message", on_change=lambda: self._list()).mark("everything")
            with ui.element("div").classes("two"):
                self._columns = [ui.element("div"), ui.element("div")]
            self._attributes = ui.element("div").style("margin-top:14px").mark("attributes")
        self._story: Story | None = None

    def open(self, row: int) -> None:
        """Open for a customer whose story is still being told."""
        self._title.set_text(f"Customer {row:,}")
        self._told.set_text("running both worlds once more and following this customer …")
        for part in (*self._columns, self._attributes):
            part.clear()
        self._person.set_text("")
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
        self._person.set_text(story.a.person.words)
        focal = scenarios[0].firm.name
        parts = [vertical(story.parted, "the worlds part", GREY)] if story.parted and story.parted > EARLY else []
        drawn = [*_lines("A", story.a, focal, GREY, "dashed"), *_lines("B", story.b, focal, BLUE, "solid")]
        chart = lines(drawn, "week", "satisfaction (0-100)", SATISFACTION, marked=Marked(parts))
        chart.option["xAxis"] = week_axis(scenarios[0].market.weeks)
        self._chart.show(chart)
        self._list()
        self._attributes.clear()
        with self._attributes:
            _by_attribute(story, focal)

    def _list(self) -> None:
        if self._story is None:
            return
        for column, name, life in zip(self._columns, "AB", (self._story.a, self._story.b), strict=True):
            column.clear()
            with column:
                heading(f"In {name}")
                self._moments(life)

    def _moments(self, life: "Life") -> None:
        shown = life.shown(bool(self._all.value))
        served = sum(m.kind == "served" for m in life.moments)
        heeded = sum(m.kind == "heeded" for m in life.moments)
        heard = heeded + sum(m.kind == "heard" for m in life.moments)
        counted = f"Served {served} times, heard {heard} messages, heeded {heeded}."
        for sentence in life.ending:
            words("p", sentence).style("margin:4px 0 0;font-size:13.5px")
        words("p", counted, "small").style("margin:2px 0 6px")
        with ui.element("ul").classes("moments"):
            for moment, then in with_standing(shown[:MOST]):
                with ui.element("li").classes(moment.kind):
                    words("b", f"week {moment.week}")
                    words("span", moment.text)
                    if then:
                        words("small", then)
            if not shown:
                words("li", "Nothing went wrong, and the customer stayed.")


def _lines(world: str, life: "Life", focal: str, colour: str, dash: str) -> list[Line]:
    """Satisfaction with the focal firm, and with any other on a line of its own; neither without a provider."""
    weekly = life.weekly
    parts = ((weekly["provider"] == FOCAL, focal, dash), (weekly["provider"] > FOCAL, "another firm", "dotted"))
    return [
        Line(
            f"{world}: {name}", weekly["week"], weekly["satisfaction"].where(there), colour=colour, dash=drawn,
            symbol="circle" if _briefly(there) else "none",
        )
        for there, name, drawn in parts
        if there.any()
    ]  # fmt: skip


def _briefly(there: "pd.Series") -> bool:
    """Whether some stay is of a single week, which a line alone would not show."""
    was, will = there.shift(1, fill_value=False), there.shift(-1, fill_value=False)
    return bool((there & ~was & ~will).any())


def _by_attribute(story: "Story", name: str) -> None:
    """A table: what each attribute weighs with the customer, and how the provider's is remembered at the end."""
    lives, weights = (story.a, story.b), story.a.person.weights
    ends = [life.weekly.iloc[-1] for life in lives]
    providers = [firm_called(name, int(end["provider"])) if end["provider"] >= 0 else "nobody" for end in ends]
    heading("What the customer makes of the provider, by attribute")
    with ui.element("table").classes("plain"):
        with ui.element("thead"), ui.element("tr"):
            for head in ("at the end, 0-100", "weight", f"A: {providers[0]}", f"B: {providers[1]}"):
                words("th", head)
        with ui.element("tbody"):
            for place, (attribute, called) in enumerate(ATTRIBUTES.items()):
                with ui.element("tr"):
                    words("td", called)
                    words("td", f"{100 * weights[place]:.0f} %" if place < len(weights) else "judged beside")
                    for end in ends:
                        words("td", f"{end[attribute]:.0f}" if end["provider"] >= 0 else "-")
