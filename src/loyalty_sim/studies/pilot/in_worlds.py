"""The runs of a pilot in worlds drawn from what is in doubt: three whole markets a world, then the trials.

Every world has a luck of its own, which all its markets share.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.pilot.arms import everywhere, in_trial, sites_of
from loyalty_sim.studies.pilot.seen import QUARTERS, Look, trial_market, whole_market
from loyalty_sim.studies.pilot.trial import LONGEST, Trial, drawn_sites
from loyalty_sim.studies.vary.points import varied
from loyalty_sim.studies.vary.worlds import FEWEST

ARMS = ("keep", "now", "late")
"""Whole markets of a world: as it is, the change at all sites at once, and the same after the longest trial."""


class Asked(NamedTuple):
    """What is kept as it is, the change, the worlds (a row each), their seeds, and how markets are looked at."""

    keep: Scenario
    change: Scenario
    worlds: pd.DataFrame
    seeds: Sequence[int]
    look: Look

    def in_world(self, scenario: Scenario, world: int) -> Scenario:
        """A scenario in one of the worlds."""
        row = self.worlds.iloc[world]
        return varied(scenario, {key: _plain(row[key]) for key in self.worlds.columns})


def run_whole(asked: Asked, lab: Lab) -> pd.DataFrame:
    """The whole markets: a row a world, figures named `<arm>_<figure>`; missing where a market could not be run.

    Raises RunFailed where so many failed that too few worlds can be whole.
    """
    arms = {"keep": asked.keep, "now": everywhere(asked.keep, asked.change)}
    arms["late"] = everywhere(asked.keep, asked.change, LONGEST)
    jobs = [
        Job(asked.in_world(scenario, world), asked.seeds[world], f"{arm}, world {world}")
        for arm, scenario in arms.items()
        for world in range(len(asked.worlds))
    ]
    runs = lab.run_by(partial(whole_market, look=asked.look), jobs, kept=False)
    count, failed = len(asked.worlds), [f"{run.job.name}: {run.error}" for run in runs if run.error]
    if len(failed) > 3 * (count - FEWEST):
        raise RunFailed(f"{len(failed)} of {len(runs)} runs failed\n" + "\n".join(failed))
    parts = [
        pd.DataFrame([run.outcomes for run in runs[at * count : (at + 1) * count]]).add_prefix(f"{arm}_")
        for at, arm in enumerate(arms)
    ]
    heads = pd.DataFrame({"world": np.arange(count), "seed": list(asked.seeds)})
    return pd.concat([heads, *parts], axis=1)


def run_trials(
    asked: Asked, whole: pd.DataFrame, trials: Sequence[Trial], methods: tuple[str, ...], lab: Lab,
    lengths: Mapping[Trial, tuple[int, ...]] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Estimates of every trial in every world: world, trial, method, measure, weeks, effect, error, low, high, p.

    lengths: at which each is read; all of them if None.
    """
    parts, done, total = [], 0, len(trials) * len(asked.worlds)
    for trial in trials:
        read = (lengths or {}).get(trial, trial.lengths)
        jobs = [
            Job(asked.in_world(in_trial(asked.keep, asked.change, trial, treated), world), asked.seeds[world],
                f"{trial.name}, world {world}")
            for world, treated in enumerate(sites_in_worlds(asked.keep, trial, whole))
        ]  # fmt: skip
        simulate = partial(trial_market, look=asked.look, methods=methods, lengths=read)
        runs = _part_of(lab, done, total).run_by(simulate, jobs, kept=False)
        done += len(jobs)
        parts.append(_long(trial, runs))
    return pd.concat(parts, ignore_index=True)


def sites_in_worlds(keep: Scenario, trial: Trial, whole: pd.DataFrame) -> list[tuple[int, ...]]:
    """Which sites are treated in each world: drawn with luck of its own, from how satisfied customers were before."""
    names = [f"keep_before_{site}" for site in range(sites_of(keep))]
    levels = whole.reindex(columns=names).to_numpy(float)
    return [drawn_sites(trial, level, world) for world, level in enumerate(levels)]


def truth_of(whole: pd.DataFrame, trial: Trial, measure: str, weeks: int) -> Array:
    """What the change at all sites does to a measure, in every world, (W,), over weeks of exposure as in the trial.

    A trial in waves has more sites that were treated for a short time than for a long one; the mean counts each of
    their quarters.
    """
    exposed = (trial.exposures(weeks) // (LONGEST // QUARTERS)).astype(int)
    counts = np.array([(exposed >= quarter).sum() for quarter in range(1, QUARTERS + 1)], float)
    effect = np.array([
        whole[f"now_{measure}_{quarter}"] - whole[f"keep_{measure}_{quarter}"] for quarter in range(1, QUARTERS + 1)
    ])  # fmt: skip
    used = counts > 0
    return np.asarray(counts[used] @ effect[used] / counts.sum())


def _long(trial: Trial, runs: Sequence[Run]) -> pd.DataFrame:
    rows: dict[tuple[int, str, str, str], dict[str, Any]] = {}
    for world, run in enumerate(runs):
        for name, value in run.outcomes.items():
            method, measure, weeks, field = name.split("/")
            rows.setdefault((world, method, measure, weeks), {})[field] = value
    found = [
        {"world": world, "trial": trial.name, "method": method, "measure": measure, "weeks": int(weeks), **values}
        for (world, method, measure, weeks), values in rows.items()
    ]
    return pd.DataFrame(found)


def _part_of(lab: Lab, done: int, total: int) -> Lab:
    told = lab.progress
    return lab if told is None else lab._replace(progress=lambda more, _: told(done + more, total))


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
