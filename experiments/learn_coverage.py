"""How often what `learn` says after a pilot holds the truth: every world in turn is the true one.

`python experiments/learn_coverage.py` runs 200 worlds of a hotel (2,000 customers, half a year, climate and training at
2.5 times the usual against business as usual, five seeds each) and keeps what they show in
outputs/learn_coverage.parquet, from which it goes on another time. Then each world plays the truth: a pilot is drawn
from what it shows under a second seed, with an error of half, once and twice the spread between worlds, the other 199
are weighed by it as `learn` weighs them, and it is asked whether nine-in-ten intervals hold what is true there: the
effect (its mean over three more seeds), profit likewise, and the setting that moves the effect most. It prints the
table of docs/how_to/learn.md: coverage, its standard error over worlds, and the chance of ranks so uneven if all is
right.
"""

from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import chi2

from loyalty_sim import load_scenario
from loyalty_sim.lab.lab import Lab
from loyalty_sim.scenario.arms import paired
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.reweighting import Evidence, effective, log_likelihood, weights, without_luck
from loyalty_sim.studies.learn.analysis import belief
from loyalty_sim.studies.learn.shown import PROFIT, run_pairs
from loyalty_sim.studies.vary.worlds import is_form, worlds_for

SETTINGS = ["trade=hotel", "market.customers=2000", "market.weeks=26"]
CHANGE = ["firm.levers.climate=2.5", "firm.levers.training=2.5"]
MEASURE, WORLDS, SEEDS, PILOTS, BINS = "satisfaction", 200, 5, 4, 10
ERRORS = (0.5, 1.0, 2.0)
KEPT = Path("outputs") / "learn_coverage.parquet"


def shown_in_worlds(count: int = WORLDS) -> pd.DataFrame:
    """Settings of the worlds, and what each shows under every seed: `satisfaction_0`, `profit_0` and so on."""
    if KEPT.is_file():
        return pd.read_parquet(KEPT)
    a, b = paired(load_scenario(overrides=SETTINGS), load_scenario(overrides=[*SETTINGS, *CHANGE]))
    table = worlds_for(count, a, b)
    assert isinstance(table, pd.DataFrame)
    worlds = table.copy()
    for seed in range(SEEDS):
        shown = run_pairs(a, b, worlds, seed, Lab())
        table = table.assign(**{f"{name}_{seed}": shown[name] for name in (MEASURE, PROFIT)})
    KEPT.parent.mkdir(exist_ok=True)
    table.to_parquet(KEPT, index=False)
    return table


def luck_of(table: pd.DataFrame, name: str) -> float:
    """Standard deviation of the luck of one world, from two seeds."""
    return float(np.sqrt(np.mean((table[f"{name}_0"] - table[f"{name}_1"]) ** 2) / 2))


def judged(table: pd.DataFrame, error: float, of: Array, truth: Array) -> tuple[Array, Array, float]:
    """By world and pilot whether the interval of `of` holds the truth, and its rank, (W, PILOTS); worlds it rests on.

    error: of a pilot, the luck of the one world in which it is held included.
    """
    luck, count = luck_of(table, MEASURE), len(table)
    effects = without_luck(table[f"{MEASURE}_0"].to_numpy(float), luck)
    noise = float(np.sqrt(max(0.0, error**2 - luck**2)))
    rng = np.random.default_rng(1)
    inside, ranks, rests = np.zeros((count, PILOTS)), np.zeros((count, PILOTS)), []
    for true in range(count):
        others = np.arange(count) != true
        for pilot in range(PILOTS):
            found = table[f"{MEASURE}_1"].iloc[true] + noise * rng.standard_normal()
            evidence = Evidence(np.array([found]), np.array([error]))
            by = weights(log_likelihood(effects[others, None], evidence), np.ones(count - 1))
            answer = belief(of[others], by, 0.9)
            inside[true, pilot] = answer.low <= truth[true] <= answer.high
            ranks[true, pilot] = by[of[others] < truth[true]].sum() + 0.5 * by[of[others] == truth[true]].sum()
            rests.append(effective(by))
    return inside, ranks, float(np.median(rests))


def evenness(ranks: Array) -> float:
    """Chance of ranks so uneven if all is right, by one pilot a world."""
    counts = np.histogram(ranks[:, 0], BINS, (0, 1))[0]
    usual = len(ranks) / BINS
    return float(chi2.sf(((counts - usual) ** 2 / usual).sum(), BINS - 1))


if __name__ == "__main__":
    kept = shown_in_worlds().dropna()
    effect, luck = kept[f"{MEASURE}_0"], luck_of(kept, MEASURE)
    ends = tuple(f"_{seed}" for seed in range(SEEDS))
    numbers = [key for key in kept.columns if not key.endswith(ends) and not is_form(key)]
    first = str(kept[numbers].corrwith(effect).abs().idxmax())
    asked = {first: (kept[first].to_numpy(float), kept[first].to_numpy(float))}
    for name in (MEASURE, PROFIT):
        truth = kept[[f"{name}_{seed}" for seed in range(2, SEEDS)]].mean(axis=1).to_numpy(float)
        asked[name] = (without_luck(kept[f"{name}_0"].to_numpy(float), luck_of(kept, name)), truth)
    spread, rows = float(np.sqrt(effect.var() - luck**2)), []
    for part in ERRORS:
        for name, (values, truth) in asked.items():
            held, places, carried = judged(kept, part * spread, values, truth)
            rows.append({"error / spread": part, "of": name, "coverage": held.mean(),
                         "its error": held.mean(axis=1).std() / np.sqrt(len(held)), "even": evenness(places),
                         "worlds each rests on": carried})  # fmt: skip
    print(f"{len(kept)} worlds; effect on {MEASURE} {effect.mean():.3f}, spread {spread:.3f}, luck {luck:.3f}")
    print(pd.DataFrame(rows).to_string(index=False, float_format=lambda x: f"{x:.3f}"))
