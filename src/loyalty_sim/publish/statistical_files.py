"""Tables as files of Stata and SPSS, whose names of columns are short words; the full names become labels."""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

LONGEST_NAME, LONGEST_LABEL = 32, 80
RESERVED = frozenset((
    "aggregate", "all", "and", "array", "boolean", "break", "by", "byte", "case", "catch", "class", "complex",
    "const", "continue", "default", "delete", "do", "double", "else", "end", "enum", "eq", "export", "external",
    "float", "for", "function", "ge", "global", "goto", "gt", "if", "in", "int", "le", "local", "long", "lt",
    "matrix", "namespace", "ne", "new", "not", "null", "or", "private", "quad", "return", "short", "static", "string",
    "struct", "switch", "this", "throw", "to", "try", "typedef", "using", "vector", "version", "void", "while",
    "with",
))  # fmt: skip
"""Words that Stata or SPSS keep for themselves; as the name of a column they get an underscore."""


def write_stata(table: pd.DataFrame, path: Path) -> None:
    """Write a Stata 14 file (.dta), read by that version and all later ones."""
    plain = _plain(table)
    labels = {name: label[:LONGEST_LABEL] for name, label in zip(plain.columns, table.columns, strict=True)}
    with path.open("wb") as file:
        plain.to_stata(file, write_index=False, version=118, variable_labels=labels)


def write_spss(table: pd.DataFrame, path: Path) -> None:
    """Write an SPSS file (.sav)."""
    import pyreadstat

    pyreadstat.write_sav(_plain(table), str(path), column_labels=list(table.columns))


def short_names(columns: Sequence[str]) -> list[str]:
    """Names of letters, digits and underscores, at most 32, no two alike, none beginning with a digit.

    >>> short_names(["profit", "firm.levers.climate", "firm levers climate", "2nd", "case"])
    ['profit', 'firm_levers_climate', 'firm_levers_climate_2', 'v2nd', 'case_']
    """
    found: list[str] = []
    for column in columns:
        word = re.sub(r"[^A-Za-z0-9_]", "_", column).lstrip("_") or "v"
        word = (word if word[0].isalpha() else f"v{word}")[:LONGEST_NAME]
        word = f"{word}_" if word.lower() in RESERVED else word
        name, count = word, 1
        while name.lower() in {taken.lower() for taken in found}:
            count += 1
            name = f"{word[: LONGEST_NAME - len(str(count)) - 1]}_{count}"
        found.append(name)
    return found


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """Numbers and texts only: what is yes or no is 1 or 0, whatever else is written as text."""
    plain = table.set_axis(short_names([str(column) for column in table.columns]), axis=1).copy()
    for name in plain.columns:
        if pd.api.types.is_bool_dtype(plain[name]):
            plain[name] = plain[name].astype("int8")
        elif not pd.api.types.is_numeric_dtype(plain[name]):
            plain[name] = plain[name].map(lambda value: "" if pd.isna(value) else str(value)).astype(object)
    return plain
