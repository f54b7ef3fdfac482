"""A class: a code to join with, and what everybody predicted. Kept in memory only, without names, and forgotten."""

import csv
import io
import secrets
import time
from dataclasses import dataclass, field
from typing import NamedTuple

WORDS = [
    "KITE",
    "LARK",
    "MINT",
    "OPAL",
    "PEAR",
    "QUIZ",
    "REED",
    "SAGE",
    "TIDE",
    "VINE",
    "WREN",
    "YARN",
    "ARCH",
    "BOLT",
    "CLAY",
    "DUNE",
    "FERN",
    "GLEN",
    "HAZE",
    "IRIS",
]
LONGEST_HOURS, MOST_ROOMS, MOST_SEATS = 8.0, 60, 300


class Prediction(NamedTuple):
    """What somebody predicted: a choice or a number, and how sure they were, 0-100."""

    value: str | float
    sure: int


@dataclass
class Room:
    """One class at one lesson.

    seats: predictions by seat; a seat that has not locked yet has None. closed: the teacher takes no more of them.
    """

    code: str
    lesson: str
    opened: float
    seats: dict[str, Prediction | None] = field(default_factory=dict)
    closed: bool = False
    revealed: bool = False

    def sit(self, seat: str) -> bool:
        """Take a seat; False if the room is full."""
        if seat not in self.seats and len(self.seats) >= MOST_SEATS:
            return False
        self.seats.setdefault(seat, None)
        return True

    def lock(self, seat: str, prediction: Prediction) -> bool:
        """Lock a prediction; the first one counts, and nothing is taken once predictions are closed or revealed."""
        if self.closed or self.revealed or seat not in self.seats or self.seats[seat] is not None:
            return False
        self.seats[seat] = prediction
        return True

    @property
    def locked(self) -> list[Prediction]:
        """All predictions that are locked."""
        return [prediction for prediction in self.seats.values() if prediction]

    def csv(self, right: str) -> str:
        """One line a prediction, seats by number only."""
        text = io.StringIO()
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(["seat", "prediction", "sure", "answer"])
        for number, prediction in enumerate(self.seats.values(), 1):
            lines.writerow([number, *(prediction or ("", "")), right])
        return text.getvalue()


class Rooms:
    """All classes of this server."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}

    def open(self, lesson: str) -> Room:
        """A new room with a code of its own; the oldest is closed when there are too many."""
        self._forget()
        code = self._new_code()
        while len(self._rooms) >= MOST_ROOMS:
            del self._rooms[min(self._rooms, key=lambda each: self._rooms[each].opened)]
        self._rooms[code] = Room(code, lesson, time.monotonic())
        return self._rooms[code]

    def find(self, code: str) -> Room | None:
        """The room with this code, written large or small."""
        self._forget()
        return self._rooms.get(code.strip().upper())

    def _new_code(self) -> str:
        while True:
            code = f"{secrets.randbelow(90) + 10}-{secrets.choice(WORDS)}"
            if code not in self._rooms:
                return code

    def _forget(self) -> None:
        now = time.monotonic()
        self._rooms = {code: room for code, room in self._rooms.items() if now - room.opened < 3600 * LONGEST_HOURS}


ROOMS = Rooms()
"""The classes of this server: pages of teacher and students meet here."""


def well_calibrated(predictions: list[Prediction], right: str | float, tolerance: float) -> float | None:
    """Mean Brier score: 0 is sure and right, 1 sure and wrong; None without predictions."""
    if not predictions:
        return None
    scores = [
        (prediction.sure / 100 - float(is_right(prediction.value, right, tolerance))) ** 2 for prediction in predictions
    ]
    return sum(scores) / len(scores)


def is_right(value: str | float, right: str | float, tolerance: float) -> bool:
    """Whether a prediction came true; a number within the tolerance."""
    if isinstance(value, str) or isinstance(right, str):
        return value == right
    return abs(value - right) <= tolerance
