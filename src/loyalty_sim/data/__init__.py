"""Tables shipped with the package: survey answers, published findings, results of the calibration (see SOURCES.md)."""

import csv
from pathlib import Path

DATA = Path(__file__).parent


def shipped_rows(name: str) -> list[dict[str, str]]:
    """The rows of a shipped CSV table, each a dictionary of texts by column."""
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
