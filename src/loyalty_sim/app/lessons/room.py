"""A class at one lesson, as it is at a moment: its stage, its seats, and what may be told of them."""

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple

from loyalty_sim.app.lessons.prediction import Prediction
from loyalty_sim.language import tell, tell_count

SO_FAR = ("{count} prediction is locked so far.", "{count} predictions are locked so far.")
OPEN, CLOSED, REVEALED = "open", "closed", "revealed"
"""Stages: predictions are taken; no more of them; everybody sees what the model answers."""


class Room(NamedTuple):
    """One class. code: to join with; lesson: its id; opened: seconds since 1970; stage: one of the three above."""

    code: str
    lesson: str
    opened: float
    stage: str

    @property
    def shows_predictions(self) -> bool:
        """Whether what the class predicts may be seen: not while somebody may still be led by it."""
        return self.stage != OPEN


class Seat(NamedTuple):
    """One student. number: in order of coming; prediction: None until one is locked; step: of the lesson, a word."""

    number: int
    prediction: Prediction | None
    step: str


def locked(seats: Sequence[Seat]) -> list[Prediction]:
    """All predictions that are locked."""
    return [seat.prediction for seat in seats if seat.prediction]


def as_csv(seats: Sequence[Seat], right: str) -> str:
    """One line a seat, by number only."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["seat", "prediction", "sure", "answer"])
    for seat in seats:
        lines.writerow([seat.number, *(seat.prediction or ("", "")), right])
    return text.getvalue()


def told_to_student(room: Room | None, seat: Seat | None, come: int, yours: str) -> str:
    """Where the class is and what the student has missed, in words.

    come: predictions locked so far by all; yours: the student's own as it is read, "" if none is locked.

    >>> room = Room("abc-def", "02_satisfied_loyal", 0.0, CLOSED)
    >>> told_to_student(room, Seat(7, None, "Story"), 12, "")
    'Predictions are closed. You have not locked one, so none of yours counts. The answer comes when it is revealed.'
    """
    if room is None or seat is None:
        return tell("This class is no longer kept. Ask your teacher for a new code.")
    mine = tell("Your prediction is locked: {yours}.", yours=yours) if yours else ""
    if room.stage == OPEN:
        begun = mine or tell("The class is predicting: lock yours before predictions are closed.")
        return f"{begun} {tell_count(*SO_FAR, come)}"
    if room.stage == CLOSED:
        missed = mine or tell("You have not locked one, so none of yours counts.")
        return tell("Predictions are closed. {yours} The answer comes when it is revealed.", yours=missed)
    missed = mine or tell("You have not locked a prediction; you can still see what came out.")
    return tell("The answer has been revealed. {yours}", yours=missed)
