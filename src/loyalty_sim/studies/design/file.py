"""A design of the user's own: rows of a CSV, XLSX or Parquet file, or of a YAML list, are scenarios.

name,     trade,   firm.levers.climate     the first line names settings and presets; `name` is a label
careful,  bank,    1.2                     an empty cell leaves the setting as it is
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from loyalty_sim.reading import TABLES, Unreadable, read_table, read_yaml, value
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import Scenario, flatten, settings
from loyalty_sim.scenario.validate import unknown
from loyalty_sim.studies.design.design import Design, Row
from loyalty_sim.studies.vary.factor import Factor

ENDINGS = (*TABLES, ".yaml", ".yml")
LABEL = "name"
Line = tuple[int, dict[str, Any]]


def read_design(file: str | Path) -> Design:
    """The design of a file. Raises ScenarioError with every problem, each with its line."""
    path = Path(file)
    if path.suffix.lower() not in ENDINGS:
        help = (f"a design is a file ending in {', '.join(ENDINGS)}",)
        raise ScenarioError([Problem(f"'{path}' is no design", f"command line: {path}", help)])
    if not path.is_file():
        raise ScenarioError([Problem(f"there is no file '{path}'", f"command line: {path}")])
    rows = [_row(path, number, line) for number, line in _lines(path)]
    keys = list(dict.fromkeys(key for row in rows for key in row.values))
    problems = [unknown(key, "…", str(path), settings(Scenario)) for key in keys if not _is_known(key)]
    if not rows:
        problems.append(Problem("the design has no rows", str(path), ("one row a scenario, below the line of names",)))
    if problems:
        raise ScenarioError(problems)
    factors = tuple(Factor(key, _levels(rows, key), where=_first_place(rows, key)) for key in keys)
    return Design("file", factors, tuple(rows)).check()


def _is_known(key: str) -> bool:
    return key in GROUPS or key in settings(Scenario)


def _row(path: Path, number: int, line: dict[str, Any]) -> Row:
    values = {key: value for key, value in line.items() if value is not None and key != LABEL}
    return Row(values, f"{path}:{number}", str(line.get(LABEL) or ""))


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


def _lines(path: Path) -> list[Line]:
    try:
        return _table_lines(path) if path.suffix.lower() in TABLES else _yaml_lines(path)
    except Unreadable as error:
        where = f"{path}:{error.line}" if error.line else str(path)
        raise ScenarioError([Problem(f"the design cannot be read: {error.message}", where, error.help)]) from None


def _table_lines(path: Path) -> list[Line]:
    table = read_table(path)
    _check_heads([str(head) for head in table.columns], path)
    rows = zip(table.index, table.to_dict("records"), strict=True)
    return [(int(str(line)), {str(key): value(cell) for key, cell in row.items()}) for line, row in rows]


def _yaml_lines(path: Path) -> list[Line]:
    content, lines = read_yaml(path)
    prefix = ""
    if isinstance(content, dict) and isinstance(content.get("rows"), list):
        content, prefix = content["rows"], "rows."
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        help = ("one entry a scenario:  - {name: careful, trade: bank, firm.levers.climate: 1.2}",)
        raise ScenarioError([Problem("a design in YAML is a list of scenarios", str(path), help)])
    return [(lines[f"{prefix}{place}"], _flat(row)) for place, row in enumerate(content)]


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
