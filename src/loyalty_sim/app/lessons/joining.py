"""The way into a class: by its code as a student, by its PIN as the host."""

from nicegui import ui

from loyalty_sim.app.lessons.doors import LEAD, SIT
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.room import Room
from loyalty_sim.app.parts.blocks import heading, words
from loyalty_sim.app.parts.frame import frame
from loyalty_sim.app.together.forms import field, form, hidden, pin_form, send, told_why
from loyalty_sim.language import tell


def show_join(room: Room | None, lesson: Lesson | None, why: str = "") -> None:
    """Take a seat in this class, or in the one whose code is written. why: as in `doors.SAID`."""
    with frame("Lessons", tell("Join a class")), ui.element("div").classes("main page"):
        title = tell("Join the class: {title}", title=lesson.title) if lesson else tell("Join a class")
        heading(title, 2)
        told_why(why)
        join_form(room.code if room else "")
        words("p", tell("No name is asked for. This browser keeps your seat, and brings you back to it."), "small")


def join_form(code: str = "", label: str = "") -> None:
    """One field for the code, unless it is known already, and a button."""
    with form(SIT):
        if code:
            hidden("code", code)
        else:
            field("code", label or tell("Code of the class"), 'autocapitalize="none" maxlength="12"').mark("code")
        send(tell("Join"), "login")


def show_lead(room: Room, why: str = "") -> None:
    """Lead this class, or go and sit in it."""
    with frame("Lessons", tell("Lead a class")), ui.element("div").classes("main page"):
        heading(tell("Lead class {code}", code=room.code), 2)
        told_why(why)
        pin_form(LEAD, room.code)
        words("p", tell("The host's page shows the PIN. Students do not need it:"), "small")
        with ui.element("div").classes("links"):
            ui.link(tell("Join as a student"), f"/join/{room.code}")


def open_form(action: str, lesson: Lesson, asks_word: bool) -> None:
    """The button that opens a class at a lesson; with a field for the host's word on other machines."""
    with form(action):
        hidden("lesson", lesson.id)
        if asks_word:
            aria = tell("Host's word, lesson {number}", number=lesson.number)
            field("word", tell("Host's word"), 'autocapitalize="none" maxlength="40"', aria)
        send(tell("Open a class"), "groups", tell("Open a class at lesson {number}", number=lesson.number))
