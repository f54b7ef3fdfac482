"""`branch`: burn in once, then many futures under the same luck, each equal to a full run of its scenario, bit for bit.

Since a branch *is* a full run of its scenario, it is kept in the store as one: asked for again in either way, it is
there. What may change at a branch is in `studies.branch.branching`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from loyalty_sim.lab.given import is_whole
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.market_run import indicators
from loyalty_sim.lab.place import check_folder
from loyalty_sim.lab.runner import Progress, RunFailed, run_many
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.reading import as_path
from loyalty_sim.scenario.load import Use, with_use
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.base import Result, carry_out
from loyalty_sim.studies.branch.branching import branched
from loyalty_sim.studies.design import Design, as_design
from loyalty_sim.studies.summary import Summary
from loyalty_sim.studies.sweep.cases import Case
from loyalty_sim.studies.sweep.study import SweepStudy, settings_of

ENDING = ".npz"


def burn_in(
    config: Scenario,
    week: int,
    folder: str | Path,
    seeds: int | Sequence[int] = 10,
    workers: Workers = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Run a scenario for `week` weeks under each seed, and save a checkpoint of each in the folder.

    Raises ValueError for a week that is none of the run, RunFailed if a run fails.

        >>> from tempfile import mkdtemp
        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> [path.name for path in burn_in(small, week=4, folder=mkdtemp(), seeds=2, workers=1)]
        ['seed_0000.npz', 'seed_0001.npz']
    """
    config, place = with_use(config, ()), as_path(folder, "folder")
    if not is_whole(week) or not 0 < week < config.market.weeks:
        raise ValueError(f"a branch begins within the {config.market.weeks} weeks of the run, not after week {week!r}")
    jobs = [Job(config, seed) for seed in as_seeds(seeds)]
    Lab(workers, progress).check()
    check_folder(place, "folder")
    place.mkdir(parents=True, exist_ok=True)
    runs = run_many(jobs, workers, progress, partial(_burn_in, week=week, folder=place.absolute()))
    failed = [f"{run.job.name}: {run.error}" for run in runs if run.error]
    if failed:
        raise RunFailed(f"{len(failed)} of {len(runs)} burn-ins failed\n" + "\n".join(failed))
    return [_file(place, job.seed) for job in jobs]


def branch(
    checkpoints: str | Path,
    futures: Design | Mapping[str, Sequence[Any]],
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Run on from checkpoints of one scenario: as it was, and as every row of a design changes it.

    checkpoints: a file, or a folder of them, one a seed. futures: a design, or levels by setting as in `sweep`. use:
    Python files of your own (`loyalty_sim.extend`) that hold from the branch on, beside those of the burn-in. The
    table is that of `sweep`: differences to the future in which nothing changes, paired along the seeds. Raises
    ScenarioError for settings that are baked into the start or past, CheckpointError for files that are no checkpoints.

        >>> from tempfile import mkdtemp
        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> folder = mkdtemp()
        >>> saved = burn_in(small, week=4, folder=folder, seeds=2, workers=1)
        >>> len(branch(folder, {"firm.levers.climate": [0, 2]}, workers=1).table)
        3
    """
    files, base, week = starting_points(checkpoints)
    base = with_use(base, use)
    design = as_design(futures)
    found = futures_of(design, base, week)
    settings = settings_of(design, found, None, confidence)
    study = BranchStudy({base.name: base}, list(files), settings, tuple(found), files)
    return carry_out(study, Lab(workers, progress, store))


@dataclass(frozen=True, eq=False)
class BranchStudy(SweepStudy):
    """A sweep whose runs go on from checkpoints. checkpoints: files by seed; none in a study that was loaded."""

    kind = "branch"

    checkpoints: Mapping[int, Path] = field(default_factory=dict)

    def attempt(self, lab: Lab, jobs: Sequence[Job]) -> list[Run]:
        """Run every job on from the checkpoint of its seed."""
        return lab.run_by(partial(run_on, checkpoints=self.checkpoints), jobs)

    def summary(self, result: Result) -> Summary | None:
        """That of a sweep; and that all futures share their past."""
        found, seeds = super().summary(result), int(result.runs["seed"].nunique())
        pasts = f"{seeds} {'past' if seeds == 1 else 'pasts'}"
        shared = f"All futures go on from the same {pasts}: another past could give another answer."
        return found and found._replace(change=(shared, *found.change))

    @property
    def heading(self) -> str:
        """The scenario of the burn-in."""
        return f"Futures from one past: {self.scenario.title}"


def starting_points(place: str | Path) -> tuple[dict[int, Path], Scenario, int]:
    """Files by seed, the scenario and the week that all of them share. Raises ScenarioError, CheckpointError."""
    from loyalty_sim.lab.checkpoint import about_checkpoint

    files = _files(as_path(place, "checkpoints"))
    if not files:
        help = ("make some:  loyalty-sim branch --burn-in 52 trade=bank -o my_burn_in",)
        raise ScenarioError([Problem(f"there is no checkpoint at '{place}'", f"command line: {place}", help)])
    known = {file: about_checkpoint(file) for file in files}
    first = next(iter(known.values()))
    others = [file for file, about in known.items() if (about.scenario, about.week) != (first.scenario, first.week)]
    if others:
        message = f"the checkpoints of '{place}' are not of one burn-in: {others[0].name} differs from {files[0].name}"
        raise ScenarioError([Problem(message, f"command line: {place}")])
    return {about.seed: file.absolute() for file, about in known.items()}, first.scenario, first.week


def futures_of(design: Design, base: Scenario, week: int) -> list[Case]:
    """The future in which nothing changes, then every row. Raises ScenarioError with the problems of all rows."""
    found = [Case("no change", _own(design, base), base, baseline=True)]
    problems: list[Problem] = []
    for row in design.rows:
        try:
            scenario = branched(base, week, row.values, row.where)
            found.append(Case(row.label, _own(design, scenario), scenario))
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(dict.fromkeys(problems))
    return found


def run_on(job: Job, checkpoints: Mapping[int, Path]) -> Run:
    """Run one branch to its end, from the checkpoint of its seed."""
    from loyalty_sim.lab.checkpoint import load_checkpoint  # imports Mesa and the compiled passes: seconds

    market = load_checkpoint(checkpoints[job.seed], config=job.scenario).run()
    return Run(job, market.outcomes(), indicators(market.history))


def _burn_in(job: Job, week: int, folder: Path) -> Run:
    from loyalty_sim.lab.checkpoint import save_checkpoint
    from loyalty_sim.market import ServiceMarket

    save_checkpoint(ServiceMarket(job.scenario, rng=job.seed).run(week), _file(folder, job.seed))
    return Run(job, {})


def _file(folder: Path, seed: int) -> Path:
    return folder / f"seed_{seed:04}{ENDING}"


def _files(place: Path) -> list[Path]:
    try:
        return sorted(place.glob(f"*{ENDING}")) if place.is_dir() else [place] if place.exists() else []
    except (OSError, ValueError):  # a name that no disk takes
        return []


def _own(design: Design, scenario: Scenario) -> dict[str, Any]:
    from loyalty_sim.scenario.schema import flatten

    own = flatten(scenario)
    return {key: own.get(key) for key in design.keys}
