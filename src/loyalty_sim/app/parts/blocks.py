"""Building blocks of every page: cards, figures, charts with their sentence and table, and problems in words."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

from loyalty_sim.app.parts.chart_figures import in_language
from loyalty_sim.language import tell, tell_count
from loyalty_sim.picture import Chart, details

if TYPE_CHECKING:
    from loyalty_sim.scenario import Problem

TABLE_ROWS = 200


@contextmanager
def card(width: str, title: str = "", kind: str = "") -> Iterator[Element]:
    """A card of the page's grid; width: s3 to s12, twelfths of the row."""
    with ui.element("section").classes(f"card {width} {kind}") as found:
        if title:
            found.props["aria-label"] = title  # as it is: a quotation mark in a title must not end the property
        yield found


def sideways(label: str) -> ui.element:
    """A box for what is wider than a phone, to be scrolled sideways by hand or keyboard. label: its name."""
    box = ui.element("div").classes("scrolls").props('tabindex="0" role="region"')
    box.props["aria-label"] = label
    return box


def compact(*controls: Element) -> None:
    """Controls of a form, as low and close together as those of a row of questions are."""
    for control in controls:
        control.props("outlined dense options-dense stack-label")


def words(tag: str, text: str = "", classes: str = "") -> TextElement:
    """An element with text, shown as it is: nothing in it is taken for HTML."""
    return TextElement(tag=tag, text=text).classes(classes)


def heading(text: str, level: int = 3) -> TextElement:
    """A heading of the document's outline."""
    return words(f"h{level}", text)


class Slider(ui.slider):
    """A slider whose position is left to the hand that moves it: what the server hears is not sent back."""

    LOOPBACK = False

    def on_put(self, told: Callable[[Any], None]) -> None:
        """Tell where it was put, once the hand lets go: by the event, since `value` may lag some moves behind."""
        self.on("change", lambda event: told(event.args if isinstance(event.args, int | float) else self.value))


class Figure:
    """One number that matters: label, value, and a line that says how sure it is."""

    def __init__(self, width: str, label: str):
        with card(width, label, "kpi") as self.card:
            words("span", label, "label")
            self._value, self._detail = words("span", "…", "value"), words("span", "", "detail")

    def show(self, value: str, detail: str, tone: str = "") -> None:
        """tone: gain, loss, or nothing; the sign is always in the text as well."""
        self._value.set_text(value)
        self._detail.set_text(detail)
        self._value.classes(remove="gain loss", add=tone)


HEAD_AND_FOOT, ROW = 90, 52
"""Pixels that the axes and every row of a chart need, a row with a name of four lines."""


class ChartCard:
    """A chart with a heading, a subtitle and what can be done with it, its sentence, and its figures as a table."""

    def __init__(
        self,
        width: str,
        title: str,
        height: int = 280,
        svg: bool = True,
        on_point: Callable[[Any], Any] | None = None,
        above: Callable[[], Any] | None = None,
        until: str = "",
        hint: str = "",
    ):
        with card(width, title) as self.card:
            with ui.element("div").classes("head"):
                with ui.element("div"):
                    self._title = heading(title)
                    self._sub = words("span", "", "sub")
                if above:
                    above()
            self.chart = ui.echart({}, on_point_click=on_point, renderer="svg" if svg else "canvas")
            self.chart.style(f"height: {height}px")
            self._said = words("span", until, "said")
            with ui.expansion(tell("Show as table"), on_value_change=self._tabulate).classes(
                "figures-fold"
            ) as self._fold:
                self._table = ui.html("", sanitize=False).classes("w-full")
            self._fold.visible = False
        self.shown: Chart | None = None
        self._hint = hint

    def show(self, chart: Chart, said: str | None = None) -> None:
        """Draw the chart in place of the one before."""
        self.shown, self.chart.visible = chart, True
        option = in_language(chart.without_title())
        option["backgroundColor"] = "transparent"
        self.chart.options.clear()
        self.chart.options.update(option)
        self.chart.update()
        self._title.set_text(chart.title)
        self._sub.set_text("; ".join(filter(None, (chart.option["title"].get("subtext", ""), self._hint))))
        self._said.set_text(chart.caption if said is None else said)
        self._fold.visible = True
        self._tabulate()

    def hide(self, said: str) -> None:
        """No picture, and why."""
        self.shown, self.chart.visible, self._fold.visible = None, False, False
        self._sub.set_text("")
        self._said.set_text(said)

    def _tabulate(self) -> None:
        """The table is made when it is opened: most are never looked at."""
        if self.shown is None or not self._fold.value:
            return
        file = f"{self.shown.title.lower().replace(' ', '_')}.csv"
        text = str(details(self.shown.table.head(TABLE_ROWS), self.shown.title, file, tell("Figures")))
        self._table.set_content(text.replace("<details ", "<details open ", 1))


def show_chart(chart: Chart, width: str, least: int) -> None:
    """A chart in a card. width: its class. least: its height, in pixels; a chart of many rows is taller."""
    ChartCard(width, chart.title, max(least, HEAD_AND_FOOT + ROW * chart.rows)).show(chart)


class Problems:
    """What is wrong with what was asked, one line each with what is allowed."""

    def __init__(self) -> None:
        self._box = ui.element("div").classes("problems").props('role="alert"')
        self._box.visible = False

    def show(self, problems: "Iterable[Problem]") -> None:
        """Replace what was said before; nothing hides the box."""
        found = list(problems)
        self._box.clear()
        self._box.visible = bool(found)
        if not found:
            return
        with self._box:
            heading(tell_count("This cannot be run as it is", "{count} things are in the way", len(found)))
            for problem in found[:12]:
                words("p", ". ".join([problem.message, *problem.help]))

    def hide(self) -> None:
        """Nothing is wrong."""
        self.show(())
