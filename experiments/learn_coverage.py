"""How often what `learn` says after a pilot holds the truth: every world in turn is the true one.

`python experiments/learn_coverage.py` runs 200 worlds of a hotel (2,000 customers, half a year, climate and training at
2.5 times the usual against business as usual, five seeds each) and keeps what they show in
outputs/learn_coverage.parquet, from which it goes on another time. Then each world plays the truth: a pilot is drawn
from what it shows under a second seed, with an error of half, once and twice the spread between worlds, the other 199
are weighed by it as `learn` weighs them, and it is asked whether nine-in-ten intervals hold what is true there: the
effect (its mean over three more seeds), profit likewise, and the setting that moves the effect most.

`--at-sites` asks the same of weeks at sites: 120 worlds, four of eight sites treated for half a year after a quarter in
which all are alike, everybody or a tenth asked every week. Every world has a trial under a luck of its own; it is read
by difference in differences, and its error is the one that comes with it.

It prints the tables of docs/how_to/learn.md: coverage, its standard error over worlds, and the chance of ranks so
uneven if all is right.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import chi2

from loyalty_sim import load_scenario
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.site_weeks import site_weeks
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.reweighting import Evidence, effective, log_likelihood, weights, without_luck
from loyalty_sim.studies.learn.analysis import belief
from loyalty_sim.studies.learn.at_sites import SiteTrial, arms_of, as_tried, run_trials
from loyalty_sim.studies.learn.shown import PROFIT, in_world, run_pairs
from loyalty_sim.studies.pilot.arms import LAID_OUT
from loyalty_sim.studies.pilot.estimators import difference_in_differences
from loyalty_sim.studies.vary.worlds import is_form, rows_of, worlds_for

SETTINGS = ["trade=hotel", "market.customers=2000", "market.weeks=26"]
CHANGE = ["firm.levers.climate=2.5", "firm.levers.training=2.5"]
MEASURE, WORLDS, SEEDS, PILOTS, BINS = "satisfaction", 200, 5, 4, 10
ERRORS = (0.5, 1.0, 2.0)
KEPT = Path("outputs")
AT_SITES = SiteTrial(sites=8, starts=(14,) * 4, weeks=39)
SITE_WORLDS, SITE_SEEDS, ASKED = 120, 3, (1.0, 0.1)


class Pilots(NamedTuple):
    """What pilots of every world found and their standard errors, the luck of where they were held included, (W, P)."""

    found: Array
    error: Array


def compared(settings: list[str]) -> tuple[Scenario, Scenario]:
    """Business as usual and the change."""
    return paired(load_scenario(overrides=settings), load_scenario(overrides=[*settings, *CHANGE]))


def shown_in_worlds(count: int = WORLDS) -> pd.DataFrame:
    """Settings of the worlds, and what each shows under every seed: `satisfaction_0`, `profit_0` and so on."""
    kept = KEPT / "learn_coverage.parquet"
    if kept.is_file():
        return pd.read_parquet(kept)
    a, b = compared(SETTINGS)
    worlds = worlds_for(count, a, b)
    assert isinstance(worlds, pd.DataFrame)
    table = worlds.copy()
    for seed in range(SEEDS):
        shown = run_pairs(a, b, worlds, seed, Lab())
        table = table.assign(**{f"{name}_{seed}": shown[name] for name in (MEASURE, PROFIT)})
    return _keep(table, kept)


def trials_in_worlds(count: int = SITE_WORLDS) -> pd.DataFrame:
    """The same of the trial at sites; `found_*` and `error_*` are what it says under one more seed, by part asked."""
    kept = KEPT / "learn_coverage_at_sites.parquet"
    if kept.is_file():
        return pd.read_parquet(kept)
    tried = as_tried(*compared(SETTINGS), AT_SITES)
    assert tried is not None
    worlds = worlds_for(count, *tried)
    assert isinstance(worlds, pd.DataFrame)
    worlds = worlds.drop(columns=[key for key in LAID_OUT if key in worlds])
    table = worlds.copy()
    for seed in range(SITE_SEEDS):
        shown = run_trials(*tried, AT_SITES, worlds, seed, Lab())
        table = table.assign(**{f"{name}_{seed}": shown[name] for name in (MEASURE, PROFIT)})
    trial = arms_of(*tried, AT_SITES)["trial"]
    for asked in ASKED:
        weeks = [site_weeks(in_world(trial, row), SITE_SEEDS, asked) for row in rows_of(worlds)]
        said = [difference_in_differences(each, MEASURE) for each in weeks]
        found = {f"found_{asked}": [each.effect for each in said], f"error_{asked}": [each.error for each in said]}
        table = table.assign(**found)
    return _keep(table, kept)


def _keep(table: pd.DataFrame, path: Path) -> pd.DataFrame:
    path.parent.mkdir(exist_ok=True)
    table.to_parquet(path, index=False)
    return table


def luck_of(table: pd.DataFrame, name: str) -> float:
    """Standard deviation of the luck of one world, from two seeds."""
    return float(np.sqrt(np.mean((table[f"{name}_0"] - table[f"{name}_1"]) ** 2) / 2))


def drawn_pilots(table: pd.DataFrame, error: float) -> Pilots:
    """Pilots drawn around what worlds show under the second seed, with such an error in all."""
    noise = float(np.sqrt(max(0.0, error**2 - luck_of(table, MEASURE) ** 2)))
    wide = noise * np.random.default_rng(1).standard_normal((len(table), PILOTS))
    return Pilots(table[f"{MEASURE}_1"].to_numpy(float)[:, None] + wide, np.full((len(table), PILOTS), error))


def judged(effects: Array, pilots: Pilots, of: Array, truth: Array) -> tuple[Array, Array, float]:
    """By world and pilot whether the interval of `of` holds the truth, and its rank, (W, P); worlds it rests on.

    effects: what worlds show, their luck taken out, (W,).
    """
    count = len(effects)
    inside, ranks, rests = np.zeros(pilots.found.shape), np.zeros(pilots.found.shape), []
    for true in range(count):
        others = np.arange(count) != true
        for at, (found, error) in enumerate(zip(pilots.found[true], pilots.error[true], strict=True)):
            evidence = Evidence(np.array([found]), np.array([error]))
            by = weights(log_likelihood(effects[others, None], evidence), np.ones(count - 1))
            answer = belief(of[others], by, 0.9)
            inside[true, at] = answer.low <= truth[true] <= answer.high
            ranks[true, at] = by[of[others] < truth[true]].sum() + 0.5 * by[of[others] == truth[true]].sum()
            rests.append(effective(by))
    return inside, ranks, float(np.median(rests))


def evenness(ranks: Array) -> float:
    """Chance of ranks so uneven if all is right, by one pilot a world."""
    counts = np.histogram(ranks[:, 0], BINS, (0, 1))[0]
    usual = len(ranks) / BINS
    return float(chi2.sf(((counts - usual) ** 2 / usual).sum(), BINS - 1))


def asked_of(kept: pd.DataFrame, true_seeds: range) -> dict[str, tuple[Array, Array]]:
    """What is asked, by name: what worlds show of it, and what is true in each.

    The leading setting, the effect and profit. true_seeds: over which a mean is taken for the truth.
    """
    made = (MEASURE, PROFIT, "found", "error")
    numbers = [key for key in kept.columns if not key.startswith(made) and not is_form(key)]
    first = str(kept[numbers].corrwith(kept[f"{MEASURE}_0"]).abs().idxmax())
    asked = {first: (kept[first].to_numpy(float), kept[first].to_numpy(float))}
    for name in (MEASURE, PROFIT):
        truth = kept[[f"{name}_{seed}" for seed in true_seeds]].mean(axis=1).to_numpy(float)
        asked[name] = (without_luck(kept[f"{name}_0"].to_numpy(float), luck_of(kept, name)), truth)
    return asked


def board(kept: pd.DataFrame, true_seeds: range, pilots: dict[str, Pilots]) -> str:
    """The table of all that is asked after each kind of pilot."""
    asked, rows = asked_of(kept, true_seeds), []
    for kind, each in pilots.items():
        for name, (values, truth) in asked.items():
            held, places, carried = judged(asked[MEASURE][0], each, values, truth)
            rows.append({"pilot": kind, "of": name, "coverage": held.mean(),
                         "its error": held.mean(axis=1).std() / np.sqrt(len(held)), "even": evenness(places),
                         "worlds each rests on": carried})  # fmt: skip
    return pd.DataFrame(rows).to_string(index=False, float_format=lambda x: f"{x:.3f}")


if __name__ == "__main__":
    at_sites = "--at-sites" in sys.argv
    kept = (trials_in_worlds() if at_sites else shown_in_worlds()).dropna()
    effect, luck = kept[f"{MEASURE}_0"], luck_of(kept, MEASURE)
    spread = float(np.sqrt(max(0.0, effect.var() - luck**2)))
    print(f"{len(kept)} worlds; effect on {MEASURE} {effect.mean():.3f}, spread {spread:.3f}, luck {luck:.3f}")
    if at_sites:
        trials = {
            f"{100 * asked:.0f} % asked": Pilots(*(kept[[f"{part}_{asked}"]].to_numpy() for part in Pilots._fields))
            for asked in ASKED
        }
        print({kind: round(float(np.median(each.error)), 2) for kind, each in trials.items()})
        print(board(kept, range(1, SITE_SEEDS), trials))
    else:
        drawn = {f"error {part} of spread": drawn_pilots(kept, part * spread) for part in ERRORS}
        print(board(kept, range(2, SEEDS), drawn))
