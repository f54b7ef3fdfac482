"""The own trial of a case: the decision by which a manager would meet the mechanism that the case is about.

A case is heard by what it would most plainly change. The registry (`theory.mechanisms`) names for every mechanism a
decision, a market and the outcome that must feel it; a case is about the mechanisms whose theory it replaces or sets.
Their decisions are taken under the theory as shipped and with the case, by the same seeds. Disconfirmation has, beside
its decision, the readings of single encounters for which it is known: what falling short costs, what exceeding brings,
and how far expectation follows.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.observations import Watch, place, read, watch_missing
from loyalty_sim.lab.runner import Progress
from loyalty_sim.picture.units import name_of_outcome, unit_of
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.ablate.asked import Asked, asked_of
from loyalty_sim.theory.mechanisms import MECHANISMS, Mechanism
from loyalty_sim.validation.court.case import Case
from loyalty_sim.validation.court.item import TRIAL, Item
from loyalty_sim.validation.court.look.followed import follow
from loyalty_sim.validation.court.shift import Shift

SIZE = ("market.customers=4000", "market.weeks=104")


class Reading(NamedTuple):
    """One more thing read of the market as usual. name: as `look.followed` gives it; says: in words; unit: of it."""

    name: str
    says: str
    unit: str


READINGS: Mapping[str, tuple[Reading, ...]] = {
    "C1": (
        Reading("loss", "what an encounter that falls short of the standard costs", "satisfaction per unit of quality"),
        Reading("gain", "what an encounter that exceeds it brings", "satisfaction per unit of quality"),
        Reading("updating", "part of a change in experience that is in expectation after half a year", "share"),
    )
}
"""By mechanism, what single customers tell of it."""


class OwnTrial(NamedTuple):
    """The decision of one mechanism on one side: the jobs as usual and decided, paired by seed."""

    asked: Asked
    usual: tuple[Job, ...]
    decided: tuple[Job, ...]


def concerned(case: Case) -> list[Mechanism]:
    """The mechanisms that a case is about, as far as they can be switched off, in the order of the registry.

    >>> [each.code for each in concerned(Case("no barriers", words=("theory.barriers.on=false",)))]
    ['C4', 'C4b']
    """
    touched = _theories(case)
    return [each for each in MECHANISMS if each.off and each.decision and touched & set(each.files)]


def _theories(case: Case) -> set[str]:
    """Names of the theories that a case replaces or sets; of a pass it changes, those that no other pass uses."""
    keys = [word.lstrip("~+").partition("=")[0].split(".") for word in case.words]
    found = {key[1] for key in keys if key[0] == "theory" and len(key) > 1}
    if not case.sources:
        return found
    from loyalty_sim.extend.read_file import declared
    from loyalty_sim.week.plan import WEEK
    from loyalty_sim.week.replace import rules_used  # imports the compiled passes: seconds

    files = [declared(text) for text in case.sources]
    found |= {name.partition(".")[0] for file in files for name, _ in file.rules}
    changed = {change.name for file in files for change in file.changes if change.do != "insert"}
    theories = {each.name: {name.partition(".")[0] for name in rules_used([each.run])} for each in WEEK}
    for name in changed & set(theories):
        found |= theories[name].difference(*(used for other, used in theories.items() if other != name))
    return found


def own_trials(mechanisms: Sequence[Mechanism], seeds: Sequence[int], usual: Sequence[str] = ()) -> list[OwnTrial]:
    """The runs of the decisions. usual: settings of the case, which give way to what the decision itself sets."""
    found = []
    for asked in map(asked_of, mechanisms):
        arms = [(*SIZE, *usual, *asked.arms[arm]) for arm in ("usual", "decided")]
        scenarios = [load_scenario(overrides=words) for words in arms]
        jobs = [tuple(Job(scenario, seed, asked.code) for seed in seeds) for scenario in scenarios]
        found.append(OwnTrial(asked, *jobs))
    return found


def run_own(trials: Sequence[OwnTrial], folder: Path, workers: int | None, progress: Progress | None) -> int:
    """Run what is not kept yet; gives how many. Raises RunFailed naming all that failed."""
    wanted = {place(job, follow, folder): job for each in trials for job in (*each.usual, *each.decided)}
    return watch_missing(wanted, _watch, folder, workers, progress)


def _watch(job: Job) -> Watch:
    return follow


def of_trial(before: OwnTrial, after: OwnTrial, folder: Path) -> Item:
    """The decision of a mechanism before and after: its effect on what must feel it, and what else is read."""
    asked, sides = before.asked, (before, after)
    divisor, unit = unit_of(asked.read, 1.0, "money")
    effects = [
        (_values(each.decided, asked.read, folder) - _values(each.usual, asked.read, folder)) / divisor
        for each in sides
    ]
    says = f"{name_of_outcome(asked.read)}: what the decision {asked.taken} changes"
    shifts = [Shift(says, unit, "", ("", ""), (effects[0], effects[1]))]
    for reading in READINGS.get(asked.code, ()):
        one, other = (_values(each.usual, reading.name, folder) for each in sides)
        shifts.append(Shift(reading.says, reading.unit, "", ("", ""), (one, other)))
    return Item(asked.code, asked.title, TRIAL, "", "", tuple(shifts))


def _values(jobs: Sequence[Job], name: str, folder: Path) -> Array:
    return np.array([float(read(place(job, follow, folder))[name]) for job in jobs])
