"""The host's view of a class: the board, what moves the class on, and how to come back as its host."""

from nicegui import background_tasks, ui

from loyalty_sim.app.lessons.board import Board
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.pictures import spoken
from loyalty_sim.app.lessons.room import OPEN, REVEALED, Room, as_csv
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.services import services
from loyalty_sim.app.together.invitation import way_back
from loyalty_sim.language import tell


class ClassView:
    """A class as its host leads it, from its opening to the reveal."""

    def __init__(self, lesson: Lesson, room: Room, base: str):
        self.lesson, self.code, self._rooms = lesson, room.code, services().classes.rooms
        acts = (
            Act(
                tell("Projector"),
                "tv",
                lambda: ui.navigate.to(f"/class/{self.code}/projector", new_tab=True),
                tell("Opens beside"),
            ),
            Act(
                tell("Notes"),
                "menu_book",
                lambda: ui.navigate.to(f"/lessons/{lesson.id}/notes", new_tab=True),
                tell("For you only"),
            ),
            Act(tell("CSV"), "download", self._csv, tell("All predictions, without names")),
        )
        with frame("Lessons", tell("Class: {title}", title=lesson.title), acts), ui.element("div").classes("main wide"):
            self.board = Board(lesson, room, base, self._levers)
            key, pin = self._rooms.key_of(self.code), self._rooms.pin_of(self.code)
            way_back(services().classes.reach, base, f"/class/{self.code}", key, pin)
        self._follow()
        ui.timer(1.0, self._follow)

    def _levers(self) -> None:
        with ui.element("div").classes("links"):
            self._close = ui.button(tell("Close predictions"), icon="lock", on_click=self.close)
            self._close.props("unelevated").mark("close")
            self._reveal = ui.button(tell("Reveal the answer"), icon="visibility", on_click=self.reveal)
            self._reveal.props("outline").mark("reveal")

    def _follow(self) -> None:
        """Buttons for the stage the class is at; somebody else may lead it too."""
        room = self._rooms.find(self.code)
        self._close.visible = self._reveal.visible = room is not None and room.stage != REVEALED
        taken = room is not None and room.stage == OPEN
        self._close.set_text(tell("Close predictions") if taken else tell("Take predictions again"))
        self._close.set_icon("lock" if taken else "lock_open")

    def close(self) -> None:
        """Take no more predictions, while the class talks about them; or take some again."""
        room = self._rooms.find(self.code)
        if room is not None:
            (self._rooms.close_predictions if room.stage == OPEN else self._rooms.open_predictions)(self.code)
        self._follow()
        self.board.look()

    def reveal(self) -> None:
        """Close predictions, run the model, and show everybody."""
        self._rooms.close_predictions(self.code)
        self._reveal.disable()
        self._close.disable()
        self.board.say(tell("running …"))
        background_tasks.create(self._solve(), name="reveal", context=ui.context.client)

    async def _solve(self) -> None:
        if await self.board.solve():
            self._rooms.reveal(self.code)
            self.board.look()
        self._reveal.enable()
        self._close.enable()
        self._follow()

    def _csv(self) -> None:
        solved = self.board.solved
        right = spoken(self.lesson, solved.right) if solved else ""
        text = as_csv(self._rooms.seats(self.code), right)
        ui.download.content(text, f"class_{self.code}.csv", "text/csv")


def show(lesson: Lesson, room: Room, base: str) -> ClassView:
    """Show a class to its host. base: where its students reach this server."""
    return ClassView(lesson, room, base)
