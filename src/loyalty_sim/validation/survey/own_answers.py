"""Answers of a user's own survey about attributes, from a file, as a key-driver analysis takes them."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.agents.key_drivers import LEAST
from loyalty_sim.reading import Source, read_source
from loyalty_sim.reading.numbers import as_numbers
from loyalty_sim.reading.unreadable import Unreadable
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.validation.calibrate.own_data.headings import without_headings
from loyalty_sim.validation.calibrate.own_data.scales import Ends, Scale, scale_from_answers

SATISFACTION = ("satisfaction", "score", "overall")
"""Heads under which the answer that everything is held against is looked for."""


class OwnAnswers(NamedTuple):
    """items: heads of the columns of attributes. products: see `statistics.drivers`. notes: how columns were read."""

    items: tuple[str, ...]
    products: np.ndarray
    notes: tuple[str, ...]


def read_answers(path: Path, outcome: str = "", scale: Ends | None = None) -> OwnAnswers:
    """Complete rows of a file of answers: a column for satisfaction, every other column of numbers an attribute.

    outcome: head of the column of satisfaction; satisfaction, score or overall if empty. scale: lowest and highest
    answer of all columns; asked for where the answers leave a doubt. Columns of the names that the model asks about
    (core, wait, empathy ...) get their levers. Raises ScenarioError.
    """
    source = _source(path)
    table, notes = without_headings(source.table)
    heads = [str(head) for head in table]
    problems = [
        Problem(f"the column '{head}' is there twice", str(path), ("give each column a name of its own",))
        for head in dict.fromkeys(heads) if heads.count(head) > 1
    ]  # fmt: skip
    if problems:
        raise ScenarioError(problems)
    told = _outcome(table, path, outcome)
    read = {str(head): _answers(str(head), table[head], path, scale, problems, notes) for head in table}
    if problems:
        raise ScenarioError(problems)
    there = {head: cells for head, cells in read.items() if cells is not None}
    whole = pd.DataFrame(there).dropna()
    items = tuple(_item(head) for head in there if head != told)
    if told not in there or not items or len(whole) < max(LEAST, len(items) + 3):
        message = f"a key-driver analysis needs {LEAST} complete answers about satisfaction and at least one attribute"
        found = f"{len(whole)} complete rows of {len(items)} attributes are there"
        raise ScenarioError([Problem(f"{message}; {found}", str(path))])
    if len(whole) < len(table):
        notes = [*notes, f"{len(table) - len(whole)} of {len(table)} rows lack an answer and are left out"]
    said = np.column_stack([np.ones(len(whole)), whole.drop(columns=told), whole[told]])
    return OwnAnswers(items, said.T @ said, (*source.notes, *notes))


def _source(path: Path) -> Source:
    try:
        return read_source(path)
    except (OSError, Unreadable) as error:
        line = error.line if isinstance(error, Unreadable) else None
        help = error.help if isinstance(error, Unreadable) else ()
        said = f"the answers cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ScenarioError([Problem(said, f"{path}:{line}" if line else str(path), help)]) from None


def _outcome(table: pd.DataFrame, path: Path, asked: str) -> str:
    """The head of the column of satisfaction."""
    plain = {str(head).strip().lower(): str(head) for head in table}
    for word in [asked.lower()] if asked else SATISFACTION:
        if word in plain:
            return plain[word]
    close = nearest(asked.lower() or SATISFACTION[0], plain)
    guess = (f"did you mean  --outcome {plain[close]} ?",) if close else ()
    said = f"no column is called '{asked}'" if asked else "no column is called satisfaction, score or overall"
    raise ScenarioError([Problem(said, str(path), (*guess, f"there are {', '.join(map(str, table))}"))])


def _answers(
    head: str, cells: pd.Series, path: Path, stated: Ends | None, problems: list[Problem], notes: list[str]
) -> pd.Series | None:
    """A column on 1 to 10; None for one that holds no numbers, or the same number throughout."""
    read = as_numbers(cells).values.astype(float)
    if read.notna().sum() < 0.5 * max(1, cells.notna().sum()) or read.nunique() < 2:
        notes.append(f"{head} is left out: it holds no answers in numbers that differ")
        return None
    if _numbers_rows(read):
        notes.append(f"{head} is left out: every row has another whole number, as where rows are numbered")
        return None
    if stated is None:
        scale, question = scale_from_answers(head, head, float(read.min()), float(read.max()))
    else:
        scale, question = Scale(*stated, False, "stated"), ""
    if scale is None:
        asked = question.partition(":")[0]
        problems.append(Problem(f"{asked}: on which scale?", f"{path}: {head}", ("say it:  --scale 1,5",)))
        return None
    off = (read < scale.low) | (read > scale.high)
    if off.any():
        line, value = read.index[off][0], read[off].iloc[0]
        problems.append(
            Problem(f"{head} = {value:g} lies outside {scale}", f"{path}:{line}", ("say it:  --scale 1,7",))
        )
        return None
    notes.append(f"{head} is read as {scale}")
    odd = cells[read.isna() & cells.notna()]
    if len(odd):
        notes.append(f"{len(odd)} cells of {head} are no numbers, such as '{odd.iloc[0]}' in line {odd.index[0]}")
    return scale.to_ten(read)


def _numbers_rows(read: pd.Series) -> bool:
    """Whether a column tells rows apart, as numbers of respondents do, rather than what they answered."""
    return len(read) >= LEAST and read.nunique() == len(read) and bool((read % 1 == 0).all())


def _item(head: str) -> str:
    """How an attribute is called: as the model calls it, if it has one of that name."""
    from loyalty_sim.theory.measurement.attribute_items import ITEMS

    plain: str = head.strip().lower().replace(" ", "_")
    names: Sequence[str] = ITEMS
    return plain if plain in names else head
