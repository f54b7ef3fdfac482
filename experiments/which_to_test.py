"""Which decisions could a trial change? What it would be worth to know everything, by trade and scenario.

    gain        = value with the change at all sites - value without it, in every world, under the same luck
    everything  = mean of the better of gain and 0 - the better of mean gain and 0     (no trial can be worth more)
    sight       = mean of the better by what one measure truly does in a year - the better blindly, by the best measure
    first year  = profit of the year with the change - without it

`python experiments/which_to_test.py hotel bank --worlds 12` looks at every scenario that moves levers of sites and
nothing else, in a market of 3,000 customers over nine quarters, whose firm has eight sites; a trade takes some 100 CPU
seconds, and two markets a world are run where `loyalty-sim pilot` runs eight. It prints the table of
docs/how_to/pilot.md: money a customer of the firm over the horizon, beside what one pays in a year. Luck is in all of
it, so that it is rather too high.
"""

import argparse
from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from loyalty_sim import load_scenario
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.messages import ScenarioError
from loyalty_sim.scenario.presets import options
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.information import gain_of_choosing
from loyalty_sim.studies.market import own_customers
from loyalty_sim.studies.pilot.arms import LAID_OUT, check_arms, everywhere, with_sites
from loyalty_sim.studies.pilot.in_worlds import Asked
from loyalty_sim.studies.pilot.seen import ASKED, MEASURES_READ, QUARTERS, Look, whole_market
from loyalty_sim.studies.vary.worlds import worlds_for

TRADES = ("hotel", "bank", "airline", "internet", "grocery")
SETTINGS = ["market.customers=3000", "market.weeks=117"]
SITES, WORLDS = 8, 12


def changes(trade: str) -> tuple[Scenario, dict[str, Scenario]]:
    """Business as usual of a trade with so many sites, and every scenario that can be tried at them, by name."""
    market = [f"trade={trade}", *SETTINGS]
    usual = load_scenario("baseline", market)
    found = {}
    for name in options("scenario"):
        try:
            keep, change = (with_sites(each, SITES) for each in paired(usual, load_scenario(name, market)))
            check_arms(keep, change)
        except ScenarioError:  # moves what no site has of its own, or nothing
            continue
        found[name] = change
    return with_sites(usual, SITES), found


def screened(
    keep: pd.DataFrame, now: pd.DataFrame, customers: int, measures: tuple[str, ...] = MEASURES_READ
) -> dict[str, object]:
    """What a decision is worth and could be, in money a customer. keep, now: whole markets, a row a world.

    Worlds that could not be run are left out.
    """
    there = np.isfinite(keep["value"]) & np.isfinite(now["value"])
    keep, now = keep[there], now[there]
    gain = ((now["value"] - keep["value"]) / customers).to_numpy(float)
    choices, blind = np.vstack([0 * gain, gain]), max(0.0, float(gain.mean()))
    seen = {name: float(gain_of_choosing(effect_of(keep, now, name), choices, 1).mean()) - blind for name in measures}
    best = max(seen, key=lambda name: seen[name])
    return {
        "worlds": len(gain), "gain": gain.mean(), "error": gain.std(ddof=1) / np.sqrt(len(gain)),
        "gains in %": 100 * (gain > 0).mean(), "everything": np.maximum(gain, 0).mean() - blind,
        "sight": max(0.0, seen[best]), "by": best if seen[best] > 0 else "-",
        "first year": (now[f"profit_{QUARTERS}"] - keep[f"profit_{QUARTERS}"]).mean() / customers,
        "revenue": 52 * keep[[f"revenue_{quarter}" for quarter in range(1, QUARTERS + 1)]].to_numpy(float).mean(),
    }  # fmt: skip


def effect_of(keep: pd.DataFrame, now: pd.DataFrame, measure: str) -> Array:
    """What the change truly does to a measure over the year, in every world, (W,)."""
    quarters = [f"{measure}_{quarter}" for quarter in range(1, QUARTERS + 1)]
    return np.asarray((now[quarters] - keep[quarters]).mean(axis=1).to_numpy(float))


def screen(trade: str, worlds: int = WORLDS, only: Sequence[str] = (), workers: int | None = None) -> pd.DataFrame:
    """The table of one trade, the decision first of which to know everything would be worth most.

    only: scenarios to look at; all of them if none.
    """
    keep, tried = changes(trade)
    tried = {name: change for name, change in tried.items() if name in only or not only}
    table = worlds_for(worlds, keep, *tried.values())
    assert isinstance(table, pd.DataFrame)
    table = table.drop(columns=[key for key in LAID_OUT if key in table])
    look, lab = Look(MEASURES_READ, ASKED, 0.9, kept=False), Lab(workers)

    def shown(change: Scenario | None) -> pd.DataFrame:
        asked = Asked(keep, change or keep, table, as_seeds(worlds), look)
        arm = everywhere(keep, change) if change else keep
        jobs = [Job(asked.in_world(arm, at), asked.seeds[at], f"{arm.name}, world {at}") for at in range(worlds)]
        runs = lab.run_by(partial(whole_market, look=look), jobs, kept=False)
        return pd.DataFrame([run.outcomes for run in runs]).reindex(range(worlds))

    usual = shown(None)
    rows = [
        {"trade": trade, "scenario": name, **screened(usual, shown(change), own_customers(keep))}
        for name, change in tried.items()
    ]
    return pd.DataFrame(rows).sort_values("everything", ascending=False)


def main() -> None:
    """Print the table of every trade that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("trades", nargs="*", default=TRADES, help="those with worlds that agree with given figures")
    parser.add_argument("--only", nargs="*", default=(), help="scenarios to look at, all if none is named")
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--workers", type=int, default=None)
    asked = parser.parse_args()
    for trade in asked.trades:
        print(screen(trade, asked.worlds, asked.only, asked.workers).round(1).to_string(index=False), flush=True)


if __name__ == "__main__":
    main()
