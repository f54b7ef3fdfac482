"""Where do returns increase, and what makes them? The measured tables of docs/model/increasing_returns.md, made again.

    python experiments/increasing_returns.py curves bank hotel        # marginal returns by trade and levers moved
    python experiments/increasing_returns.py sources trade=hotel --levers climate    # what takes the bend away
    python experiments/increasing_returns.py range trade=hotel --levers climate      # how common over what is plausible
    python experiments/increasing_returns.py picture                                 # four markets

Levels are multiples of the usual spend, all levers of a group at once; a marginal return is gross return gained per
unit of money between two levels, paired by seed. Returns increase where a marginal return is above the one before by
more than luck: a 95 % interval over all steps of a curve (Bonferroni). Runs are kept under the output folder: what was
interrupted goes on where it stopped.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from loyalty_sim import load_scenario
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.runner import run_all
from loyalty_sim.lab.store import Store
from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.paper import figure
from loyalty_sim.theory.levers import lever_named

LEVELS = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 4.0)
SURE = 0.95
TRADES = ("bank", "hotel", "hospital", "call_centre", "department_store")
GROUPS = {
    "climate": ("climate",),
    "service": ("process",),
    "climate + training + process": ("climate", "training", "process"),
    "the four practices": ("climate", "training", "process", "empowerment"),
}
SWITCHES = {
    "tolerance": "theory.tolerance.zone=0",
    "delight": "theory.delight.depth=0 theory.spend.delight=0",
    "norms": "theory.norms.weight=0",
    "bundle": "theory.bundle.worth=0",
    "size": "theory.size.on=false",
    "pride loop": "theory.pride.worth=0 theory.pride.holding=0",
    "load loop": "theory.workload.elasticity=0 theory.exhaustion.by_load=0",
    "turnover loop": "theory.turnover.by_want=0 theory.turnover.by_climate=0 theory.turnover.by_exhaustion=0",
    "retelling": "theory.retelling.on=false",
    "talk": "theory.word_of_mouth.on=false",
    "kinds of failure": "theory.service_failures.on=false",
    "loss aversion": "theory.satisfaction.loss_aversion=1",
    "four stages of culture": "theory.acculturation.on=false",
    "four conditions of change": "theory.change.on=false",
    "being asked": "theory.being_asked.on=false",
    "complements": "theory.performance.substitution=1",
    "rivals' answers": "rivals.strategies=[hold]",
    "focus": "theory.focus.on=false",
    "standing still": "theory.pace.on=false",
}
"""Mechanisms that could bend a curve, and the settings that take each out."""


class Curve(NamedTuple):
    """Gross return and spend (levels, seeds), money, present value, of one set of levers in one market."""

    levels: tuple[float, ...]
    gained: np.ndarray
    spent: np.ndarray

    @property
    def marginal(self) -> np.ndarray:
        """Gross return per unit of money between neighbouring levels (steps, seeds)."""
        found: np.ndarray = np.diff(self.gained, axis=0) / np.diff(self.spent, axis=0)
        return found

    @property
    def bends(self) -> np.ndarray:
        """Rise of the marginal return from step to step (steps - 1, seeds); above 0 returns increase."""
        found: np.ndarray = np.diff(self.marginal, axis=0)
        return found

    def sure(self, sign: float) -> np.ndarray:
        """Bend in a direction (1 up, -1 down) that luck leaves at least, step by step (steps - 1,)."""
        steps, seeds = self.bends.shape
        t = stats.t.ppf(1.0 - (1.0 - SURE) / (2 * steps), seeds - 1)
        found: np.ndarray = sign * self.bends.mean(axis=1) - t * self.bends.std(axis=1, ddof=1) / np.sqrt(seeds)
        return found

    def where(self, sign: float) -> str:
        """Levels around which the curve bends in a direction beyond luck, such as "0.5-1-1.5"; empty if nowhere."""
        at = [k for k, low in enumerate(self.sure(sign)) if low > 0.0]
        return ", ".join("-".join(f"{level:g}" for level in self.levels[k : k + 3]) for k in at)


class Lab(NamedTuple):
    """How curves are measured: market, levels, luck and the folder where runs are kept."""

    settings: tuple[str, ...]
    levels: tuple[float, ...]
    seeds: int
    store: Store
    workers: int

    def curves(self, levers: Sequence[str], arms: Iterable[Sequence[str]]) -> list[Curve]:
        """The curve of these levers under each arm's settings."""
        arms = [tuple(arm) for arm in arms]
        jobs = [
            Job(load_scenario(overrides=[*self.settings, *arm, *at(levers, level)]), seed)
            for arm in arms
            for level in self.levels
            for seed in range(self.seeds)
        ]
        runs = run_all(jobs, workers=self.workers, store=self.store, weekly=False)
        shape = (len(arms), len(self.levels), self.seeds)
        gained = np.array([run.outcomes["gross_return"] for run in runs]).reshape(shape)
        spent = np.array([run.outcomes["spend"] for run in runs]).reshape(shape)
        return [Curve(self.levels, *both) for both in zip(gained, spent, strict=True)]


