"""An answer with all that is in doubt: luck, sizes that are not known, and the form of the theory - nested.

Worlds are drawn from what is not known; some of them are run with other forms and under a second seed as well. Then,
with y the answer of a world of sizes w, forms f and seed s:

    luck   c = E (y_wfs - y_wfs')^2 / 2      two seeds of one world
    form   b = E (y_wfs - y_wf's)^2 / 2      two forms of one world, less what luck does to that difference
    sizes  a = Var y - b - c                 the rest of the spread between worlds

What is asked is the answer to expect: the mean over luck, in the world that is the true one. Its interval spreads as
worlds do without their luck, and besides by what luck leaves in a mean over so many seeds, c / S. How well so few
worlds tell the three apart is seen by drawing them anew, with replacement (`left_open`).
Source: Searle, Casella & McCulloch 1992, Variance components, ch. 3-4 (analysis of variance of nested designs).
"""

from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics import student
from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array
from loyalty_sim.statistics.mixture import quantile

REDRAWN, ENDS = 400, (0.01, 0.99)
"""How many times the worlds are drawn anew, and the quantiles of the shares that are told of them: as wide as it takes,
with so few worlds of which two seeds are known, to hold the true share about nine times in ten (`tests/statistics`)."""


class Cells(NamedTuple):
    """Answers in worlds, not a number where a world could not be run.

    crossed: (R, F, 2) of worlds run with F kinds of forms (one or two) under two seeds. single: (M,) of the others.
    Both may have axes before these, of worlds that are drawn anew.
    """

    crossed: Array
    single: Array

    def less(self, other: "Cells") -> "Cells":
        """These answers less those of another question in the same worlds."""
        return Cells(self.crossed - other.crossed, self.single - other.single)

    @property
    def points(self) -> tuple[Array, Array]:
        """Every world with its forms once: means over its seeds, (..., P), and their weights; a world counts as one."""
        *before, worlds, kinds, _ = self.crossed.shape
        values = np.concatenate([self.crossed.mean(axis=-1).reshape(*before, worlds * kinds), self.single], axis=-1)
        weights = np.concatenate([np.full(worlds * kinds, 1 / kinds), np.ones(self.single.shape[-1])])
        return values, weights

    @property
    def futures(self) -> tuple[Array, Array]:
        """Every run once, (C,), and weights: each is one future that a firm may live through."""
        runs = self.crossed[0].size if len(self.crossed) else 1
        weights = np.concatenate([np.full(self.crossed.size, 1 / runs), np.ones(len(self.single))])
        return np.concatenate([self.crossed.ravel(), self.single]), weights


class Part(NamedTuple):
    """A part of a doubt: its share of the variance, and within which that lies as far as so many worlds tell."""

    name: str
    share: float
    low: float
    high: float


class InFull(NamedTuple):
    """One answer over all doubts.

    mean, low, high: of the answer to expect. ahead: probability that it lies above 0. luck, sizes, form: shares of its
    variance; 0 where nothing is in doubt. one_low, one_high: within which one future ends, luck of that future
    included; one_ahead: share of futures above 0. left_open: by luck, sizes and form, within which its share lies as
    far as so many worlds tell.
    """

    mean: float
    low: float
    high: float
    ahead: float
    luck: float
    sizes: float
    form: float
    one_low: float
    one_high: float
    one_ahead: float
    left_open: tuple[tuple[float, float], ...] = ()

    @property
    def parts(self) -> list["Part"]:
        """The shares of sizes, form and luck, the largest first."""
        luck, sizes, form = self.left_open or ((0.0, 1.0),) * 3
        parts = Part("sizes", self.sizes, *sizes), Part("form", self.form, *form), Part("luck", self.luck, *luck)
        return sorted(parts, key=lambda part: -part.share)

    @property
    def told_apart(self) -> bool:
        """Whether so many worlds tell that one part makes half of the doubt at least; so where nothing is in doubt."""
        return not self.left_open or self.parts[0].share == 0 or self.parts[0].low >= 0.5


def in_full(cells: Cells, seeds: int, confidence: float = 0.9) -> InFull:
    """cells: answers in worlds; seeds: how many are averaged over in the answer whose doubt this is.

    >>> rng = np.random.default_rng(1)
    >>> crossed = rng.normal(0, 3, (10, 1, 1)) + rng.normal(0, 1, (10, 2, 2))
    >>> found = in_full(Cells(crossed, rng.normal(0, 3, 30)), seeds=20)
    >>> found.sizes > 0.8, found.low < 0 < found.high
    (True, True)
    """
    known = _known(cells)
    values, weights = known.points
    futures, each = known.futures
    if len(values) < 2:
        return InFull._make((*[np.nan] * (len(InFull._fields) - 1), ()))
    luck, form = _luck_and_form(known.crossed)
    weights, each = weights / weights.sum(), each / each.sum()
    mean, spread = float(weights @ values), _without_luck(known, luck)
    error, form = np.sqrt(luck / seeds), np.minimum(form, spread)
    low, high, ahead = _interval(values, weights, float(spread), float(error), confidence)
    of_luck, of_sizes, of_form = _shares(spread, form, error**2)
    one_low, one_high = (float(quantile(futures, each, (1 + sign * confidence) / 2)) for sign in (-1, 1))
    return InFull(
        mean, low, high, ahead, float(of_luck), float(of_sizes), float(of_form),
        one_low, one_high, float(each @ (futures > 0)), left_open(known, seeds),
    )  # fmt: skip


