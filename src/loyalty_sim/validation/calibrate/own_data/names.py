"""Which column of a user's table is which of ours: by name, by what the file calls it in words; one for each."""

from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_sim.reading import Source
from loyalty_sim.scenario.messages import nearest
from loyalty_sim.validation.calibrate.own_data.labels import words_of
from loyalty_sim.validation.calibrate.own_data.said import Said
from loyalty_sim.validation.calibrate.own_data.sections import ONLY_IF_NAMED, TABLES, Section

if TYPE_CHECKING:
    import pandas as pd

_LOOKED_AT = 20
"""In so many lines a name that is no head is looked for."""
_SHOWN = 40


def names_of_columns(section: Section, source: Source, path: Path, said: Said) -> dict[str, str]:
    """Their names of the columns that are there, by ours. A column not mapped is looked for under our name."""
    table, raw = TABLES[section.name], source.table
    mapped = section.asked.get("columns") or {}
    for ours in mapped:
        if ours not in table.columns:
            said.unknown(ours, table.columns, section.place("columns", str(ours)), f"column of {section.name}")
    heads = list(map(str, raw.columns))
    alike = {_plain(title): name for name, title in source.titles.items() if name in heads}
    alike |= {_plain(head): head for head in reversed(heads)}
    names: dict[str, str] = {}
    for ours in table.columns:
        wanted = str(mapped.get(ours, ours))
        theirs = wanted if wanted in heads else alike.get(_plain(wanted), wanted)
        if theirs in heads and ours in ONLY_IF_NAMED and ours not in mapped:
            line = f"columns: {{{ours}: {theirs}}}"
            said.note(f"{section.name}.{theirs} is not read; if it is an answer about an attribute, say  {line}")
        elif theirs in heads:
            names[ours] = theirs
            _note_others(section, ours, theirs, heads, said)
        elif ours in mapped or ours in table.needed:
            _no_column(section, ours, wanted, source, path, said)
    if table.one_of and not any(ours in names or ours in mapped for ours in table.one_of):
        _no_column(section, table.one_of[0], str(mapped.get(table.one_of[0], table.one_of[0])), source, path, said,
                   f"or one for {section.name}.{', '.join(table.one_of[1:])}")  # fmt: skip
    return {ours: theirs for ours, theirs in names.items() if _is_one(section, ours, theirs, names, heads, path, said)}


def _plain(head: str) -> str:
    """A name of a column as it is compared, where none is exactly so: small letters, without quotes and blanks."""
    return words_of(head).strip(" '\"")


def _note_others(section: Section, ours: str, theirs: str, heads: list[str], said: Said) -> None:
    """Other columns of almost the same name are not read, which nobody would notice."""
    for other in dict.fromkeys(heads):
        if other != theirs and _plain(other) == _plain(theirs):
            said.note(f"{section.name}.{ours} is '{theirs}'; the column '{other}' is not read")


def _is_one(
    section: Section, ours: str, theirs: str, names: dict[str, str], heads: list[str], path: Path, said: Said
) -> bool:
    """Whether the column is there once, and stands for one of ours only."""
    if heads.count(theirs) > 1:
        said.problem(f"'{path.name}' has the column '{theirs}' twice", section.place("columns", ours),
                     "give each a name of its own")  # fmt: skip
        return False
    first = next(name for name, column in names.items() if column == theirs)
    if first != ours:
        said.problem(f"the column '{theirs}' cannot be both {section.name}.{first} and {section.name}.{ours}",
                     section.place("columns", ours), f"leave one out:  columns: {{{first}: …, {ours}: …}}")  # fmt: skip
    return first == ours


def _no_column(
    section: Section, ours: str, theirs: str, source: Source, path: Path, said: Said, more: str = ""
) -> None:
    heads = [str(head) for head in source.table.columns]
    close = nearest(theirs, [*heads, *source.titles.values()])
    help = ((f"did you mean  {close} ?",) if close else ()) + ((more,) if more else ())
    titled = [f"{head} ({source.titles[head]})" if head in source.titles else head for head in heads[:_SHOWN]]
    said.problem(
        f"'{path.name}' has no column '{theirs}' (for {section.name}.{ours})", section.place("columns", ours),
        *help, f"it has {', '.join(titled)}", *_elsewhere(theirs, source.table), *_one_cell(heads),
        *((f"it has the sheets {', '.join(source.sheets)}; say  sheet: …",) if len(source.sheets) > 1 else ()),
    )  # fmt: skip


def _elsewhere(theirs: str, table: "pd.DataFrame") -> tuple[str, ...]:
    """Where the name stands below the heads, as it does under a title."""
    for line, row in table.head(_LOOKED_AT).iterrows():
        if any(isinstance(cell, str) and not cell.isdigit() and _plain(cell) == _plain(theirs) for cell in row):
            return (f"line {line} names it: say  names_in_line: {line}",)
    return () if len(table.columns) > 1 else ("if its names stand further down, say  names_in_line: 3",)


def _one_cell(heads: list[str]) -> tuple[str, ...]:
    """What separates the cells, where nothing that is known does."""
    if len(heads) != 1:
        return ()
    marks = [each for each in "^~:#/" if each in heads[0]] + [" "] * (" " in heads[0])
    return (f"if cells are separated by '{marks[0]}', say  separator: '{marks[0]}'",) if marks else ()
