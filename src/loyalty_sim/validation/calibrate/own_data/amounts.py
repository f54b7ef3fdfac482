"""Amounts: tenure in years, money a year, paid at a visit, shares, weights; units are checked or asked for."""

from typing import TYPE_CHECKING

from loyalty_sim.validation.calibrate.own_data.column import Column, codes_of_none, numbers_of, told, understood
from loyalty_sim.validation.calibrate.own_data.said import Said

if TYPE_CHECKING:
    import pandas as pd

A_YEAR = {"years": 1.0, "months": 1 / 12, "weeks": 7 / 365.25, "days": 1 / 365.25}
PERIODS = {"year": 1.0, "quarter": 4.0, "month": 12.0, "week": 365.25 / 7.0}
LONGEST_TENURE = 50.0


def amounts_of(column: Column, said: Said) -> "pd.Series":
    """The values of a column of numbers; tenure in years, spending a year."""
    read = numbers_of(column, said)
    if read is None:
        return column.cells.map(lambda _: float("nan")).astype(float)
    said.complain(column.what, column.cells, read.isna() & column.cells.notna(), column.file, "it takes a number",
                  "an empty field counts as missing")  # fmt: skip
    if column.name != "amount":
        said.complain(
            column.what, column.cells, read < 0, column.file, "it takes 0 or more", *codes_of_none(column, read)
        )
    read, unit = _in_unit(column, read, said)
    understood(column, unit, read, said, "{:,.4g}".format)
    return told(column, read, column.cells, said)


def _in_unit(column: Column, read: "pd.Series", said: Said) -> "tuple[pd.Series, str]":
    """Tenure in years, spending a year; a unit that is stated, or years that are too many, are dealt with."""
    unit = column.section.of("unit", column.name)
    if column.name == "spend":
        return _times_a_unit(column, read, str(unit or "year"), PERIODS, said, "money a {}")
    if column.name != "tenure":
        return read, {"amount": "money", "share": "part", "weight": "weight"}[column.name]
    if unit == "joined":
        return _since(column, read, said), "years since joining"
    read, words = _times_a_unit(column, read, str(unit or "years"), A_YEAR, said, "{}")
    mean = float(read.mean()) if read.notna().any() else 0.0
    if mean > LONGEST_TENURE:
        joined = 1900 <= mean <= 2100
        guess = "unit: {tenure: joined}, as_of: 2025" if joined else "unit: {tenure: months}"
        said.problem(
            f"{column.what} (column '{column.cells.name}') has a mean of {mean:.4g} years, beyond {LONGEST_TENURE:g}"
            + (": years of joining?" if joined else ": months?"), column.section.place("columns", "tenure"),
            f"say the unit:  {guess}", f"there are {', '.join(A_YEAR)}, joined",
        )  # fmt: skip
    return read, words


def _times_a_unit(
    column: Column, read: "pd.Series", unit: str, units: dict[str, float], said: Said, words: str
) -> "tuple[pd.Series, str]":
    if unit not in units:
        known = (*units, "joined") if column.name == "tenure" else tuple(units)
        said.unknown(unit, known, column.section.place("unit"), f"unit of {column.what}")
        return read, ""
    return read * units[unit], words.format(unit)


def _since(column: Column, read: "pd.Series", said: Said) -> "pd.Series":
    now = column.section.asked.get("as_of")
    if not isinstance(now, int | float):
        help = ("say the year of the survey:  as_of: 2025",)
        said.problem(f"{column.what} is the year of joining: until when?", column.section.place("unit"), *help)
        return read
    said.complain(column.what, column.cells, read > now, column.file, f"it takes years up to {now:g}")
    return (now - read).clip(lower=0.0)
