"""What is sure of a returns curve when the form of response is not known: luck and form together, and the part of each.

Theories of another kind (unknown sizes of the model) would be further rows of `samples` in the same mixture.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.mixture import Mixture, above, mixture, quantile
from loyalty_sim.statistics.optimum import Estimate, drawn
from loyalty_sim.statistics.shape import EVIDENCE, FEWEST_SEEDS, Shape, classify_shape
from loyalty_sim.studies.returns.responses import Candidate

SAME = 0.1
"""Difference of two steps, in money per unit of money, that counts as none."""


@dataclass(frozen=True, eq=False)
class Doubt:
    """A returns curve over all candidate forms.

    candidates: the forms with their sizes and weights. effect: (L,) on profit against today, and step: (L - 1,) profit
    gained per unit of money by the step to the next level, each a mixture over forms and luck. more, less: (L,)
    probability that the step after a level returns more (less) gross than the step before it, by more than `SAME`; nan
    at both ends. best, break_even: level over forms and luck, in the unit of the levels. best_of: (K,) best level by
    candidate. shape: of the gross return, its probabilities averaged over forms.
    """

    candidates: Sequence[Candidate]
    effect: Mixture
    step: Mixture
    more: Array
    less: Array
    best: Estimate
    break_even: Estimate
    best_of: Array
    shape: Shape

    @property
    def forms(self) -> list[str]:
        """Names of the forms, in their order."""
        return list(dict.fromkeys(each.form for each in self.candidates))


def doubt(
    candidates: Sequence[Candidate], levels: Array, spend: Array, gross: Array, baseline: int, confidence: float
) -> Doubt:
    """From the gross return of every candidate, (K, S, L), and what was spent, (S, L) and its mean levels (L,)."""
    weights = np.array([each.weight for each in candidates])
    profit = gross - spend
    steps = np.diff(gross, axis=2) / np.diff(levels)
    bends = np.diff(steps, axis=2)
    more, less = above(bends, weights, SAME), above(-bends, weights, SAME)
    best, even = np.moveaxis(np.array([drawn(levels, each, baseline) for each in profit]), 1, 0)
    return Doubt(
        candidates=candidates,
        effect=mixture(profit - profit[:, :, [baseline]], weights, confidence),
        step=mixture(np.diff(profit, axis=2) / np.diff(levels), weights, confidence),
        more=np.pad(more, 1, constant_values=np.nan),
        less=np.pad(less, 1, constant_values=np.nan),
        best=_estimate(best, weights, confidence),
        break_even=_estimate(even, weights, confidence),
        best_of=best[:, 0],
        shape=_averaged([classify_shape(levels, each, baseline) for each in gross], weights, gross.shape[1]),
    )


def _estimate(draws: Array, weights: Array, confidence: float) -> Estimate:
    """Median and interval of draws, (K, 1 + R), the first of each row being the estimate itself."""
    count = draws.shape[1] - 1
    flat, each = draws[:, 1:].ravel(), np.repeat(weights / count, count)
    low, middle, high = (float(quantile(flat, each, at)) for at in ((1 - confidence) / 2, 0.5, (1 + confidence) / 2))
    return Estimate(middle, low, high)


def _averaged(shapes: Sequence[Shape], weights: Array, seeds: int) -> Shape:
    names = shapes[0].probabilities
    mean = {name: float(weights @ [shape.probabilities[name] for shape in shapes]) for name in names}
    likeliest = max(mean, key=mean.__getitem__)
    sure = mean[likeliest] >= EVIDENCE and seeds >= FEWEST_SEEDS
    return Shape(likeliest if sure else "undetermined", mean)
