"""The frame around every page: title, navigation, actions, style."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from nicegui import ui

from loyalty_sim.app.parts.blocks import words
from loyalty_sim.app.serving.reader import choices, set_language
from loyalty_sim.app.serving.unconnected import give_up_oldest
from loyalty_sim.language import tell

PAGES = (
    ("What-if", "/"),
    ("Plan", "/plan"),
    ("Pilot", "/pilot"),
    ("My firm", "/firm"),
    ("Lessons", "/lessons"),
    ("Game", "/game"),
    ("Results", "/results"),
    ("Your data", "/data"),
)
STYLE = Path(__file__).with_name("style.css")


class Act(NamedTuple):
    """A button in the header: word, icon, what it does, and what it is good for."""

    word: str
    icon: str
    do: Callable[[], Any]
    help: str


@contextmanager
def frame(here: str, title: str, acts: tuple[Act, ...] = ()) -> Iterator[None]:
    """Header with navigation; the body is what is made inside. here: as in `PAGES`; title: in the reader's words."""
    give_up_oldest()
    set_language(ui.context.client)
    ui.page_title(f"{title} · Loyalty Sim")
    ui.add_css(STYLE.read_text(encoding="utf-8"))
    ui.colors(
        primary="#0072b2", secondary="#52606d", accent="#e69f00", positive="#00694d", negative="#a84300",
        dark="#17212b", dark_page="#0f171f",
    )  # fmt: skip
    with ui.header(elevated=False).classes("p-0").style("padding:0"), ui.element("div").classes("bar"):
        ui.link(tell("Skip to content"), "#content").classes("skip")
        ui.link("Loyalty Sim", "/").classes("brand")
        with ui.element("nav") as nav:
            nav.props["aria-label"] = tell("Pages")
            for name, address in PAGES:
                link = ui.link(tell(name), address)
                if name == here:
                    link.props('aria-current="page"')
        if others := choices(ui.context.client):
            with ui.element("div").classes("languages"):
                for other in others:
                    link = ui.link(other.name, other.address)
                    link.props(f'lang="{other.language}" hreflang="{other.language}"')
        with ui.element("div").classes("acts"):
            for act in acts:
                button = ui.button(act.word, icon=act.icon, on_click=act.do).props(
                    f'flat color=white aria-label="{act.word}"'
                )
                button.tooltip(act.help)
    with ui.element("div").props('id="content" tabindex="-1"'):
        words("h1", title, "unseen")
        yield
