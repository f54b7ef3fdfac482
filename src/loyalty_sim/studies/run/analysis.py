"""What is made of the runs of one scenario: the course of every firm, week by week."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from loyalty_sim.lab.job import Run
from loyalty_sim.lab.tables import tidy_weeks, weekly_means
from loyalty_sim.scenario.schema import Scenario


@dataclass(frozen=True, eq=False)
class RunDetail:
    """weekly: mean over seeds by week and firm, with 5 % and 95 % of the seeds in `*_low`, `*_high`.

    What customers are like is a mean over the runs in which a firm has any. without_customers: in how many runs our
    firm has none at the end.
    """

    weekly: pd.DataFrame
    firms: tuple[str, ...]
    currency: str
    without_customers: int = 0


def analyse_run(scenario: Scenario, runs: Sequence[Run]) -> RunDetail:
    """From the runs with their weeks."""
    weeks = tidy_weeks(runs, range(len(runs)))
    empty = sum(run.outcomes.get("customers") == 0 for run in runs)
    return RunDetail(weekly_means(weeks, "firm"), firm_names(scenario), scenario.market.currency, empty)


def firm_names(scenario: Scenario) -> tuple[str, ...]:
    """The focal firm and its rivals, by row."""
    return (scenario.firm.name, *(f"rival {n}" for n in range(1, scenario.rivals.count + 1)))
