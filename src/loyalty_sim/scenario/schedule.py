"""The schedule of the focal firm: levers that are moved in later quarters, such as `climate:5:1.5`.

From the first week of quarter 5 on, climate is funded at 1.5 times its usual (or reference) spend, until a later entry
moves it again. Before its first entry a lever stands where `firm.levers` puts it. A list of words rather than a setting
for every lever and quarter: it stays empty in nearly every scenario, and any number of moves fits into it.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from loyalty_sim.scenario.nearest import nearest
from loyalty_sim.theory.levers import LEVERS, MOST

QUARTER = 13


def entry(lever: str, quarter: int, multiple: float) -> str:
    """One entry."""
    return f"{lever}:{quarter}:{multiple:.6g}"


def due(schedule: tuple[str, ...], week: int) -> tuple[tuple[str, float], ...]:
    """Levers and multiples that come into force in a week; nothing in most."""
    return _by_week(schedule).get(week, ()) if schedule else ()


def problems_of_schedule(schedule: Sequence[str], weeks: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is wrong with each entry, and help."""
    for word in schedule:
        lever, quarter, multiple = (*word.split(":"), "", "")[:3]
        if lever not in LEVERS:
            close = nearest(lever, LEVERS)
            yield f"firm.schedule: '{word}' names no lever", (f"did you mean  {close} ?",) if close else ()
        elif not quarter.isdigit() or not 1 <= int(quarter) <= -(-weeks // QUARTER):
            yield f"firm.schedule: '{word}' names no quarter from 1 to {-(-weeks // QUARTER)}", _FORM
        elif word.count(":") != 2 or not _is_multiple(multiple):
            yield f"firm.schedule: '{word}' has no multiple from 0 to {MOST:.0f}", _FORM


_FORM = ("write lever:quarter:multiple, such as climate:5:1.5",)


def _is_multiple(word: str) -> bool:
    try:
        return 0.0 <= float(word) <= MOST
    except ValueError:
        return False


@cache
def _by_week(schedule: tuple[str, ...]) -> dict[int, tuple[tuple[str, float], ...]]:
    found: dict[int, tuple[tuple[str, float], ...]] = {}
    for word in schedule:
        lever, quarter, multiple = word.split(":")
        week = QUARTER * (int(quarter) - 1) + 1
        found[week] = (*found.get(week, ()), (lever, float(multiple)))
    return found
