"""Count tables of real survey answers, shipped with the package (see data/SOURCES.md)."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

DATA = Path(__file__).parent / "data"


class StartCells(NamedTuple):
    """Joint distribution of expectation, quality and satisfaction on 1-10, sorted by quality, satisfaction, expectation.

    cumulative: share of answers up to and including each cell (cells,); the others: answers of the cell (cells,).
    """

    cumulative: np.ndarray
    expectation: np.ndarray
    quality: np.ndarray
    satisfaction: np.ndarray


@cache
def start_cells(industry: str) -> StartCells:
    """Cells of one industry ("banks" or "airlines"). Raises ValueError for an industry without answers."""
    with (DATA / "acsi_industry_expect_quality_satis.csv").open(newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["industry"] == industry]
    if not rows:
        raise ValueError(f"no survey answers for industry '{industry}': there are 'airlines' and 'banks'")
    rows.sort(key=lambda r: (int(r["overallq"]), int(r["satis"]), int(r["overallx"])))
    counts = np.array([int(r["n"]) for r in rows], dtype=np.float64)
    columns = (np.array([float(r[name]) for r in rows]) for name in ("overallx", "overallq", "satis"))
    return StartCells(np.cumsum(counts) / counts.sum(), *columns)
