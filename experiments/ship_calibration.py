"""Fit the shipped trades to their data, and write what came of it where the package has it in force.

    python experiments/ship_calibration.py                 # the fit in full, then ship it
    python experiments/ship_calibration.py --dry-run       # the fit, and what would be written
    python experiments/ship_calibration.py --fitted FOLDER # ship what `loyalty-sim calibrate --output FOLDER` gave

Stopped half way, the same command goes on where it stood. The tables go to `data`; a value goes to the file of
its trade if that names the setting, else to the default of the theory. Where the search starts is in
`validation/calibrate/starts.py`, not in what is in force: once shipped, the same command gives the same again.
"""

import argparse
import ast
import csv
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from loyalty_sim.cli.calibrate import calibrate
from loyalty_sim.cli.shown.terminal import guarded
from loyalty_sim.data import DATA
from loyalty_sim.reading import read_yaml
from loyalty_sim.scenario import Scenario
from loyalty_sim.scenario.presets import config_dir

TABLES = {"estimates.csv": "calibrated.csv", "checks.csv": "calibration_checks.csv"}
FOLDER = Path("outputs") / "calibrate" / "shipped"
HOME = "bank"
"""The trade whose values the theory has as its defaults."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fitted", type=Path, metavar="FOLDER", help="ship these estimates instead of fitting")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--dry-run", action="store_true")
    asked = parser.parse_args()
    if not asked.fitted:
        with guarded():
            calibrate(output=FOLDER, workers=asked.workers)
    folder = asked.fitted or FOLDER
    for case, key, value in values(folder / "estimates.csv"):
        path = file_of(case, key)
        text = path.read_text(encoding="utf-8")
        new = with_value(path, text, key, value)
        print(f"{path}: {key} = {value:g}{'' if new != text else '  as it is'}")
        if not asked.dry_run:
            path.write_text(new, encoding="utf-8")
    for name, shipped in TABLES.items():
        if not asked.dry_run:
            (DATA / shipped).write_bytes((folder / name).read_bytes())


def values(table: Path) -> Iterator[tuple[str, str, float]]:
    """Case ("all" for what trades share), setting and value of every estimate."""
    with table.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["case"], row["key"], float(row["value"])


def file_of(case: str, key: str) -> Path:
    """Where a value of a trade, or of all, is written down."""
    preset = config_dir() / "trade" / f"{case}.yaml"
    if preset.exists() and key in read_yaml(preset).lines:
        return preset
    if case not in ("all", HOME):
        raise SystemExit(f"{preset} does not name {key}: write it there first, or the default of the bank is in force")
    _, section, _ = key.split(".")
    return Path(inspect.getfile(type(getattr(Scenario().theory, section))))


def with_value(path: Path, text: str, key: str, value: float) -> str:
    """The text of a preset or of a theory, with another value of a setting; as it is if the value is that already."""
    start, end = place_in_yaml(text, key) if path.suffix == ".yaml" else place_in_theory(text, key)
    if float(text[start:end]) == value:
        return text
    return text[:start] + repr(value) + text[end:]


def place_in_yaml(text: str, key: str) -> tuple[int, int]:
    """From where to where the value of a dotted key stands."""
    node: Any = yaml.compose(text, yaml.SafeLoader)
    for name in key.split("."):
        node = next(below for head, below in node.value if head.value == name)
    return node.start_mark.index, node.end_mark.index


def place_in_theory(text: str, key: str) -> tuple[int, int]:
    """From where to where the default of a parameter stands."""
    _, section, name = key.split(".")
    owner = type(getattr(Scenario().theory, section)).__name__
    body = next(node.body for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name == owner)
    found = next(n.value for n in body if isinstance(n, ast.AnnAssign) and getattr(n.target, "id", "") == name)
    lines = text.splitlines(keepends=True)
    before = [sum(map(len, lines[:number])) for number in range(len(lines))]
    if found is None or found.end_lineno is None or found.end_col_offset is None:
        raise ValueError(f"{key} has no default")
    ends = ((found.lineno, found.col_offset), (found.end_lineno, found.end_col_offset))
    start, end = (before[row - 1] + len(lines[row - 1].encode()[:column].decode()) for row, column in ends)
    return start, end


if __name__ == "__main__":
    main()
