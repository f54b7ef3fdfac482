"""The list of lessons, and the pages beside a lesson: teacher notes and the printable worksheet."""

from nicegui import ui

from loyalty_sim.app.doors import said
from loyalty_sim.app.frame import Act, frame
from loyalty_sim.app.lessons.behind import show_claims
from loyalty_sim.app.lessons.doors import OPEN
from loyalty_sim.app.lessons.expected import expected
from loyalty_sim.app.lessons.joining import join_form, open_form
from loyalty_sim.app.lessons.lesson import Lesson, lessons
from loyalty_sim.app.parts import card, heading, words
from loyalty_sim.validation.claims.shipped import told_of

LINES = 4


def show_list(asks_word: bool, why: str = "") -> None:
    """All lessons, and the ways into a class.

    asks_word: whether the host's word is needed to open one. why: what was refused, as in `doors.SAID`.
    """
    with frame("Lessons", "Lessons"), ui.element("div").classes("main wide"):
        with ui.element("div").classes("lead"):
            words(
                "p",
                "Predict first, then run: a story, a question you answer before seeing the result, and why it is so.",
            )
            join_form()
        if told := said(why):
            words("p", told, "told").props('role="alert"').mark("said")
        with ui.element("div").classes("cards"):
            for lesson in lessons().values():
                _teaser(lesson, asks_word)


def _teaser(lesson: Lesson, asks_word: bool) -> None:
    with card("s4", lesson.title):
        origin = f" · from {lesson.home}" if lesson.home else ""
        words("span", f"Lesson {lesson.number or ''} · {lesson.minutes} minutes{origin}", "sub")
        heading(lesson.title, 2).style("font-size:17px;font-weight:600;margin:0;line-height:1.3")
        words("p", lesson.question, "said").style("margin:4px 0 8px;flex:1")
        with ui.element("div").classes("links"):
            ui.link("Begin", f"/lessons/{lesson.id}").classes("primary").props(
                f'aria-label="Begin lesson {lesson.number}"'
            )
            ui.link("Worksheet", f"/lessons/{lesson.id}/worksheet").props(
                f'aria-label="Worksheet of lesson {lesson.number}"'
            )
        open_form(OPEN, lesson, asks_word)


def show_notes(lesson: Lesson) -> None:
    """What the teacher should know: plan, notes, questions with answers, how far luck decides, claims and sources."""
    with frame("Lessons", f"Teacher notes: {lesson.title}"), ui.element("div").classes("main page"):
        heading(f"Lesson {lesson.number} · {lesson.title}", 2)
        words("p", f"{lesson.minutes} minutes · {lesson.asked.command()}", "sub")
        if lesson.plan:
            told = ", ".join(f"{step} {minutes}" for step, minutes in lesson.plan.items())
            words("p", f"Minutes: {told}.")
        heading("Teacher notes")
        ui.markdown(lesson.texts["Teacher notes"])
        if lesson.discuss:
            heading("To discuss")
        for each in lesson.discuss:
            words("p", each.ask, "question")
            words("p", each.answer)
        expected(lesson)
        for section in ("Explain", "Transfer"):
            heading(section)
            ui.markdown(lesson.texts[section])
        if lesson.claims:
            heading("What the ledger says of it")
            show_claims(told_of(lesson.claims))
        heading("Sources")
        with ui.element("ul"):
            for source in lesson.sources:
                words("li", source)


def show_worksheet(lesson: Lesson) -> None:
    """One page of paper: story, look, question, room to write."""
    act = Act("Print", "print", lambda: ui.run_javascript("window.print()"), "Print this page")
    with frame("Lessons", f"Worksheet: {lesson.title}", (act,)), ui.element("div").classes("main page sheet"):
        heading(f"Lesson {lesson.number} · {lesson.title}", 2)
        words("p", "Name: ______________________    Date: ______________", "sub")
        for section in ("Story", "Look"):
            heading(f"{1 if section == 'Story' else 2}  {section}")
            ui.markdown(lesson.texts[section])
        heading("3  Predict")
        words("p", lesson.question).style("font-weight:500")
        for text in lesson.choices.values() or [f"__________ {lesson.unit}"]:
            words("p", f"{'☐' if lesson.choices else ''} {text}").style("margin:2px 0")
        words("p", "How sure are you? ______ %     Why?")
        _write()
        heading("4  Run: what came out")
        _write()
        heading("5  Explain: why")
        _write()
        heading("6  Transfer")
        ui.markdown(lesson.texts["Transfer"])
        _write()


def _write() -> None:
    for _ in range(LINES):
        ui.element("div").classes("rule")
