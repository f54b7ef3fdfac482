"""`returns`: what the next unit of money in one lever brings, whether that grows or shrinks, and how sure it is.

Every level is run under the same seeds. Money is in present value over the horizon. The shape is judged on the gross
return, profit before the money spent on levers, since a cost that is a straight line would bend the verdict; best level
and break-even are judged on profit. For the price, which costs nothing to set, both are profit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.provenance import provenance
from loyalty_sim.lab.runner import Progress, run_all
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import FOCAL, as_seeds, cash_path, outcome, payback_week, tidy_runs, tidy_weeks
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Band, paired_band
from loyalty_sim.statistics.optimum import Estimate
from loyalty_sim.statistics.returns_curve import ReturnsCurve, returns_curve
from loyalty_sim.studies.base import Result
from loyalty_sim.studies.returns.levels import Plan, plan_lever
from loyalty_sim.studies.returns.text import describe

EFFECTS = ("profit", "revenue", "satisfaction", "retention")
NEGLIGIBLE_PRICE_EFFECT = 0.01  # share of revenue; money levers take the default of ten cents on every unit of money


@dataclass(frozen=True, eq=False)
class ReturnsDetail:
    """What figure, table and text are made from.

    plan: the levels. spent: (L,) present value of what was spent more than at the lowest level, a mean over the seeds,
    which differ in how many customers the firm starts with (for the price: its per cent, which cost nothing).
    curve: statistics of profit; its `levels`, `best` and `break_even` are in the unit of `plan.amounts`, its `marginal`
    in money per unit of money spent (per 1 % for the price). gross: effect on profit before lever spending.
    ahead: in how many seeds one level more than today earns more; payback: week or None.
    """

    plan: Plan
    spent: Array
    curve: ReturnsCurve
    gross: Band
    ahead: int | None
    payback: int | None
    seeds: int
    years: float
    currency: str


def returns(
    lever: str,
    config: Scenario | None = None,
    levels: int | Sequence[float] = 11,
    seeds: int | Sequence[int] = 20,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """Returns curve of one lever of the focal firm.

    lever: climate, training, staffing, process, recovery, promise or price. config: the baseline if None.
    levels: how many (at least 4), or which (see `plan_lever`). seeds: how many (at least 3; a shape is named from 6 on,
    and 20 are a good number), or which. workers: processes, one per core if None. progress: called with (runs done,
    runs in all). store: where finished runs are kept.

    The table has one row per level: the spend a year, then for profit, revenue, satisfaction and retention the paired
    difference to today with its interval, and `marginal`, profit gained per unit of money on the way to the next level.
    Raises ValueError for a lever or number that cannot be, RunFailed if a run fails.
    """
    scenario, chosen = config or load_scenario(), as_seeds(seeds)
    plan = plan_lever(lever, scenario, levels)
    if len(chosen) < 3:
        raise ValueError("a returns curve needs at least 3 seeds")
    places = range(len(plan.amounts))
    jobs = [
        Job(plan.scenario(scenario, at), seed, f"{lever} at {plan.settings[at]:.3g}")
        for at in places
        for seed in chosen
    ]
    runs = run_all(jobs, workers, progress, store)
    settings = {"lever": lever, "levels": plan.settings.tolist(), "confidence": confidence}
    detail = detail_of_returns({scenario.name: scenario}, runs, settings)
    return Result(
        kind="returns",
        table=_table(detail, runs, confidence),
        text=describe(detail),
        runs=tidy_runs(runs, setting=plan.settings.repeat(len(chosen)), amount=plan.amounts.repeat(len(chosen))),
        detail=detail,
        weekly=tidy_weeks(runs, _places(plan, len(chosen)), [FOCAL]),
        provenance=provenance("returns", {scenario.name: scenario}, chosen, **settings),
        scenarios={scenario.name: scenario},
    )


def detail_of_returns(
    scenarios: Mapping[str, Scenario], runs: Sequence[Run], settings: Mapping[str, Any]
) -> ReturnsDetail:
    """The detail from the runs, new or loaded, level by level. settings: lever, levels and confidence."""
    [scenario], confidence = scenarios.values(), settings["confidence"]
    plan = plan_lever(settings["lever"], scenario, settings["levels"])
    count, base = len(plan.amounts), plan.baseline
    profit, gross = (outcome(runs, name, count) for name in ("profit", "gross_return" if plan.is_money else "profit"))
    negligible = None if plan.is_money else NEGLIGIBLE_PRICE_EFFECT * outcome(runs, "revenue", count)[:, base].mean()
    total = outcome(runs, "spend", count).mean(axis=0)
    spent = total - total[0] if plan.is_money else plan.amounts
    curve = returns_curve(spent, profit, base, confidence, gross, negligible)
    more = base + 1 if base + 1 < count else None
    seeds = len(profit)
    paths = {at: cash_path(runs[at * seeds : (at + 1) * seeds]) for at in (base, more) if at is not None}
    return ReturnsDetail(
        plan=plan,
        spent=spent,
        curve=_in_amounts(curve, plan),
        gross=paired_band(gross, base, confidence),
        ahead=None if more is None else int((profit[:, more] > profit[:, base]).sum()),
        payback=None if more is None else payback_week(paths[more] - paths[base]),
        seeds=seeds,
        years=scenario.market.weeks / 52,
        currency=scenario.market.currency,
    )


def _places(plan: Plan, seeds: int) -> range:
    """The runs whose weeks are looked at: those of today and of the next level."""
    return range(plan.baseline * seeds, min(plan.baseline + 2, len(plan.amounts)) * seeds)


def _in_amounts(curve: ReturnsCurve, plan: Plan) -> ReturnsCurve:
    """Levels a year instead of in present value over the horizon; the marginal return has no such unit and stays."""
    best, even = (
        Estimate(*np.interp([found.value, found.low, found.high], curve.levels, plan.amounts).tolist())
        for found in (curve.best, curve.break_even)
    )
    return replace(curve, levels=plan.amounts, best=best, break_even=even)


def _table(detail: ReturnsDetail, runs: Sequence[Run], confidence: float) -> pd.DataFrame:
    plan, curve = detail.plan, detail.curve
    columns: dict[str, object] = {"setting": plan.settings, "amount": plan.amounts, "spent": detail.spent}
    columns["today"] = [at == plan.baseline for at in range(len(plan.amounts))]
    for name in EFFECTS:
        band = paired_band(outcome(runs, name, len(plan.amounts)), plan.baseline, confidence)
        columns |= {name: band.mean, f"{name}_low": band.low, f"{name}_high": band.high}
        columns |= {f"{name}_band_low": band.band_low, f"{name}_band_high": band.band_high}
    columns["gross_return"] = detail.gross.mean
    table = pd.DataFrame(columns)
    for name in ("mean", "low", "high"):
        column = "marginal" if name == "mean" else f"marginal_{name}"
        table[column] = pd.Series(getattr(curve.marginal, name))  # one shorter: the last level has no next one
    return table
