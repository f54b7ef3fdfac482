"""A design of the user's own: rows of a CSV or XLSX file, or of a YAML list, are scenarios.

name,     trade,   firm.levers.climate     the first line names settings and presets; `name` is a label
careful,  bank,    1.2                     an empty cell leaves the setting as it is
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import Scenario, flatten, settings
from loyalty_sim.scenario.validate import unknown
from loyalty_sim.studies.design.design import Design, Row
from loyalty_sim.studies.design.factor import Factor

ENDINGS = (".csv", ".yaml", ".yml", ".xlsx")
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
    ending = path.suffix.lower()
    reader = _csv_lines if ending == ".csv" else _xlsx_lines if ending == ".xlsx" else _yaml_lines
    try:
        return list(reader(path))
    except ScenarioError:
        raise
    except Exception as error:  # three libraries, each with exceptions of its own for a file that is not what it says
        message = f"the file cannot be read: {' '.join(str(error).split())[:200]}"
        raise ScenarioError([Problem(message, str(path))]) from None


def _csv_lines(path: Path) -> Iterator[Line]:
    import csv

    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.reader(file)
        heads = _heads(next(reader, []), path)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, _cells(heads, cells, f"{path}:{reader.line_num}")


def _xlsx_lines(path: Path) -> Iterator[Line]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        rows = enumerate(book.worksheets[0].iter_rows(values_only=True), start=1)
        heads = _heads(next(rows, (0, ()))[1], path)
        for number, cells in rows:
            if any(cell is not None for cell in cells):
                yield number, _cells(heads, cells, f"{path}:{number}")
    finally:
        book.close()


def _yaml_lines(path: Path) -> Iterator[Line]:
    import yaml

    text = path.read_text(encoding="utf-8")
    content, node = yaml.safe_load(text), yaml.compose(text, yaml.SafeLoader)
    if isinstance(content, dict) and isinstance(content.get("rows"), list):
        content, node = content["rows"], next(value for key, value in node.value if key.value == "rows")
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        help = ("one entry a scenario:  - {name: careful, trade: bank, firm.levers.climate: 1.2}",)
        raise ScenarioError([Problem("a design in YAML is a list of scenarios", str(path), help)])
    for row, place in zip(content, node.value, strict=True):
        yield place.start_mark.line + 1, _flat(row)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """`trade: bank` is a preset, everything nested is settings."""
    return {str(key): value for key, value in flatten(row).items()}


def _heads(cells: Iterable[Any], path: Path) -> list[str]:
    heads = [str(cell or "").strip() for cell in cells]
    while heads and not heads[-1]:
        heads.pop()
    if not heads or not all(heads):
        help = ("the first line names settings: name,firm.levers.climate",)
        raise ScenarioError([Problem("a column of the design has no name", f"{path}:1", help)])
    twice = {head for head in heads if heads.count(head) > 1}
    if twice:
        raise ScenarioError([Problem(f"the column {', '.join(sorted(twice))} is there twice", f"{path}:1")])
    return heads


def _cells(heads: list[str], cells: Iterable[Any], where: str) -> dict[str, Any]:
    values = [_value(cell) for cell in cells]
    if any(value is not None for value in values[len(heads) :]):
        message = f"{len(values)} cells under {len(heads)} names"
        raise ScenarioError([Problem(message, where, ('text with commas goes in quotes: "[hold,explore]"',))])
    return dict(zip(heads, values, strict=False))


def _value(cell: Any) -> Any:
    """A cell as a person means it: numbers (1e-3 too), true, [a,b], words; an empty one is None."""
    import yaml

    if not isinstance(cell, str):
        return cell
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    try:
        return yaml.safe_load(cell) if cell.strip() else None
    except yaml.YAMLError:
        return cell
