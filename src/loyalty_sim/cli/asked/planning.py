"""From the words after a planning command to what is asked; every problem of the whole command line at once."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from loyalty_sim.cli.asked.scenarios import one_scenario, two_scenarios
from loyalty_sim.scenario import Problem, Scenario, ScenarioError
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.messages import nearest
from loyalty_sim.studies.vary import Factor, Question, read_ranges
from loyalty_sim.studies.vary.question import check_question, problems_of_outcome

T = TypeVar("T")
_SPAN = re.compile(r"[^=]+=[-+.\deE]+:[-+.\deE]+")


class Asked(NamedTuple):
    """A question and the factors that were named, none if they are to be found."""

    question: Question
    factors: list[Factor]

    def candidates(self, forms: bool = True) -> int:
        """How many factors will be looked over; forms: with the forms of response among them."""
        from loyalty_sim.studies.vary.doubtful import doubtful, doubtful_forms

        asked = (self.question.scenario, self.question.against)
        return len(self.factors) or len(doubtful(*asked)) + (len(doubtful_forms(*asked)) if forms else 0)

    def design(self, method: str, seeds: int, size: int | None, top: int) -> str:
        """The design in words, with the number of runs."""
        from loyalty_sim.studies.sensitivity.analysis import SIZES

        looked_at, sides = self.candidates(), 2 if self.question.against else 1
        count = len(self.factors) or min(top, looked_at)
        points = {"tornado": 1 + 2 * count}.get(method) or (size or SIZES[method]) * (
            count + (1 if method == "morris" else 2)
        )
        look = self._first_look(looked_at, top)
        return f"{look}{count} factors, {points} points x {seeds} paired seeds = {points * seeds * sides} runs"

    def design_of_boxes(self, points: int, seeds: int, top: int) -> str:
        """The design of a discovery in words, with the number of runs."""
        looked_at = self.candidates(forms=False)
        count, runs = len(self.factors) or min(top, looked_at), 4 * points * seeds
        return (
            f"{self._first_look(looked_at, top)}{count} factors, {points} points to search and as many fresh ones, "
            f"x {seeds} paired seeds = {runs} runs, and {2 * max(8, points // 8) * seeds} a box"
        )

    def _first_look(self, looked_at: int, top: int) -> str:
        from loyalty_sim.studies.vary.first_look import runs_of_screening

        first = 0 if self.factors else runs_of_screening(looked_at, top, 2 if self.question.against else 1)
        return f"a first look at {looked_at} factors ({first} runs), then " if first else ""


class Problems(list[Problem]):
    """Problems gathered while one thing after the other is read."""

    def take(self, read: Callable[[], T]) -> T | None:
        """What `read` gives; None if it raises ScenarioError, whose problems are kept."""
        try:
            return read()
        except ScenarioError as error:
            self += error.problems
            return None

    def raise_any(self) -> None:
        """Raises ScenarioError with all of them, if there are any."""
        if self:
            raise ScenarioError(dict.fromkeys(self))


def sensitivity_request(
    words: Sequence[str], factors: Sequence[str], method: str, on: str, against: str | None, size: int | None,
    top: int, output: Path | None,
) -> Asked:  # fmt: skip
    """The question and factors of a sensitivity study. Raises ScenarioError."""
    from loyalty_sim.studies.sensitivity import METHODS

    problems = Problems([*_choice("method", method, METHODS), *problems_of_outcome(on), *_size(method, size)])
    rest, spans = split_factors(words, factors)
    config = problems.take(lambda: one_scenario(rest, output))
    overrides = [word for word in rest if "=" in word]
    other = problems.take(lambda: one_scenario([against, *overrides])) if against else None
    found = problems.take(lambda: read_ranges(spans)) or []
    return _checked(problems, config, other, on, found)


def discover_request(words: Sequence[str], factors: Sequence[str], on: str, output: Path | None) -> Asked:
    """Scenarios and factors of a discovery. Raises ScenarioError."""
    problems = Problems(problems_of_outcome(on))
    rest, spans = split_factors(words, factors)
    pair = problems.take(lambda: two_scenarios(rest, output, "discover"))
    found = problems.take(lambda: read_ranges(spans)) or []
    a, b = pair or (None, None)
    return _checked(problems, b, a, on, found)


def split_factors(words: Sequence[str], factors: Sequence[str]) -> tuple[list[str], list[str]]:
    """Words that are not factors, and factors: of the option, and `key=low:high` wherever it stands."""
    spans = [word for word in words if _SPAN.fullmatch(word)]
    return [word for word in words if word not in spans], [*factors, *spans]


def _checked(
    problems: Problems, config: Scenario | None, other: Scenario | None, on: str, factors: list[Factor]
) -> Asked:
    if config is None:
        problems.raise_any()
    if config and other and config.market.weeks == other.market.weeks:
        both = config, other
        config, other = problems.take(lambda: paired(*both)) or both
    asked = Asked(Question(config or Scenario(), other, on), factors)
    if not problems:
        problems.take(lambda: check_question(asked.question, factors))
    problems.raise_any()
    return asked


def _choice(option: str, value: str, allowed: Sequence[str]) -> list[Problem]:
    if value in allowed:
        return []
    close = nearest(value, allowed)
    guess = (f"did you mean  {close} ?",) if close else ()
    help: tuple[Any, ...] = (*guess, f"there are {', '.join(allowed)}")
    return [Problem(f"there is no {option} '{value}'", f"command line: --{option} {value}", help)]


def _size(method: str, size: int | None) -> list[Problem]:
    if method != "sobol" or size is None or size & (size - 1) == 0:
        return []
    below = 1 << (size.bit_length() - 1)
    guess = f"did you mean  --size {below}  or  --size {2 * below} ?"
    message = f"the size of a Sobol design is a power of 2, not {size}"
    return [Problem(message, f"command line: --size {size}", (guess,))]
