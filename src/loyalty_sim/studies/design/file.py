"""A design of the user's own: rows of a CSV, XLSX or Parquet file, or of a YAML list, are scenarios.

name,     trade,   firm.levers.climate     the first line names settings and presets; `name` is a label
careful,  bank,    1.2                     an empty cell leaves the setting as it is
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_sim.reading import TABLES, Unreadable, read_source, read_yaml, value
from loyalty_sim.scenario.messages import Problem, ScenarioError, shown
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import Scenario, flatten, settings
from loyalty_sim.scenario.validate import unknown
from loyalty_sim.studies.design.cells import ERRORS, without_value
from loyalty_sim.studies.design.design import Design, Row
from loyalty_sim.studies.design.make import MOST_ROWS
from loyalty_sim.studies.vary.factor import Factor, as_meant

ENDINGS = (*TABLES, ".yaml", ".yml")
LABEL = "name"
MOST_PROBLEMS = 20
EMPTY = ("leave the cell empty where a scenario keeps the setting as it is",)
if TYPE_CHECKING:
    import pandas as pd

Line = tuple[int, dict[str, Any]]


def read_design(file: str | Path) -> Design:
    """The design of a file. Raises ScenarioError with every problem, each with its line."""
    path = Path(file)
    if path.suffix.lower() not in ENDINGS:
        help = (f"a design is a file ending in {', '.join(ENDINGS)}",)
        raise ScenarioError([Problem(f"'{path}' is no design", f"command line: {path}", help)])
    lines, notes = _lines(path)
    design = design_of_rows([row_of(f"{path}:{number}", line) for number, line in lines], str(path))
    return design._replace(notes=notes)


def design_of_rows(rows: list[Row], place: str) -> Design:
    """The design of rows, each with its place. place: of all. Raises ScenarioError with every problem."""
    keys = list(dict.fromkeys(key for row in rows for key in row.values))
    problems = [unknown(key, "…", place, settings(Scenario)) for key in keys if not _is_known(key)]
    if rows and not keys:
        help = ("name settings in the first line: name,firm.levers.climate",)
        problems.append(Problem("the design sets nothing", place, help))
    if not rows:
        problems.append(Problem("the design has no rows", place, ("one row a scenario, below the line of names",)))
    if len(rows) > MOST_ROWS:
        problems.append(Problem(f"the design has {len(rows):,} rows; at most {MOST_ROWS:,} are run", place))
    problems += _repeated(rows)
    if problems:
        raise ScenarioError(problems)
    factors = tuple(Factor(key, _levels(rows, key), where=_first_place(rows, key)) for key in keys)
    return Design("file", factors, tuple(rows)).check()


def _is_known(key: str) -> bool:
    return key in GROUPS or key in settings(Scenario)


def row_of(where: str, line: dict[str, Any]) -> Row:
    """A row of values by setting, named by `name` where it has one."""
    values = {key: value for key, value in line.items() if value is not None and key != LABEL}
    return Row(values, where, str(line.get(LABEL) or ""))


def _levels(rows: Iterable[Row], key: str) -> tuple[Any, ...]:
    """Values of a column, each once."""
    found: list[Any] = []
    for row in rows:
        value = row.values.get(key)
        if value is not None and value not in found:
            found.append(value)
    return tuple(found)


def _first_place(rows: Iterable[Row], key: str) -> str:
    return next(row.where for row in rows if key in row.values)


def _lines(path: Path) -> tuple[list[Line], tuple[str, ...]]:
    """The lines, and how they were read where that has to be said."""
    try:
        return _table_lines(path) if path.suffix.lower() in TABLES else (_yaml_lines(path), ())
    except FileNotFoundError as error:
        raise ScenarioError([Problem(str(error), f"command line: {path}")]) from None
    except Unreadable as error:
        where = f"{path}:{error.line}" if error.line else str(path)
        raise ScenarioError([Problem(f"the design cannot be read: {error.message}", where, error.help)]) from None


def _table_lines(path: Path) -> tuple[list[Line], tuple[str, ...]]:
    source = read_source(path)
    table = source.table
    heads = [str(head) for head in table.columns]
    _check_heads(heads, path)
    if problems := [*without_value(path, heads), *_no_values(table, path)]:
        raise ScenarioError(problems[:MOST_PROBLEMS])
    rows = zip(table.index, table.to_dict("records"), strict=True)
    lines = [(int(str(line)), {str(key): _meant(str(key), cell) for key, cell in row.items()}) for line, row in rows]
    return lines, source.notes


def _meant(key: str, cell: Any) -> Any:
    """A cell as a value; a name is text as it stands."""
    return cell.strip() if key == LABEL and isinstance(cell, str) else value(cell)


def _no_values(table: "pd.DataFrame", path: Path) -> Iterator[Problem]:
    """Cells that hold something which is no value: it would leave the setting as it is, without a word."""
    for line, row in zip(table.index, table.to_dict("records"), strict=True):
        for key, cell in row.items():
            if isinstance(cell, str) and cell.strip() and (value(cell) is None or cell.strip() in ERRORS):
                yield Problem(f"'{shown(cell)}' in column '{key}' is no value", f"{path}:{line}", EMPTY)


def _repeated(rows: Iterable[Row]) -> Iterator[Problem]:
    """Rows that say the same, and different rows under one name: one of them is a slip."""
    seen: dict[str, Row] = {}
    for row in rows:
        says = f"{row.name}|{sorted((key, as_meant(key, value)) for key, value in row.values.items())}"
        for mark in (says, f"name {row.name}" if row.name else ""):
            if mark and mark in seen:
                file, _, line = seen[mark].where.rpartition(":")
                first = f"line {line}" if file else line.removeprefix("table, ")
                what = "says the same as" if mark == says else f"is called '{shown(row.name)}' as is"
                yield Problem(f"the row {what} {first}", row.where, ("leave one out, or name it otherwise",))
                break
            seen.setdefault(mark, row)


def _yaml_lines(path: Path) -> list[Line]:
    content, lines = read_yaml(path)
    prefix = ""
    if isinstance(content, dict) and isinstance(content.get("rows"), list):
        content, prefix = content["rows"], "rows."
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        help = ("one entry a scenario:  - {name: careful, trade: bank, firm.levers.climate: 1.2}",)
        raise ScenarioError([Problem("a design in YAML is a list of scenarios", str(path), help)])
    found = [(lines[f"{prefix}{place}"], _flat(row)) for place, row in enumerate(content)]
    empty = [
        Problem(f"'{key}' has no value", f"{path}:{line}", EMPTY)
        for line, row in found for key, given in row.items() if given is None
    ]  # fmt: skip
    if empty:
        raise ScenarioError(empty[:MOST_PROBLEMS])
    return found


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """`trade: bank` is a preset, everything nested is settings."""
    return {str(key): value for key, value in flatten(row).items()}


def _check_heads(heads: list[str], path: Path) -> None:
    if not heads or not all(heads):
        help = ("the first line names settings: name,firm.levers.climate",)
        raise ScenarioError([Problem("a column of the design has no name", f"{path}:1", help)])
    twice = {head for head in heads if heads.count(head) > 1}
    if twice:
        raise ScenarioError([Problem(f"the column {', '.join(sorted(twice))} is there twice", f"{path}:1")])
