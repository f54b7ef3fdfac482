"""A trade on the way from its prior to the worlds that are kept, every market kept as soon as it is done."""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.statistics.bands import ANALYSIS_SEED
from loyalty_sim.studies.vary.factor import Factor
from loyalty_sim.studies.vary.joint import as_kept
from loyalty_sim.studies.vary.points import varied
from loyalty_sim.validation.posterior.condition import Adjusted
from loyalty_sim.validation.posterior.given import Given, given_of
from loyalty_sim.validation.posterior.look import SIZE, looked
from loyalty_sim.validation.posterior.prior import prior_factors
from loyalty_sim.validation.posterior.steps import MISSED, Figures, Wave, adjustment, off, within_reach

RUNS = Path("outputs") / "posterior"
ERROR = "error"


class Effort(NamedTuple):
    """Worlds of the prior, worlds that are kept, how many of these are run to look at them, and adjustments."""

    prior: int
    kept: int
    looked_at: int
    steps: int = 2


EFFORT = {
    "bank": Effort(400, 160, 60, steps=3),
    "airline": Effort(160, 120, 60),
    "hotel": Effort(160, 120, 60),
    "internet": Effort(120, 100, 60),
    "grocery": Effort(120, 100, 60),
}
"""A bank takes a step more: its churn hangs on what a change costs as a part of how much choice wavers, which is no
straight line."""


class Posterior:
    """A trade with given figures; every wave is run once and read afterwards.

    runs: folder for what was run. Raises KeyError for a trade without given figures.
    """

    def __init__(self, trade: str, runs: Path = RUNS):
        self.trade, self.runs, self.effort = trade, runs / trade, EFFORT[trade]
        self.given = given_of(trade)

    @cached_property
    def scenario(self) -> Scenario:
        """Business as usual of the trade in a small market."""
        return load_scenario(overrides=[f"trade={self.trade}", *SIZE])

    @cached_property
    def factors(self) -> list[Factor]:
        """What is in doubt, within what is thought without the given figures."""
        return prior_factors(self.scenario)

    @cached_property
    def prior(self) -> Wave:
        """Worlds of the prior, a Latin hypercube."""
        from scipy.stats import qmc

        return self.run(qmc.LatinHypercube(len(self.factors), rng=ANALYSIS_SEED).random(self.effort.prior), 0)

    @cached_property
    def usable(self) -> list[Given]:
        """Given figures within reach."""
        return within_reach(self.prior, self.given)

    @cached_property
    def waves(self) -> list[Wave]:
        """Worlds that were run on the way: those of the prior, then those after every adjustment but the last."""
        found = [self.prior]
        while len(found) < self.effort.steps:
            found.append(self.run(self.step(found[-1], len(found)).places[: self.effort.kept], len(found)))
        return found

    @cached_property
    def first(self) -> Adjusted:
        """The adjustment of the worlds of the prior."""
        return adjustment(self.prior, self.usable, self.effort.steps, 1)

    def step(self, wave: Wave, number: int) -> Adjusted:
        """The adjustment of the wave before, counted from 1; what the first one moves, the others move as well."""
        if number == 1:
            return self.first
        return adjustment(wave, self.usable, self.effort.steps, number, self.first.spoken_to)

    @cached_property
    def kept(self) -> np.ndarray:
        """Places of the worlds that are kept."""
        return self.step(self.waves[-1], self.effort.steps).places

    @cached_property
    def after(self) -> Wave:
        """The first of the worlds that are kept, run once more."""
        return self.run(self.kept[: self.effort.looked_at], self.effort.steps)

    def run(self, places: np.ndarray, number: int) -> Wave:
        """Run worlds under luck of their own; those that cannot be run are left out."""
        path = self.runs / f"wave-{number}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        done: list[dict[str, Any]] = [json.loads(line) for line in lines if line.endswith("}")]
        panels = any(each.name.startswith("panel") for each in self.given)
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in done)
            for at in range(len(done), len(places)):
                values = {f.key: f.at(float(u)) for f, u in zip(self.factors, places[at], strict=True)}
                seed = 1_000_000 + 100_000 * number + at
                done.append(figures_of(self.scenario, values, seed, panels))
                file.write(json.dumps(done[-1]) + "\n")
                file.flush()
                print(f"\r{self.trade}, wave {number}: {at + 1} of {len(places)}", end="", flush=True)
        ran = [at for at, row in enumerate(done[: len(places)]) if ERROR not in row]
        return Wave(places[ran], [done[at] for at in ran])

    def worlds(self) -> pd.DataFrame:
        """The worlds as they are kept (`studies.vary.joint`)."""
        values = flatten(self.scenario)
        return as_kept(self.factors, {each.key: float(values[each.key]) for each in self.factors}, self.kept)

    def pinned(self) -> pd.DataFrame:
        """A row for every setting that a figure speaks to, the best known first."""
        steps = [self.step(wave, number) for number, wave in enumerate(self.waves, start=1)]
        ratio = self.kept.std(axis=0) / 12**-0.5
        spoken_to = np.flatnonzero(np.any([each.spoken_to for each in steps], axis=0))
        values, rows = flatten(self.scenario), []
        for at in spoken_to[np.argsort(ratio[spoken_to])]:
            factor = self.factors[at]
            low, middle, high = ends(factor, self.kept[:, at])
            rows.append({"trade": self.trade, "key": factor.key, "low": factor.low, "high": factor.high,
                         "in_force": values[factor.key], "interval_low": low, "median": middle, "interval_high": high,
                         "sd_ratio": ratio[at]})  # fmt: skip
        return pd.DataFrame(rows)

    def figures(self) -> pd.DataFrame:
        """A row for every given figure, with worlds of the prior and worlds that are kept."""
        rows = []
        for each in self.given:
            before, after = (quantiles(wave.figures, each.name) for wave in (self.prior, self.after))
            away = off(self.after, each)
            used = "adjusted to" if each in self.usable else "out of reach"
            rows.append({"trade": self.trade, "figure": each.name, "given": each.value, "se": each.se,
                         **{f"before_{name}": value for name, value in before.items()},
                         **{f"after_{name}": value for name, value in after.items()},
                         "off": away, "missed": abs(away) > MISSED, "used": used, "source": each.source})  # fmt: skip
        return pd.DataFrame(rows)


def figures_of(scenario: Scenario, values: dict[str, float], seed: int, panels: bool) -> dict[str, Any]:
    """What a world comes to, or why it cannot be run."""
    try:
        return dict(looked(Job(varied(scenario, values), seed), panels))
    except Exception as error:
        return {ERROR: repr(error)}


def ends(factor: Factor, places: np.ndarray) -> list[float]:
    """Ends and middle of the 90 % interval of a setting."""
    return [float(factor.at(float(place))) for place in np.quantile(places, (0.05, 0.5, 0.95))]


def quantiles(figures: Sequence[Figures], name: str) -> dict[str, float]:
    """The middle of a figure over worlds, and where 90 % of them lie."""
    seen = np.array([row.get(name, np.nan) for row in figures], float)
    return dict(zip(("low", "median", "high"), np.nanquantile(seen, (0.05, 0.5, 0.95)).tolist(), strict=True))
