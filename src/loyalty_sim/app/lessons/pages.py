"""The list of lessons, and the pages beside a lesson: teacher notes and the printable worksheet."""

from nicegui import ui

from loyalty_sim.app.lessons.behind import show_claims
from loyalty_sim.app.lessons.doors import OPEN
from loyalty_sim.app.lessons.expected import expected
from loyalty_sim.app.lessons.in_language import in_language
from loyalty_sim.app.lessons.joining import join_form, open_form
from loyalty_sim.app.lessons.lesson import Lesson, lessons
from loyalty_sim.app.parts.blocks import card, heading, words
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.together.doors import said
from loyalty_sim.language import tell
from loyalty_sim.validation.claims.shipped import told_of

LINES = 4
ABOUT = "Predict first, then run: a story, a question you answer before seeing the result, and why it is so."


def show_list(asks_word: bool, why: str = "") -> None:
    """All lessons, and the ways into a class.

    asks_word: whether the host's word is needed to open one. why: what was refused, as in `doors.SAID`.
    """
    with frame("Lessons", tell("Lessons")), ui.element("div").classes("main wide"):
        with ui.element("div").classes("lead"):
            words(
                "p",
                tell(ABOUT),
            )
            join_form()
        if told := said(why):
            words("p", told, "told").props('role="alert"').mark("said")
        with ui.element("div").classes("cards"):
            for lesson in lessons().values():
                _teaser(in_language(lesson), asks_word)


def _teaser(lesson: Lesson, asks_word: bool) -> None:
    with card("s4", lesson.title):
        origin = [tell("from {folder}", folder=lesson.home)] if lesson.home else []
        number = tell("Lesson {number}", number=lesson.number) if lesson.number else tell("Lesson")
        words("span", " · ".join([number, tell("{count} minutes", count=lesson.minutes), *origin]), "sub")
        heading(lesson.title, 2).style("font-size:17px;font-weight:600;margin:0;line-height:1.3")
        words("p", lesson.question, "said").style("margin:4px 0 8px;flex:1")
        with ui.element("div").classes("links"):
            begin = ui.link(tell("Begin"), f"/lessons/{lesson.id}").classes("primary")
            begin.props["aria-label"] = tell("Begin lesson {number}", number=lesson.number)
            sheet = ui.link(tell("Worksheet"), f"/lessons/{lesson.id}/worksheet")
            sheet.props["aria-label"] = tell("Worksheet of lesson {number}", number=lesson.number)
        open_form(OPEN, lesson, asks_word)


def show_notes(lesson: Lesson) -> None:
    """What the teacher should know: plan, notes, questions with answers, how far luck decides, claims and sources."""
    with frame("Lessons", tell("Teacher notes: {title}", title=lesson.title)), ui.element("div").classes("main page"):
        heading(tell("Lesson {number} · {title}", number=lesson.number, title=lesson.title), 2)
        minutes = tell("{count} minutes", count=lesson.minutes)
        words("p", f"{minutes} · {lesson.asked.command()}", "sub")
        if lesson.plan:
            told = ", ".join(f"{tell(step)} {minutes}" for step, minutes in lesson.plan.items())
            words("p", tell("Minutes: {steps}.", steps=told))
        heading(tell("Teacher notes"))
        ui.markdown(lesson.texts["Teacher notes"])
        if lesson.discuss:
            heading(tell("To discuss"))
        for each in lesson.discuss:
            words("p", each.ask, "question")
            words("p", each.answer)
        expected(lesson)
        for section in ("Explain", "Transfer"):
            heading(tell(section))
            ui.markdown(lesson.texts[section])
        if lesson.claims:
            heading(tell("What the ledger says of it"))
            show_claims(told_of(lesson.claims))
        heading(tell("Sources"))
        with ui.element("ul"):
            for source in lesson.sources:
                words("li", source)


def show_worksheet(lesson: Lesson) -> None:
    """One page of paper: story, look, question, room to write."""
    act = Act(tell("Print"), "print", lambda: ui.run_javascript("window.print()"), tell("Print this page"))
    with (
        frame("Lessons", tell("Worksheet: {title}", title=lesson.title), (act,)),
        ui.element("div").classes("main page sheet"),
    ):
        heading(tell("Lesson {number} · {title}", number=lesson.number, title=lesson.title), 2)
        words("p", tell("Name: ______________________    Date: ______________"), "sub")
        for section in ("Story", "Look"):
            heading(f"{1 if section == 'Story' else 2}  {tell(section)}")
            ui.markdown(lesson.texts[section])
        heading(f"3  {tell('Predict')}")
        words("p", lesson.question).style("font-weight:500")
        for text in lesson.choices.values() or [f"__________ {lesson.unit}"]:
            words("p", f"{'☐' if lesson.choices else ''} {text}").style("margin:2px 0")
        words("p", tell("How sure are you? ______ %     Why?"))
        _write()
        heading(tell("4  Run: what came out"))
        _write()
        heading(tell("5  Explain: why"))
        _write()
        heading(f"6  {tell('Transfer')}")
        ui.markdown(lesson.texts["Transfer"])
        _write()


def _write() -> None:
    for _ in range(LINES):
        ui.element("div").classes("rule")
