"""`optimise`: how to split a budget over levers and quarters, and how sure that is.

In five steps, each under seeds of its own, since every search overstates what it found: a search for good splits; the
best few again; the best of them cut back where the last money does not come back; that plan beside the others; and all
of them in worlds with other parameters, which also tells what it would be worth to know each of these.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.provenance import provenance
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Interval
from loyalty_sim.studies.base import Result
from loyalty_sim.studies.optimise.budget import Purse
from loyalty_sim.studies.optimise.choice import Standing, standing
from loyalty_sim.studies.optimise.information import Value, value_of_knowing
from loyalty_sim.studies.optimise.marginal import Margin, cut_back
from loyalty_sim.studies.optimise.response import MarketResponse, Respond
from loyalty_sim.studies.optimise.search import Searched, search
from loyalty_sim.studies.optimise.words import describe
from loyalty_sim.studies.optimise.worlds import Robust, check_worlds, drawn, robustness
from loyalty_sim.studies.sensitivity.screen import screened
from loyalty_sim.studies.sensitivity.sensitivity import as_factors
from loyalty_sim.studies.vary import Factor, Question
from loyalty_sim.studies.vary.doubtful import doubtful
from loyalty_sim.studies.vary.question import check_question

TRIALS, SEEDS, WORLDS, TOP = 64, 6, 24, 8
FINALISTS = 6
RUNS_A_WORLD = 2


@dataclass(frozen=True, eq=False)
class OptimiseDetail:
    """What figure, table and text are made from.

    plan: shares of the budget by cell; plans: those compared, the recommended first, `names` in words. searched: what
    the search tried and saw. margin: return on the last money. standing: gains and regret under fresh seeds.
    worlds: parameter worlds, in_worlds: gains in them, (plans, worlds), robust: how the plans fare in them, known:
    value of knowing each parameter; all None or empty if none were asked for.
    """

    purse: Purse
    on: str
    plan: Array
    plans: Array
    names: tuple[str, ...]
    searched: Searched
    margin: Margin
    standing: Standing
    worlds: pd.DataFrame | None
    in_worlds: Array | None
    robust: Robust | None
    known: dict[str, Value]
    seeds: int
    confidence: float

    @property
    def kept(self) -> float:
        """Money a year that is better kept."""
        return float(self.purse.budget * (1 - self.plan.sum()))


def optimise(
    budget: float,
    levers: Sequence[str],
    config: Scenario | None = None,
    on: str = "profit",
    quarters: int | None = None,
    trials: int = TRIALS,
    seeds: int | Sequence[int] = SEEDS,
    worlds: int | pd.DataFrame = WORLDS,
    factors: Sequence[Factor | str] | None = None,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """The plan that gains most against today, from a budget beyond today's spending.

    budget: money a year, a mean over the horizon. levers: which may get money. on: what is to grow, any outcome.
    quarters: length of a phase after which money may be moved; None for the same split all the time. trials: splits
    tried by the search. seeds: paired runs of each. worlds: how many to draw, 0 for none, or a table of draws, one row
    a world and one column a setting. factors: what the worlds differ in, with ranges; if None, those that move the gain
    most among all graded C or D.

    The table has one row per lever and phase, and one for what is kept: money a year, the level that makes, the return
    on the last quarter of that money with interval (never below one), and the range over plans that are as good within
    luck. Raises ScenarioError before any work for what cannot be asked, RunFailed if a run fails.
    """
    purse, chosen = Purse(config or load_scenario(), levers, budget, quarters), as_seeds(seeds)
    _check(trials, chosen, worlds)
    given = None if factors is None else as_factors(factors)
    if isinstance(worlds, pd.DataFrame):
        check_worlds(worlds)
    equal = np.full(len(purse.cells), 1 / len(purse.cells))
    question = Question(purse.plan_of(np.minimum(equal, purse.caps)), purse.scenario, on)
    check_question(question, given or ())
    respond = MarketResponse(purse, on, workers, progress, store)
    searched, plan, margin, plans, compared = plan_for(respond, purse.caps, trials, chosen, confidence)
    table = _worlds(worlds, given, question, workers, progress, store)
    gains = None if table is None else gains_in_worlds(respond, plans, table)
    detail = _detail(purse, on, plans, searched, margin, compared, table, gains, len(chosen), confidence)
    scenarios = {"today": purse.scenario, "plan": _named(purse, plan)}
    settings = {"budget": budget, "levers": list(levers), "on": on, "quarters": quarters, "trials": trials}
    return Result(
        kind="optimise",
        table=_table(detail),
        text=describe(detail),
        runs=_trials(detail),
        detail=detail,
        provenance=provenance("optimise", scenarios, chosen, **settings, confidence=confidence),
        scenarios=scenarios,
        beside={"plans": _plans(detail)} | ({} if table is None else {"worlds": table}),
    )


def detail_of_optimise(
    scenarios: Mapping[str, Scenario],
    table: pd.DataFrame,
    runs: pd.DataFrame,
    beside: Mapping[str, pd.DataFrame],
    settings: Mapping[str, Any],
    seeds: int,
) -> OptimiseDetail:
    """The detail, made anew from what is saved of a study."""
    purse = Purse(scenarios["today"], settings["levers"], settings["budget"], settings["quarters"])
    compared, confidence = beside["plans"], settings["confidence"]
    own = table.iloc[:-1]
    margin = Margin(Interval(*(own[name].to_numpy(float) for name in ("returned", "returned_low", "returned_high"))))
    whole = purse.money(np.ones(len(purse.cells)))
    tried = Searched(runs[_heads(purse)].to_numpy(float) / whole, runs["gain"].to_numpy(float))
    gains, in_worlds = (compared.filter(regex=f"^{word}_").to_numpy(float) for word in ("run", "world"))
    return _detail(
        purse, settings["on"], compared[_heads(purse)].to_numpy(float), tried, margin, standing(gains, confidence),
        beside.get("worlds"), in_worlds if "worlds" in beside else None, seeds, confidence,
    )  # fmt: skip


def _detail(
    purse: Purse, on: str, plans: Array, searched: Searched, margin: Margin, compared: Standing,
    worlds: pd.DataFrame | None, in_worlds: Array | None, seeds: int, confidence: float,
) -> OptimiseDetail:  # fmt: skip
    robust = None if in_worlds is None else robustness(in_worlds)
    known = {} if in_worlds is None else _known(in_worlds, worlds, confidence)
    return OptimiseDetail(
        purse, on, plans[0], plans, _names(len(plans)), searched, margin, compared, worlds, in_worlds, robust, known,
        seeds, confidence,
    )  # fmt: skip


def plan_for(
    respond: Respond, caps: Array, trials: int, seeds: Sequence[int], confidence: float = 0.9
) -> tuple[Searched, Array, Margin, Array, Standing]:
    """Search, choose, cut back, compare: what was tried, the plan, its margin, the plans compared, how they stand."""
    blocks = fresh_seeds(2 * len(seeds))
    searched = search(lambda plans: respond(plans, seeds).gain.mean(axis=1), caps, trials)
    equal = np.minimum(np.full((1, len(caps)), 1 / len(caps)), caps)
    others = np.vstack([searched.best(FINALISTS), equal])
    first = respond(others, next(blocks)).gain.mean(axis=1)
    plan, margin = cut_back(respond, others[first.argmax()], blocks, confidence)
    plans = np.vstack([plan, others])
    return searched, plan, margin, plans, standing(respond(plans, next(blocks)).gain, confidence)


def fresh_seeds(count: int) -> Iterator[list[int]]:
    """Blocks of seeds that no search has seen."""
    block = 0
    while True:
        block += 1
        yield [1_000_000 * block + n for n in range(count)]


def gains_in_worlds(respond: Respond, plans: Array, table: pd.DataFrame) -> Array:
    """Gains against today, (plans, worlds), each a mean over two runs under luck of its own."""
    worlds = [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]
    many = worlds * RUNS_A_WORLD
    seeds = [900_000_000 + n for n in range(len(many))]
    gains = respond(plans, seeds, many).gain
    return np.asarray(gains.reshape(len(plans), RUNS_A_WORLD, len(worlds)).mean(axis=1))


def _check(trials: int, seeds: Sequence[int], worlds: int | pd.DataFrame) -> None:
    if trials < 16:
        raise ValueError(f"trials = {trials}: at least 16")
    if len(seeds) < 2:
        raise ValueError("a plan needs at least 2 seeds")
    if isinstance(worlds, int) and 0 != worlds < 8:
        raise ValueError(f"worlds = {worlds}: 0, or at least 8")


def _worlds(worlds: Any, given: Any, question: Question, *how: Any) -> pd.DataFrame | None:
    if isinstance(worlds, pd.DataFrame):
        return worlds
    if not worlds:
        return None
    assert question.against is not None
    candidates = given or doubtful(question.against)
    return drawn(given or screened(question, candidates, TOP, *how), worlds)


def _known(gains: Array, table: pd.DataFrame | None, confidence: float) -> dict[str, Value]:
    """Value of knowing each parameter, largest first; leaving everything as it is is one of the choices."""
    assert table is not None
    choices = np.vstack([gains, np.zeros((1, gains.shape[1]))])
    values = {key: value_of_knowing(table[key].to_numpy(float), choices, confidence) for key in table.columns}
    return dict(sorted(values.items(), key=lambda item: -item[1].value))


def _names(count: int) -> tuple[str, ...]:
    return ("the plan", *(f"no. {n} of the search" for n in range(1, count - 1)), "equal split")


def _named(purse: Purse, plan: Array) -> Scenario:
    return purse.plan_of(plan)._replace(name="plan", title=f"{purse.budget:,.0f} a year split by optimise")


def _table(detail: OptimiseDetail) -> pd.DataFrame:
    purse, plan, returned = detail.purse, detail.plan, detail.margin.returned
    good = detail.plans[detail.standing.as_good]
    money = purse.money(plan)
    table = pd.DataFrame(
        {
            "lever": [lever for lever, _ in purse.cells],
            "from_quarter": [purse.phases[phase][0] for _, phase in purse.cells],
            "share": plan,
            "money_a_year": money,
            "today_a_year": purse.today * purse.unit,
            "level": purse.today + money / purse.unit,
            "returned": returned.mean,
            "returned_low": returned.low,
            "returned_high": returned.high,
            "as_good_low": purse.money(good.min(axis=0)),
            "as_good_high": purse.money(good.max(axis=0)),
        }
    )
    kept = 1 - good.sum(axis=1)
    last = {"lever": "kept", "share": 1 - plan.sum(), "money_a_year": detail.kept}
    ends = {"as_good_low": purse.budget * kept.min(), "as_good_high": purse.budget * kept.max()}
    return pd.concat([table, pd.DataFrame([last | ends])], ignore_index=True)


def _trials(detail: OptimiseDetail) -> pd.DataFrame:
    """One row a split that the search tried: money a year by cell, mean gain under the seeds of the search."""
    money = detail.purse.money(detail.searched.plans)
    return pd.DataFrame(money, columns=_heads(detail.purse)).assign(gain=detail.searched.gains)


def _plans(detail: OptimiseDetail) -> pd.DataFrame:
    """One row a plan that was compared: shares of the budget by cell, gain in every run and in every world."""
    table = pd.DataFrame(detail.plans, columns=_heads(detail.purse))
    table.insert(0, "plan", detail.names)
    parts = [("run", detail.standing.samples), ("world", detail.in_worlds)]
    gains = [
        pd.DataFrame(part, columns=[f"{word}_{n}" for n in range(part.shape[1])])
        for word, part in parts if part is not None
    ]  # fmt: skip
    return pd.concat([table, *gains], axis=1)


def _heads(purse: Purse) -> list[str]:
    """Cells as columns are headed: climate, or climate_from_q5."""
    one = len(purse.phases) == 1
    return [lever if one else f"{lever}_from_q{purse.phases[phase][0]}" for lever, phase in purse.cells]
