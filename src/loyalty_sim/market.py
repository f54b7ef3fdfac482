"""`ServiceMarket`: a world, a plan, a clock and the books, as a Mesa model."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.agents.mesa_market import MesaMarket, as_overrides
from loyalty_sim.agents.quarter import decide_quarter
from loyalty_sim.agents.strategies import Management, Patience, Steer, Strategy, led_by
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.scenario.in_part import after_opening, own_theory
from loyalty_sim.scenario.load import Use, check_not_ready, with_use
from loyalty_sim.theory.firms.discipline import WATCHED, Discipline
from loyalty_sim.theory.levers import CHOSEN, LEVERS
from loyalty_sim.theory.packed import pack
from loyalty_sim.warm import warm
from loyalty_sim.week import ledger, tally
from loyalty_sim.week.context import Kept
from loyalty_sim.week.opened import opened
from loyalty_sim.week.outcomes import focal_outcomes
from loyalty_sim.week.outside import from_outside
from loyalty_sim.week.recommend import recommend
from loyalty_sim.week.replace import chosen_rule, rebuilt, rules_used
from loyalty_sim.world import opening
from loyalty_sim.world.build import with_room
from loyalty_sim.world.by_site import place_site_levers
from loyalty_sim.world.calendar import kept_price, rows_needed
from loyalty_sim.world.network import checked_ties, from_graph
from loyalty_sim.world.positions import place_positions
from loyalty_sim.world.schedule import due
from loyalty_sim.world.settings import Levers, RivalSettings
from loyalty_sim.world.world import Ties

MOST_THREADS, MOST_WEEKS = 1024, 100_000
"""Beyond these somebody has slipped: a machine has no such cores, and weeks are counted in 32 bits and in memory."""


ROWS_A_THREAD = 100_000
"""Fewer rows are not worth a thread: two of them took 1.25 times as long as one over 100,000 customers."""


class ServiceMarket(MesaMarket):
    """A market of customers, employees and competing firms; one step is one week.

    config: a `Scenario`, or None for the baseline with `overrides` ("trade=bank firm.levers.climate=2"), which a
    scenario that is ready does not take.
    rng: the seed, 0 or more. threads: at most so many, of 100,000 rows or more each, work in parallel; it never
    changes a result.
    graph: a networkx graph of who talks to whom, nodes 0 to customers - 1, in place of the scenario's network;
    ties: the same as `Ties`.
    use: Python files of your own, or modules (`loyalty_sim.extend`), beside those of the scenario.
    Raises ScenarioError if the settings are wrong, NetworkError if the graph does not fit.

        >>> market = ServiceMarket(overrides=["market.customers=200", "market.weeks=8"], rng=1)
        >>> market.step()
        >>> market.week, len(market.firms)
        (1, 4)
    """

    def __init__(
        self,
        config: Scenario | None = None,
        rng: Any = None,
        overrides: str | Sequence[str] = (),
        threads: int = 1,
        graph: Any = None,
        ties: Ties | None = None,
        use: Use = (),
    ):
        super().__init__(rng=rng)
        warm()
        words = as_overrides(overrides)
        if config is not None:
            check_not_ready(words)
        self.config = with_use(load_scenario(overrides=words) if config is None else config, use)
        self.threads = _whole(threads, "threads", 1, MOST_THREADS)
        if graph is not None and ties is not None:
            raise ValueError("graph and ties both say who talks to whom: give one of them")
        if ties is not None:
            ties = checked_ties(ties, rows_needed(self.config.market))
        self.luck = self.seed
        self.theory = self.config.theory
        outside = from_outside(self.config.use)
        self.plan = outside.plan
        self._rules: dict[Any, Any] = dict(outside.rules)
        self._kernels: dict[Any, Any] = {}
        if outside.network is not None and ties is None and graph is None:
            graph = outside.network(rows_needed(self.config.market), self.luck)
        if graph is not None:
            ties = from_graph(graph, rows_needed(self.config.market), self.config.network, self.luck)
        with np.errstate(over="ignore"):
            self._settle(ties)
        rivals = _rival_strategies(self.config.rivals, outside.strategies)
        self.found_firms([_focal_strategy(self.config, outside.strategies), *rivals])

    def _settle(self, ties: Ties | None) -> None:
        config = self.config
        self.world, self.constants = opened(config, self.luck, ties)
        w = self.world
        self.tally = tally.new_tally(self.threads, len(w.employees.firm), len(w.firms.price), w.ties)
        self._open()
        w.customers = with_room(w.customers, rows_needed(config.market), len(w.firms.price))
        self.ledger = ledger.new_ledger(config.market.weeks, len(w.firms.price))
        self.kept_context: Kept | None = None

    def _open(self) -> None:
        """The opening is over: what changes after it, and what holds for our firm only, comes into force."""
        now = after_opening(self.config)
        if now is not self.config:
            self.constants = opening.after_opening(self.world, self.constants, self.config, now, self.luck)
        self.theory = now.theory
        self.packed = pack(self.theory, own_theory(self.config))

    # -- the clock ----------------------------------------------------------------------------------------------

    @property
    def week(self) -> int:
        """Weeks gone by."""
        return self.world.week

    def step(self) -> None:
        """One week: every pass of the plan, in order."""
        if self.week >= len(self.ledger):
            more = ledger.new_ledger(52, self.ledger.shape[1])
            self.ledger = np.concatenate([self.ledger, more])
        self.world.week += 1
        self.tally.clear()
        with np.errstate(over="ignore"):
            for each in self.plan:
                each.run(self)
        self.running = self.week < self.config.market.weeks
        self.collect()

    def run(self, weeks: int | None = None) -> "ServiceMarket":
        """Run to the scenario's horizon, or so many more weeks (0 or more); returns the market."""
        more = self.config.market.weeks - self.week if weeks is None else _whole(weeks, "weeks", 0, MOST_WEEKS)
        for _ in range(more):
            self.step()
        return self

    def over_rows(self, kernel: Callable[..., None], *arguments: Any) -> None:
        """Run a kernel over all customer rows, in spans of whole blocks, one span a thread."""
        rows = len(self.world.customers.alive)
        here, *elsewhere = _spans(rows, min(self.threads, rows // ROWS_A_THREAD))
        jobs = [
            _helpers(len(elsewhere)).submit(_call, kernel, span, slot, arguments)
            for slot, span in enumerate(elsewhere, 1)
        ]
        try:
            _call(kernel, here, 0, arguments)
        finally:
            wait(jobs)
        for job in jobs:
            job.result()

    # -- theory -------------------------------------------------------------------------------------------------

    def replace_rule(self, rule: Any, by: Callable[..., Any]) -> None:
        """Use another function in place of a rule of theory, from now on and in this market only; same arguments.

        rule: the rule itself (`satisfaction.reaction`) or its name ("satisfaction.reaction"). `by` is a plain function
        of numbers, which is compiled with the passes that use it, once on a machine.
        Raises ValueError for what is no rule, takes other arguments or is used by no pass of the plan.
        """
        used = rules_used(tuple(each.run for each in self.plan))
        self._rules = {**self._rules, chosen_rule(rule, by, used): by}
        self._kernels = {}

    def kernel(self, kernel: Any) -> Any:
        """The kernel as this market runs it: itself, or rebuilt with the rules that were replaced."""
        if not self._rules:
            return kernel
        if kernel not in self._kernels:
            self._kernels[kernel] = rebuilt(kernel, self._rules)
        return self._kernels[kernel]

    # -- decisions ----------------------------------------------------------------------------------------------

    def pull_levers(self) -> None:
        """Put the scenario's levers, and what its schedule changes later, into force in their week."""
        self._follow_prices()
        settings = [self.config.firm] + [self.config.rivals] * self.config.rivals.count
        for row, owner in enumerate(settings):
            ramp = self.config.firm.policy.ramp_weeks if row == 0 else 0
            since = self.week - owner.levers_from
            if 1 <= since <= max(ramp, 1):
                self._set_levers(row, owner.levers, since / max(ramp, 1))
        if self.week == self.config.firm.levers_from + 1:
            place_positions(self.world.sites, self.world.firms, self.config.firm.positions)
        place_site_levers(self.world.sites, self.world.firms, self.config.firm, self.week)
        for lever, multiple in due(self.config.firm.schedule, self.week):
            self._set_lever(0, lever, self._unscheduled(lever) if multiple is None else multiple)

    def _unscheduled(self, lever: str) -> float:
        """Where a lever of ours stands without a schedule."""
        firm = self.config.firm
        part = (self.week - firm.levers_from) / max(firm.policy.ramp_weeks, 1)
        usual, aim = (float(getattr(levers, lever)) for levers in (Levers(), firm.levers))
        return usual + min(max(part, 0.0), 1.0) * (aim - usual)

    def _follow_prices(self) -> None:
        """Once a year our price falls behind prices in general, as far as it does not follow them."""
        now, before = self._kept_price(self.week), self._kept_price(max(self.week - 1, 1))
        self.world.firms.price[0] *= now / before

    def _kept_price(self, week: int) -> float:
        """The usual price of our firm against prices in general."""
        return kept_price(self.config.market.price_inflation, self.config.firm.price_follows, week)

    def _set_levers(self, row: int, levers: Any, part: float) -> None:
        """Move spending, price and what else is set a part of the way from the usual to the scenario's levers."""
        f = self.world.firms
        aim = f.reference_spend[row] * np.array([getattr(levers, name) for name in LEVERS])
        f.spend[row] = f.usual_spend[row] + part * (aim - f.usual_spend[row])
        for name in CHOSEN:
            self._set_lever(row, name, 1.0 + part * (getattr(levers, name) - 1.0))

    def _set_lever(self, row: int, lever: str, multiple: float) -> None:
        """Fund one lever at a multiple of its reference spend, or set it to a multiple of what is usual."""
        f = self.world.firms
        if lever in LEVERS:
            column = LEVERS.index(lever)
            f.spend[row, column] = f.reference_spend[row, column] * multiple
        elif lever == "price":
            kept = self._kept_price(self.week) if row == 0 else 1.0
            f.price[row] = kept * f.usual_price[row] * multiple
        else:
            getattr(f, lever)[row] = multiple

    def decide_quarter(self) -> None:
        """Every firm decides, at the same time, on what is public."""
        decide_quarter(self)

    # -- results ------------------------------------------------------------------------------------------------

    @property
    def history(self) -> pd.DataFrame:
        """The books: one row per week and firm, tidy; columns are `loyalty_sim.week.ledger.FIELDS`. Empty at first."""
        weeks, firms = self.week, self.ledger.shape[1]
        rows = self.ledger[:weeks].reshape(weeks * firms, len(ledger.FIELDS))
        table = pd.DataFrame(rows, columns=list(ledger.FIELDS))
        table.insert(0, "firm", np.tile(np.arange(firms), weeks))
        table.insert(0, "week", np.repeat(np.arange(1, weeks + 1), firms))
        return table

    def outcomes(self) -> dict[str, float]:
        """What the run came to for the focal firm (see `loyalty_sim.week.outcomes`); ValueError before any week."""
        if not self.week:
            raise ValueError("no week has gone by, so nothing has come out: call run() or step() first")
        said = np.zeros((2, 3), np.int64)
        recommend(self.luck, self.week, self.world.customers, self.packed, said)
        return focal_outcomes(self.ledger[: self.week], self.config.market.discount, said)


def _focal_strategy(config: Scenario, outside: Mapping[str, Any]) -> Strategy:
    policy, watch = config.firm.policy, config.firm.policy.watch
    if watch == "none" and config.theory.discipline.on:
        watch = WATCHED[Discipline[policy.discipline.upper()]]
    patience = Patience(weeks=config.firm.patience, since=config.firm.levers_from)
    return Management((led_by(policy.strategy, outside), patience, Steer(watch, policy.correction)))


def _rival_strategies(rivals: RivalSettings, outside: Mapping[str, Any]) -> list[Strategy]:
    parameters: dict[str, dict[str, Any]] = {
        "imitate_leader": {"fraction": rivals.reaction},
        "copy_most_liked": {"fraction": rivals.reaction},
        "counter_invest": {"response": rivals.reaction},
        "match_price": {"floor": rivals.price_floor},
        "entrant": {"week": rivals.entry_week},
    }
    texts = [rivals.strategies[n % len(rivals.strategies)] for n in range(rivals.count)]
    return [led_by(text, outside, parameters) for text in texts]


def _whole(given: Any, name: str, low: int, high: int) -> int:
    if isinstance(given, bool) or not isinstance(given, int | np.integer) or not low <= given <= high:
        raise ValueError(f"{name} = {given!r}: a whole number from {low:,} to {high:,} is needed")
    return int(given)


@cache
def _spans(rows: int, threads: int) -> tuple[tuple[int, int], ...]:
    blocks = -(-rows // tally.BLOCK)
    threads = max(1, min(threads, blocks))
    edges = [tally.BLOCK * (blocks * t // threads) for t in range(threads)] + [rows]
    return tuple((edges[t], edges[t + 1]) for t in range(threads))


@cache
def _helpers(count: int) -> ThreadPoolExecutor:
    """Threads beside the one that steps: to start them for each pass takes longer than a pass of a small market."""
    return ThreadPoolExecutor(count)


if hasattr(os, "register_at_fork"):  # a process that is forked off has none of them
    os.register_at_fork(after_in_child=_helpers.cache_clear)


def _call(kernel: Callable[..., None], span: tuple[int, int], slot: int, arguments: Sequence[Any]) -> None:
    if hasattr(kernel, "py_func"):  # compiled: whole numbers overflow without a word
        kernel(span[0], span[1], slot, *arguments)
        return
    with np.errstate(over="ignore"):
        kernel(span[0], span[1], slot, *arguments)
