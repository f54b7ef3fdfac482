"""The view for the projector: what the whole class may see, and nothing to press."""

from nicegui import ui

from loyalty_sim.app.lessons.board import Board
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.room import Room
from loyalty_sim.app.parts.frame import frame
from loyalty_sim.language import tell


def show(lesson: Lesson, room: Room, base: str) -> Board:
    """Show a class to itself. base: where its students reach this server."""
    with frame("Lessons", tell("Class: {title}", title=lesson.title)), ui.element("div").classes("main wide projector"):
        return Board(lesson, room, base, lambda: None)
