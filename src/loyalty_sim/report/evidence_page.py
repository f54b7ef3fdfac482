"""The evidence score as a page, a table and a record from which page and pictures can be made again."""

import json
import math
from functools import partial
from pathlib import Path
from typing import Any

from loyalty_sim.study.evidence.published import Wanted
from loyalty_sim.study.evidence.score import Score
from loyalty_sim.study.evidence.verdict import Judged
from loyalty_sim.study.result import write_atomically


def save_score(found: Score, folder: Path) -> list[Path]:
    """Write evidence.csv and evidence.json; gives the paths."""
    writers = {
        "evidence.csv": found.table.to_csv(index=False),
        "evidence.json": json.dumps(record(found), indent=1),
    }
    return [write_atomically(folder / name, partial(Path.write_text, data=text)) for name, text in writers.items()]


def record(found: Score) -> dict[str, Any]:
    """Everything the page and the pictures are made of, JSON-ready."""
    rows = json.loads(found.table.to_json(orient="records", double_precision=6))
    curves = {entry.target.id: entry.curves for entry in found.entries if entry.control is None}
    return {"rows": rows, "curves": curves, "provenance": found.provenance}


def band_text(wanted: Wanted) -> str:
    """A band in words: `.80 to .99`, `below .13`."""
    if math.isinf(wanted.low):
        return f"below {wanted.high:.3g}"
    if math.isinf(wanted.high):
        return f"above {wanted.low:.3g}"
    return f"{wanted.low:.3g} to {wanted.high:.3g}"


def model_text(found: Judged) -> str:
    """What the model gives, with its interval."""
    return f"{found.mean:.3g} ({found.low:.3g} to {found.high:.3g})"
