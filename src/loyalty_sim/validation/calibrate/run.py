"""The stages carried out, one after the other and round by round, and every moment looked at afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from loyalty_sim.scenario.schema import flatten
from loyalty_sim.validation.calibrate.check import SEEDS_OF_CHECK, Checked, check, not_reproduced
from loyalty_sim.validation.calibrate.confirm import SEEDS_TO_CONFIRM, Done, confirmed
from loyalty_sim.validation.calibrate.fit import Free, Values, fit
from loyalty_sim.validation.calibrate.market import Asked
from loyalty_sim.validation.calibrate.markets import EFFORT, Case, Effort, Markets, scenario_of
from loyalty_sim.validation.calibrate.stages import Stage
from loyalty_sim.validation.calibrate.tags import SEPARATOR, of, tag

POOL = 4


@dataclass(frozen=True, eq=False)
class Calibration:
    """What came of it. values: every parameter, by case and setting. checks: every target moment afterwards."""

    cases: tuple[Case, ...]
    done: tuple[Done, ...]
    values: dict[str, dict[str, float]]
    checks: tuple[Checked, ...]

    @property
    def misfits(self) -> dict[str, tuple[Checked, ...]]:
        """By case that is not reproduced, the moments that are missed, the furthest off first."""
        return not_reproduced(self.checks)


def calibrate(
    cases: Sequence[Case], stages: Sequence[Stage], share: bool = True, markets: Markets | None = None, seed: int = 1
) -> Calibration:
    """Fit the stages to the cases. share: whether what is shared is fitted too; else it stays as it is."""
    markets = markets or Markets()
    markets.total = count(cases, stages, share, markets.effort)
    starts = {case.name: _starts(case, stages, share) for case in cases}
    values = {name: dict(own) for name, own in starts.items()}
    done: list[Done] = []
    for turn in range(markets.effort.rounds):
        done = []
        for number, stage in enumerate(stages):
            one = _stage(stage, cases, starts, values, share, markets, seed + number + 100 * turn)
            done.append(one)
            for case in cases:
                values[case.name] |= of(case, one.values)
    fitted = {name for stage in stages for name in stage.moments}
    return Calibration(tuple(cases), tuple(done), values, check(cases, fitted, starts, values, markets))


def count(cases: Sequence[Case], stages: Sequence[Stage], share: bool, effort: Effort) -> int:
    """How many markets a calibration runs."""
    each_round = 0
    for stage in stages:
        there = _there(stage, cases)
        if there and free_of(stage, there, share):
            each_round += len(there) * (POOL if stage.asks else effort.points * effort.waves)
            each_round += len(there) * 2 * len(SEEDS_TO_CONFIRM)
    return effort.rounds * each_round + 2 * len(cases) * len(SEEDS_OF_CHECK)


def free_of(stage: Stage, cases: Sequence[Case], share: bool) -> list[Free]:
    """What a stage fits to these cases: what is shared, if that is asked for, and what belongs to each."""
    return [*(stage.shared if share else ()), *(f._replace(key=tag(c, f.key)) for c in cases for f in stage.own)]


def _there(stage: Stage, cases: Sequence[Case]) -> list[Case]:
    return [case for case in cases if any(name in case.targets for name in stage.moments)]


def _starts(case: Case, stages: Sequence[Stage], share: bool) -> dict[str, float]:
    in_force = flatten(scenario_of(case, {}, EFFORT))
    keys = [free.key for stage in stages for free in (*(stage.shared if share else ()), *stage.own)]
    return {key: float(case.starts.get(key, in_force[key])) for key in keys}


def _stage(
    stage: Stage, cases: Sequence[Case], starts: Mapping[str, Values], values: Mapping[str, Values], share: bool,
    markets: Markets, seed: int,
) -> Done:  # fmt: skip
    there = _there(stage, cases)
    free = [f._replace(start=_start(f.key, there, starts)) for f in free_of(stage, there, share)]
    if not there or not free:
        return Done(stage, None, "no data" if free or not there else "nothing of one trade alone to fit")
    targets = [m._replace(name=tag(c, m.name)) for c in there for n in stage.moments if (m := c.targets.get(n))]
    points, waves = markets.effort.points, markets.effort.waves
    if stage.asks:
        jobs = [(case, values[case.name], 500_000 * seed + n) for case in there for n in range(POOL)]
        pools = dict(zip([(case.name, n) for case in there for n in range(POOL)], markets.asked(jobs), strict=True))
        found = fit(partial(_ask, cases=there, pools=pools, values=values), free, targets, 2 * points, waves, seed)
    else:
        found = fit(partial(_run, cases=there, values=values, markets=markets), free, targets, points, waves, seed)
    return confirmed(Done(stage, found), there, targets, values, markets)


def _start(key: str, cases: Sequence[Case], starts: Mapping[str, Values]) -> float:
    owner, _, setting = key.rpartition(SEPARATOR)
    return starts[owner or cases[0].name][setting]


def _ask(
    points: Sequence[tuple[Values, int]], cases: Sequence[Case], pools: Mapping[tuple[str, int], Asked],
    values: Mapping[str, Values],
) -> list[dict[str, float]]:  # fmt: skip
    found = []
    for number, (point, seed) in enumerate(points):
        row: dict[str, float] = {}
        for case in cases:
            theory = scenario_of(case, {**values[case.name], **of(case, point)}, EFFORT).theory
            seen = pools[case.name, number % POOL].moments(theory, seed, case.respondents, case.items)
            row |= {tag(case, name): value for name, value in seen.items()}
        found.append(row)
    return found


def _run(
    points: Sequence[tuple[Values, int]], cases: Sequence[Case], values: Mapping[str, Values], markets: Markets
) -> list[dict[str, float]]:
    jobs = [(case, {**values[case.name], **of(case, point)}, seed + 1_000 * n)
            for point, seed in points for n, case in enumerate(cases)]  # fmt: skip
    seen = iter(markets.moments(jobs))
    return [{tag(case, k): v for case in cases for k, v in next(seen).items()} for _ in points]