def at(levers: Sequence[str], level: float) -> list[str]:
    """Settings of the levers at one level."""
    return [f"firm.levers.{lever}={level}" for lever in levers]


def linear(levers: Sequence[str]) -> list[str]:
    """Settings by which money in these levers buys capability along a line, so that the response itself is straight."""
    return [f"theory.response.{lever}=linear" for lever in levers]


def row(curve: Curve, **named: str) -> dict[str, str]:
    """One row of a table: marginal returns with their standard errors, and where they increase."""
    error = curve.marginal.std(axis=1, ddof=1) / np.sqrt(curve.marginal.shape[1])
    steps = zip(curve.levels, curve.levels[1:], curve.marginal.mean(axis=1), error, strict=False)
    cells = {f"{a:g}-{b:g}": f"{mean:+.2f} ({half:.2f})" for a, b, mean, half in steps}
    return {**named, **cells, "increases": curve.where(1.0) or "nowhere",
            "diminishes": curve.where(-1.0) or "nowhere"}  # fmt: skip


def all_curves(lab: Lab, trades: Sequence[str], groups: Sequence[str]) -> pd.DataFrame:
    """These groups of levers in these trades, with the responses as shipped and along a line."""
    rows = []
    for trade in trades:
        for name in groups:
            levers = GROUPS[name]
            arms = {"as shipped": [f"trade={trade}"], "a line": [f"trade={trade}", *linear(levers)]}
            for form, curve in zip(arms, lab.curves(levers, arms.values()), strict=True):
                rows.append(row(curve, trade=trade, levers=name, response=form))
                print(pd.DataFrame(rows[-1:]).to_string(index=False, header=len(rows) == 1), flush=True)
    return pd.DataFrame(rows)


def all_sources(
    lab: Lab, levers: Sequence[str], straight: bool, names: Sequence[str], sign: float = 1.0
) -> pd.DataFrame:
    """The same curve with each named mechanism taken out in turn: what is the bend without it?

    sign: 1.0 looks at the steps where the curve bends up most surely, -1.0 where it bends down.
    """
    form = linear(levers) if straight else []
    arms = {"nothing taken out": form, **{name: [*form, *SWITCHES[name].split()] for name in names}}
    curves = dict(zip(arms, lab.curves(levers, arms.values()), strict=True))
    whole = curves["nothing taken out"]
    at_most = int(np.argmax(whole.sure(sign)))
    rows = []
    for name, curve in curves.items():
        change = (whole.bends - curve.bends)[at_most]
        half = stats.t.ppf(0.975, len(change) - 1) * change.std(ddof=1) / np.sqrt(len(change))
        rows.append({**row(curve, without=name), "bend": f"{curve.bends[at_most].mean():+.2f}",
                     "its part": f"{change.mean():+.2f} ± {half:.2f}"})  # fmt: skip
    return pd.DataFrame(rows)


RANGES = {
    "theory.climate.floor": (0.05, 0.35), "theory.norms.weight": (0.0, 0.6), "theory.effort.steepness": (3.0, 12.0),
    "theory.effort.tipping": (0.40, 0.65),
    "theory.tolerance.zone": (0.0, 0.15), "theory.delight.depth": (0.0, 1.0), "theory.delight.half_barrier": (0.5, 3.0),
    "theory.spend.delight": (0.0, 0.3), "theory.bundle.worth": (0.0, 0.6), "theory.pride.worth": (0.0, 1.0),
    "theory.size.systems": (0.3, 0.9), "theory.performance.substitution": (-4.0, 0.5),
    "theory.retelling.chance": (0.05, 0.3), "trade.switching_cost": (0.0, 3.0),
}  # fmt: skip
"""What is plausible, for the sweep: sizes nobody knows better than this."""


