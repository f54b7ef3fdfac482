"""The score: run the markets the targets need, make their statistics, and judge each against its band."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.observations import Watch, place, read, seen_folder, watch_missing
from loyalty_sim.lab.runner import Progress
from loyalty_sim.scenario.load import in_use, load_scenario
from loyalty_sim.validation.evidence.published import Wanted, published, wanted
from loyalty_sim.validation.evidence.target import Control, Reading, Seen, Situation, Target
from loyalty_sim.validation.evidence.verdict import Judged, judged, together

if TYPE_CHECKING:
    import pandas as pd

SEEDS, QUICK_SEEDS = 20, 4
SHARE_COMPARED, FEWEST = 4, 2
"""A market that is only compared gets this part of the seeds asked for, and not fewer than so many."""


class Line(NamedTuple):
    """One statistic of a target: what is wanted, what came out, and the values by seed."""

    wanted: Wanted
    judged: Judged
    samples: tuple[float, ...]


class Entry(NamedTuple):
    """One target, or one control of it, with what became of it.

    curves: mean, low, high of every array. readings: the other ways of reading it, each with its statistics.
    """

    target: Target
    control: Control | None
    verdict: str
    lines: tuple[Line, ...]
    curves: dict[str, dict[str, list[float]]]
    readings: tuple[tuple[Reading, tuple[Line, ...]], ...] = ()


@dataclass(frozen=True, eq=False)
class Score:
    """All entries, and the record to repeat it."""

    entries: list[Entry]
    provenance: dict[str, Any]

    @property
    def table(self) -> "pd.DataFrame":
        """One row per statistic: target, published value, band, model value with interval, verdict, distance."""
        import pandas as pd

        return pd.DataFrame([_row(entry, line) for entry in self.entries for line in entry.lines])


class Trial(NamedTuple):
    """One target, or one of its controls, with its jobs by situation."""

    target: Target
    control: Control | None
    jobs: dict[str, list[Job]]

    def watch(self, situation: str) -> Any:
        """What looks at a situation: the target's own way, or the control's."""
        own = self.target.situations[situation].watch
        return self.control.watches.get(situation, own) if self.control else own


def score(
    asked: Sequence[Target],
    settings: Sequence[str] = (),
    seeds: int = SEEDS,
    controls: bool = False,
    folder: Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    usual: Sequence[str] = (),
) -> Score:
    """Score the targets. settings: added to every market, such as trade=bank or theory.word_of_mouth.chance=0.2.

    usual: settings of every market that give way to what a target itself sets. controls: also the markets in which the
    targets must fail. folder: where what was seen is kept (the store if None). Raises ScenarioError before any work if
    a setting is wrong, RunFailed if a run fails.
    """
    folder = folder or seen_folder()
    planned = [trial for target in asked for trial in trials(target, settings, seeds, controls, usual)]
    _run_missing(planned, folder, workers, progress)
    return Score([_entry(trial, folder) for trial in planned], _record(planned, settings, seeds))


def trials(
    target: Target, settings: Sequence[str], seeds: int, controls: bool = False, usual: Sequence[str] = ()
) -> list[Trial]:
    """The markets of a target, its own first, then those of its controls."""
    chosen = [None, *target.controls] if controls else [None]
    return [Trial(target, control, _jobs(target, control, settings, seeds, usual)) for control in chosen]


def _jobs(
    target: Target, control: Control | None, settings: Sequence[str], seeds: int, usual: Sequence[str]
) -> dict[str, list[Job]]:
    extra = control.settings if control else ()
    label = f"{target.id} {control.name}" if control else target.id
    jobs = {}
    for name, situation in target.situations.items():
        scenario = load_scenario(overrides=[*_words(situation, settings, usual), *extra])
        jobs[name] = [Job(scenario, seed, f"{label} {name}") for seed in range(1, _seeds(target, control, seeds) + 1)]
    return jobs


def _seeds(target: Target, control: Control | None, asked: int) -> int:
    """How many: a part where markets are only compared, which need tell no more than in from out."""
    if control and control.compares:
        return min(asked, max(FEWEST, asked // SHARE_COMPARED))
    return target.times * asked


def _words(situation: Situation, settings: Sequence[str], usual: Sequence[str]) -> list[str]:
    own = [word for word in settings if not (situation.trade and word.startswith("trade="))]
    size = [f"market.customers={situation.customers}", f"market.weeks={situation.weeks}"]
    trade = [f"trade={situation.trade}"] if situation.trade else []
    return [*trade, *size, *usual, *situation.settings, *own]


def _run_missing(planned: Sequence[Trial], folder: Path, workers: int | None, progress: Progress | None) -> None:
    watches = {jobs[0].label: trial.watch(name) for trial in planned for name, jobs in trial.jobs.items()}
    everything = (job for trial in planned for jobs in trial.jobs.values() for job in jobs)
    wanted = {place(job, watches[job.label], folder): job for job in everything}
    watch_missing(wanted, partial(_by_label, watches), folder, workers, progress)


def _by_label(watches: Mapping[str, Watch], job: Job) -> Watch:
    return watches[job.label]


def _entry(trial: Trial, folder: Path) -> Entry:
    seeds = len(next(iter(trial.jobs.values())))
    seen = [_seen(trial, number, folder) for number in range(seeds)]
    found = [trial.target.statistics(each) for each in seen]
    lines = tuple(_judged_line(each, each.statistic, found) for each in _expected(trial))
    readings = () if trial.control else tuple((each, _reread(trial, each, found)) for each in trial.target.readings)
    return Entry(trial.target, trial.control, verdict_of(lines), lines, _curves(trial.target, seen), readings)


def verdict_of(lines: Sequence[Line]) -> str:
    """The verdict on a target: what is in by construction, or fitted, says nothing for it, and nothing against it."""
    return together(line.judged.verdict for line in lines if decides(line))


def decides(line: Line) -> bool:
    """Whether a statistic has a say in the verdict on its target."""
    return not line.wanted.by_construction and line.wanted.standing != "fitted"


def _judged_line(each: Wanted, statistic: str, found: Sequence[Mapping[str, float]]) -> Line:
    samples = tuple(float(one[statistic]) for one in found)
    return Line(each, judged(samples, each.low, each.high), samples)


def _reread(trial: Trial, reading: Reading, found: Sequence[Mapping[str, float]]) -> tuple[Line, ...]:
    """The statistics of another reading, against the bands of those they replace."""
    own = {each.statistic: each for each in _expected(trial)}
    return tuple(_judged_line(own[name], other, found) for name, other in reading.instead.items())


def _expected(trial: Trial) -> list[Wanted]:
    own = {each.statistic: each for each in trial.target.bands or wanted(trial.target.id)}
    if trial.control is None or trial.control.compares:
        return list(own.values())
    expects = trial.control.expects.items()
    return [_as_control(own, trial.target.id, name, low, high) for name, (low, high) in expects]


def _as_control(own: dict[str, Wanted], target: str, name: str, low: float, high: float) -> Wanted:
    """What a statistic must be in a control; some are only looked at there."""
    words = Wanted(target, name, name.replace("_", " "), "", low, high)
    return own.get(name, words)._replace(low=low, high=high, published="")


def _seen(trial: Trial, number: int, folder: Path) -> Seen:
    return {name: read(place(jobs[number], trial.watch(name), folder)) for name, jobs in trial.jobs.items()}


def _curves(target: Target, seen: Sequence[Seen]) -> dict[str, dict[str, list[float]]]:
    import numpy as np

    if target.curves is None:
        return {}
    by_seed = [target.curves(each) for each in seen]
    stacked = {name: np.array([np.asarray(one[name], dtype=float) for one in by_seed]) for name in by_seed[0]}
    return {name: _mean_curve(values) for name, values in stacked.items()}


def _mean_curve(values: Any) -> dict[str, list[float]]:
    """Mean and interval at every point of a curve (seeds, ...), over the seeds that have one."""
    points = [_point(column) for column in values.reshape(len(values), -1).T]
    return {name: [point[place] for point in points] for place, name in enumerate(("mean", "low", "high"))}


def _point(values: Any) -> tuple[float, float, float]:
    found = judged(values, -math.inf, math.inf)
    return (found.mean, found.low, found.high) if found.seeds > 1 else (found.mean,) * 3


def _row(entry: Entry, line: Line) -> dict[str, Any]:
    finding, own = published().get(entry.target.id), line.wanted
    return {
        "target": entry.target.id,
        "name": finding.name if finding else entry.target.id,
        "control": entry.control.name if entry.control else "",
        "target_verdict": entry.verdict,
        "statistic": own.statistic,
        "says": own.says,
        "published": own.published,
        "mark": finding.mark if finding else "",
        "band_low": own.low,
        "band_high": own.high,
        "model": line.judged.mean,
        "model_low": line.judged.low,
        "model_high": line.judged.high,
        "seeds": line.judged.seeds,
        "verdict": line.judged.verdict,
        "distance": line.judged.distance,
        "standing": own.standing,
        "kind": "by construction" if own.by_construction else finding.kind if finding else "finding",
    }


def _record(planned: Sequence[Trial], settings: Sequence[str], seeds: int) -> dict[str, Any]:
    from loyalty_sim.lab.store import model_version
    from loyalty_sim.version import __version__

    return {
        "targets": list(dict.fromkeys(trial.target.id for trial in planned)),
        "settings": list(settings),
        "seeds": seeds,
        "markets": sum(len(jobs) for trial in planned for jobs in trial.jobs.values()),
        "loyalty_sim": __version__,
        "model": model_version(),
        **({"use": list(in_use())} if in_use() else {}),
    }


def kind_of(target: str) -> str:
    """Whether a target is a finding, or its figures were fitted; one that is not in the table is a finding."""
    known = published().get(target)
    return known.kind if known else "finding"


def counted(score: Score, kind: str = "finding") -> dict[str, int]:
    """How many targets of a kind are in, out and undetermined; controls are not counted."""
    from collections import Counter

    own = [entry for entry in score.entries if entry.control is None and kind_of(entry.target.id) == kind]
    return dict(Counter(entry.verdict for entry in own))
