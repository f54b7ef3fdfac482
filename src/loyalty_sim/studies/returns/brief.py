"""A returns curve as a board reads it."""

from typing import TYPE_CHECKING

from loyalty_sim.picture.words import SHAPE_MEANING, money, share, years
from loyalty_sim.studies import brief
from loyalty_sim.studies.brief import Brief, said
from loyalty_sim.studies.returns.answer import answer, best_place, decided
from loyalty_sim.studies.returns.words import amount

if TYPE_CHECKING:
    from loyalty_sim.statistics.bands import Band
    from loyalty_sim.statistics.in_full import InFull
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.returns.analysis import ReturnsDetail
    from loyalty_sim.studies.returns.whole import LevelsInWorlds


def brief_of_returns(result: "Result") -> Brief:
    """Whether to move the lever, what the next step and the best level bring, how sure, and what to find out."""
    detail: ReturnsDetail = result.detail
    [scenario] = result.scenarios.values()
    worlds = detail.whole.worlds if detail.whole else None
    full = worlds.effect[_at(detail)] if worlds else None
    return Brief(
        decision=said(answer(detail), _corner(detail)),
        money=said(_best(detail, full), _step(detail), _when(detail), brief.horizon(scenario)),
        sure=said(
            _sure(detail, full), brief.parts_of_doubt(full) if full else "", _shape(detail), brief.of_size(scenario)
        ),
        change=said(
            brief.worth_most(worlds.known, detail.currency) if worlds else "",
            brief.of_rivals(scenario), brief.of_judgement([detail.plan.lever]),
        ),
        saved=said(_saved(result)),
        measure=said(_settle(worlds, full)),
    )  # fmt: skip


def _at(detail: "ReturnsDetail") -> int:
    """The level whose difference to today is in doubt: the best, or the highest where today's is the best."""
    best = best_place(detail)
    return best if best != detail.plan.baseline else len(detail.plan.amounts) - 1


def _corner(detail: "ReturnsDetail") -> str:
    best = best_place(detail)
    if decided(detail) is None or best == detail.plan.baseline or best not in (0, len(detail.plan.amounts) - 1):
        return ""
    return f"That is the {'highest' if best else 'lowest'} level tried: look beyond it before acting."


def _best(detail: "ReturnsDetail", full: "InFull | None") -> str:
    at, plan = _at(detail), detail.plan
    where = f"At {amount(detail, plan.amounts[at])}, within {years(detail.years)}"
    if full is not None:
        mean, low, high = (money(each, detail.currency, signed=True) for each in (full.mean, full.low, full.high))
        return (
            f"{where}: {mean} against {detail.here} in profit and the worth of the customers at the end "
            f"({100 * detail.curve.confidence:.0f} % range over everything in doubt: {low} to {high})."
        )
    band: Band | None = detail.whole.value if detail.whole else None
    ends = (band.mean, band.low, band.high) if band else (detail.effect.mean, detail.effect.low, detail.effect.high)
    mean, low, high = (money(float(each[at]), detail.currency, signed=True) for each in ends)
    return f"{where}: {mean} against {detail.here} (by luck alone {low} to {high})."


def _step(detail: "ReturnsDetail") -> str:
    plan, marginal = detail.plan, detail.curve.marginal
    if not plan.is_money or plan.baseline + 1 >= len(plan.amounts):
        return ""
    back, low, high = (float(part[plan.baseline]) + 1 for part in (marginal.mean, marginal.low, marginal.high))
    one = f"{detail.currency} 1"
    return f"Of the next step from {detail.here} every {one} brings back {back:.2f} ({low:.2f} to {high:.2f} by luck)."


def _when(detail: "ReturnsDetail") -> str:
    if detail.paid is None or not detail.paid.known or detail.paid.week is None:
        return ""
    return f"The next step is ahead for good from {brief.week_in_words(detail.paid.week)} on; who stops sooner, loses."


def _sure(detail: "ReturnsDetail", full: "InFull | None") -> str:
    if full is None:
        return "Only luck was looked at; what nobody knows exactly is usually the larger doubt."
    return f"That this level is worth more than {detail.here}'s is {brief.likely(full.ahead)}."


def _shape(detail: "ReturnsDetail") -> str:
    shape = detail.doubt.shape if detail.doubt else detail.curve.shape
    if shape.verdict == "undetermined":
        return "Whether the first money or the later money brings more is open."
    return f"{SHAPE_MEANING[shape.verdict].capitalize()} ({share(shape.probabilities[shape.verdict])} sure)."


def _saved(result: "Result") -> str:
    """How many more customers of a hundred are kept a year at the best level."""
    detail: ReturnsDetail = result.detail
    if "retention" not in result.table:
        return ""
    row = result.table.iloc[_at(detail)]
    mean, low, high = (100 * float(row[name]) for name in ("retention", "retention_low", "retention_high"))
    than = f"{abs(mean):.1f} {'more' if mean >= 0 else 'fewer'}"
    now = detail.here if detail.here == "today" else f"with {detail.here}"
    return f"Of 100 customers {than} are kept a year than {now} ({low:+.1f} to {high:+.1f} by luck)."


def _settle(worlds: "LevelsInWorlds | None", full: "InFull | None") -> str:
    if worlds is None or full is None:
        return "Ask again over all that is in doubt before acting."
    told = brief.to_settle(full, worlds.known)
    return (
        told or "Whether satisfaction and the share of customers kept move as simulated, from the first half year on."
    )