def over_the_range(lab: Lab, levers: Sequence[str], straight: bool, points: int) -> pd.DataFrame:
    """Points of a Latin hypercube over `RANGES`: whether returns increase at each, and with what it goes along."""
    form = linear(levers) if straight else []
    places = stats.qmc.LatinHypercube(len(RANGES), seed=1).random(points)
    low, high = np.array(list(RANGES.values())).T
    drawn = low + places * (high - low)
    arms = [[*form, *(f"{key}={value:.4g}" for key, value in zip(RANGES, point, strict=True))] for point in drawn]
    rows = []
    for point, arm in zip(drawn, arms, strict=True):
        (curve,) = lab.curves(levers, [arm])
        found = {"increases": curve.where(1.0), "bend": curve.bends.mean(axis=1).max()}
        rows.append({**dict(zip(RANGES, point, strict=True)), **found})
        print(len(rows), rows[-1]["increases"] or "nowhere", f"{rows[-1]['bend']:+.2f}", flush=True)
    found = pd.DataFrame(rows)
    print(f"increases somewhere: {100 * (found['increases'] != '').mean():.0f} % of {points}")
    print(found[list(RANGES)].corrwith(found["bend"], method="spearman").round(2).sort_values().to_string())
    return found


FRONTS = ("climate", "training", "process", "recovery", "access", "tangibles")
SHOWN = {
    "A run-down hotel, climate": (["trade=hotel", "scenario=run_down"], ("climate",), (0.0, 0.5, 1.0)),
    "A run-down hospital, climate": (["trade=hospital", "scenario=run_down"], ("climate",), (0.0, 0.5, 1.0)),
    "A bank, climate along a line": (["trade=bank", "scenario=scarce_thing_first"], ("climate",), (0.0, 0.75, 1.5)),
    "A hotel, six levers at once": (["trade=hotel", "scenario=too_many_fronts"], FRONTS, (1.0, 1.15, 1.4, 1.65)),
}  # fmt: skip
"""Four markets of the page: settings, levers moved together, and levels."""


def picture(lab: Lab) -> Any:
    """What each step of spending brings in the four markets, with 95 % intervals over seeds."""
    charts = []
    for title, (settings, levers, levels) in SHOWN.items():
        (curve,) = lab._replace(levels=levels).curves(levers, [settings])
        half = stats.t.ppf(0.975, lab.seeds - 1) * curve.marginal.std(axis=1, ddof=1) / np.sqrt(lab.seeds)
        steps = zip(levels, levels[1:], curve.marginal.mean(axis=1), half, strict=False)
        rows = [Bar(f"{a:g} to {b:g}", mean, mean - width, mean + width) for a, b, mean, width in steps]
        charts.append(bars(rows, title, "gross return of one more unit of money", sort=False))
    return figure(charts, columns=2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ask", choices=("curves", "sources", "range", "picture"))
    parser.add_argument("settings", nargs="*", help="trades of `curves`; else settings such as trade=hotel")
    parser.add_argument("--groups", nargs="+", default=list(GROUPS), choices=GROUPS, help="of `curves`")
    parser.add_argument("--levers", nargs="+", default=["climate"], type=lambda name: lever_named(name).name)
    parser.add_argument("--levels", nargs="+", type=float, default=LEVELS)
    parser.add_argument("--straight", action="store_true", help="let money buy capability along a line")
    parser.add_argument("--without", nargs="+", default=list(SWITCHES), choices=SWITCHES, help="of `sources`")
    parser.add_argument("--down", action="store_true", help="of `sources`: ask what makes returns diminish")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--customers", type=int, default=3000)
    parser.add_argument("--weeks", type=int, default=156)
    parser.add_argument("--points", type=int, default=40, help="of `range`")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, default=Path("outputs/increasing_returns"))
    asked = parser.parse_args()
    common = (f"market.customers={asked.customers}", f"market.weeks={asked.weeks}")
    own = () if asked.ask == "curves" else tuple(asked.settings)
    lab = Lab((*own, *common), tuple(asked.levels), asked.seeds, Store(asked.output / "runs"), asked.workers)
    asked.output.mkdir(parents=True, exist_ok=True)
    if asked.ask == "picture":
        picture(lab).savefig(asked.output / "increasing_returns.png", dpi=110)
        return
    if asked.ask == "curves":
        table = all_curves(lab, asked.settings or TRADES, asked.groups)
    elif asked.ask == "sources":
        table = all_sources(lab, asked.levers, asked.straight, asked.without, -1.0 if asked.down else 1.0)
        print(table.to_string(index=False))
    else:
        table = over_the_range(lab, asked.levers, asked.straight, asked.points)
    table.to_csv(asked.output / f"{asked.ask}.csv", index=False)


if __name__ == "__main__":
    main()
