"""What is measured at sites: how a number of a table of weeks at sites is made from its columns, and its unit.

A measure is a ratio of two columns summed over weeks, so that sites and weeks with more behind them count for more:
satisfaction is the mean of all answers of the time, not of its weeks.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.statistics.bands import Array, Places

COLUMNS = (
    "site", "week", "treated", "satisfaction", "answers", "complaints", "visits", "revenue", "left", "customers",
    "staff_left", "staff",
)  # fmt: skip
"""Columns of a table of weeks at sites: one row a site and week, weeks from 1, treated 0 or 1; a mean of answers (0 to
100, missing where nobody answered) and how many there were; the rest counted or in money in that week, customers and
staff at its end."""


class Measure(NamedTuple):
    """One measure: title and unit in words, the column counted and the one it is divided by, and the factor to its
    unit. mean: whether the first column is a mean already, of so many as the second says. better: the sign of good."""

    title: str
    unit: str
    column: str
    per: str
    factor: float = 1.0
    mean: bool = False
    better: int = 1

    def over(self, rows: pd.DataFrame, of: Places, to: Places, shape: tuple[int, int]) -> Array:
        """Its value by cell, missing where there is nothing to divide by. of, to: row and column of each row."""
        count = rows[self.per].to_numpy(float)
        amount = rows[self.column].to_numpy(float)
        top = np.where(count > 0, amount * count, 0.0) if self.mean else amount
        cells = np.ravel_multi_index((of, to), shape)
        sums, counts = (np.bincount(cells, each, shape[0] * shape[1]).reshape(shape) for each in (top, count))
        return self.factor * sums / np.where(counts > 0, counts, np.nan)


MEASURES: dict[str, Measure] = {
    "satisfaction": Measure("satisfaction", "points of 100", "satisfaction", "answers", mean=True),
    "complaints": Measure("complaints", "per 100 visits", "complaints", "visits", 100.0, better=-1),
    "churn": Measure("customers who leave", "% a year", "left", "customers", 5200.0, better=-1),
    "revenue": Measure("revenue", "money per customer and week", "revenue", "customers"),
    "visits": Measure("visits", "per customer and year", "visits", "customers", 52.0),
    "staff_turnover": Measure("employees who leave", "% a year", "staff_left", "staff", 5200.0, better=-1),
}
"""Measures by name. A year has 52 weeks."""


def measure_of(name: str) -> Measure:
    """The measure of this name. Raises ScenarioError with the nearest name.

    >>> measure_of("churn").unit
    '% a year'
    """
    if name in MEASURES:
        return MEASURES[name]
    close = nearest(name, MEASURES)
    help = (*((f"did you mean  {close} ?",) if close else ()), f"there are {', '.join(MEASURES)}")
    raise ScenarioError([Problem(f"there is no measure '{name}'", "measure", help)])


class Panel(NamedTuple):
    """A measure by site and stretch of time, (G, E), missing where there is none, and the part treated, 0 or 1.

    A stretch is a run of weeks in which the same sites are treated: two where all begin at once, one more with each
    wave. weeks: how many each has.
    """

    values: Array
    treated: Array
    weeks: Array

    @property
    def ever(self) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
        """Which sites are treated at some time."""
        return self.treated.max(axis=1) > 0


def panel(table: pd.DataFrame, measure: str, settle: int = 0) -> Panel:
    """The panel of a table of weeks at sites. settle: weeks after a site's start that are left out.

    Raises ScenarioError for a table that is none.

        >>> weeks = pd.DataFrame({"site": [0, 0, 1, 1], "week": [1, 2, 1, 2], "treated": [0, 1, 0, 0],
        ...                       "revenue": [10.0, 12.0, 8.0, 8.0], "customers": [2, 2, 2, 2]})
        >>> panel(weeks, "revenue").values.tolist()
        [[5.0, 6.0], [4.0, 4.0]]
    """
    what = measure_of(measure)
    check_table(table, measure)
    sites, of = np.unique(table["site"].to_numpy(), return_inverse=True)
    weeks, at = np.unique(table["week"].to_numpy(), return_inverse=True)
    pattern = treated_in(table, of, at, (len(sites), len(weeks)))
    changes = np.concatenate([[True], (np.diff(pattern, axis=1) != 0).any(axis=0)])
    stretch = np.cumsum(changes) - 1
    kept = np.ones(len(table), bool)
    if settle:
        start = np.where(pattern.any(axis=1), weeks[pattern.argmax(axis=1)], weeks[-1] + 1)
        since = weeks[at] - start[of]
        kept = (since < 0) | (since >= settle)
    values = what.over(table[kept], of[kept], stretch[at[kept]], (len(sites), int(stretch[-1]) + 1))
    return Panel(values, pattern[:, changes], np.bincount(stretch).astype(float))


def treated_in(table: pd.DataFrame, of: Places, at: Places, shape: tuple[int, int]) -> Array:
    """Whether each site, (G), is treated in each week, (W): as in the week before where a table has a gap."""
    pattern = np.full(shape, np.nan)
    pattern[of, at] = table["treated"].to_numpy(float)
    if np.isnan(pattern).any():
        pattern = pd.DataFrame(pattern).ffill(axis=1).bfill(axis=1).to_numpy()
    return pattern


def check_table(table: pd.DataFrame, measure: str) -> None:
    """Raises ScenarioError for a table of weeks at sites without the columns of a measure, or with rows that clash."""
    what = measure_of(measure)
    problems = []
    for name in dict.fromkeys(("site", "week", "treated", what.column, what.per)):
        if name not in table.columns:
            close = nearest(name, map(str, table.columns))
            help = (*((f"is '{close}' meant?",) if close else ()), f"{measure} is made of {what.column} and {what.per}")
            problems.append(Problem(f"the table has no column '{name}'", "table of weeks at sites", help))
    if problems:
        raise ScenarioError(problems)
    where = "table of weeks at sites"
    for name in dict.fromkeys(("week", "treated", what.column, what.per)):
        if not pd.api.types.is_numeric_dtype(table[name]):
            problems.append(Problem(f"{name} holds what is no number", where))
    if not problems:
        if not table["treated"].isin([0, 1]).all():
            odd = table.loc[~table["treated"].isin([0, 1]), "treated"].iloc[0]
            problems.append(Problem(f"treated = {odd} is not allowed", where, ("0 or 1 in every row",)))
        twice = table[table.duplicated(["site", "week"])]
        if len(twice):
            site, week = (twice[name].iloc[0] for name in ("site", "week"))
            problems.append(Problem(f"site {site} has week {week} twice", where, ("one row a site and week",)))
        if (table[what.per] < 0).any():
            problems.append(Problem(f"{what.per} is below 0 in some row", where))
    if problems:
        raise ScenarioError(problems)
