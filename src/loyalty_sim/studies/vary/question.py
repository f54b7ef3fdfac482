"""What is asked of every point: an outcome of one scenario, or its paired difference to a second one."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.picture.units import name_of_outcome
from loyalty_sim.picture.words import money, signed, three_figures
from loyalty_sim.scenario.arms import problems_of_arms
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.several_arms import are_equal
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.vary.factor import Factor
from loyalty_sim.studies.vary.points import points_of
from loyalty_sim.week.outcomes import MONEY, SHARES


class Question(NamedTuple):
    """An outcome `on` of `scenario`; if there is a second scenario `against`, what the first has more of it."""

    scenario: Scenario
    against: Scenario | None = None
    on: str = "profit"

    @property
    def subject(self) -> str:
        """What is measured, in words."""
        what = name_of_outcome(self.on)
        return f"the {what} of {self.scenario.name}" + (f" less that of {self.against.name}" if self.against else "")

    def said(self, value: float, sign: bool = False) -> str:
        """A value of the outcome, with its unit."""
        return said(self.on, value, self.scenario.market.currency, sign)


def said(on: str, value: float, currency: str, sign: bool = False) -> str:
    """A value of an outcome as a manager reads it: EUR 35,200, 1.2 percentage points, 3.4."""
    if on in MONEY:
        return money(value, currency, signed=sign)
    if on in SHARES:
        return f"{signed(100 * value, 2) if sign else f'{100 * value:.2f}'} percentage points"
    return signed(value) if sign else (f"{value:.2f}" if abs(value) < 1000 else three_figures(value))


def check_question(question: Question, factors: Sequence[Factor] = ()) -> None:
    """Raises ScenarioError for an unknown outcome, arms of two markets, or a factor in which they differ."""
    from loyalty_sim.scenario.schema import flatten

    a, b = question.scenario, question.against
    problems = problems_of_outcome(question.on)
    if b and a.market.weeks != b.market.weeks:
        message = f"{a.name} runs {a.market.weeks} weeks and {b.name} {b.market.weeks}"
        problems.append(Problem(message, "market.weeks", ("compare equal lengths: market.weeks=156",)))
    elif b:
        problems += problems_of_arms(b, a)
        if are_equal(a, b):
            message = f"{a.name} and {b.name} agree in every setting: there is no difference to ask about"
            problems.append(Problem(message, "scenarios", ("name another scenario, or ask about one",)))
    ours, theirs = flatten(a), flatten(b or a)
    for factor in factors:
        if ours[factor.key] != theirs[factor.key]:
            message = f"{factor.key} is what {a.name} and {b.name if b else ''} differ in, and cannot be a factor"
            problems.append(Problem(message, f"factor {factor.key}", ("leave it out, or ask about one scenario",)))
    if problems:
        raise ScenarioError(problems)


def problems_of_outcome(on: str, where: str = "command line: --on") -> list[Problem]:
    """Whether there is such an outcome."""
    from loyalty_sim.week.outcomes import OUTCOMES

    if isinstance(on, str) and on in OUTCOMES:
        return []
    close = nearest(str(on), OUTCOMES)
    guess = (f"did you mean  {close} ?",) if close else ()
    return [Problem(f"there is no outcome '{on}'", f"{where} {on}", (*guess, f"there are {', '.join(OUTCOMES)}"))]


def jobs_at(question: Question, factors: Sequence[Factor], places: Array, seeds: Sequence[int]) -> list[Job]:
    """What to run for the answer at every point under every seed, side by side, point by point, seed by seed.

    places: (points, factors) from 0 to 1; all points share the luck of a seed. Raises ScenarioError for settings that
    cannot stand together.
    """
    sides = [side for side in (question.scenario, question.against) if side is not None]
    points = [points_of(side, factors, places) for side in sides]
    return [Job(point, seed, f"point {n}") for side in points for n, point in enumerate(side) for seed in seeds]


def answers_of(question: Question, runs: Sequence[Run], seeds: int) -> Array:
    """The answers, (points, seeds), from the runs of `jobs_at`."""
    sides = 2 if question.against else 1
    found = np.array([run.outcomes[question.on] for run in runs]).reshape(sides, -1, seeds)
    return found[0] - found[1] if question.against else found[0]


def values_at(
    question: Question, factors: Sequence[Factor], places: Array, seeds: Sequence[int], lab: Lab
) -> Array:  # fmt: skip
    """The answer at every point under every seed, (points, seeds). Raises RunFailed if a run fails."""
    return answers_of(question, lab.run(jobs_at(question, factors, places, seeds), weekly=False), len(seeds))
