"""A student's place in a class, as the lesson's page uses it."""

from typing import TYPE_CHECKING

from loyalty_sim.app.lessons.prediction import Prediction
from loyalty_sim.app.lessons.room import OPEN, REVEALED, Room, Seat, locked, told_to_student

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.rooms import Rooms


class ClassSeat:
    """One person in one class; everything is asked of the rooms anew, since the host may have moved on."""

    def __init__(self, rooms: "Rooms", code: str, person: str):
        self._rooms, self.code, self._person = rooms, code, person

    @property
    def room(self) -> Room | None:
        """The class, unless it has been forgotten."""
        return self._rooms.find(self.code)

    @property
    def seat(self) -> Seat | None:
        """The seat with what is locked."""
        return self._rooms.seat(self.code, self._person)

    @property
    def revealed(self) -> bool:
        """Whether the student may know the answer."""
        room = self.room
        return room is not None and room.stage == REVEALED

    @property
    def takes(self) -> bool:
        """Whether a prediction of this seat would be taken now."""
        room, seat = self.room, self.seat
        return room is not None and room.stage == OPEN and seat is not None and seat.prediction is None

    def lock(self, prediction: Prediction) -> bool:
        """Lock a prediction; whether it was taken."""
        return self._rooms.lock(self.code, self._person, prediction)

    def put_step(self, step: str) -> None:
        """Remember where the student is."""
        self._rooms.put_step(self.code, self._person, step)

    def told(self, yours: str) -> str:
        """Where the class is. yours: the locked prediction as it is read."""
        return told_to_student(self.room, self.seat, len(locked(self._rooms.seats(self.code))), yours)
