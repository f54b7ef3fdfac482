"""What somebody predicts: a choice or a number, read as it was meant or refused, and how good it turned out to be."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.language import tell

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson

LONGEST = 20
OUTSIDE = "Your number must lie between {low:g} and {high:g} {unit}"
IN_TWO_WAYS = "'{given}' can be read in two ways: write {whole} or {decimal:g}"
_MINUS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " "})
_NUMBER = re.compile(r"([+-]?) ?(\d+)(?:([.,])(\d+))?")
_THOUSANDS = re.compile(r"[+-]? ?[1-9]\d{0,2}[.,]\d{3}")


class Prediction(NamedTuple):
    """What somebody predicted: a choice or a number, and how sure they were, 0-100."""

    value: str | float
    sure: int


class Unclear(ValueError):  # noqa: N818 - reads as what it is
    """A prediction that cannot be taken; the message says why and what can be written."""


def read_prediction(lesson: "Lesson", given: object) -> str | float:
    """A prediction as it was entered: one of the choices, or a number within the lesson's range. Raises Unclear."""
    text = "" if given is None else str(given).strip()
    if not text:
        raise Unclear(tell("Choose first, then lock") if lesson.choices else tell("Write a number first, then lock"))
    if lesson.choices:
        if text not in lesson.choices:
            raise Unclear(tell("Choose one of the answers"))
        return text
    number, (low, high) = read_number(text), lesson.range
    if not low <= number <= high:
        raise Unclear(tell(OUTSIDE, low=low, high=high, unit=lesson.unit))
    return number


def read_number(text: str) -> float:
    """A number as people write it: a decimal comma or point, any minus sign. Raises Unclear rather than guess.

    >>> read_number("-2,5"), read_number("−2.5"), read_number("+3")
    (-2.5, -2.5, 3.0)

    Where a comma or point might part thousands as well as decimals, nothing is taken:

    >>> read_number("1,200")
    Traceback (most recent call last):
    ...
    loyalty_sim.app.lessons.prediction.Unclear: '1,200' can be read in two ways: write 1200 or 1.2
    """
    plain = text.translate(_MINUS).strip()
    found = _NUMBER.fullmatch(plain) if len(plain) <= LONGEST and plain.isascii() else None
    if found is None:
        raise Unclear(tell("Write one number in digits, such as -2.5 or -2,5"))
    sign, whole, mark, rest = found.groups()
    decimal = float(f"{sign}{whole}.{rest or 0}")
    if mark and _THOUSANDS.fullmatch(plain):
        raise Unclear(tell(IN_TWO_WAYS, given=plain, whole=f"{sign}{whole}{rest}", decimal=decimal))
    return decimal


def well_calibrated(predictions: Sequence[Prediction], right: str | float, tolerance: float) -> float | None:
    """Mean Brier score: 0 is sure and right, 1 sure and wrong; None without predictions."""
    if not predictions:
        return None
    scores = [(each.sure / 100 - float(is_right(each.value, right, tolerance))) ** 2 for each in predictions]
    return sum(scores) / len(scores)


def is_right(value: str | float, right: str | float, tolerance: float) -> bool:
    """Whether a prediction came true; a number within the tolerance."""
    if isinstance(value, str) or isinstance(right, str):
        return value == right
    return abs(value - right) <= tolerance
