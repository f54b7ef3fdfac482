"""What a visitor asks of a dashboard: the decline, what counts as one, and how many answer; checked, as a command."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_sim.app.pilot.address import Given
from loyalty_sim.app.pilot.asked import said_of
from loyalty_sim.app.serving.limits import MOST_IN_ALL
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import shown
from loyalty_sim.studies.measure.study import CUT, SIZES, WEEKS, arms_of
from loyalty_sim.world.calendar import rows_needed

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario

SEEDS = 8
"""Markets in which a decline is watched."""
MOST_ANSWERS, MOST_SIZES, MOST_BONUS, MOST_POINTS = 10_000, 5, 0.5, 50.0


@dataclass(frozen=True)
class DeclineRequest:
    """question: its A is today. cut: a lever and its multiple from week 53 on. points: the decline of satisfaction that
    counts. answers: a week, of the surveys. bonus: part of pay that hangs on one's score."""

    question: VisitorRequest
    cut: str = CUT
    points: float = 1.0
    answers: tuple[int, ...] = SIZES
    bonus: float = 0.0

    def today(self) -> "Scenario":
        """Today's scenario, checked with the decline. Raises ScenarioError with what is wrong."""
        today = self.question.scenarios()[0]
        if problems := list(self._problems()):
            raise ScenarioError(problems)
        arms = arms_of(today, self.cut, self.bonus)
        size = rows_needed(today.market) * WEEKS * SEEDS * len(arms)
        if size > MOST_IN_ALL:
            most = max(1, today.market.customers * MOST_IN_ALL // size // 100) * 100
            help = (f"for example market.customers={most}", "the command line has no such bound")
            message = f"{today.market.customers:,} customers are more than a page takes"
            raise ScenarioError([Problem(message, "market.customers", help)])
        return today

    def _problems(self) -> Iterator[Problem]:
        if not 0.1 <= self.points <= MOST_POINTS:
            yield Problem(f"points = {self.points:g}", "points", (f"from 0.1 to {MOST_POINTS:g} of 100",))
        if not 0.0 <= self.bonus <= MOST_BONUS:
            yield Problem(f"bonus = {self.bonus:g}", "bonus", (f"a part of pay from 0 to {MOST_BONUS:g}",))
        if not 1 <= len(self.answers) <= MOST_SIZES or not all(2 <= each <= MOST_ANSWERS for each in self.answers):
            help = (f"up to {MOST_SIZES} numbers from 2 to {MOST_ANSWERS:,}, such as 10,50,200",)
            yield Problem(f"answers = {', '.join(map(str, self.answers))}", "answers", help)

    def beside(self) -> Mapping[str, str]:
        """What an address says beside the question."""
        return {
            "cut": self.cut, "points": f"{self.points:g}", "answers": ",".join(map(str, self.answers)),
            "bonus": f"{self.bonus:g}",
        }  # fmt: skip

    def command(self) -> str:
        """The command that gives the same answer."""
        a, _, *rest = said_of(self.question)
        numbers = ["--points", f"{self.points:g}", "--answers", ",".join(map(str, self.answers))]
        bonus = ["--bonus", f"{self.bonus:g}"] if self.bonus else []
        return shlex.join(
            ["loyalty-sim", "measure", a, *rest, "--cut", self.cut, *numbers, *bonus, "--seeds", f"{SEEDS}"]
        )


def read_decline(given: Given) -> DeclineRequest:
    """What an address asks of a dashboard. Raises ScenarioError for what is no number."""
    return DeclineRequest(
        given.question, given.word("cut", CUT), given.number("points", 1.0),
        sizes_in(given.word("answers", ",".join(map(str, SIZES)))), given.number("bonus", 0.0),
    )  # fmt: skip


def sizes_in(word: str) -> tuple[int, ...]:
    """Numbers with commas between. Raises ScenarioError.

    >>> sizes_in("10, 50")
    (10, 50)
    """
    parts = [part.strip() for part in word.split(",")]
    if not all(part.isdecimal() and len(part) < 9 for part in parts):
        help = ("whole numbers, such as 10,50,200",)
        raise ScenarioError([Problem(f"cannot read the answers '{shown(word)}'", "answers", help)])
    return tuple(int(part) for part in parts)
