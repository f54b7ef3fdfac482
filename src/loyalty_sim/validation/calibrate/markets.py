"""The markets of a calibration: run side by side, each kept as soon as it is done, so that nothing is run twice."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.observations import place, read, seen_folder, watch_missing
from loyalty_sim.lab.runner import none_failed, run_many
from loyalty_sim.lab.store import Store
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.validation import survey
from loyalty_sim.validation.calibrate.fit import Moment, Values
from loyalty_sim.validation.calibrate.market import ITEMS, RESPONDENTS, Asked, simulated, states_at_end

LOOK = (*sorted(Path(inspect.getfile(survey)).parent.glob("*.py")), Path(__file__).with_name("market.py"))
"""The sources of what is looked at: what was kept under other ones is not used."""

Progress = Callable[[int, int], None]


class Case(NamedTuple):
    """A market that is fitted: a name, the settings it starts from, and its target moments by name.

    respondents, items: size of the survey, and items a construct, as in the data. starts: where parameters start, by
    setting; those that are not named start where the settings put them.
    """

    name: str
    settings: tuple[str, ...]
    targets: Mapping[str, Moment]
    respondents: int = RESPONDENTS
    items: int = ITEMS
    starts: Mapping[str, float] = {}


class Effort(NamedTuple):
    """How much is simulated: customers of a market, points a wave, waves, years; rounds through all stages."""

    customers: int = 30_000
    points: int = 32
    waves: int = 2
    years: int = 3
    rounds: int = 2


EFFORT = Effort()


def scenario_of(case: Case, settings: Values, effort: Effort) -> Scenario:
    """The market of a case with these settings over its own."""
    words = [f"{key}={value!r}" for key, value in settings.items()]
    size = [f"market.customers={effort.customers}", f"market.weeks={52 * effort.years}"]
    return load_scenario(overrides=[*case.settings, *size, *words])


@dataclass
class Markets:
    """Runs markets. folder: where they are kept; total: how many there will be, for the progress that is shown."""

    effort: Effort = EFFORT
    workers: int | None = None
    folder: Path | None = None
    progress: Progress | None = None
    total: int = 0
    _done: int = field(default=0, init=False)

    def moments(self, markets: Sequence[tuple[Case, Values, int]]) -> list[dict[str, float]]:
        """Moments of markets, each a case with settings under its own luck, in order."""
        found: dict[int, dict[str, float]] = {}
        for case in {id(case): case for case, _, _ in markets}.values():
            places = [n for n, (owner, _, _) in enumerate(markets) if owner is case]
            jobs = [Job(scenario_of(case, markets[n][1], self.effort), markets[n][2], case.name) for n in places]
            look = partial(simulate, respondents=case.respondents, items=case.items)
            store = Store(self._kept() / f"{case.respondents}-{case.items}")
            runs = none_failed(run_many(jobs, self.workers, self._tell(), look, store, weekly=False))
            found |= {n: run.outcomes for n, run in zip(places, runs, strict=True)}
            self._done += len(jobs)
        return [found[n] for n in range(len(markets))]

    def asked(self, markets: Sequence[tuple[Case, Values, int]]) -> list[Asked]:
        """Markets at their end, whose customers can be asked again and again."""
        jobs = [Job(scenario_of(case, settings, self.effort), seed, case.name) for case, settings, seed in markets]
        paths = [place(job, states_at_end, self._kept()) for job in jobs]
        watch_missing(dict(zip(paths, jobs, strict=True)), _states, self._kept(), self.workers, self._tell())
        self._done += len(jobs)
        return [Asked(read(path)) for path in paths]

    def _kept(self) -> Path:
        return (self.folder or seen_folder()) / f"calibrate-{look_version()}"

    def _tell(self) -> Progress | None:
        tell, before = self.progress, self._done
        return (lambda done, _: tell(before + done, max(self.total, before + done))) if tell else None


@cache
def look_version() -> str:
    """Twelve hexadecimal digits of the sources of what is looked at."""
    return sha256(b"".join(path.read_bytes() for path in LOOK)).hexdigest()[:12]


def simulate(job: Job, respondents: int, items: int) -> Run:
    """The moments of a job as its outcomes."""
    import pandas as pd

    return Run(job, simulated(job.scenario, job.seed, respondents, items), pd.DataFrame())


def _states(_: Job) -> Callable[..., dict]:
    return states_at_end
