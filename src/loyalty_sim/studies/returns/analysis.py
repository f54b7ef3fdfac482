"""What is made of the runs of a lever at its levels: curve, best level, shape, payback.

Every level is run under the same seeds. Money is in present value over the horizon. The shape is judged on the gross
return, profit before the money spent on levers (on staff, for positions and pay), since a cost that is a straight line
would bend the verdict; best level and break-even are judged on profit. For the price, which costs nothing to set, both
are profit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from loyalty_sim.lab.job import Run
from loyalty_sim.lab.tables import cash_path, outcome
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Band, paired_band
from loyalty_sim.statistics.mixture import Mixture
from loyalty_sim.statistics.optimum import Estimate
from loyalty_sim.statistics.payback import Payback, payback
from loyalty_sim.statistics.returns_curve import ReturnsCurve, returns_curve
from loyalty_sim.studies.returns.doubt import Doubt, doubt
from loyalty_sim.studies.returns.levels import Plan
from loyalty_sim.studies.returns.responses import aims, candidates, extras, read_off
from loyalty_sim.studies.returns.whole import Whole, analyse_whole

CLOSE = 1e-6
"""Difference of two settings of a lever that is none."""
NEGLIGIBLE_PRICE_EFFECT = 0.01  # share of revenue; money levers take the default of ten cents on every unit of money


@dataclass(frozen=True, eq=False)
class ReturnsDetail:
    """What figure, table and text are made from.

    plan: the levels. spent: (L,) present value of what was spent more than at the lowest level, a mean over the seeds,
    which differ in how many customers the firm starts with (for the price: its per cent, which cost nothing;
    where two levels of positions come to one cost: what was set, see `_spent`).
    curve: statistics of profit; its `levels`, `best` and `break_even` are in the unit of `plan.amounts`, its `marginal`
    in money per unit of money spent (per 1 % for the price). gross: effect on profit before lever spending.
    ahead: in how many seeds one level more than today earns more; paid: when it has paid, None where there is no such
    level. doubt: the same over other forms of response; None where only the one in force was looked at. customers: at
    the end of every run. whole: profit and customer equity together; None in results saved before it was counted in.
    arms: settings of the lever by name, to be marked.
    """

    plan: Plan
    spent: Array
    curve: ReturnsCurve
    gross: Band
    ahead: int | None
    paid: Payback | None
    seeds: int
    years: float
    currency: str
    doubt: Doubt | None = None
    customers: tuple[float, ...] = ()
    whole: Whole | None = None
    arms: Mapping[str, float] = field(default_factory=dict)

    @property
    def here(self) -> str:
        """What the level is called that the others are held against: today, or the arm that has it."""
        now = float(self.plan.settings[self.plan.baseline])
        return next((name for name, level in reversed(list(self.arms.items())) if abs(level - now) < CLOSE), "today")

    @property
    def best(self) -> Estimate:
        """The best level: over forms of response and luck, or over luck alone where one form was looked at."""
        return self.doubt.best if self.doubt else self.curve.best

    @property
    def best_tried(self) -> float:
        """The level nearest to the best one of those that were tried, in the unit of `plan.amounts`."""
        levels = self.curve.levels
        return float(levels[int(np.abs(levels - self.best.value).argmin())])

    @property
    def break_even(self) -> Estimate:
        """The highest level at which profit is no lower than today's, over the same doubts."""
        return self.doubt.break_even if self.doubt else self.curve.break_even

    @property
    def effect(self) -> Band | Mixture:
        """The effect on profit of every level against today, over the same doubts."""
        return self.doubt.effect if self.doubt else self.curve.effect


def analyse_levels(
    scenario: Scenario, plan: Plan, runs: Sequence[Run], confidence: float, forms: Sequence[str] = ()
) -> ReturnsDetail:
    """From the runs, level by level, with the weeks of today's level and of the next; last those for other forms."""
    each = candidates(plan.lever, scenario, forms)
    beyond = extras(scenario, plan, each)
    count = len(plan.amounts)
    seeds = len(runs) // (count + len(beyond))
    at_levels = runs[: count * seeds]
    found = _by_the_form_in_force(scenario, plan, at_levels, confidence)
    if len(each) < 2:
        return found
    gross = outcome(runs, "gross_return", count + len(beyond))
    reached = [aims(one.candidate.scenario(scenario, plan.lever), plan)[one.level] for one in beyond]
    known = np.concatenate([aims(scenario, plan), reached])
    others = [read_off(known, gross, aims(one.scenario(scenario, plan.lever), plan)) for one in each]
    spend = outcome(at_levels, "spend", count)
    seen = doubt(each, found.spent, spend, np.array(others), plan.baseline, confidence)
    best, even = (_in_amount(each, found.spent, plan) for each in (seen.best, seen.break_even))
    best_of = np.interp(seen.best_of, found.spent, plan.amounts)
    return replace(found, doubt=replace(seen, best=best, break_even=even, best_of=best_of))


def _by_the_form_in_force(scenario: Scenario, plan: Plan, runs: Sequence[Run], confidence: float) -> ReturnsDetail:
    count, base = len(plan.amounts), plan.baseline
    profit = outcome(runs, "profit", count)
    money = outcome(runs, plan.paid, count) if plan.is_money else np.zeros_like(profit)
    gross = outcome(runs, "gross_return", count) if plan.paid == "spend" else profit + money
    negligible = None if plan.is_money else NEGLIGIBLE_PRICE_EFFECT * outcome(runs, "revenue", count)[:, base].mean()
    spent = _spent(money.mean(axis=0), plan, scenario.market.weeks / 52)
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
        paid=None if more is None else payback(paths[more] - paths[base], confidence),
        seeds=seeds,
        years=scenario.market.weeks / 52,
        currency=scenario.market.currency,
        customers=tuple(run.outcomes["customers"] for run in runs if "customers" in run.outcomes),
        whole=analyse_whole(plan, runs, confidence),
    )


def _spent(total: Array, plan: Plan, years: float) -> Array:
    """Money more than at the lowest level, (L,): as paid; as set where a level is paid like the next below it.

    Positions are whole, and given up only as people leave: in a small firm or a short time several come to one cost.
    """
    if not plan.is_money:
        return plan.amounts
    paid = total - total[0]
    return paid if np.all(np.diff(paid) > 0) else years * (plan.amounts - plan.amounts[0])


def _in_amounts(curve: ReturnsCurve, plan: Plan) -> ReturnsCurve:
    """Levels a year instead of in present value over the horizon; the marginal return has no such unit and stays."""
    best, even = (_in_amount(found, curve.levels, plan) for found in (curve.best, curve.break_even))
    return replace(curve, levels=plan.amounts, best=best, break_even=even)


def _in_amount(found: Estimate, levels: Array, plan: Plan) -> Estimate:
    return Estimate(*np.interp([found.value, found.low, found.high], levels, plan.amounts).tolist())
