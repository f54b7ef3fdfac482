"""Tables in files: CSV, XLSX, Parquet, SPSS and Stata, all read alike, each row known by its line."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_sim.reading.gate import regular_file
from loyalty_sim.reading.other_kinds import other_kind
from loyalty_sim.reading.source import Layout, Source, numbered
from loyalty_sim.reading.statistical import read_statistical
from loyalty_sim.reading.text_table import read_text_table
from loyalty_sim.reading.unreadable import Unreadable
from loyalty_sim.reading.workbook import read_workbook
from loyalty_sim.reading.yaml_file import parse_scalar

if TYPE_CHECKING:
    import pandas as pd

WORKBOOKS = (".xlsx", ".xlsm")
STATISTICAL = (".sav", ".zsav", ".dta")
TABLES = (".csv", ".parquet", *WORKBOOKS, ".tsv", *STATISTICAL)
"""Endings of files that hold a table."""

_FLAGS = {"true": True, "false": False}


def read_table(path: str | Path, missing: Sequence[str] = ("",)) -> "pd.DataFrame":
    """The table of a file, its rows indexed by their line: heads stand in line 1, rows without any value are left out.

    Cells of a CSV file (and of any other text file) are text; those of other files are as they were stored. In a file
    with semicolons or tabs, columns of numbers with a decimal comma are given a point. missing: texts that stand for a
    missing value. A column without a head is called "". Raises FileNotFoundError, or Unreadable for what is no such
    table.

        >>> from pathlib import Path; from tempfile import mkdtemp
        >>> file = Path(mkdtemp()) / "mine.csv"
        >>> _ = file.write_text("name, level\\ncareful, 1.2\\n\\nbold, 2\\n")
        >>> read_table(file)
              name level
        2  careful   1.2
        4     bold     2
    """
    return read_source(path, missing=missing).table


def read_source(path: str | Path, layout: Layout | None = None, missing: Sequence[str] = ("",)) -> Source:
    """The table of a file, with what its codes mean and what was understood. Raises as `read_table` does."""
    path, layout = regular_file(path), layout or Layout()
    kind = path.suffix.lower()
    if kind in STATISTICAL:
        found = read_statistical(path)
        source = Source(numbered(found.table), found.labels, found.notes, titles=found.titles)
    elif kind == ".parquet":
        source = Source(_parquet(path), {})
    else:
        source = read_workbook(path, layout) if kind in WORKBOOKS else read_text_table(path, layout, missing)
    return source._replace(table=source.table.dropna(how="all"))


def typed(table: "pd.DataFrame") -> "pd.DataFrame":
    """The table with columns of text that hold numbers throughout as numbers, and of true and false as such."""
    import pandas as pd

    def column(cells: pd.Series) -> pd.Series:
        if not (pd.api.types.is_string_dtype(cells) or pd.api.types.is_object_dtype(cells)):
            return cells
        try:
            return pd.to_numeric(cells)
        except (ValueError, TypeError):
            flags = cells.astype(str).str.lower()
            return flags.map(_FLAGS) if flags.isin(_FLAGS).all() else cells

    return table.apply(column) if len(table) else table


def value(cell: Any) -> Any:
    """A cell as a person means it: numbers (1e-3 too), true, [a, b], words; None for an empty one.

    >>> [value(cell) for cell in ("1e-3", "7", "true", "[hold, explore]", "bank", "")]
    [0.001, 7, True, ['hold', 'explore'], 'bank', None]
    """
    import yaml

    if not isinstance(cell, str):
        return None if cell is None or cell != cell else cell
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    try:
        return parse_scalar(cell) if cell.strip() else None
    except yaml.YAMLError:
        return cell


def _parquet(path: Path) -> "pd.DataFrame":
    """A Parquet file; cells that are lists or structures of their own are text."""
    import pandas as pd

    try:
        table = numbered(pd.read_parquet(path))
    except (OSError, ValueError) as error:
        other = other_kind(path)
        if other and ".parquet" not in "".join(other.help):
            raise other from None
        raise Unreadable(f"it is no Parquet file, or a part of one ({_said(error)})") from None
    for name in [name for name in table if table[name].dtype == object]:
        first = table[name].dropna()
        if len(first) and not isinstance(first.iloc[0], str) and hasattr(first.iloc[0], "__len__"):
            table[name] = table[name].map(str, na_action="ignore")
    return table


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
