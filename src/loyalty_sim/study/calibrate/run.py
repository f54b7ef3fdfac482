"""The stages carried out, one after the other, and a look at every moment afterwards under luck not used before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.study.calibrate.fit import Fit, Free, Moment, Values, fit
from loyalty_sim.study.calibrate.market import ITEMS, Asked, simulated
from loyalty_sim.study.calibrate.stages import Stage

POOL = 4
SEEDS_OF_CHECK = range(9_000_001, 9_000_013)
SEPARATOR = "|"
Progress = Callable[[int, int], None]


class Case(NamedTuple):
    """A market that is fitted: a name, the settings it starts from, and what is wanted of it, by name of the moment.

    respondents, items: size of the survey, and items a construct, as in the data.
    """

    name: str
    settings: tuple[str, ...]
    wanted: Mapping[str, Moment]
    respondents: int = 2_500
    items: int = ITEMS


class Effort(NamedTuple):
    """How much is simulated: customers of a market, points a wave, and waves of the stages that only ask anew."""

    customers: int = 10_000
    points: int = 32
    waves: int = 2
    years: int = 3


EFFORT = Effort()


class Done(NamedTuple):
    """One stage: what was fitted; fit is None where nothing was free or nothing wanted, and `why` says which."""

    stage: Stage
    fit: Fit | None
    why: str = ""


class Checked(NamedTuple):
    """One moment of one case after the fit: data, and mean and standard error of the model under fresh luck."""

    case: str
    moment: Moment
    model: float
    model_se: float
    role: str

    @property
    def within(self) -> bool:
        """Whether the model lies within max(2 standard errors, 10 %) of the data."""
        return abs(self.model - self.moment.value) <= max(2.0 * self.moment.se, 0.1 * abs(self.moment.value))


@dataclass(frozen=True, eq=False)
class Calibration:
    """What came of it. values: every estimate, by case and setting. checks: every wanted moment afterwards."""

    cases: tuple[Case, ...]
    done: tuple[Done, ...]
    values: dict[str, dict[str, float]]
    checks: tuple[Checked, ...]


def calibrate(
    cases: Sequence[Case],
    stages: Sequence[Stage],
    share: bool = True,
    effort: Effort = EFFORT,
    workers: int | None = None,
    progress: Progress | None = None,
    seed: int = 1,
) -> Calibration:
    """Fit the stages to the cases. share: whether what is shared is fitted too; else it stays as it is."""
    values: dict[str, dict[str, float]] = {case.name: {} for case in cases}
    done = []
    for number, stage in enumerate(stages):
        one = _stage(stage, cases, values, share, effort, workers, seed + number)
        done.append(one)
        if one.fit:
            for key, value in one.fit.values.items():
                for case in cases:
                    owner, _, setting = key.rpartition(SEPARATOR)
                    if owner in ("", case.name):
                        values[case.name][setting] = value
        if progress:
            progress(number + 1, len(stages) + 1)
    checks = _check(cases, stages, values, effort, workers)
    if progress:
        progress(len(stages) + 1, len(stages) + 1)
    return Calibration(tuple(cases), tuple(done), values, checks)


def _stage(
    stage: Stage, cases: Sequence[Case], values: Mapping[str, Values], share: bool, effort: Effort,
    workers: int | None, seed: int,
) -> Done:  # fmt: skip
    wanted = [m._replace(name=_tag(c, m.name)) for c in cases for n in stage.moments if (m := c.wanted.get(n))]
    there = [case for case in cases if any(name in case.wanted for name in stage.moments)]
    free = [*(stage.shared if share else ()), *(f._replace(key=_tag(c, f.key)) for c in there for f in stage.own)]
    if not wanted or not free:
        return Done(stage, None, "no data" if free else "nothing of one trade alone to fit")
    if stage.asks:
        asked = _pools(there, values, effort, workers, seed)
        simulate = partial(_ask, cases=there, pools=asked, values=values)
        return Done(stage, fit(simulate, free, wanted, effort.points * 2, effort.waves, seed))
    simulate = partial(_run, cases=there, values=values, effort=effort, workers=workers, moments=stage.moments)
    return Done(stage, fit(simulate, free, wanted, effort.points, 1, seed))


def scenario_of(case: Case, settings: Values, effort: Effort) -> Scenario:
    """The market of a case with these settings over its own."""
    words = [f"{key}={value!r}" for key, value in settings.items()]
    size = [f"market.customers={effort.customers}", f"market.weeks={52 * effort.years}"]
    return load_scenario(overrides=[*case.settings, *size, *words])


def _pools(
    cases: Sequence[Case], values: Mapping[str, Values], effort: Effort, workers: int | None, seed: int
) -> dict[str, list[Asked]]:
    jobs = [(case, 500_000 * seed + n) for case in cases for n in range(POOL)]
    made = _parallel([partial(Asked, scenario_of(c, values[c.name], effort), s) for c, s in jobs], workers)
    return {case.name: [a for (c, _), a in zip(jobs, made, strict=True) if c is case] for case in cases}


def _ask(
    points: Sequence[tuple[Values, int]], cases: Sequence[Case], pools: Mapping[str, list[Asked]],
    values: Mapping[str, Values],
) -> list[dict[str, float]]:  # fmt: skip
    found = []
    for number, (point, seed) in enumerate(points):
        row: dict[str, float] = {}
        for case in cases:
            theory = scenario_of(case, {**values[case.name], **_of(case, point)}, EFFORT).theory
            asked = pools[case.name][number % POOL]
            seen = asked.moments(theory, seed, case.respondents, case.items)
            row |= {_tag(case, name): value for name, value in seen.items()}
        found.append(row)
    return found


def _run(
    points: Sequence[tuple[Values, int]], cases: Sequence[Case], values: Mapping[str, Values], effort: Effort,
    workers: int | None, moments: Sequence[str],
) -> list[dict[str, float]]:  # fmt: skip
    jobs = [
        partial(simulated, scenario_of(case, {**values[case.name], **_of(case, point)}, effort), seed + 1_000 * n,
                case.respondents, case.items)
        for point, seed in points for n, case in enumerate(cases)
    ]  # fmt: skip
    seen = iter(_parallel(jobs, workers))
    return [{_tag(case, k): v for case in cases for k, v in next(seen).items()} for _ in points]


def _check(
    cases: Sequence[Case], stages: Sequence[Stage], values: Mapping[str, Values], effort: Effort, workers: int | None
) -> tuple[Checked, ...]:
    fitted = {name for stage in stages for name in stage.moments}
    jobs = [partial(simulated, scenario_of(case, values[case.name], effort), seed, case.respondents, case.items)
            for case in cases for seed in SEEDS_OF_CHECK]  # fmt: skip
    seen = iter(_parallel(jobs, workers))
    checks = []
    for case in cases:
        runs = [next(seen) for _ in SEEDS_OF_CHECK]
        for moment in case.wanted.values():
            sample = np.array([run.get(moment.name, np.nan) for run in runs])
            sample = sample[~np.isnan(sample)]
            if len(sample) > 1:
                se = float(sample.std(ddof=1) / np.sqrt(len(sample)))
                role = "fitted" if moment.name in fitted else "left out"
                checks.append(Checked(case.name, moment, float(sample.mean()), se, role))
    return tuple(checks)


def _of(case: Case, point: Values) -> dict[str, float]:
    """The part of a point that concerns a case, by setting."""
    split = ((*key.rpartition(SEPARATOR)[::2], value) for key, value in point.items())
    return {setting: value for owner, setting, value in split if owner in ("", case.name)}


def _tag(case: Case, name: str) -> str:
    return f"{case.name}{SEPARATOR}{name}"


def _parallel(jobs: Sequence[Callable[[], Any]], workers: int | None) -> list[Any]:
    from concurrent.futures.process import BrokenProcessPool

    from joblib import Parallel, delayed, parallel_config

    from loyalty_sim.study.runner import ATTEMPTS, available_cores

    count = min(workers or available_cores(), len(jobs))
    if count < 2:
        return [job() for job in jobs]
    from loyalty_sim.warm import warm

    warm()  # compiled once, here, so that the workers only read what is compiled
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with parallel_config(backend="loky", inner_max_num_threads=1):
                return list(Parallel(n_jobs=count)(delayed(job)() for job in jobs))
        except BrokenProcessPool:
            if attempt == ATTEMPTS:
                raise
    return []


def free_of(stages: Sequence[Stage]) -> list[Free]:
    """Every free parameter of some stages."""
    return [free for stage in stages for free in (*stage.shared, *stage.own)]
