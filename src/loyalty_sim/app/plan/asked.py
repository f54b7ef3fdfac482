"""What a visitor asks of a plan: the money, where it may go and how, in the market of a question; and its command."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_sim.app.computing.learnt import learnt_worlds
from loyalty_sim.app.parts.levers import yearly
from loyalty_sim.app.serving.limits import MOST_MONEY
from loyalty_sim.app.visitor_request import VisitorRequest, words
from loyalty_sim.picture.words import money
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.studies.optimise.announced import announced
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.cost import runs_about
from loyalty_sim.studies.optimise.limits import read_limits
from loyalty_sim.studies.optimise.risk import check_risk
from loyalty_sim.world.calendar import rows_needed

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.scenario import Scenario

TRIALS, SEEDS, WORLDS = 32, 4, 12
"""Smaller than on the command line, so that the pages of others do not wait for long."""
ON = "value"
"""What is to grow: profit over the horizon and customer equity at its end."""
MUCH = 2.0
"""Times what is spent today from which new money is too much for the customers there are."""
SECONDS_A_RUN, CUSTOMER_WEEKS_A_SECOND = 0.1, 5e6
"""Of one worker: what every run takes, and beyond that (measured: banks and hotels of 2,000 to 40,000 customers)."""
LEVERS = ("climate", "training", "process", "recovery")


@dataclass(frozen=True)
class PlanRequest:
    """question: its A is today, of the visitor's own firm where it has figures of one. budget: money a year beyond
    today. move: whether today's money may be moved.

    levers: which may get money; limits: as words, such as `climate=10000:60000`; risk: see `optimise.risk`; rival: a
    move that rivals announced, such as `price:w26:0.9`.
    """

    question: VisitorRequest
    budget: float = 0.0
    move: bool = True
    levers: tuple[str, ...] = LEVERS
    limits: str = ""
    risk: str = "mean"
    rival: str = ""

    def today(self) -> "Scenario":
        """Today's scenario, checked with the money. Raises ScenarioError with what is wrong."""
        today = self.question.scenarios()[0]
        problems = list(self._of_money())
        try:
            check_risk(self.risk)
            self._fund(today)
        except ScenarioError as error:
            problems += error.problems
        if problems:
            raise ScenarioError(problems)
        return today

    def scale(self, workers: int) -> str:
        """How many customers the money is for, what is spent on the levers today, and how long a plan takes.

        workers: how many runs are made at a time. Raises ScenarioError.
        """
        today = self.question.scenarios()[0]
        ours, currency = today.firm.share * today.market.customers, today.market.currency
        spent = sum(yearly(today, lever) for lever in self.levers)
        said = f"{ours:,.0f} of the customers are ours; on these levers {money(spent, currency)} a year is spent today."
        much = "" if not spent or self.budget <= MUCH * spent else (
            f" {money(self.budget, currency)} more is {self.budget / spent:.1f} times that, and so much is "
            "rarely brought back by so few: raise the customers, or take the part of the money that is theirs."
        )  # fmt: skip
        other = "".join(f" Not the market of the firm's figures: {each}." for each in self.question.other_market())
        return f"{said}{much}{other}{self._takes(today, workers)}"

    def _takes(self, today: "Scenario", workers: int) -> str:
        """About how long a plan takes; nothing while there is nothing to split."""
        try:
            runs = runs_about(self._fund(today), TRIALS, SEEDS, WORLDS, self.risk, not self.question.learnt)
        except ScenarioError:
            return ""
        size = rows_needed(today.market) * today.market.weeks
        minutes = runs * (SECONDS_A_RUN + size / CUSTOMER_WEEKS_A_SECOND) / workers / 60
        return f" A plan takes about {runs:,} runs, some {max(1, round(minutes))} min while nobody else asks."

    def worlds(self, today: "Scenario") -> "int | pd.DataFrame":
        """How many worlds to draw; those that a pilot left, where they are to be used. Raises ScenarioError."""
        word = self.question.learnt
        if not word:
            return WORLDS
        fund = self._fund(today)
        return learnt_worlds(word, today.trade.name).worlds(WORLDS, fund.scenario, fund.even_plan)

    def _fund(self, today: "Scenario") -> Budget:
        moved = announced(today, self.rival) if self.rival else today
        return Budget(moved, self.levers, self.budget, None, self.move, read_limits(self.limits))

    def _of_money(self) -> Iterator[Problem]:
        if self.budget > MOST_MONEY:
            yield Problem(f"{self.budget:,.0f} is more money than a page takes", "budget")

    def command(self) -> str:
        """The command that gives the same plan."""
        asked = self.question
        parts = ["loyalty-sim", "optimise", asked.a, *words({**asked.both, **asked.only_a}), *asked.of_firm()]
        parts += [
            "--budget",
            f"{self.budget:.10g}",
            *(["--move"] if self.move else []),
            "--levers",
            ",".join(self.levers),
        ]
        for option, word in (("--limits", self.limits), ("--risk", self.risk), ("--rival", self.rival)):
            parts += [option, word] if word and word != "mean" else []
        return shlex.join([*parts, "--on", ON, *_numbers(), *asked.after_pilot()])


def _numbers() -> list[str]:
    sizes = {"--trials": TRIALS, "--seeds": SEEDS, "--worlds": WORLDS}
    return [word for option, size in sizes.items() for word in (option, str(size))]
