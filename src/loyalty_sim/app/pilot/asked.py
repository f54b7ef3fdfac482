"""What a visitor asks of a trial at some sites, in the market of a question: checked, as an address, as a command."""

import math
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_sim.app.pilot.address import Given
from loyalty_sim.app.serving.limits import MOST_IN_ALL, MOST_MONEY
from loyalty_sim.app.visitor_request import LEARNT_FILE, VisitorRequest, words
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.studies.pilot.seen import MEASURES_READ
from loyalty_sim.studies.pilot.study import ESTIMATOR, asked_about
from loyalty_sim.world.calendar import rows_needed

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario

WORLDS = (16, 40, 96)
"""A first answer within a minute, the usual answer, and one that says more of what luck does."""
SITES, MOST_SITES = 20, 100
MARKETS = 9
"""Markets a world: three whole ones, five trials, and the best trial once more."""
LEARN_WORLDS = 60
"""Worlds in which a pilot's result is looked for at first: fewer than on the command line, so that others wait less."""
ASKED = 0.25
"""Part of the customers asked every week."""


@dataclass(frozen=True)
class PilotRequest:
    """question: its A is kept, its B tried at some sites. sites: of our firm. budget: most that a trial may spend, no
    limit if None. per_site: what a treated site costs beside. measures: by which trials may be read. asked: part of the
    customers asked every week. worlds: how many."""

    question: VisitorRequest
    sites: int = SITES
    budget: float | None = None
    per_site: float = 0.0
    measures: tuple[str, ...] = MEASURES_READ
    asked: float = ASKED
    worlds: int = WORLDS[0]

    def arms(self) -> "tuple[Scenario, Scenario]":
        """What is kept and what is tried, with so many sites. Raises ScenarioError with what is wrong."""
        if problems := list(self._problems()):
            raise ScenarioError(problems)
        keep, change = asked_about(
            *self.question.scenarios(), self.sites, self.budget, self.measures, ESTIMATOR, self.per_site, self.asked
        )
        if problems := list(self._problems_of_size(keep)):
            raise ScenarioError(problems)
        return keep, change

    def _problems(self) -> Iterator[Problem]:
        if self.worlds not in WORLDS:
            help = (f"{', '.join(map(str, WORLDS))}; the command line takes any number",)
            yield Problem(f"worlds = {self.worlds} is none of those that a page takes", "worlds", help)
        if self.sites > MOST_SITES:
            yield Problem(f"sites = {self.sites} are more than a page takes", "sites", (f"at most {MOST_SITES}",))
        for name, amount in (("budget", self.budget), ("per_site", self.per_site)):
            if amount is not None and amount > MOST_MONEY:
                yield Problem(f"{amount:,.0f} is more money than a page takes", name)

    def _problems_of_size(self, keep: "Scenario") -> Iterator[Problem]:
        market = keep.market
        size = rows_needed(market) * market.weeks * MARKETS * self.worlds
        if size > MOST_IN_ALL:
            most = max(1, market.customers * MOST_IN_ALL // size // 100) * 100
            help = ("fewer worlds", f"or, for example, market.customers={most}", "the command line has no such bound")
            message = f"{market.customers:,} customers in {self.worlds} worlds are more than a page takes"
            yield Problem(message, "market.customers", help)

    def beside(self) -> Mapping[str, str]:
        """What an address says beside the question."""
        plain = {
            "sites": f"{self.sites}",
            "budget": "" if self.budget is None else f"{self.budget:.10g}",
            "per_site": f"{self.per_site:.10g}" if self.per_site else "",
            "measures": "" if self.measures == MEASURES_READ else ",".join(self.measures),
            "asked": f"{self.asked:g}", "worlds": f"{self.worlds}",
        }  # fmt: skip
        return {key: word for key, word in plain.items() if word}

    def command(self) -> str:
        """The command that gives the same answer; settings of B alone, the figures of a firm and worlds that were
        learnt are in files that pages save."""
        money = {"--budget": self.budget, "--per-site": self.per_site or None}
        parts = ["loyalty-sim", "pilot", *said_of(self.question), "--sites", f"{self.sites}"]
        parts += [word for option, sum in money.items() if sum is not None for word in (option, f"{sum:.10g}")]
        parts += [] if self.measures == MEASURES_READ else ["--measures", ",".join(self.measures)]
        parts += ["--asked", f"{self.asked:g}", "--worlds", f"{self.worlds}"]
        return shlex.join([*parts, *self.question.after_pilot()])


def read_request(given: Given) -> PilotRequest:
    """What an address asks of a trial. Raises ScenarioError for what is no number."""
    named = tuple(word.strip() for word in given.word("measures").split(",") if word.strip())
    budget = given.number("budget", math.nan)
    return PilotRequest(
        given.question, _whole(given, "sites", SITES), None if math.isnan(budget) else budget,
        given.number("per_site", 0.0), named or MEASURES_READ, given.number("asked", ASKED),
        _whole(given, "worlds", WORLDS[0]),
    )  # fmt: skip


def said_of(question: VisitorRequest) -> list[str]:
    """A, B and what holds for both, as words of a command."""
    names = ("a.yaml" if question.only_a else question.a, "b.yaml" if question.only_b else question.b)
    return [*names, *words(question.both), *question.of_firm()]


def learn_command(question: VisitorRequest) -> str:
    """The command that learns from a pilot's result in the market of a question."""
    worlds = LEARNT_FILE if question.learnt else f"{LEARN_WORLDS}"
    return shlex.join(["loyalty-sim", "learn", "pilot.csv", *said_of(question), "--worlds", worlds])


def _whole(given: Given, key: str, usual: int) -> int:
    number = given.number(key, usual)
    if not number.is_integer() or abs(number) > 1e6:
        raise ScenarioError([Problem(f"{key} = {number:g} is no whole number of them", "address")])
    return int(number)
