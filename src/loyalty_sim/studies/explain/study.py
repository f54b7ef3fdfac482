"""`explain`: which theory carries a difference between two scenarios, and how much of it.

Both scenarios are run with groups of mechanisms switched off, along sampled orders and under the same luck. The
difference is parted among the groups exactly; a group that changes nothing has exactly no part.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from loyalty_sim.lab.given import check_count
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import HEADS, as_seeds, tidy_runs
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.load import with_use
from loyalty_sim.scenario.messages import ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.compare.analysis import names_of
from loyalty_sim.studies.explain.analysis import ARMS, Explained, explained, label
from loyalty_sim.studies.explain.charts import of_explain
from loyalty_sim.studies.explain.form import REST, WHOLE, form_of_explain
from loyalty_sim.studies.explain.groups import Group, groups, without
from loyalty_sim.studies.explain.orders import along, orders_of
from loyalty_sim.studies.explain.words import describe
from loyalty_sim.studies.summary import changed_levers
from loyalty_sim.studies.vary.question import problems_of_outcome

SEEDS, QUICK_SEEDS = 10, 3
ENDS = ("rest", "whole")
"""Names of the rows below those of the groups."""

MOST_PAIRS = 1_000
"""Beyond it lies a slip, or a machine that stands still."""


def explain(
    a: Scenario,
    b: Scenario,
    on: str = "profit",
    seeds: int | Sequence[int] = SEEDS,
    pairs: int = 1,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """Part the difference B less A among groups of mechanisms (`studies.explain.groups`).

    on: the outcome that words and charts speak of; the table has all. seeds: how many (at least 2), or which. pairs: of
    orders drawn for each seed, each forwards and backwards. store: where finished runs are kept, so that more seeds or
    another outcome cost only what is new. The table has one row for each outcome and group: its part with interval;
    `rest` is what B and A differ by with all groups off, and `whole` the sum. Raises ValueError for one seed, no pair
    of orders or scenarios of different length, ScenarioError for an outcome there is not or scenarios of two markets,
    RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> short = ["market.customers=200", "market.weeks=8"]
        >>> a, b = load_scenario(overrides=short), load_scenario("service_first", short)
        >>> profit = explain(a, b, seeds=2, workers=1).table.query("outcome == 'profit'").set_index("group")["part"]
        >>> bool(abs(profit["whole"] - profit.drop("whole").sum()) < 1e-6)
        True
    """
    a, b, chosen = with_use(a, ()), with_use(b, ()), as_seeds(seeds)
    if len(chosen) < 2:
        raise ValueError("a comparison needs at least 2 seeds")
    check_count("pairs", pairs, MOST_PAIRS)
    if pairs < 1:
        raise ValueError(f"pairs = {pairs}: at least 1 pair of orders")
    if problems := problems_of_outcome(on, "on ="):
        raise ScenarioError(problems)
    if a.market.weeks != b.market.weeks:
        raise ValueError(f"A runs {a.market.weeks} weeks and B {b.market.weeks}: explain equal lengths of time")
    a, b = paired(a, b)
    study = ExplainStudy({"A": a, "B": b}, chosen, settings_of(on, pairs, confidence))
    return carry_out(study, Lab(workers, progress, store))


def settings_of(on: str, pairs: int, confidence: float) -> dict[str, Any]:
    """What a result keeps of its question beside scenarios and seeds."""
    kept = [{"name": each.name, "codes": list(each.codes), "off": list(each.off)} for each in groups()]
    return {"on": on, "pairs": pairs, "confidence": confidence, "groups": kept}


def runs_needed(seeds: int, pairs: int) -> int:
    """How many runs an explanation takes at most: both arms at every step of every order.

    All groups on, and all off, are shared by the orders.
    """
    steps = 2 * pairs * (len(groups()) - 1)
    return 2 * seeds * (steps + 2)


class ExplainStudy(Study[Explained]):
    """Scenarios A and B. settings: outcome, pairs of orders, confidence, and the groups as they were."""

    kind = "explain"

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that the difference is parted among."""
        return tuple(Group(each["name"], tuple(each["codes"]), tuple(each["off"])) for each in self.settings["groups"])

    def plan(self) -> list[Job]:
        """A and B at every step of every order under every seed, each once."""
        found, made = {}, {}
        for seed in self.seeds:
            for order in orders_of(seed, len(self.groups), self.settings["pairs"]):
                for off in along(order):
                    for arm in ARMS:
                        name = label(arm, off)
                        if name not in made:
                            words = [word for group in sorted(off) for word in self.groups[group].off]
                            made[name] = without(self.scenarios[arm], words)
                        found[name, seed] = Job(made[name], seed, name)
        return list(found.values())

    def gather(self, lab: Lab) -> Kept:
        """The runs, without their weeks."""
        return Kept(tidy_runs(lab.run(self.plan(), weekly=False)))

    def analyse(self, kept: Kept) -> Explained:
        """The parts of the outcome that is asked for."""
        return self._parted(kept.runs, self.settings["on"])

    def _parted(self, runs: pd.DataFrame, outcome: str) -> Explained:
        asked = self.settings
        return explained(runs, outcome, self.groups, self.seeds, asked["pairs"], asked["confidence"])

    def table(self, kept: Kept, detail: Explained) -> pd.DataFrame:
        """One row for each outcome and group, then what is left without all of them, and the whole."""
        outcomes = [name for name in kept.runs.columns if name not in HEADS]
        return pd.DataFrame([row for name in outcomes for row in _rows(self._parted(kept.runs, name))])

    def words(self, table: pd.DataFrame, detail: Explained) -> str:
        """Which groups carry the difference."""
        return describe(detail, self.scenario.market.currency)

    def form(self, result: Result) -> Form:
        """The parts of the outcome that is asked for, largest first."""
        return form_of_explain(result.detail, self.heading, result.market, self.scenario.market.currency)

    def charts(self, result: Result) -> list[Chart]:
        """The parts as bars."""
        return of_explain(result.detail, self.scenario.market.currency)

    @property
    def heading(self) -> str:
        """B against A."""
        a, b = names_of(*self.scenarios.values())
        return f"Which theory carries it: {b} against {a}"

    @property
    def levers(self) -> list[str]:
        """Those in which A and B differ."""
        return changed_levers(*self.scenarios.values())


def _rows(found: Explained) -> list[dict[str, Any]]:
    parted = [
        (group.name, " ".join(group.codes), part) for group, part in zip(found.groups, found.parts.T, strict=True)
    ]
    ends = zip(ENDS, (REST, WHOLE), (found.rest, found.total), strict=True)
    return [_row(found, *each) for each in (*parted, *ends)]


def _row(found: Explained, name: str, holds: str, samples: Array) -> dict[str, Any]:
    interval = found.interval(samples)
    return {
        "outcome": found.outcome,
        "group": name,
        "holds": holds,
        "part": float(interval.mean),
        "part_low": float(interval.low),
        "part_high": float(interval.high),
        "of_what_is_added": float(interval.mean) / found.added if found.added and name not in ENDS else float("nan"),
        "seeds": len(samples),
    }
