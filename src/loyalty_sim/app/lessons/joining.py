"""The way into a class: by its code as a student, by its PIN as the host."""

from nicegui import ui

from loyalty_sim.app.forms import field, form, hidden, pin_form, send, told_why
from loyalty_sim.app.frame import frame
from loyalty_sim.app.lessons.doors import LEAD, SIT
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.room import Room
from loyalty_sim.app.parts import heading, words


def show_join(room: Room | None, lesson: Lesson | None, why: str = "") -> None:
    """Take a seat in this class, or in the one whose code is written. why: as in `doors.SAID`."""
    with frame("Lessons", "Join a class"), ui.element("div").classes("main page"):
        heading(f"Join the class: {lesson.title}" if lesson else "Join a class", 2)
        told_why(why)
        join_form(room.code if room else "")
        words("p", "No name is asked for. This browser keeps your seat, and brings you back to it.", "small")


def join_form(code: str = "", label: str = "Code of the class") -> None:
    """One field for the code, unless it is known already, and a button."""
    with form(SIT):
        if code:
            hidden("code", code)
        else:
            field("code", label, 'autocapitalize="none" maxlength="12"').mark("code")
        send("Join", "login")


def show_lead(room: Room, why: str = "") -> None:
    """Lead this class, or go and sit in it."""
    with frame("Lessons", "Lead a class"), ui.element("div").classes("main page"):
        heading(f"Lead class {room.code}", 2)
        told_why(why)
        pin_form(LEAD, room.code)
        words("p", "The host's page shows the PIN. Students do not need it:", "small")
        with ui.element("div").classes("links"):
            ui.link("Join as a student", f"/join/{room.code}")


def open_form(action: str, lesson: Lesson, asks_word: bool) -> None:
    """The button that opens a class at a lesson; with a field for the host's word on other machines."""
    with form(action):
        hidden("lesson", lesson.id)
        if asks_word:
            field("word", "Host's word", 'autocapitalize="none" maxlength="40"', f"Host's word, lesson {lesson.number}")
        send("Open a class", "groups", f"Open a class at lesson {lesson.number}")
