"""What a visitor asks of a plan: the money, where it may go and how, in the market of a question; and its command."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_sim.app.computing.learnt import learnt_worlds
from loyalty_sim.app.parts.levers import yearly
from loyalty_sim.app.serving.limits import MOST_IN_ALL, MOST_MONEY
from loyalty_sim.app.visitor_request import VisitorRequest, words
from loyalty_sim.picture.words import money
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.studies.optimise.announced import announced
from loyalty_sim.studies.optimise.budget import Budget
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
RUNS = 700
"""Runs of a plan of that size, about."""
LEVERS = ("climate", "training", "process", "recovery")


@dataclass(frozen=True)
class PlanRequest:
    """question: its A is today. budget: money a year beyond today. move: whether today's money may be moved.

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
        problems = [*_of_size(today), *self._of_money()]
        try:
            moved = announced(today, self.rival) if self.rival else today
            check_risk(self.risk)
            self._fund(moved)
        except ScenarioError as error:
            problems += error.problems
        if problems:
            raise ScenarioError(problems)
        return today

    def scale(self) -> str:
        """How many customers the money is for, and what is spent on the levers today. Raises ScenarioError."""
        today = self.question.scenarios()[0]
        ours, currency = today.firm.share * today.market.customers, today.market.currency
        spent = sum(yearly(today, lever) for lever in self.levers)
        said = f"{ours:,.0f} of the customers are ours; on these levers {money(spent, currency)} a year is spent today."
        if not spent or self.budget <= MUCH * spent:
            return said
        return (
            f"{said} {money(self.budget, currency)} more is {self.budget / spent:.1f} times that, and so much is "
            "rarely brought back by so few: raise the customers, or take the part of the money that is theirs."
        )

    def worlds(self, today: "Scenario") -> "int | pd.DataFrame":
        """How many worlds to draw; those that a pilot left, where they are to be used. Raises ScenarioError."""
        word = self.question.learnt
        if not word:
            return WORLDS
        fund = self._fund(announced(today, self.rival) if self.rival else today)
        return learnt_worlds(word, today.trade.name).worlds(WORLDS, fund.scenario, fund.even_plan)

    def _fund(self, today: "Scenario") -> Budget:
        return Budget(today, self.levers, self.budget, None, self.move, read_limits(self.limits))

    def _of_money(self) -> Iterator[Problem]:
        if self.budget > MOST_MONEY:
            yield Problem(f"{self.budget:,.0f} is more money than a page takes", "budget")

    def command(self) -> str:
        """The command that gives the same plan."""
        asked = self.question
        parts = ["loyalty-sim", "optimise", asked.a, *words({**asked.both, **asked.only_a})]
        parts += ["--budget", f"{self.budget:g}", *(["--move"] if self.move else []), "--levers", ",".join(self.levers)]
        for option, word in (("--limits", self.limits), ("--risk", self.risk), ("--rival", self.rival)):
            parts += [option, word] if word and word != "mean" else []
        return shlex.join([*parts, "--on", ON, *_numbers(), *asked.after_pilot()])


def _numbers() -> list[str]:
    sizes = {"--trials": TRIALS, "--seeds": SEEDS, "--worlds": WORLDS}
    return [word for option, size in sizes.items() for word in (option, str(size))]


def _of_size(scenario: "Scenario") -> Iterator[Problem]:
    market = scenario.market
    if rows_needed(market) * market.weeks * RUNS > MOST_IN_ALL:
        most = MOST_IN_ALL // RUNS // market.weeks // 100 * 100
        help = (f"for example market.customers={most:,}".replace(",", ""), "the command line has no such bound")
        yield Problem(f"{market.customers:,} customers are more than a plan on a page takes", "market.customers", help)