def left_open(cells: Cells, seeds: int) -> tuple[tuple[float, float], ...]:
    """Within which the shares of luck, sizes and form lie as far as so many worlds tell; nothing of worlds run once.

    >>> rng = np.random.default_rng(1)
    >>> crossed = rng.normal(0, 3, (10, 1, 1)) + rng.normal(0, 1, (10, 2, 2))
    >>> luck, sizes, form = left_open(Cells(crossed, rng.normal(0, 3, 30)), seeds=20)
    >>> sizes[0] > 0.5, form[1] > luck[1]
    (True, True)
    """
    rng, known = np.random.default_rng(ANALYSIS_SEED), _known(cells)
    if not len(known.crossed):
        return ()
    again = Cells(*(each[rng.integers(0, max(len(each), 1), (REDRAWN, len(each)))] for each in known))
    luck, form = _luck_and_form(again.crossed)
    spread = _without_luck(again, luck)
    shares = np.stack(_shares(spread, np.minimum(form, spread), luck / seeds))
    return tuple((float(low), float(high)) for low, high in np.quantile(shares, ENDS, axis=1).T)


def _shares(spread: Array, form: Array, error: Array) -> tuple[Array, Array, Array]:
    """Of luck, sizes and form: variance between worlds, that of form in it, and what luck leaves in the mean."""
    total = spread + error
    some = np.where(total > 0, total, 1.0)
    return error / some, (spread - form) / some, form / some


def spreads(cells: Cells, seeds: int) -> tuple[float, float]:
    """Variance of the answers of worlds as they were run, and with the luck of a mean over so many seeds instead.

    >>> worlds = np.array([[[1.0, 3.0]], [[5.0, 7.0]]])
    >>> spreads(Cells(worlds, np.array([])), seeds=200)
    (8.0, 7.01)
    """
    known = _known(cells)
    values, weights = known.points
    if len(values) < 2:
        return 0.0, 0.0
    luck, _ = _luck_and_form(known.crossed)
    return float(_variance(values, weights / weights.sum())), float(_without_luck(known, luck) + luck / seeds)


def settled(values: Array, weights: Array) -> float:
    """What it would be worth to know everything before choosing between the answer and nothing, in its unit (EVPI).

    >>> settled(np.array([-2.0, 4.0]), np.array([0.5, 0.5]))
    1.0
    """
    weights = weights / weights.sum()
    return float(weights @ np.maximum(values, 0.0)) - max(float(weights @ values), 0.0)


def _known(cells: Cells) -> Cells:
    there = np.isfinite(cells.crossed).all(axis=(1, 2))
    return Cells(cells.crossed[there], cells.single[np.isfinite(cells.single)])


def _luck_and_form(crossed: Array) -> tuple[Array, Array]:
    """Variance of one run's luck, and variance between forms."""
    if not crossed.size:
        return np.zeros(crossed.shape[:-3]), np.zeros(crossed.shape[:-3])
    over = (-3, -2, -1)
    luck = np.mean(np.diff(crossed, axis=-1) ** 2, axis=over) / 2
    if crossed.shape[-2] < 2:
        return luck, np.zeros_like(luck)
    between: Array = np.diff(crossed, axis=-2)
    both = np.mean(between**2, axis=over) / 2
    alone = np.mean(np.diff(between, axis=-1) ** 2, axis=over) / 4
    return luck, np.maximum(0.0, both - alone)


def _without_luck(known: Cells, luck: Array) -> Array:
    """Variance between worlds less what the luck of their runs adds to it."""
    values, weights = known.points
    weights = weights / weights.sum()
    runs = np.where(np.arange(len(weights)) < known.crossed.shape[-3] * known.crossed.shape[-2], 2, 1)
    return np.maximum(0.0, _variance(values, weights) - luck * float(weights @ (1 / runs)))


def _variance(values: Array, weights: Array) -> Array:
    mean, count = values @ weights, 1 / float((weights**2).sum())
    return np.asarray((values - mean[..., None]) ** 2 @ weights * count / max(count - 1, 1))


def _interval(
    values: Array, weights: Array, spread: float, error: float, confidence: float
) -> tuple[float, float, float]:
    """Ends and probability above 0: worlds, drawn together or apart to the spread they have, luck's error included.

    The true world is one more draw, so the ends are order statistics at k / (n + 1); where there are too few worlds for
    that, they reach at least as far as the next draw of a normal distribution.
    """
    mean, raw, count = float(weights @ values), float(_variance(values, weights)), 1 / float((weights**2).sum())
    wide = np.sqrt(spread + error**2)
    worlds = mean + (values - mean) * (wide / np.sqrt(raw) if raw > 0 else 0.0)
    order = np.argsort(worlds)
    places = np.cumsum(weights[order]) * count / (count + 1)
    tail = (1 - confidence) / 2
    low, high = np.interp([tail, 1 - tail], places, worlds[order])
    if tail < 1 / (count + 1):
        reach = student.quantile(1 - tail, max(count - 1, 1)) * wide * np.sqrt(1 + 1 / count)
        low, high = min(low, mean - reach), max(high, mean + reach)
    return float(low), float(high), float(weights @ (worlds > 0))
