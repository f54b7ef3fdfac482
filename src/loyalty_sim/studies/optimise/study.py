"""`optimise`: how to split a budget over levers and quarters, and how sure that is.

In five steps, each under seeds of its own, since every search overstates what it found: a search for good splits; the
best few again; the best of them cut back where the last money does not come back; that plan beside the others; and all
of them in worlds with other parameters, which also tells what it would be worth to know each of these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from loyalty_sim.lab.given import text, whole, within_one
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.needs import need
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.picture.words import money
from loyalty_sim.scenario.load import Use, load_scenario, with_use
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Interval
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.brief import Brief
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.doubt_words import worlds_from
from loyalty_sim.studies.optimise.analysis import OptimiseDetail, analyse_plans, two_parts
from loyalty_sim.studies.optimise.announced import announced, loss_interval, loss_to
from loyalty_sim.studies.optimise.brief import brief_of_optimise
from loyalty_sim.studies.optimise.budget import Budget, Limits
from loyalty_sim.studies.optimise.charts import of_optimise
from loyalty_sim.studies.optimise.choice import standing
from loyalty_sim.studies.optimise.cost import TOP
from loyalty_sim.studies.optimise.curves import curves
from loyalty_sim.studies.optimise.form import form_of_optimise
from loyalty_sim.studies.optimise.marginal import Margin
from loyalty_sim.studies.optimise.procedure import Aim, fresh_seeds, gains_in_worlds, plan_for
from loyalty_sim.studies.optimise.response import MarketResponse
from loyalty_sim.studies.optimise.risk import check_risk
from loyalty_sim.studies.optimise.search import Searched, first_plans
from loyalty_sim.studies.optimise.summary import summary_of_optimise
from loyalty_sim.studies.optimise.table import RETURNED, heads, margin_table, plan_table, plans_table, trials_table
from loyalty_sim.studies.optimise.words import describe, lever_words, the_plan
from loyalty_sim.studies.summary import Summary
from loyalty_sim.studies.vary import Factor, Question
from loyalty_sim.studies.vary.first_look import screened
from loyalty_sim.studies.vary.learnt import learnt_from
from loyalty_sim.studies.vary.question import check_question
from loyalty_sim.studies.vary.reading import as_factors
from loyalty_sim.studies.vary.worlds import as_worlds, check_drawn, drawn, jointly, looked_at_first, rows_of, where_from

TRIALS, SEEDS, WORLDS = 64, 6, 24
MOST_TRIALS = 100_000
"""Beyond it lies a slip."""


def optimise(
    budget: float,
    levers: Sequence[str],
    config: Scenario | None = None,
    on: str = DECIDES,
    quarters: int | None = None,
    trials: int = TRIALS,
    seeds: int | Sequence[int] = SEEDS,
    worlds: int | pd.DataFrame = WORLDS,
    factors: Sequence[Factor | str] | None = None,
    move: bool = False,
    limits: Limits | None = None,
    risk: str = "mean",
    rival: str = "",
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """The plan that gains most against today, from a budget beyond today's spending and from what is spent today.

    budget: money a year beyond today, a mean over the horizon. levers: which may get money. on: what is to grow, any
    outcome; profit and customer equity together if not said. quarters: length of a phase after which money may be
    moved; None for the same split all the time. trials: splits tried by the search. seeds: paired runs of each. worlds:
    how many to draw, 0 for none, or a table of draws, one row a world and one column a setting. factors: what
    drawn worlds differ in, with ranges; if None, those that move the gain most among what usually decides. move:
    whether what is spent on the levers today may be moved or saved; the budget may then be 0. limits: least and most
    money a year by lever, today's between them. risk: in what the plan is to be best, "mean", "worst_tenth" or "loss"
    (`optimise.risk`); the latter two try every split in worlds. rival: a move that all rivals have announced, such as
    `price:w26:0.9`; the plan is then the best answer to it. use: Python files of your own (`loyalty_sim.extend`).

    The table has one row per lever and phase, and one for what is kept: money a year, the level that makes, the return
    on the last quarter of that money with interval (never below one), and the range over plans that are as good within
    luck. Raises ScenarioError before any work for what cannot be asked, RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> found = optimise(100_000.0, ["climate", "training"], small, trials=16, seeds=3, worlds=0, workers=1)
        >>> found.kind
        'optimise'
    """
    need("plan", "a search for the best split", "sklearn")
    calm, chosen = with_use(load_scenario() if config is None else config, use), as_seeds(seeds)
    moved = announced(calm, rival) if text("rival", rival, '"price:w26:0.9"') else calm
    fund = Budget(moved, levers, budget, quarters, move, limits)
    lab = Lab(workers, progress, store)
    check_risk(risk)
    _check(trials, chosen, confidence)
    worlds = as_worlds(worlds)
    given = None if factors is None else as_factors(factors)
    check_drawn(worlds, given)
    question = Question(fund.even_plan, fund.scenario, on)
    check_question(question, given or ())
    table = worlds if isinstance(worlds, pd.DataFrame) else _drawn(worlds, given, question, lab)
    kept = {lever: list(ends) for lever, ends in fund.limits.items()}
    settings = {"budget": budget, "levers": list(fund.levers), "on": on, "quarters": quarters, "trials": trials,
                "confidence": confidence, "move": fund.move, "risk": risk, "rival": rival, "limits": kept,
                "worlds_from": "" if given else where_from(worlds, table, fund.scenario),
                **learnt_from(table)}  # fmt: skip
    scenarios = {"today": fund.scenario, **({"calm": calm} if rival else {})}
    return carry_out(OptimiseStudy(scenarios, chosen, settings, table), lab)


@dataclass(frozen=True, eq=False)
class OptimiseStudy(Study[OptimiseDetail]):
    """A budget, beyond what is spent `today`.

    settings: budget (money a year), levers, on (the outcome that is to grow), quarters, trials, confidence, move,
    limits, risk, rival. With a move of rivals `today` is with it, and `calm` without. worlds: a row a world and a
    column a setting; None if none were asked for, and in a study that was loaded.
    """

    kind = "optimise"
    since_beside = True

    worlds: pd.DataFrame | None = None

    @cached_property
    def budget(self) -> Budget:
        """The budget with its levers and phases."""
        asked = self.settings
        return Budget(
            self.scenarios["today"], asked["levers"], asked["budget"], asked["quarters"], asked.get("move", False),
            asked.get("limits"),
        )  # fmt: skip

    def plan(self) -> list[Job]:
        """Today and the splits that the search begins with; what it goes on with depends on what they bring."""
        splits = first_plans(self.budget.caps, self.settings["trials"], now=self.budget.now)
        return [
            Job(self.budget.plan_of(split), seed, f"plan {n}")
            for n, split in enumerate(np.vstack([self.budget.now[None], splits]))
            for seed in self.seeds
        ]

    def gather(self, lab: Lab) -> Kept:
        """Search, choose, cut back, compare, and try the plans in other worlds."""
        budget, asked = self.budget, self.settings
        respond = MarketResponse(budget, asked["on"], lab)
        aim = Aim(asked.get("risk", "mean"), () if self.worlds is None else rows_of(self.worlds))
        found = plan_for(respond, budget.caps, asked["trials"], self.seeds, asked["confidence"], aim, budget.now)
        in_worlds = None if self.worlds is None else gains_in_worlds(respond, found.plans, self.worlds)
        equity = found.equity if asked["on"] == DECIDES else None
        plans = plans_table(budget, found.plans, found.compared.samples, in_worlds, equity)
        beside = {"plans": plans, "margin": margin_table(found.margin)}
        beside["curves"] = curves(respond, budget, found.plan, next(fresh_seeds(len(self.seeds))), asked["confidence"])
        if "calm" in self.scenarios:
            beside["announced"] = loss_to(self.scenarios["calm"], budget.scenario, asked["on"], self.seeds, lab)
        worlds = {} if self.worlds is None else {"worlds": self.worlds}
        return Kept(trials_table(budget, found.searched), beside=beside | worlds)

    def analyse(self, kept: Kept) -> OptimiseDetail:
        """The plan, its margins, how it stands, and what other worlds say."""
        budget, asked, plans = self.budget, self.settings, kept.beside["plans"]
        tried = Searched(budget.shares(kept.runs[heads(budget)].to_numpy(float)), kept.runs["gain"].to_numpy(float))
        in_runs, in_worlds, equity = (
            plans.filter(regex=f"^{word}_\\d").to_numpy(float) for word in ("run", "world", "equity")
        )
        worlds = kept.beside.get("worlds")
        return analyse_plans(
            budget, asked["on"], plans[heads(budget)].to_numpy(float), tried, _margin(kept),
            standing(in_runs, asked["confidence"]), worlds, None if worlds is None else in_worlds, len(self.seeds),
            asked["confidence"], kept.beside.get("curves"), asked.get("risk", "mean"),
            loss_interval(kept.beside.get("announced"), asked["confidence"]),
            two_parts(in_runs, equity, asked["confidence"]),
        )  # fmt: skip

    def table(self, kept: Kept, detail: OptimiseDetail) -> pd.DataFrame:
        """One row per lever and phase, and one for what is kept."""
        return plan_table(detail)

    def words(self, table: pd.DataFrame, detail: OptimiseDetail) -> str:
        """Where to put the money, what it brings, and how sure that is."""
        return " ".join(filter(None, (describe(detail), worlds_from(self.settings))))

    def form(self, result: Result) -> Form:
        """Money by lever and quarter."""
        return form_of_optimise(result)

    def charts(self, result: Result) -> list[Chart]:
        """The money, what the last of it brings back, the plans compared, what is worth knowing."""
        return of_optimise(result)

    def answers(self, detail: OptimiseDetail) -> Mapping[str, Scenario]:
        """Today, and the plan as a scenario."""
        title = f"{self.budget.pot:,.0f} a year split by optimise"
        return {**self.scenarios, "plan": self.budget.plan_of(detail.plan)._replace(name="plan", title=title)}

    def headline(self, result: Result) -> str:
        """The plan in one sentence."""
        return the_plan(result.detail)

    def summary(self, result: Result) -> Summary:
        """Where to put the money, and whether that is better than keeping it."""
        return summary_of_optimise(result)

    def brief(self, result: Result) -> Brief:
        """Where to put the money, as a board reads it."""
        return brief_of_optimise(result)

    @property
    def heading(self) -> str:
        """The money and the levers."""
        budget = self.settings["budget"]
        amount = money(budget, self.scenario.market.currency) + " a year" if budget else "Today's money"
        return f"{amount} over {', '.join(map(lever_words, self.settings['levers']))}: {self.scenario.title}"


def _margin(kept: Kept) -> Margin:
    """The margins; results of the first edition keep them in their table only, whose last row is what is kept."""
    found = kept.beside.get("margin")
    if found is None:
        assert kept.table is not None
        found = kept.table.iloc[:-1]
    return Margin(Interval(*(found[name].to_numpy(float) for name in RETURNED)))


def _check(trials: int, seeds: Sequence[int], confidence: float) -> None:
    within_one("confidence", confidence)
    whole("trials", trials, 16, MOST_TRIALS)
    if len(seeds) < 2:
        raise ValueError("a plan needs at least 2 seeds")


def _drawn(count: int, given: Sequence[Factor] | None, question: Question, lab: Lab) -> pd.DataFrame | None:
    """So many worlds over the ranges given, or jointly over what moves the gain most; None for none."""
    if not count:
        return None
    assert question.against is not None
    if given:
        return drawn(given, count)
    moving = screened(question, looked_at_first(question.against, question.scenario), TOP, lab)
    return jointly(question.against, moving, count)
