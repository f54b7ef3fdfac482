"""The schedule of the focal firm: levers that are moved in later quarters, such as `climate:5:1.5`.

From the first week of quarter 5 on, climate is funded at 1.5 times its usual (or reference) spend, until a later entry
moves it again. Before its first entry a lever stands where `firm.levers` puts it. A list of words rather than a setting
for every lever and quarter: it stays empty in nearly every scenario, and any number of moves fits into it.
"""

from functools import cache

QUARTER = 13


def entry(lever: str, quarter: int, multiple: float) -> str:
    """One entry."""
    return f"{lever}:{quarter}:{multiple:.6g}"


def due(schedule: tuple[str, ...], week: int) -> tuple[tuple[str, float], ...]:
    """Levers and multiples that come into force in a week; nothing in most."""
    return _by_week(schedule).get(week, ()) if schedule else ()


@cache
def _by_week(schedule: tuple[str, ...]) -> dict[int, tuple[tuple[str, float], ...]]:
    found: dict[int, tuple[tuple[str, float], ...]] = {}
    for word in schedule:
        lever, quarter, multiple = word.split(":")
        week = QUARTER * (int(quarter) - 1) + 1
        found[week] = (*found.get(week, ()), (lever, float(multiple)))
    return found
