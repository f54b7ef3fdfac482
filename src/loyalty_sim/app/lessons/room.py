"""A class at one lesson, as it is at a moment: its stage, its seats, and what may be told of them."""

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple

from loyalty_sim.app.lessons.prediction import Prediction

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
        return "This class is no longer kept. Ask your teacher for a new code."
    mine = f"Your prediction is locked: {yours}." if yours else ""
    if room.stage == OPEN:
        others = "1 prediction is locked so far." if come == 1 else f"{come} predictions are locked so far."
        return f"{mine or 'The class is predicting: lock yours before predictions are closed.'} {others}"
    missed = "You have not locked one, so none of yours counts."
    if room.stage == CLOSED:
        return f"Predictions are closed. {mine or missed} The answer comes when it is revealed."
    return (
        f"The answer has been revealed. {mine or 'You have not locked a prediction; you can still see what came out.'}"
    )
