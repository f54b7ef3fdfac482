"""Count tables of real survey answers, shipped with the package (see data/SOURCES.md)."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from loyalty_sim.data import shipped_rows
from loyalty_sim.reading import Unreadable, read_table, typed


class Answers(NamedTuple):
    """Answers on 1-10 of every respondent of one industry, sorted by quality, satisfaction, expectation; (n,) each."""

    expectation: np.ndarray
    quality: np.ndarray
    satisfaction: np.ndarray


def own_answers(file: str | Path) -> Answers:
    """Answers of a user's own customers, one a row. Raises ValueError if there are none, or not from 1 to 10."""
    try:
        found = typed(read_table(file))
        table = np.array([[float(row[name]) for name in Answers._fields] for row in found.to_dict("records")])
    except Unreadable as error:
        raise ValueError(f"'{file}' cannot be read: {error}") from None
    except (KeyError, TypeError, ValueError):
        raise ValueError(f"'{file}' needs columns of numbers: {', '.join(Answers._fields)}") from None
    if not len(table) or not table.min() >= 1 or table.max() > 10:
        raise ValueError(f"'{file}' needs answers from 1 to 10")
    return Answers(*table[np.lexsort(table.T[[0, 2, 1]])].T)


@cache
def survey_answers(industry: str) -> Answers:
    """Answers of one industry ("banks" or "airlines"). Raises ValueError for an industry without answers."""
    rows = [r for r in shipped_rows("acsi_industry_expect_quality_satis.csv") if r["industry"] == industry]
    if not rows:
        raise ValueError(f"no survey answers for industry '{industry}': there are 'airlines' and 'banks'")
    rows.sort(key=lambda r: (int(r["overallq"]), int(r["satis"]), int(r["overallx"])))
    counts = np.array([int(r["n"]) for r in rows], dtype=np.int64)
    return Answers(*(np.repeat([float(r[name]) for r in rows], counts) for name in ("overallx", "overallq", "satis")))
