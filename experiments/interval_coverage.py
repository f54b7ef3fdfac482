"""How often the intervals of a comparison hold the truth, by outcome and number of seeds.

`python experiments/interval_coverage.py` runs four pairs of scenarios under 300 seeds each, kept in the store, so that
a run that was stopped goes on where it was. Then 4,000 times it takes so many of their paired differences and asks
whether the interval holds the mean of all. It prints the table of docs/model/doubt.md, Student's interval beside that
which is shown, and leaves the differences in tests/statistical/paired_differences.csv, where a test asks the same.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from loyalty_sim import load_scenario
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.runner import run_all
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario.arms import paired, usual_in_market_of
from loyalty_sim.statistics.bands import Interval, mean_interval
from loyalty_sim.statistics.skewed import skewed_interval

PAIRS = {"bank": "people_first", "hotel": "service_first", "plumber": "recovery_first", "airline": "promise_kept"}
"""The scenario that is compared with the baseline, by trade."""
SIZE = ["market.customers=2000", "market.weeks=52"]
OUTCOMES = ("value", "profit", "customer_equity", "satisfaction", "retention", "share", "customers", "nps", "failures")
RUNS, COUNTS, RESAMPLES = 300, (4, 8, 20, 32), 4_000
KEPT = Path(__file__).parents[1] / "tests" / "statistical" / "paired_differences.csv"


def differences(trade: str, runs: int = RUNS, workers: int | None = None) -> pd.DataFrame:
    """B less A under every seed, a row a seed, of every outcome."""
    settings = [f"trade={trade}", *SIZE]
    b = load_scenario(PAIRS[trade], settings)
    a, b = paired(usual_in_market_of(b, load_scenario(overrides=settings)), b)
    jobs = [Job(scenario, seed) for scenario in (a, b) for seed in range(runs)]
    outcomes = pd.DataFrame([run.outcomes for run in run_all(jobs, workers, None, default_store(), weekly=False)])
    found = outcomes.iloc[runs:].reset_index(drop=True) - outcomes.iloc[:runs]
    return found[list(OUTCOMES)].assign(trade=trade)


def coverage(values: np.ndarray, count: int, interval: Callable[..., Interval] = skewed_interval) -> float:
    """How often the interval of so many of the values, drawn again and again, holds the mean of all of them."""
    rng = np.random.default_rng(count)
    found = interval(rng.choice(values, (count, RESAMPLES)), 0.9)
    return float(np.mean((found.low <= values.mean()) & (values.mean() <= found.high)))


if __name__ == "__main__":
    kept = pd.concat([differences(trade) for trade in PAIRS], ignore_index=True)
    kept.round(6).to_csv(KEPT, index=False)
    rows = [
        {"trade": trade, "outcome": name, "skewness": part[name].skew()}
        | {f"{count} seeds": coverage(part[name].to_numpy(), count) for count in COUNTS}
        | {f"Student's, {count}": coverage(part[name].to_numpy(), count, mean_interval) for count in COUNTS}
        for trade, part in kept.groupby("trade", sort=False)
        for name in OUTCOMES
    ]
    print(pd.DataFrame(rows).to_string(index=False, float_format=lambda x: f"{x:.3f}"))
