"""The schedule of the focal firm: levers that are moved in the course of time, such as `climate:5:1.5`.

    lever:when:multiple            from then on, until a later entry moves it again
    lever:when:multiple:yearly     in that time of every year

`when` is a quarter (`5` or `q5`), a week (`w30`), a year (`y2`: its first week), or a time from one to the other,
both included (`w48-w51`, `q2-q3`), after which the lever is back where it stood. Every lever can be moved, those that
are bought and those that are set: `price:y2:1.05`, `promise:q4:2:yearly`, `positions:w49-w52:1.2:yearly`. Before its
first entry a lever stands where `firm.levers` puts it; of two entries for one week the later in the list holds.

A list of words rather than a setting for every lever and week: it stays empty in nearly every scenario, and any number
of moves fits into it.
"""

import re
from functools import cache
from typing import NamedTuple

QUARTER, YEAR = 13, 52
YEARLY = "yearly"
_LENGTHS = {"": QUARTER, "q": QUARTER, "w": 1, "y": YEAR}
_WHEN = re.compile(r"([qwy]?)(\d{1,5})(?:-([qwy]?)(\d{1,5}))?")


class Entry(NamedTuple):
    """One entry, read: weeks from first to last (None: until another entry) in which a lever is at a multiple."""

    lever: str
    first: int
    last: int | None
    multiple: float
    yearly: bool

    def holds(self, week: int) -> bool:
        """Whether it is in force in a week."""
        if self.yearly and week > 0:
            week = (week - 1) % YEAR + 1
        return self.first <= week and (self.last is None or week <= self.last)


def entry(lever: str, quarter: int, multiple: float) -> str:
    """One entry, from a quarter on."""
    return f"{lever}:{quarter}:{multiple:.6g}"


@cache
def read(word: str) -> Entry:
    """An entry from a word. Raises ValueError that says what is wrong with it; the lever is not looked up.

    >>> read("price:w48-w51:0.9:yearly")
    Entry(lever='price', first=48, last=51, multiple=0.9, yearly=True)
    """
    lever, when, multiple, *rest = (*word.split(":"), "", "")[: max(3, word.count(":") + 1)]
    if rest and rest != [YEARLY]:
        raise ValueError(f"ends in ':{':'.join(rest)}' and not in ':{YEARLY}'")
    first, last = _weeks(when, bool(rest))
    try:
        return Entry(lever, first, last, float(multiple), bool(rest))
    except ValueError:
        raise ValueError(f"has no multiple: '{multiple}'") from None


def _weeks(when: str, yearly: bool) -> tuple[int, int | None]:
    """First and last week of a time."""
    found = _WHEN.fullmatch(when)
    if not found or not int(found[2]):
        raise ValueError(f"names no quarter, week (w30) or year (y2): '{when}'")
    kind, number, kind_of_end, end = found.groups()
    length = _LENGTHS[kind]
    first = length * (int(number) - 1) + 1
    last = None
    if end:
        last = _LENGTHS[kind_of_end or kind] * int(end)
    elif yearly and kind != "w":
        last = first + length - 1
    if last is not None and last < first:
        raise ValueError(f"ends before it begins: '{when}'")
    if yearly and (last is None or last > YEAR):
        raise ValueError(f"names no part of a year: '{when}'; write q4 or w48-w51")
    return first, last


def due(schedule: tuple[str, ...], week: int) -> tuple[tuple[str, float | None], ...]:
    """Levers that are moved at the beginning of a week, and where to: None where they stood before all entries.

    >>> due(("price:w3-w4:0.9",), 3), due(("price:w3-w4:0.9",), 4), due(("price:w3-w4:0.9",), 5)
    ((('price', 0.9),), (), (('price', None),))
    """
    if not schedule:
        return ()
    entries = [read(word) for word in schedule]
    moved = [each.lever for each in entries if each.holds(week) != each.holds(week - 1)]
    return tuple((lever, _standing(entries, lever, week)) for lever in dict.fromkeys(moved))


def _standing(entries: list[Entry], lever: str, week: int) -> float | None:
    """The level of a lever in a week: a time that lasts before what is lasting, the later one of equals."""
    mine = [each for each in entries if each.lever == lever and each.holds(week)]
    if not mine:
        return None
    spans = [each for each in mine if each.last is not None]
    return spans[-1].multiple if spans else max(reversed(mine), key=lambda each: each.first).multiple
