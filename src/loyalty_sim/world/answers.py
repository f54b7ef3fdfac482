"""Count tables of real survey answers, shipped with the package (see data/SOURCES.md)."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.data import shipped_rows
from loyalty_sim.reading import Source, Unreadable, read_source, typed

if TYPE_CHECKING:
    import pandas as pd


_MANY, _LOW = 30, 7.0
"""Of so many respondents one is more than content on a scale to 10; where none is, the scale ends here or before."""


class Answers(NamedTuple):
    """Answers on 1-10 of every respondent of one industry, sorted by quality, satisfaction, expectation; (n,) each."""

    expectation: np.ndarray
    quality: np.ndarray
    satisfaction: np.ndarray


def own_answers(file: str | Path) -> Answers:
    """Answers of a user's own customers, one a row. Raises ValueError if there are none, or not from 1 to 10."""
    return _answers(_source(file), file)


def answers_understood(file: str | Path) -> tuple[str, ...]:
    """How a file of a user's own answers is understood, one sentence each. Raises ValueError as `own_answers` does."""
    source = _source(file)
    found = _answers(source, file)
    others = [str(name) for name in source.table.columns if str(name).strip().lower() not in Answers._fields]
    columns = "; ".join(
        f"{name} {x.min():g} to {x.max():g}, mean {x.mean():.3g}" for name, x in found._asdict().items()
    )
    left_out = (f"columns that are not used: {', '.join(others)}",) if others else ()
    return (f"{len(found.quality):,} answers on a scale from 1 to 10: {columns}", *source.notes, *left_out)


def _source(file: str | Path) -> Source:
    try:
        return read_source(file)
    except Unreadable as error:
        place = f", line {error.line}," if error.line else ""
        raise ValueError(f"'{file}'{place} cannot be read: {'; '.join((str(error), *error.help))}") from None


def _answers(source: Source, file: str | Path) -> Answers:
    found = typed(source.table).rename(columns=lambda head: str(head).strip().lower())
    names = list(Answers._fields)
    if missing := [name for name in names if list(found.columns).count(name) != 1]:
        raise ValueError(f"'{file}' needs columns of numbers: {', '.join(names)}; it lacks {', '.join(missing)}")
    if not len(found):
        raise ValueError(f"'{file}' holds no answers")
    columns = [_numbers(found[name], file) for name in names]
    table = np.column_stack(columns)
    if len(table) >= _MANY and table.max() <= _LOW:
        said = f"no answer of {len(table):,} in '{file}' is above {table.max():g}: they are no answers from 1 to 10"
        raise ValueError(f"{said}; loyalty-sim calibrate reads other scales, and writes answers that can be used here")
    return Answers(*table[np.lexsort(table.T[[0, 2, 1]])].T)


def _numbers(cells: "pd.Series", file: str | Path) -> np.ndarray:
    """One column as numbers from 1 to 10. Raises ValueError with the line of the first that is none."""
    import pandas as pd

    numbers = pd.to_numeric(cells, errors="coerce").to_numpy(np.float64)
    wrong = np.flatnonzero(~((numbers >= 1) & (numbers <= 10)))
    if wrong.size:
        first, more = wrong[0], f", and {wrong.size - 1:,} more" if wrong.size > 1 else ""
        given = cells.iloc[first]
        shown = "nothing" if given is None or given != given else f"'{given}'"
        message = f"'{file}', line {cells.index[first]}, column '{cells.name}': {shown} is no answer from 1 to 10"
        raise ValueError(f"{message}{more}")
    return numbers


@cache
def survey_answers(industry: str) -> Answers:
    """Answers of one industry ("banks" or "airlines"). Raises ValueError for an industry without answers."""
    rows = [r for r in shipped_rows("acsi_industry_expect_quality_satis.csv") if r["industry"] == industry]
    if not rows:
        raise ValueError(f"no survey answers for industry '{industry}': there are 'airlines' and 'banks'")
    rows.sort(key=lambda r: (int(r["overallq"]), int(r["satis"]), int(r["overallx"])))
    counts = np.array([int(r["n"]) for r in rows], dtype=np.int64)
    return Answers(*(np.repeat([float(r[name]) for r in rows], counts) for name in ("overallx", "overallq", "satis")))
