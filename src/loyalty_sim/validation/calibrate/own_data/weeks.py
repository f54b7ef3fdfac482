"""When a visit was: whole weeks, calendar weeks (yyyyww), dates in any usual form; what may be two things is asked."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.validation.calibrate.own_data.dates import (
    FIRST,
    FIRST_YEAR,
    LAST_YEAR,
    day_number,
    days_of,
    month_of,
    whole_year,
)

if TYPE_CHECKING:
    import pandas as pd

A_DAY = {"day": 1.0, "second": 86_400.0, "millisecond": 86_400_000.0}
UNITS = ("week", "yyyyww", "yyyymm", "yyyymmdd", "yymmdd", *FIRST, *A_DAY)
"""How times may be said to be written; days and seconds are counted from any start."""
LONGEST = 1_040
"""More weeks than these are no weeks of one study."""

COUNTED = "weeks, counted"
_HALF_A_YEAR = 26
_EPOCH = date(1970, 1, 1).toordinal()
_WEEK = r"(?:weeks?|wk|kw|cw|w|sem|s|uke|vecka|v)"
_WITH_WEEK = re.compile(rf"^(\d{{4}})[-_/ ]?{_WEEK}[-_. ]?(\d{{1,2}})(?:-?([1-7]))?$", re.IGNORECASE)
_WEEK_FIRST = re.compile(rf"^{_WEEK}[-_. ]*(\d{{1,2}})[-_/., ]+(\d{{4}}|\d{{2}})$", re.IGNORECASE)
_WEEK_ALONE = re.compile(rf"^{_WEEK}[-_. ]*(\d{{1,4}})$", re.IGNORECASE)
_YEAR_AND_PART = re.compile(r"^(\d{4})[-_/.](\d{1,2})$")
_PART_AND_YEAR = re.compile(r"^(\d{1,2})[-_/.](\d{4})$")
_MONTH = re.compile(r"^(?:([^\W\d_]{3,})\.?[-/' ]*(\d{4}|\d{2})|(\d{4})[-/ ]*([^\W\d_]{3,})\.?)$")
_QUARTER = re.compile(r"^(?:\d{4}[-/ ]?Q[1-4]|Q[1-4][-/ ]?\d{2,4})$", re.IGNORECASE)


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
    each = _each(pd.Series(unique, dtype=object), unit)
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

    real = unique.map(lambda cell: isinstance(cell, date))
    if real.any():
        days = _by(unique.where(real), lambda cell: float(date.toordinal(cell)))
        others = unique.where(~real).dropna().astype(str).str.strip()
        if len(others):  # a spreadsheet leaves as text what it does not take for a date
            found, _, doubt = days_of(others, unit)
            if doubt:
                return Weeks(_none(unique), doubt=doubt)
            days = days.fillna(found.reindex(unique.index))
        return _days(days, "dates")
    numbers = pd.to_numeric(unique, errors="coerce").astype(float).replace([np.inf, -np.inf], np.nan)
    if numbers.notna().any() and numbers.notna().sum() >= unique.notna().sum() / 2:
        return _numbers(numbers, unit)
    return _texts(unique.astype(str).str.strip().where(unique.notna()), unit)


def _numbers(numbers: "pd.Series", unit: str) -> Weeks:
    there = numbers.dropna()
    if unit in A_DAY:
        return _days(np.floor(numbers / A_DAY[unit]), f"{unit}s, counted")
    found = unit or next((name for name, reader in _READERS.items() if _looks(there, reader)), "")
    if found == "yyyyww" and not unit and (there % 100).max() <= 12:
        return Weeks(numbers, doubt=f"{there.iloc[0]:.0f} may be year and week or year and month")
    if found == "yyyyww":
        return _calendar(_by(numbers, _week))
    if found in _DAYS:
        return _days(_by(numbers, _DAYS[found]), f"dates, {found}")
    if unit != "week":
        if there.min() >= 10_000:
            return Weeks(
                numbers, doubt=f"{there.iloc[0]:.0f} is no week counted from a start, and no date that is known"
            )
        if there.min() >= FIRST_YEAR and there.max() <= LAST_YEAR:
            return Weeks(numbers, doubt=f"{there.iloc[0]:.0f} looks like a year, not a week")
        if (span := span_of(numbers)) > LONGEST:
            return Weeks(numbers, doubt=f"the weeks span {span:,.0f}; are they days?")
        if not unit and (gap := _over_new_year(there)):
            return Weeks(numbers, doubt=f"no visit is in weeks {gap}: weeks of two years, or counted from one start?")
    return Weeks(numbers, COUNTED)


def _over_new_year(there: "pd.Series") -> str:
    """The weeks that lack where numbers to 52 or 53 begin at 1 and leave out half a year, as over a new year."""
    weeks = np.unique(there.to_numpy(float))
    if len(weeks) < 2 or weeks[0] != 1 or weeks[-1] not in (52, 53):
        return ""
    at = int(np.diff(weeks).argmax())
    return f"{weeks[at] + 1:g} to {weeks[at + 1] - 1:g}" if weeks[at + 1] - weeks[at] > _HALF_A_YEAR else ""


def _looks(there: "pd.Series", reader: Callable[[float], float]) -> bool:
    """Whether most numbers are times when read so; those that are not are then said by their line."""
    sample = there.iloc[:1000]
    return float(np.mean([not np.isnan(reader(x)) for x in sample])) > 0.5 if len(sample) else False


def _week(yyyyww: float) -> float:
    """Monday of a calendar week, in weeks; nan for what is none."""
    year, week = divmod(int(yyyyww), 100)
    if yyyyww % 1 or not FIRST_YEAR <= year <= LAST_YEAR:
        return np.nan
    return _monday(year, week)


def _monday(year: int, week: int, day: int = 1) -> float:
    try:
        return (date.fromisocalendar(year, week, day).toordinal() - 1) / 7.0
    except ValueError:
        return np.nan


def _day(yyyymmdd: float) -> float:
    """A day's number; nan for what is none."""
    number = int(yyyymmdd)
    return np.nan if yyyymmdd % 1 else day_number(number // 10_000, number // 100 % 100, number % 100)


def _short_day(yymmdd: float) -> float:
    number = int(yymmdd)
    return np.nan if yymmdd % 1 else day_number(whole_year(number // 10_000), number // 100 % 100, number % 100)


_READERS = {"yyyymmdd": _day, "yyyyww": _week}
_DAYS: dict[str, Callable[[float], float]] = {
    "yyyymmdd": _day, "yymmdd": _short_day, "yyyymm": lambda x: _day(x * 100 + 1),
}  # fmt: skip


def _texts(cells: "pd.Series", unit: str) -> Weeks:
    there = cells.dropna()
    for form, reader in ((_WITH_WEEK, _with_week), (_WEEK_FIRST, _week_first)):
        if there.str.match(form).mean() > 0.5:
            return _calendar(_by(cells, reader))
    if there.str.match(_WEEK_ALONE).mean() > 0.5:
        return Weeks(
            _by(cells, lambda cell: float(found[1]) if (found := _WEEK_ALONE.match(cell)) else np.nan), COUNTED
        )
    for form, year, part in ((_YEAR_AND_PART, 1, 2), (_PART_AND_YEAR, 2, 1)):
        if there.str.match(form).mean() > 0.5:
            return _parts(cells, there, form, year, part, unit)
    months = there.map(_month)
    if months.notna().mean() > 0.5:
        if unit == "yyyymm":
            return _days(_by(cells, _month), "dates, yyyymm")
        return Weeks(_none(cells), doubt=f"'{there.iloc[0]}' may be a month, of which no visit's week is known")
    if there.str.match(_QUARTER).any():
        return Weeks(_none(cells), doubt=f"'{there.iloc[0]}' is a quarter, in which no visit's week is known")
    days, read_as, doubt = days_of(cells, unit)
    return Weeks(days, doubt=doubt) if doubt else _days(days, read_as)


def _parts(cells: "pd.Series", there: "pd.Series", form: re.Pattern[str], year: int, part: int, unit: str) -> Weeks:
    """Years with a week or a month: a number above 12 tells, or what is stated."""

    def week(cell: str) -> float:
        found = form.match(cell)
        return _week(100 * int(found[year]) + int(found[part])) if found else np.nan

    def month(cell: str) -> float:
        found = form.match(cell)
        return day_number(int(found[year]), int(found[part]), 1) if found else np.nan

    if unit == "yyyymm":
        return _days(_by(cells, month), "dates, yyyymm")
    if unit != "yyyyww" and there.str.extract(form)[part - 1].astype(float).max() <= 12:
        return Weeks(_none(cells), doubt=f"'{there.iloc[0]}' may be year and week or year and month")
    return _calendar(_by(cells, week))


def _with_week(cell: str) -> float:
    found = _WITH_WEEK.match(cell)
    return _monday(int(found[1]), int(found[2]), int(found[3] or 1)) if found else np.nan


def _week_first(cell: str) -> float:
    found = _WEEK_FIRST.match(cell)
    return _monday(whole_year(int(found[2])), int(found[1])) if found else np.nan


def _month(cell: str) -> float:
    """The first day of a month that is named with its year; nan for any other text."""
    found = _MONTH.match(cell)
    month = month_of(found[1] or found[4]) if found else 0
    return day_number(whole_year(int(found[2] or found[3])), month, 1) if found and month else np.nan


def _by(cells: "pd.Series", reader: Callable) -> "pd.Series":
    return cells.map(reader, na_action="ignore").astype(float)


def _none(cells: "pd.Series") -> "pd.Series":
    return _by(cells, lambda _: np.nan)


def _calendar(weeks: "pd.Series") -> Weeks:
    return Weeks(weeks, "calendar weeks")


def _days(days: "pd.Series", read_as: str) -> Weeks:
    return Weeks((days.astype(float) - 1.0) / 7.0, read_as)
