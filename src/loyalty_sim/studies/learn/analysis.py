"""What is made of the worlds that were run: their weights after the pilot, and what that changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.mixture import quantile
from loyalty_sim.statistics.reweighting import Evidence, counted, effective, log_likelihood, weights, without_luck
from loyalty_sim.studies.learn.at_sites import SiteTrial
from loyalty_sim.studies.learn.findings import Finding
from loyalty_sim.studies.learn.shown import PROFIT
from loyalty_sim.studies.vary.worlds import is_form

FAR = 2.0
"""Errors from the nearest world beyond which a result lies outside of what any world shows."""
UNLIKELY = 0.02
"""Chance, over the worlds there were before, of a result so far out, below which that is said."""
STANDS_OUT = 3.5
"""Errors by which a setting must have moved to be named: of some hundred settings luck moves one by three."""
MOST_NAMED = 5


class Belief(NamedTuple):
    """Mean and interval of something over worlds."""

    mean: float
    low: float
    high: float


class Taught(NamedTuple):
    """An effect before and after, with what the pilot found; tail: how likely so extreme a result was before.

    away: errors to the nearest world, 0 where worlds lie on both sides.
    """

    finding: Finding
    luck: float
    before: Belief
    after: Belief
    tail: float
    away: float

    @property
    def by_luck(self) -> bool:
        """Whether worlds differ in it by no more than luck does, so that it tells none of them from another."""
        return self.before.high - self.before.low < 1e-6 * self.luck

    @property
    def outside(self) -> bool:
        """Whether no world shows anything like it."""
        return not self.by_luck and self.away > FAR


class Moved(NamedTuple):
    """A setting that the pilot says something about. shift: of its mean, in standard deviations before."""

    key: str
    before: Belief
    after: Belief
    shift: float


@dataclass(frozen=True, eq=False)
class LearnDetail:
    """names: titles of A and B. taught: by measure. profit: what B brings in the weeks of the pilot at all of the firm,
    before and after. moved: settings that moved most. worlds: how many were run, failed: of them without an answer,
    again: how many were drawn later, around those that fit. effective: equal worlds that the weights are worth.
    weights: (W,). trial: that was run in every world; None where effects are those at all of the firm.
    """

    names: tuple[str, str]
    taught: Sequence[Taught]
    profit: tuple[Belief, Belief]
    moved: Sequence[Moved]
    worlds: int
    failed: int
    again: int
    effective: float
    weights: Array
    confidence: float
    currency: str
    trial: SiteTrial | None = None

    @property
    def outside(self) -> list[Taught]:
        """Results that lie outside of what any world shows."""
        return [each for each in self.taught if each.outside]


def evidence_of(found: Sequence[Finding]) -> Evidence:
    """What was found, as numbers."""
    return Evidence(*(np.array([getattr(each, name) for each in found]) for name in ("effect", "error")))


def luck_of(shown: pd.DataFrame, name: str) -> float:
    """Standard deviation of the luck in what one world shows, by those that were run under two seeds."""
    twice = (shown[name] - shown[f"{name}_again"]).dropna().to_numpy(float)
    return float(np.sqrt(np.mean(twice**2) / 2)) if len(twice) else 0.0


def effect_of(shown: pd.DataFrame, name: str) -> Array:
    """What every world shows of a measure, (W,), its luck taken out."""
    return without_luck(shown[name].to_numpy(float), luck_of(shown, name))


def effects_of(found: Sequence[Finding], shown: pd.DataFrame) -> Array:
    """The same of every measure that was looked at, (W, K)."""
    return np.column_stack([effect_of(shown, each.measure) for each in found])


def weights_of(found: Sequence[Finding], shown: pd.DataFrame) -> tuple[Array, Array]:
    """Weights of the worlds before and after, (W,) each. shown: see `LearnStudy`."""
    drawn = prior_of(shown)
    log = log_likelihood(effects_of(found, shown), evidence_of(found))
    known = np.isfinite(log)
    return np.where(known, drawn, 0.0) / drawn[known].sum(), weights(log, drawn)


def prior_of(shown: pd.DataFrame) -> Array:
    """What every world counts before anything was found."""
    later = int((shown["round"] > 1).sum())
    return counted(len(shown) - later, later, shown["chance"].to_numpy(float))


def analyse_findings(
    names: tuple[str, str], found: Sequence[Finding], shown: pd.DataFrame, worlds: pd.DataFrame, confidence: float,
    currency: str,
) -> LearnDetail:  # fmt: skip
    """From what every world shows and the settings of the worlds."""
    before, after = weights_of(found, shown)
    taught = []
    for each in found:
        effects = effect_of(shown, each.measure)
        first, then = belief(effects, before, confidence), belief(effects, after, confidence)
        tail, away = _how_far(shown[each.measure].to_numpy(float), before, each.effect, each.error)
        taught.append(Taught(each, luck_of(shown, each.measure), first, then, tail, away))
    profit = effect_of(shown, PROFIT)
    return LearnDetail(
        names=names,
        taught=taught,
        profit=(belief(profit, before, confidence), belief(profit, after, confidence)),
        moved=moved(worlds, before, after, confidence),
        worlds=len(shown),
        failed=int((before == 0).sum()),
        again=int((shown["round"] > 1).sum()),
        effective=effective(after),
        weights=after,
        confidence=confidence,
        currency=currency,
    )


def belief(values: Array, by: Array, confidence: float) -> Belief:
    """Mean and interval of values over weighted worlds.

    >>> belief(np.array([1.0, 2.0, 3.0]), np.array([0.25, 0.5, 0.25]), 0.5).mean
    2.0
    """
    known = np.isfinite(values) & (by > 0)
    values, by = values[known], by[known] / by[known].sum()
    low, high = (float(quantile(values, by, (1 + sign * confidence) / 2)) for sign in (-1, 1))
    return Belief(float(by @ values), low, high)


def _how_far(effects: Array, by: Array, found: float, error: float) -> tuple[float, float]:
    """Chance of a result so extreme over worlds, and how many errors it lies beyond the outermost of them.

    effects: as they were shown, luck included: what some market showed is not called impossible.
    """
    from scipy.stats import norm

    known = by > 0
    above = float(by[known] @ norm.sf((found - effects[known]) / error))
    beyond = max(float(effects[known].min()) - found, found - float(effects[known].max()), 0.0)
    return 2 * min(above, 1 - above), beyond / error


def moved(worlds: pd.DataFrame, before: Array, after: Array, confidence: float) -> list[Moved]:
    """Settings whose mean moved beyond what so few worlds make by luck, the most moved first."""
    error = float(np.sqrt(1 / effective(after) + 1 / effective(before)))
    found = []
    for key in _numbers(worlds):
        values = worlds[key].to_numpy(float)
        first, then = belief(values, before, confidence), belief(values, after, confidence)
        spread = float(np.sqrt(before @ (values - first.mean) ** 2))
        shift = (then.mean - first.mean) / spread if spread > 0 else 0.0
        if abs(shift) > STANDS_OUT * error:
            found.append(Moved(key, first, then, shift))
    return sorted(found, key=lambda each: -abs(each.shift))[:MOST_NAMED]


def _numbers(worlds: pd.DataFrame) -> list[str]:
    return [key for key in worlds.columns if not is_form(key)]
