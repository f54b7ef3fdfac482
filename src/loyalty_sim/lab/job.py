"""What goes into the runner and what comes out of it: jobs and runs."""

from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.scenario.schema import Scenario

if TYPE_CHECKING:
    import pandas as pd

MEANS = ("satisfaction", "loyalty")
KINDS = ("loyal", "mercenary", "hostage", "defector")
"""Means over customers, and kinds of customer, among what is kept of every week of a run (`runner.indicators`)."""


class Job(NamedTuple):
    """One market to run: a scenario under the luck of one seed."""

    scenario: Scenario
    seed: int
    label: str = ""

    @property
    def name(self) -> str:
        """How the job is called in messages."""
        return f"{self.label or self.scenario.name}, seed {self.seed}"


class Run(NamedTuple):
    """What came of a job.

    outcomes: figures of the focal firm over the horizon (`week.outcomes`). weekly: see `indicators`; None where
    there are no outcomes, or they are not asked for. error: empty, or why there are no outcomes. seconds: what it took.
    """

    job: Job
    outcomes: dict[str, float]
    weekly: "pd.DataFrame | None" = None
    error: str = ""
    seconds: float = 0.0
