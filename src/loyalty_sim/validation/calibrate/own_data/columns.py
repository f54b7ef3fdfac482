"""One column of a user's table, by what it is: text as it is, times in weeks, yes or no, answers, amounts."""

import re
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
from loyalty_sim.validation.calibrate.own_data.weeks import COUNTED, LONGEST, UNITS, as_weeks, span_of

if TYPE_CHECKING:
    import pandas as pd

_YES = (
    "yes y true t 1 1.0 ja j oui o sí si s sim s tak da wahr vrai vero verdadero verdadeiro waar sant on",
    "checked selected mentioned complained x ✓ ✔ ☑",
)
_NO = (
    "no n false f 0 0.0 nein non não nee nej nie net falsch faux falso onwaar falskt off unchecked ✗ ✘ ☐",
    "not_selected not_mentioned not_checked did_not_complain never never_complained",
)
YES_NO = {
    word.replace("_", " "): meant for meant, rows in ((1.0, _YES), (0.0, _NO)) for row in rows for word in row.split()
}
"""What people and programs write for yes and no."""
_ROUNDED = re.compile(r"^\d\.\d+E\+\d{2,}$")
"""How spreadsheets show numbers that are too long for a cell."""
_WHOLE = re.compile(r"^\d+(?:\.0)?$")


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
    if column.labels and cells.dropna().isin(list(column.labels)).all():
        cells = cells.map(column.labels, na_action="ignore")
        said.note(f"{column.what}: codes are called by their words in the file ('{cells.dropna().iloc[0]}')")
    elif pd.api.types.is_float_dtype(cells) and (cells.dropna() % 1 == 0).all():
        cells = cells.astype("Int64")
    text = _without_points(cells.astype("string").str.strip())
    stated = {str(word) for word in stated_missing(column)}
    empty = text.isna() | text.isin({*EMPTY, *stated})
    for word in sorted(set(text[~empty].unique()) & {"NA", "N/A", "n/a", "None", "none"}):
        said.note(
            f"{column.what}: '{word}' is kept as a name; if it is none, say  missing: {{{column.name}: ['{word}']}}"
        )
    text = text.where(~empty, "").astype(str)
    rounded = text.isin([name for name in text.unique() if _ROUNDED.match(name)])
    said.complain(column.what, column.cells, rounded, column.file, "a spreadsheet has rounded it: others may look so",
                  "export the numbers as text")  # fmt: skip
    names = text[text != ""]
    ends = (str(names.min()), str(names.max())) if len(names) else ("", "")
    read_as = f"text, {names.nunique():,} different"
    said.understood.append(Understood(column.what, str(column.cells.name), read_as, len(names), len(text), *ends))
    return text


def _without_points(text: "pd.Series") -> "pd.Series":
    """Whole numbers as names: 7.0, as programs write it where a cell of the column was empty, is 7."""
    names = [name for name in text.dropna().unique() if name]
    pointed = any(name.endswith(".0") for name in names)
    return text.str.removesuffix(".0") if pointed and all(map(_WHOLE.match, names)) else text


def _times(column: Column, said: Said) -> "pd.Series":
    import pandas as pd

    column = column._replace(cells=without_missing(column, said))
    cells = column.cells
    if not pd.api.types.is_numeric_dtype(cells) and not pd.api.types.is_datetime64_any_dtype(cells):
        cells = cells.where(~cells.isin(EMPTY))
    unit = str(column.section.of("unit", column.name) or "")
    where = column.section.place("columns", column.name)
    if unit and unit not in UNITS:
        said.unknown(unit, UNITS, column.section.place("unit"), f"unit of {column.what}")
        unit = ""
    weeks = as_weeks(cells, unit)
    span = span_of(weeks.values)
    if not weeks.doubt and span > LONGEST and weeks.read_as != COUNTED and "weeks" not in column.section.asked:
        first, last = (cells[weeks.values == end].iloc[0] for end in (weeks.values.min(), weeks.values.max()))
        said.problem(
            f"{column.what} (column '{cells.name}') goes from '{first}' to '{last}', {span:,.0f} weeks", where,
            f"if one of them stands for no time, say  missing: {{{column.name}: ['{first}']}}",
            f"if the log is so long, say  weeks: {span:.0f}",
        )  # fmt: skip
        return weeks.values
    if weeks.doubt:
        help = (f"say which:  unit: {{{column.name}: …}}  with one of {', '.join(UNITS)}",)
        said.problem(f"{column.what} (column '{cells.name}'): {weeks.doubt}", where, *help)
        return weeks.values
    bad = weeks.values.isna() & cells.notna()
    said.complain(column.what, cells, bad, column.file, "it takes a number of weeks, a calendar week or a date")
    form = "{:g}".format if weeks.read_as == COUNTED else _as_day
    understood(column, f"{weeks.read_as}: {span:.4g} weeks", weeks.values, said, form)
    return weeks.values


def _as_day(week: float) -> str:
    return date.fromordinal(max(1, round(week * 7) + 1)).isoformat()


def _yes_no(column: Column, said: Said) -> "pd.Series":
    import pandas as pd

    cells = column.cells
    if column.labels:
        cells = cells.map(lambda code: column.labels.get(code, code), na_action="ignore")
    stated = column.section.of("labels", "complained")
    known = YES_NO | _stated(stated) if isinstance(stated, dict) else YES_NO
    _, unique = pd.factorize(cells)
    read = cells.map({cell: known.get(_word(cell)) for cell in unique}).astype(float)
    codes = cells.dropna().astype(str).isin(("1", "2", "1.0", "2.0")).all()
    if known is YES_NO and codes and read.isna().any() and read.notna().any():
        read[:] = float("nan")
    if read.notna().any() and read.dropna().eq(1.0).all() and cells.isna().any():
        word = cells.dropna().iloc[0]
        if not isinstance(stated, dict) or "" not in stated:
            said.problem(
                f"{column.what} (column '{column.cells.name}') holds only '{word}' and empty cells: do these mean no?",
                column.section.place("columns", column.name),
                f"say  labels: {{complained: {{'{word}': yes, '': no}}}}", "or  '': yes  if they do not",
            )  # fmt: skip
        elif _stated(stated)[""] == 0.0:
            read = read.fillna(0.0)
    said.complain(column.what, column.cells, read.isna() & cells.notna(), column.file, "it takes yes or no, 1 or 0",
                  "for codes say  labels: {complained: {1: yes, 2: no}}")  # fmt: skip
    understood(column, "yes (1) or no (0)", read, said)
    return told(column, read, cells.where(read.isna()), said)


def _stated(labels: dict) -> dict[str, float]:
    """What words and codes are said to mean: yes or no, 1 or 0."""
    return {_word(cell): float(str(meant).lower() in ("yes", "true", "1", "1.0")) for cell, meant in labels.items()}


def _word(cell: object) -> str:
    """A cell as it is compared: 2.0 and 2 are the same code."""
    word = words_of(cell)
    return word.removesuffix(".0") if word.removesuffix(".0").isdigit() else word
