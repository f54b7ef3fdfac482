"""A kind of study in one file, as somebody would add one: how much the best of so many firms' owners would have had."""

from dataclasses import dataclass

import pandas as pd

from loyalty_sim.lab.job import Job
from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import Kept, Result, Study, carry_out


@dataclass(frozen=True)
class LuckDetail:
    """What the best and the worst of the owners had, in money."""

    best: float
    worst: float


class LuckStudy(Study[LuckDetail]):
    """One scenario; settings: least, what an owner needs."""

    kind = "luck"

    def plan(self):
        return [Job(self.scenario, seed) for seed in self.seeds]

    def analyse(self, kept: Kept):
        return LuckDetail(float(kept.runs["profit"].max()), float(kept.runs["profit"].min()))

    def table(self, kept: Kept, detail: LuckDetail):
        enough = kept.runs["profit"] >= self.settings["least"]
        return pd.DataFrame({"owner": kept.runs["seed"], "profit": kept.runs["profit"], "enough": enough})

    def words(self, table: pd.DataFrame, detail: LuckDetail):
        return f"Luck alone is worth {detail.best - detail.worst:,.0f}; {table['enough'].sum()} of them had enough."

    def charts(self, result: Result) -> list[Chart]:
        rows = [Bar(f"owner {row.owner}", row.profit) for row in result.table.itertuples()]
        return [bars(rows, "Owners", "profit (EUR)", "one run each", "All had the same plan.", sort=True)]


def luck(scenario: Scenario, seeds: int, lab) -> Result:
    """How far luck alone goes."""
    return carry_out(LuckStudy({scenario.name: scenario}, list(range(seeds)), {"least": 30_000}), lab)
