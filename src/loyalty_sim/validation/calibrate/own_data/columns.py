"""One column of a user's table, by what it is: text as it is, times in weeks, yes or no, answers, amounts."""

from datetime import date
from typing import TYPE_CHECKING

from loyalty_sim.validation.calibrate.own_data.amounts import amounts_of
from loyalty_sim.validation.calibrate.own_data.answers import answers_of
from loyalty_sim.validation.calibrate.own_data.column import (
    EMPTY,
    Column,
    stated_missing,
    told,
    understood,
    without_missing,
)
from loyalty_sim.validation.calibrate.own_data.labels import words_of
from loyalty_sim.validation.calibrate.own_data.said import Said, Understood
from loyalty_sim.validation.calibrate.own_data.scales import Ends
from loyalty_sim.validation.calibrate.own_data.sections import SCALED, TEXT, TIMES
from loyalty_sim.validation.calibrate.own_data.weeks import COUNTED, UNITS, as_weeks, span_of

if TYPE_CHECKING:
    import pandas as pd

YES_NO = {
    **dict.fromkeys(("yes", "y", "true", "t", "1", "1.0", "ja", "j", "oui", "sí", "si"), 1.0),
    **dict.fromkeys(("no", "n", "false", "f", "0", "0.0", "nein", "non"), 0.0),
}  # fmt: skip


def read_column(column: Column, scale: dict[str, Ends], said: Said) -> "pd.Series":
    """The values of a column: text as it is, times in weeks, answers on 1-10, all else as numbers."""
    if column.name in TEXT:
        return _text(column, said)
    if column.name in TIMES:
        return _times(column, said)
    column = column._replace(cells=without_missing(column, said))
    if column.name == "complained":
        return _yes_no(column, said)
    if column.name in SCALED:
        return answers_of(column, scale.get(column.name), said)
    return amounts_of(column, said)


def _text(column: Column, said: Said) -> "pd.Series":
    import pandas as pd

    cells = column.cells
    if pd.api.types.is_float_dtype(cells) and (cells.dropna() % 1 == 0).all():
        cells = cells.astype("Int64")
    text = cells.astype("string").str.strip()
    stated = {str(word) for word in stated_missing(column)}
    empty = text.isna() | text.isin({*EMPTY, *stated})
    for word in sorted(set(text[~empty].unique()) & {"NA", "N/A", "n/a", "None", "none"}):
        said.note(
            f"{column.what}: '{word}' is kept as a name; if it is none, say  missing: {{{column.name}: ['{word}']}}"
        )
    text = text.where(~empty, "").astype(str)
    names = text[text != ""]
    ends = (str(names.min()), str(names.max())) if len(names) else ("", "")
    read_as = f"text, {names.nunique():,} different"
    said.understood.append(Understood(column.what, str(column.cells.name), read_as, len(names), len(text), *ends))
    return text


def _times(column: Column, said: Said) -> "pd.Series":
    import pandas as pd

    cells = column.cells
    if not pd.api.types.is_numeric_dtype(cells) and not pd.api.types.is_datetime64_any_dtype(cells):
        cells = cells.where(~cells.isin(EMPTY))
    unit = str(column.section.of("unit", column.name) or "")
    where = column.section.place("columns", column.name)
    if unit and unit not in UNITS:
        said.unknown(unit, UNITS, column.section.place("unit"), f"unit of {column.what}")
        unit = ""
    weeks = as_weeks(cells, unit)
    if weeks.doubt:
        help = (f"say which:  unit: {{{column.name}: …}}  with one of {', '.join(UNITS)}",)
        said.problem(f"{column.what} (column '{cells.name}'): {weeks.doubt}", where, *help)
        return weeks.values
    bad = weeks.values.isna() & cells.notna()
    said.complain(column.what, cells, bad, column.file, "it takes a number of weeks, a calendar week or a date")
    shown = column._replace(cells=cells)
    form = "{:.0f}".format if weeks.read_as == COUNTED else _as_day
    understood(shown, f"{weeks.read_as}: {span_of(weeks.values):.4g} weeks", weeks.values, said, form)
    return weeks.values


def _as_day(week: float) -> str:
    return date.fromordinal(max(1, round(week * 7) + 1)).isoformat()


def _yes_no(column: Column, said: Said) -> "pd.Series":
    import pandas as pd

    cells = column.cells
    if column.labels:
        cells = cells.map(lambda code: column.labels.get(code, code), na_action="ignore")
    _, unique = pd.factorize(cells)
    read = cells.map({cell: YES_NO.get(words_of(cell)) for cell in unique}).astype(float)
    if read.notna().sum() and cells.dropna().astype(str).isin(("1", "2", "1.0", "2.0")).all() and read.isna().any():
        read[:] = float("nan")
    said.complain(column.what, column.cells, read.isna() & cells.notna(), column.file, "it takes yes or no, 1 or 0",
                  "for codes say  labels: {complained: {1: yes, 2: no}}")  # fmt: skip
    understood(column, "yes (1) or no (0)", read, said)
    return told(column, read, cells, said)
