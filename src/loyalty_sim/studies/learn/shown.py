"""What a world shows in a pilot: the same lever at all of a firm, under the same luck as without it.

A measure is read off the firm's books over the weeks of the pilot. Sites that talk to each other or share staff make a
real difference between sites a little smaller; that is no part of this figure (`at_sites` has it).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.tables import FOCAL
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array

if TYPE_CHECKING:
    import pandas as pd

PROFIT = "profit"


def measured(books: "pd.DataFrame") -> dict[str, float]:
    """Every measure over the weeks of one firm's books (`market.history`), and its profit in these weeks."""
    total = books.sum(numeric_only=True)
    customers, left = total["customers"], total[[name for name in books.columns if name.startswith("left_")]].sum()
    told = total[["told_front_line", "told_head_office", "told_survey"]].sum()

    def of(top: float, per: float) -> float:
        return float(top / per) if per > 0 else float("nan")

    return {
        "satisfaction": 100 * of(total["satisfaction"], customers),
        "complaints": 100 * of(told, total["encounters"]),
        "churn": 5200 * of(left, customers),
        "revenue": of(total["revenue"], customers),
        "visits": 52 * of(total["encounters"], customers),
        "staff_turnover": 5200 * of(total["resigned"], total["staffed"]),
        PROFIT: float(total["profit"]),
    }


def read_market(job: Job) -> Run:
    """Run one market and read the measures of our firm over all of its weeks; the table of weeks is empty."""
    import pandas as pd

    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    history = ServiceMarket(job.scenario, rng=job.seed).run().history
    return Run(job, measured(history[history["firm"] == FOCAL]), pd.DataFrame())


def run_pairs(a: Scenario, b: Scenario, worlds: "pd.DataFrame", seed: int, lab: Lab) -> dict[str, Array]:
    """B less A in every world, (W,), by measure, both under one seed; not a number where a world cannot be run.

    Where the lab has a store, every market is looked up there and kept as soon as it is done.
    """
    from loyalty_sim.studies.vary.worlds import rows_of

    jobs = [
        Job(in_world(scenario, row), seed, f"{label}, world {at}")
        for label, scenario in (("A", a), ("B", b)) for at, row in enumerate(rows_of(worlds))
    ]  # fmt: skip
    runs = lab.run_by(read_market, jobs, kept="learn")
    half = len(runs) // 2
    names = next((list(run.outcomes) for run in runs if run.outcomes), [])
    table = {name: np.array([run.outcomes.get(name, np.nan) for run in runs]) for name in names}
    return {name: values[half:] - values[:half] for name, values in table.items()}


def in_world(scenario: Scenario, world: Mapping[str, Any]) -> Scenario:
    """A scenario in a world, given by the values of its settings."""
    from loyalty_sim.studies.vary.points import varied

    return varied(scenario, {key: _plain(value) for key, value in world.items()})


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
