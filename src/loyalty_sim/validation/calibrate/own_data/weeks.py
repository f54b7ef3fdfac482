"""When a visit was: whole weeks, calendar weeks (yyyyww), dates in any usual form; what may be two things is asked."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

UNITS = ("week", "yyyyww", "yyyymm", "yyyymmdd", "day first", "month first")
"""How times may be said to be written."""
LONGEST = 1_040
"""More weeks than these are no weeks of one study."""

COUNTED = "weeks, counted"
_EPOCH = date(1970, 1, 1).toordinal()
_DIGITS = {"yyyyww": 6, "yyyymm": 6, "yyyymmdd": 8}
_WITH_WEEK = re.compile(r"^(\d{4})[-_/ ]?(?:W|KW|CW)[-_ ]?(\d{1,2})$", re.IGNORECASE)
_YEAR_AND_PART = re.compile(r"^(\d{4})[-_/.](\d{1,2})$")
_SLASHED = re.compile(r"^(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T].*)?$")


class Weeks(NamedTuple):
    """values: weeks as numbers, nan where there is no time; whole where a Monday begins. read_as: in words.

    doubt: what has to be asked.
    """

    values: "pd.Series"
    read_as: str = ""
    doubt: str = ""


def as_weeks(cells: "pd.Series", unit: str = "") -> Weeks:
    """The times in a column. unit: how they are written, one of `UNITS`, or "" to find it."""
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(cells):
        return _days((cells - pd.Timestamp(0, tz=cells.dt.tz)).dt.days + _EPOCH, "dates")
    codes, unique = pd.factorize(cells)
    each = _each(pd.Series(unique), unit)
    values = np.append(each.values.to_numpy(float), np.nan)[codes]
    return each._replace(values=pd.Series(values, index=cells.index, name=cells.name))


def span_of(weeks: "pd.Series") -> float:
    """How many weeks were watched from the first time to the last: whole weeks, or days where times are days."""
    there = weeks.dropna()
    if not len(there):
        return 0.0
    since = there - there.min()
    step = 1.0 if np.allclose(since, since.round(), atol=1e-6) else 1.0 / 7.0
    return float(since.max()) + step


def _each(unique: "pd.Series", unit: str) -> Weeks:
    import pandas as pd

    if unique.map(lambda cell: isinstance(cell, date)).any():
        return _days(
            _by(unique, lambda cell: float(date.toordinal(cell)) if isinstance(cell, date) else np.nan), "dates"
        )
    numbers = pd.to_numeric(unique, errors="coerce").astype(float)
    if numbers.notna().any() and numbers.notna().sum() >= unique.notna().sum() / 2:
        return _numbers(numbers, unit)
    return _texts(unique.astype(str).str.strip().where(unique.notna()), unit)


def _numbers(numbers: "pd.Series", unit: str) -> Weeks:
    there = numbers.dropna()
    stated = bool(unit)
    if unit in _DIGITS or (not unit and _looks(there, 8, _day)) or (not unit and _looks(there, 6, _week)):
        unit = unit or ("yyyymmdd" if _looks(there, 8, _day) else "yyyyww")
        part = (there % 100).max()
        if unit == "yyyyww" and part <= 12 and not stated:
            return Weeks(numbers, doubt=f"{there.iloc[0]:.0f} may be year and week or year and month")
        if unit == "yyyyww":
            return _calendar(_by(numbers, lambda x: _week(int(x))))
        return _days(_by(numbers, lambda x: _day(int(x) if unit == "yyyymmdd" else int(x) * 100 + 1)), f"dates, {unit}")
    span = span_of(numbers)
    if unit != "week":
        if there.min() >= 10_000:
            return Weeks(
                numbers, doubt=f"{there.iloc[0]:.0f} is no week counted from a start, and no date that is known"
            )
        if there.min() >= 1_900 and there.max() <= 2_100:
            return Weeks(numbers, doubt=f"{there.iloc[0]:.0f} looks like a year, not a week")
        if span > LONGEST:
            return Weeks(numbers, doubt=f"the weeks span {span:,.0f}; are they days?")
    return Weeks(numbers, COUNTED)


def _looks(there: "pd.Series", digits: int, reader: Callable[[int], float]) -> bool:
    """Whether all numbers have so many digits and are times when read so."""
    low, high = 10 ** (digits - 1), 10**digits
    if not ((there >= low) & (there < high) & (there % 1 == 0)).all():
        return False
    return all(reader(int(x)) == reader(int(x)) for x in there)


def _week(yyyyww: int) -> float:
    """Monday of a calendar week, in weeks; nan for what is none."""
    try:
        return (
            (date.fromisocalendar(yyyyww // 100, yyyyww % 100, 1).toordinal() - 1) / 7.0
            if yyyyww >= 190_000
            else np.nan
        )
    except ValueError:
        return np.nan


def _day(yyyymmdd: int) -> float:
    """A day's number; nan for what is none."""
    try:
        return float(date(yyyymmdd // 10_000, yyyymmdd // 100 % 100, yyyymmdd % 100).toordinal())
    except ValueError:
        return np.nan


def _texts(cells: "pd.Series", unit: str) -> Weeks:
    there = cells.dropna()
    if there.str.match(_WITH_WEEK).mean() > 0.5:
        return _calendar(_by(cells, lambda cell: _matched(_WITH_WEEK, cell)))
    if there.str.match(_YEAR_AND_PART).mean() > 0.5:
        parts = there.str.extract(_YEAR_AND_PART)[1].astype(float)
        if unit != "yyyyww" and parts.max() <= 12:
            return Weeks(_none(cells), doubt=f"'{there.iloc[0]}' may be year and week or year and month")
        return _calendar(_by(cells, lambda cell: _matched(_YEAR_AND_PART, cell)))
    if there.str.match(_SLASHED).mean() > 0.5:
        return _slashed(cells, there, unit)
    return _days(_parsed(cells), "dates")


def _slashed(cells: "pd.Series", there: "pd.Series", unit: str) -> Weeks:
    """27/10/2024, 10/27/2024, 27.10.2024: with points the day comes first, else a number above 12 tells."""
    parts = there.str.extract(_SLASHED)
    first, second = parts[0].astype(float), parts[2].astype(float)
    if unit not in ("day first", "month first"):
        if (first > 12).any() or (parts[1] == ".").all():
            unit = "day first"
        elif (second > 12).any():
            unit = "month first"
        else:
            return Weeks(_none(cells), doubt=f"'{there.iloc[0]}' may have the day or the month first")
    return _days(_by(cells, lambda cell: _ordered(cell, unit == "day first")), f"dates, {unit}")


def _ordered(cell: str, day_first: bool) -> float:
    found = _SLASHED.match(cell)
    if not found:
        return np.nan
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    day, month = (one, other) if day_first else (other, one)
    return _day((year if year >= 100 else 2000 + year) * 10_000 + month * 100 + day)


def _parsed(cells: "pd.Series") -> "pd.Series":
    """Days of texts that name their month or are ISO dates, with or without a time of day."""
    import pandas as pd

    times = pd.to_datetime(cells, errors="coerce", format="mixed", utc=True)
    return (times - pd.Timestamp(0, tz="UTC")).dt.days.astype(float) + _EPOCH


def _matched(form: re.Pattern[str], cell: str) -> float:
    found = form.match(cell)
    return _week(100 * int(found[1]) + int(found[2])) if found else np.nan


def _by(cells: "pd.Series", reader: Callable) -> "pd.Series":
    return cells.map(reader, na_action="ignore").astype(float)


def _none(cells: "pd.Series") -> "pd.Series":
    return _by(cells, lambda _: np.nan)


def _calendar(weeks: "pd.Series") -> Weeks:
    return Weeks(weeks, "calendar weeks")


def _days(days: "pd.Series", read_as: str) -> Weeks:
    return Weeks((days.astype(float) - 1.0) / 7.0, read_as)
