"""The way into a class: by its code as a student, by its PIN as the host."""

from nicegui import ui

from loyalty_sim.app.frame import frame
from loyalty_sim.app.lessons.doors import LEAD, SIT, said
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.room import Room
from loyalty_sim.app.parts import heading, words


def show_join(room: Room | None, lesson: Lesson | None, why: str = "") -> None:
    """Take a seat in this class, or in the one whose code is written. why: as in `doors.SAID`."""
    with frame("Lessons", "Join a class"), ui.element("div").classes("main page"):
        heading(f"Join the class: {lesson.title}" if lesson else "Join a class", 2)
        _why(why)
        join_form(room.code if room else "")
        words("p", "No name is asked for. This browser keeps your seat, and brings you back to it.", "small")


def join_form(code: str = "") -> None:
    """One field for the code, unless it is known already, and a button."""
    with _form(SIT):
        if code:
            _hidden("code", code)
        else:
            _field("code", "Code of the class", 'autocapitalize="none" maxlength="12"').mark("code")
        _send("Join", "login")


def show_lead(room: Room, why: str = "") -> None:
    """Lead this class, or go and sit in it."""
    with frame("Lessons", "Lead a class"), ui.element("div").classes("main page"):
        heading(f"Lead class {room.code}", 2)
        _why(why)
        with _form(LEAD):
            _hidden("code", room.code)
            _field("pin", "PIN of the host", 'inputmode="numeric" maxlength="8"').mark("pin")
            _send("Lead", "school")
        words("p", "The host's page shows the PIN. Students do not need it:", "small")
        with ui.element("div").classes("links"):
            ui.link("Join as a student", f"/join/{room.code}")


def open_form(action: str, lesson: Lesson, asks_word: bool) -> None:
    """The button that opens a class at a lesson; with a field for the host's word on other machines."""
    with _form(action):
        _hidden("lesson", lesson.id)
        if asks_word:
            _field(
                "word", "Host's word", 'autocapitalize="none" maxlength="40"', f"Host's word, lesson {lesson.number}"
            )
        _send("Open a class", "groups", f"Open a class at lesson {lesson.number}")


def _why(why: str) -> None:
    if text := said(why):
        words("p", text, "told").props('role="alert"').mark("said")


def _form(action: str) -> ui.element:
    return ui.element("form").classes("join").props(f'method="post" action="{action}"')


def _hidden(name: str, value: str) -> None:
    field = ui.element("input").props(f'type="hidden" name="{name}"')
    field.props["value"] = value


def _field(name: str, label: str, more: str, aria: str = "") -> ui.element:
    """A field of the form itself, which is sent without a script."""
    with ui.element("label").classes("field"):
        words("span", label)
        field = ui.element("input").props(f'name="{name}" autocomplete="off" spellcheck="false" required {more}')
    if aria:
        field.props["aria-label"] = aria
    return field


def _send(text: str, icon: str, aria: str = "") -> None:
    button = ui.button(text, icon=icon).props("type=submit unelevated")
    if aria:
        button.props["aria-label"] = aria
