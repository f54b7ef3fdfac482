"""A column of a user's table: its cells without what stands for no answer, and what is said of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.reading import Numbers, Source, as_numbers
from loyalty_sim.validation.calibrate.own_data.labels import is_no_answer, words_of
from loyalty_sim.validation.calibrate.own_data.said import Said, Understood
from loyalty_sim.validation.calibrate.own_data.sections import SCALED, Section

if TYPE_CHECKING:
    import pandas as pd

EMPTY = ("", "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "NULL", "null", "NaN", "nan", "<NA>")
"""What programs write into a cell that holds nothing."""
SUSPECTS = (0.0, 77.0, 88.0, 97.0, 98.0, 99.0, 999.0, 9999.0, -1.0, -9.0, -99.0, -999.0, 7777.0, 8888.0)
"""Numbers that surveys often write for no answer."""


class Column(NamedTuple):
    """A column that is read. what: our name with the section. cells: as they stand, nothing where there is none."""

    section: Section
    name: str
    cells: "pd.Series"
    source: Source
    file: str

    @property
    def what(self) -> str:
        """Our name, with that of the section."""
        return f"{self.section.name}.{self.name}"

    @property
    def labels(self) -> dict[float, str]:
        """What the file says its codes mean, but for those that are stated to mean no answer."""
        gone = {float(each) for each in stated_missing(self) if isinstance(each, int | float)}
        found = self.source.labels.get(str(self.cells.name), {})
        return {code: text for code, text in found.items() if code not in gone}


def understood(column: Column, read_as: str, values: "pd.Series", said: Said, form: Callable = "{:g}".format) -> None:
    """Take down how a column was read."""
    there = values.dropna()
    ends = [form(end) for end in (there.min(), there.max())] if len(there) else ["", ""]
    said.understood.append(Understood(column.what, str(column.cells.name), read_as, len(there), len(values), *ends))


def told(column: Column, read: "pd.Series", cells: "pd.Series", said: Said) -> "pd.Series":
    """The values, with a note of how many are missing."""
    if missing := int((read.isna() & cells.isna()).sum()):
        said.note(f"{column.what}: {missing:,} of {len(read):,} are missing and left out")
    return read


def stated_missing(column: Column) -> list:
    """What is stated to stand for no answer."""
    stated = column.section.of("missing", column.name)
    return stated if isinstance(stated, list) else [] if stated is None else [stated]


def without_missing(column: Column, said: Said) -> "pd.Series":
    """The cells without what stands for no answer: words that say so, codes that are stated or labelled so."""
    import pandas as pd

    cells, stated = column.cells, stated_missing(column)
    codes = {float(each) for each in stated if isinstance(each, int | float)}
    labelled = {code for code, text in column.labels.items() if is_no_answer(text)}
    if pd.api.types.is_numeric_dtype(cells):
        gone = cells.isin(codes | labelled)
    else:
        _, unique = pd.factorize(cells)
        words = {words_of(each) for each in stated}
        out = {cell for cell in unique
               if is_no_answer(cell) or words_of(cell) in words or str(cell).strip() in EMPTY}  # fmt: skip
        out |= {cell for cell, number in zip(unique, pd.to_numeric(pd.Series(unique, dtype=object), errors="coerce"),
                                             strict=True) if number in codes}  # fmt: skip
        spoken = sorted({str(cell) for cell in out} - set(EMPTY) - {"NA", "N/A", "n/a"})
        if spoken:
            said.note(f"{column.what}: {', '.join(map(repr, spoken[:4]))} counts as no answer")
        gone = cells.isin(out)
    for code in sorted(labelled):
        if (cells == code).any():
            said.note(f"{column.what}: {code:g} ({column.labels[code]}) counts as no answer")
    return cells.mask(gone)


def codes_of_none(column: Column, read: "pd.Series") -> tuple[str, ...]:
    """Help where values are among the numbers that surveys often write for no answer."""
    found = sorted({float(each) for each in read.dropna().unique()} & set(SUSPECTS))
    codes = ", ".join(f"{code:g}" for code in found)
    return (f"if {codes} means no answer, say  missing: {{{column.name}: [{codes}]}}",) if found else ()


def numbers_of(column: Column, said: Said) -> "Numbers | None":
    """The cells as numbers, with notes of how they are written; None, and a question, where they can be two."""
    decimal = str(column.section.of("decimal", column.name) or "")
    found = as_numbers(column.cells, decimal, column.source.separator == ",")
    if not found.doubt:
        for note in found.notes:
            if not (found.of_100 and column.name in SCALED):  # answers stay per cent
                said.note(f"{column.what}: {note}")
        return found
    help = ("say  decimal: ','  or  decimal: '.'",) if "may be" in found.doubt else ("bring them to one currency",)
    said.problem(f"{column.what}: {found.doubt}", column.section.place("columns", column.name), *help)
    return None
