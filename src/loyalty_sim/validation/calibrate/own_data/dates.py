"""Days as people write them: ISO, day or month first, with the month in words of usual languages, or an old date."""

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years in which a visit of a study can have been."""
PIVOT = 69
"""Years of two digits from here on are of the last century, as POSIX has it."""
FIRST = ("day first", "month first", "year first")
"""Which number of a date such as 05/01/24 may be said to come first."""
_EPOCH = date(1970, 1, 1).toordinal()
_SLASHED = re.compile(r"^(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T,].*)?$")
_WHOLE_DAY = re.compile(r"\d{4}.*\d|\d.*\d{4}")
"""A day has a year of four digits and another number."""
_WORD = re.compile(r"[^\W\d_]{3,}\.?")
_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février fevr févr febrero febbraio fevereiro fev februari",
    "march mar märz mrz mars marzo março maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aou agosto ago augustus augusti",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre diciembre dic dicembre dezembro",
)


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.lower().rstrip("."))
    return "".join(each for each in letters if not unicodedata.combining(each))


MONTHS = {_plain(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""The number of a month by its name, in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish."""


def month_of(word: str) -> int:
    """The month that a word names; 0 for none.

    >>> month_of("Février"), month_of("okt."), month_of("Mon")
    (2, 10, 0)
    """
    return MONTHS.get(_plain(word), 0)


def whole_year(year: int) -> int:
    """A year of two digits as one of four.

    >>> whole_year(24), whole_year(69), whole_year(2024)
    (2024, 1969, 2024)
    """
    return year if year >= 100 else year + (1900 if year >= PIVOT else 2000)


def day_number(year: int, month: int, day: int) -> float:
    """The number of a day in the Gregorian calendar, from 1; nan for what is none, or is of another age."""
    try:
        return float(date(year, month, day).toordinal()) if FIRST_YEAR <= year <= LAST_YEAR else np.nan
    except ValueError:
        return np.nan


def days_of(cells: "pd.Series", unit: str = "") -> tuple["pd.Series", str, str]:
    """The numbers of days in a column of texts, as what they were read, and what has to be asked.

    unit: one of `FIRST` where that is stated.
    """
    there = cells.dropna()
    if there.str.match(_SLASHED).mean() > 0.5:
        return _slashed(cells, there, unit)
    return _parsed(cells), "dates", ""


def years_of(cells: "pd.Series") -> tuple["pd.Series", str]:
    """Times in years, such as 2024.5, of a column of days; and what has to be asked."""
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(cells):
        days = (cells - pd.Timestamp(0, tz=cells.dt.tz)).dt.days + _EPOCH
    else:
        days, _, doubt = days_of(cells.map(_as_text, na_action="ignore"))
        if doubt:
            return days, doubt
    return days.map(lambda day: _year(float(day)), na_action="ignore").astype(float), ""


def year_of(text: str) -> float | None:
    """The time in years of an ISO day such as 2025-06-30; None for what is none."""
    try:
        return _year(float(date.fromisoformat(text.strip()).toordinal()))
    except ValueError:
        return None


def _as_text(cell: object) -> str:
    return cell.isoformat()[:10] if isinstance(cell, date) else str(cell).strip()


def _year(day: float) -> float:
    of = date.fromordinal(int(day))
    return of.year + (of.timetuple().tm_yday - 1) / 365.25


def _slashed(cells: "pd.Series", there: "pd.Series", unit: str) -> tuple["pd.Series", str, str]:
    """27/10/2024, 10/27/2024, 27.10.2024: with points the day comes first, else a number above 12 tells.

    A year of two digits that changes more from row to row than what stands first may be the day: 24/01/05.
    """
    nothing = cells.map(lambda _: np.nan).astype(float)
    parts = there.str.extract(_SLASHED)
    first, second, last = (parts[column].astype(float) for column in (0, 2, 3))
    if unit not in FIRST:
        if (last <= 31).all() and (second <= 12).all() and last.nunique() > first.nunique():
            return nothing, "", f"'{there.iloc[0]}' may have the year or the day first"
        if (first > 12).any() or (parts[1] == ".").all():
            unit = "day first"
        elif (second > 12).any():
            unit = "month first"
        else:
            return nothing, "", f"'{there.iloc[0]}' may have the day or the month first"
    read = cells.map(lambda cell: _ordered(cell, unit), na_action="ignore").astype(float)
    return read, f"dates, {unit}", ""


def _ordered(cell: str, unit: str) -> float:
    found = _SLASHED.match(cell)
    if not found:
        return np.nan
    first, second, last = int(found[1]), int(found[3]), int(found[4])
    if unit == "year first":
        return day_number(whole_year(first), second, last)
    day, month = (first, second) if unit == "day first" else (second, first)
    return day_number(whole_year(last), month, day)


def _parsed(cells: "pd.Series") -> "pd.Series":
    """Days of texts that name their month or are ISO dates, with or without a time of day; nan for any other."""
    import pandas as pd

    text = cells.map(_in_english, na_action="ignore").astype(object)
    days = text.map(lambda cell: bool(_WHOLE_DAY.search(cell)), na_action="ignore").fillna(False).astype(bool)

    there = text.where(days)
    try:
        times = pd.to_datetime(there, errors="coerce", format="mixed", utc=True)
        read = (times - pd.Timestamp(0, tz="UTC")).dt.days.astype(float) + _EPOCH
    except (pd.errors.OutOfBoundsDatetime, OverflowError):  # of one text; all others are read without it
        read = there.map(_ordinal, na_action="ignore").astype(float)
    ends = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
    return read.where(read.between(*ends))


def _ordinal(text: str) -> float:
    import pandas as pd

    try:
        time = pd.to_datetime(text, errors="coerce", utc=True)
    except (ValueError, OverflowError):
        return np.nan
    return float(time.toordinal()) if isinstance(time, pd.Timestamp) and time == time else np.nan


def _in_english(text: str) -> str:
    """A text with its month as in English, without the dots and little words around it."""
    if text.isascii() and not any(each.isalpha() for each in text):
        return text
    if not (found := next((word for word in _WORD.findall(text) if month_of(word)), "")):
        return text
    english = _MONTHS[month_of(found) - 1].split()[0]
    text = re.sub(r"(?<=\d)\.(?=\s)", " ", text.replace(found, f" {english} ", 1))
    return " ".join(word for word in text.split() if word.lower() not in ("de", "del", "of", "den", "le", "di"))
