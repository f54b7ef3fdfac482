"""What can be known of a firm week by week: how customers feel, what they would answer, who complains and leaves."""

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.tables import FOCAL

SERIES = ("satisfaction", "spread", "promoters", "detractors", "complaints", "visits", "left", "customers", "gaming")
"""By week: mean satisfaction of all customers and spread of single answers (0-100), shares of promoters and detractors
among all customers, problems told, encounters, customers who left and those there are, and the points by which gaming
lifts the firm's own score."""


def watch(job: Job) -> Run:
    """Run one market and note every week; outcomes are called `satisfaction/1`, `satisfaction/2` and so on."""
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds
    from loyalty_sim.week.recommend import recommend

    market = ServiceMarket(job.scenario, rng=job.seed)
    survey, customers = job.scenario.theory.survey, market.world.customers
    single = survey.halo**2 + survey.own**2 + survey.noise**2 / 3
    asked, spread = [], []
    for _ in range(job.scenario.market.weeks):
        market.step()
        said = np.zeros((2, 3), np.int64)
        recommend(market.luck, market.week, customers, market.packed, said)
        asked.append(said[0])
        ours = np.asarray(customers.satisfaction)[np.asarray(customers.provider) == FOCAL]
        spread.append(100 * np.sqrt(np.var(ours.astype(float)) + single) if len(ours) else np.nan)
    history = market.history
    books = history[history["firm"] == FOCAL].reset_index(drop=True)
    counts, people = np.array(asked, float), books["customers"].where(books["customers"] > 0)
    everyone = np.maximum(counts[:, 0], 1)
    left = books[[name for name in books.columns if name.startswith("left_")]].sum(axis=1)
    told = books[["told_front_line", "told_head_office", "told_survey"]].sum(axis=1)
    table = pd.DataFrame({
        "satisfaction": 100 * books["satisfaction"] / people, "spread": spread,
        "promoters": counts[:, 1] / everyone, "detractors": counts[:, 2] / everyone,
        "complaints": told, "visits": books["encounters"], "left": left, "customers": books["customers"],
        "gaming": books["gaming"],
    })  # fmt: skip
    return Run(job, {f"{name}/{week + 1}": float(value) for name in SERIES for week, value in enumerate(table[name])})


def weeks_of(run: Run) -> pd.DataFrame:
    """The series of a run again: a row a week."""
    weeks = len(run.outcomes) // len(SERIES)
    columns = {name: [run.outcomes[f"{name}/{week}"] for week in range(1, weeks + 1)] for name in SERIES}
    return pd.DataFrame({"week": range(1, weeks + 1), **columns})
