"""Amounts: tenure in years, money a year, paid at a visit, shares, weights; units are checked or asked for."""

import re
from typing import TYPE_CHECKING

from loyalty_sim.validation.calibrate.own_data.column import Column, codes_of_none, numbers_of, told, understood
from loyalty_sim.validation.calibrate.own_data.dates import year_of, years_of
from loyalty_sim.validation.calibrate.own_data.labels import words_of
from loyalty_sim.validation.calibrate.own_data.said import Said

if TYPE_CHECKING:
    import pandas as pd

A_YEAR = {"years": 1.0, "months": 1 / 12, "weeks": 7 / 365.25, "days": 1 / 365.25}
PERIODS = {"year": 1.0, "quarter": 4.0, "month": 12.0, "week": 365.25 / 7.0}
LONGEST_TENURE = 50.0
MOST = 1e15
"""No amount of a customer, a firm or a weight is larger: beyond it sums lose their cents."""
_WITH_UNIT = re.compile(
    r"^\s*([\d.,]+)\s*(year|yr|y|jahr|an|año|month|mo|mth|monat|mois|mes|week|wk|woche|day|d|tag)\w*\.?\s*$",
    re.IGNORECASE,
)
_UNIT_OF = {
    **dict.fromkeys(("year", "yr", "y", "jahr", "an", "año"), "years"),
    **dict.fromkeys(("month", "mo", "mth", "monat", "mois", "mes"), "months"),
    **dict.fromkeys(("week", "wk", "woche"), "weeks"),
    **dict.fromkeys(("day", "d", "tag"), "days"),
}


def amounts_of(column: Column, said: Said) -> "pd.Series":
    """The values of a column of numbers; tenure in years, spending a year."""
    column, own = _by_labels(column, said)
    if column.name == "tenure" and column.section.of("unit", "tenure") == "joined":
        read = _joined(column, said)
    else:
        numbers = numbers_of(column, said)
        if numbers is None:
            return column.cells.map(lambda _: float("nan")).astype(float)
        read = numbers.values
    band = "'1-2 years': 1.5" if column.name == "tenure" else "'100-200': 150"
    bands = f"if they are bands, say what each stands for:  labels: {{{column.name}: {{{band}}}}}"
    help = ("an empty field counts as missing", *((bands,) if column.name in ("tenure", "spend") else ()))
    if column.name == "tenure":
        help = (*help, "if it is when they joined, say  unit: {tenure: joined}, as_of: 2025")
    said.complain(
        column.what, column.cells, read.isna() & column.cells.notna(), column.file, "it takes a number", *help
    )
    said.complain(column.what, column.cells, read.abs() > MOST, column.file, f"it takes up to {MOST:g}")
    if column.name != "amount":
        said.complain(
            column.what,
            column.cells,
            read < 0,
            column.file,
            "it takes 0 or more",
            *codes_of_none(column, read[read < 0]),
        )
    read, unit = (read, "years") if own else _in_unit(column, read.where(read.abs() <= MOST), said)
    understood(column, unit, read, said, "{:,.4g}".format)
    return told(column, read, column.cells, said)


def _by_labels(column: Column, said: Said) -> tuple[Column, bool]:
    """The column with words, and codes that have words, as the numbers that are stated for them, or asked for.

    And whether all is said of it with that: of a tenure with a unit in each cell.
    """
    stated = column.section.of("labels", column.name)
    named = column.labels
    cells = column.cells.map(lambda code: named.get(code, code), na_action="ignore") if named else column.cells
    if isinstance(stated, dict):
        place = {words_of(text): number for text, number in stated.items()}
        return column._replace(cells=cells.map(lambda cell: place.get(words_of(cell), cell), na_action="ignore")), False
    present = column.cells.dropna().isin(list(named))
    if named and len(present) and present.mean() > 0.5:
        first = cells[column.cells.isin(list(named))].iloc[0]
        said.problem(
            f"{column.what} (column '{column.cells.name}') holds codes with words, such as '{first}', no amounts",
            column.section.place("columns", column.name),
            f"say what each stands for:  labels: {{{column.name}: {{'{first}': 0.5, …}}}}",
        )
        return column._replace(cells=column.cells.where(column.cells.isna())), False
    if column.name == "tenure" and column.section.of("unit", "tenure") is None:
        return _with_units(column, said)
    return column, False


def _with_units(column: Column, said: Said) -> tuple[Column, bool]:
    """Tenure in cells such as "18 months", in years; as it is where not all cells have a unit."""
    there = column.cells.dropna().astype(str)
    parts = there.str.extract(_WITH_UNIT)
    if not len(there) or parts.isna().any(axis=None):
        return column, False
    years = parts[1].str.lower().map(lambda unit: A_YEAR[_UNIT_OF[unit]])
    read = parts[0].str.replace(",", ".").astype(float) * years
    said.note(f"{column.what}: units are as written in the cells ('{there.iloc[0]}' is {read.iloc[0]:.3g} years)")
    return column._replace(cells=read.reindex(column.cells.index).rename(str(column.cells.name))), True


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


def _joined(column: Column, said: Said) -> "pd.Series":
    """When customers joined, in years: years, or days of any usual form."""
    import pandas as pd

    plain = pd.to_numeric(column.cells, errors="coerce") if column.cells.dtype != "datetime64[ns]" else None
    if plain is not None and plain.between(1900, 2100).sum() >= max(1, 0.5 * column.cells.notna().sum()):
        return plain.astype(float)
    found, doubt = years_of(column.cells)
    if doubt:
        said.problem(f"{column.what} (column '{column.cells.name}'): {doubt}",
                     column.section.place("columns", "tenure"), "write days as 2024-05-31")  # fmt: skip
    return found


def _since(column: Column, read: "pd.Series", said: Said) -> "pd.Series":
    asked = column.section.asked.get("as_of")
    now = year_of(asked) if isinstance(asked, str) else asked
    if not isinstance(now, int | float):
        help = ("say the year or the day of the survey:  as_of: 2025, or  as_of: 2025-06-30",)
        said.problem(f"{column.what} is the time of joining: until when?", column.section.place("unit"), *help)
        return read
    said.complain(column.what, column.cells, read > now, column.file, f"it takes times up to {asked}")
    return (now - read).clip(lower=0.0)
