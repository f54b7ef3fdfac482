"""Weeks at sites as a firm writes them down: what a simulated table never has and a real one may."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.studies.pilot.measures import Measure, check_table, measure_of

if TYPE_CHECKING:
    import pandas as pd

WHERE = "table of weeks at sites"
MOST_WEEK, LARGEST_SCALE = 5_200, 10
"""The last week that is counted, far below a calendar week such as 202440; and the best answer on short scales."""


def of_real_sites(table: "pd.DataFrame", measures: Sequence[str]) -> "pd.DataFrame":
    """The table with names of sites as texts, once its weeks are counted and its figures can be those of a firm.

    Raises ScenarioError for a blank site, calendar weeks, satisfaction on another scale than 0 to 100, and figures that
    are missing or below 0: a mean over them would be of something else.
    """
    import pandas as pd

    problems = [*_of_names(table), *_of_weeks(table)]
    if problems:
        raise ScenarioError(problems)
    if not pd.api.types.is_numeric_dtype(table["site"]):
        table = table.assign(site=table["site"].astype(str).str.strip())
    for name in measures:
        check_table(table, name)
        problems += _of_figures(table, name, measure_of(name))
    if problems:
        raise ScenarioError(dict.fromkeys(problems))
    return table


def _of_names(table: "pd.DataFrame") -> Iterator[Problem]:
    blank = table["site"].isna() | (table["site"].astype(str).str.strip() == "")
    if blank.any():
        yield Problem(f"a row has no site: line {table.index[blank][0]}", WHERE, ("name the site in every row",))


def _of_weeks(table: "pd.DataFrame") -> Iterator[Problem]:
    import pandas as pd

    weeks = pd.to_numeric(table["week"], errors="coerce")
    help = ("weeks are counted from the first of the table: 1, 2, 3 …",)
    for odd in table.loc[weeks.isna() | (weeks % 1 != 0) | (weeks < 0) | (weeks > MOST_WEEK), "week"].iloc[:1]:
        calendar = ", as a calendar week or a date would be" if weeks.max() > MOST_WEEK else ""
        yield Problem(f"week = {odd} is not counted{calendar}", WHERE, help)


def _of_figures(table: "pd.DataFrame", name: str, what: Measure) -> Iterator[Problem]:
    count, amount = table[what.per].to_numpy(float), table[what.column].to_numpy(float)
    asked = count > 0 if what.mean else np.ones(len(table), bool)
    for column, values, needed in ((what.per, count, ~np.isnan(amount)), (what.column, amount, asked)):
        lacking = needed & ~np.isfinite(values)
        if lacking.any():
            help = ("leave out the rows of weeks that are still to come", "write 0 where there was none")
            said = f"{column} is missing in {lacking.sum()} rows, the first in line {table.index[lacking][0]}"
            yield Problem(said, WHERE, help)
    if not what.mean and what.column != "revenue" and (amount < 0).any():
        yield Problem(f"{what.column} = {np.nanmin(amount):g} is below 0", WHERE)
    if what.mean and asked.any():
        mean = float(np.average(amount[asked], weights=count[asked]))
        help = (f"{name} is stated from 0 to 100", "from answers of 1 to 10:  (mean - 1) / 9 x 100")
        if not LARGEST_SCALE < mean <= 100:
            yield Problem(f"{what.column} is {mean:.3g} on average, as on another scale", WHERE, help)
