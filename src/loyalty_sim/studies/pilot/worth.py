"""What a design is worth: the decision made after it, against the best one made now.

    stop      = sum over treated sites of what the change earns in the weeks they have it / sites
    go on     = sum over sites of what the change brings that begins when the site has it / sites
    worth     = E[the better of the two by what the pilot shows] - the better of the two blindly
    cost      = the best of now, later and never - the better of stop and go on, blindly + what it costs beside, >= 0
    net       = worth - cost

What the change brings from a later week on lies on the line between now and after the longest trial; sites add up.
What a trial brings although nobody looks at its result is no worth of looking: cost is not below 0. Money is that of
the market looked at, profit and customer equity, worth at the start.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.information import gain_of_choosing, mean_over_worlds
from loyalty_sim.studies.pilot.trial import LONGEST, Trial
from loyalty_sim.world.schedule import QUARTER

DEGREE = 1
"""Of the rule by which a trial is read: go on from so much effect on, which anybody can follow."""
FOLDS = 5
SAME = 1e-9
"""Part of an amount by which two are not told apart: what is left of sums in another order."""
NEVER, NOW, LATER = WITHOUT = ("never", "now", "later")
"""What may be decided without a trial; later: as late as after the longest trial. What waiting alone gains is no worth
of a trial."""


class Payoffs(NamedTuple):
    """What may be decided, in every world, (W,) each, in money against keeping things as they are.

    now: the change at all sites at once. late: the same after the longest trial. earned: profit that it has brought
    until the end of each quarter, (Q, W).
    """

    now: Array
    late: Array
    earned: Array

    @property
    def choices(self) -> Array:
        """Payoffs of what may be decided without a trial, (3, W), in the order of `WITHOUT`."""
        return np.vstack([np.zeros_like(self.now), self.now, self.late])

    @property
    def without(self) -> str:
        """The best of these, as it looks over all worlds."""
        return WITHOUT[int(self.choices.mean(axis=1).argmax())]

    @property
    def blind(self) -> Array:
        """Its payoff."""
        return np.asarray(self.choices[WITHOUT.index(self.without)])

    def after(self, trial: Trial, weeks: int, sites: int) -> Array:
        """Payoff of stopping and of going on at all sites after a trial, (2, W)."""
        exposed, each = trial.exposures(weeks), trial.treated / trial.waves / sites
        quarters = (exposed // QUARTER).astype(int)
        stop = each * sum((self.earned[q - 1] for q in quarters if q), np.zeros_like(self.now))
        delays = np.where(exposed > 0, weeks - exposed, weeks)
        parts = [each] * trial.waves
        rest = 1 - each * trial.waves
        going = sum((part * self.begun(float(delay)) for part, delay in zip(parts, delays, strict=True)), 0 * self.now)
        return np.vstack([stop, going + rest * self.begun(float(weeks))])

    def begun(self, weeks: float) -> Array:
        """What the change brings that begins so many weeks later."""
        return self.now + weeks / LONGEST * (self.late - self.now)


class Worth(NamedTuple):
    """Worth, cost and net worth of a design in money; each: net worth in every world, (W,), with interval of its mean.

    threshold: effect of the single measure from which going on pays; not a number where more are read, or none does.
    """

    worth: float
    cost: float
    net: float
    low: float
    high: float
    each: Array
    threshold: float


def worth_of(signals: Array, payoffs: Payoffs, trial: Trial, weeks: int, sites: int, beside: float, confidence: float
) -> Worth:  # fmt: skip
    """signals: what the design shows in every world, (K, W). beside: what it costs beyond the treatment, in money.

    >>> change = np.linspace(-1.0, 1.0, 40)
    >>> payoffs = Payoffs(change, 0.9 * change, 0.2 * np.outer(np.arange(1, 5), change))
    >>> found = worth_of(change[None, :], payoffs, Trial(2), 13, 20, 0.0, 0.9)
    >>> found.worth > 0.2, abs(found.threshold) < 0.1
    (True, True)
    """
    choices = payoffs.after(trial, weeks, sites)
    chosen, blind = gain_of_choosing(signals, choices, DEGREE), choices[choices.mean(axis=1).argmax()]
    tried = blind - beside
    without = max(payoffs.blind, tried, key=lambda payoff: float(payoff.mean()))
    each = np.where(np.isclose(chosen - beside, without, rtol=SAME), 0.0, chosen - beside - without)
    net, low, high = mean_over_worlds(each, confidence)
    cost = float(without.mean() - tried.mean())
    single = signals[0] if len(signals) == 1 else np.full(len(each), np.nan)
    return Worth(net + cost, cost, net, low, high, each, threshold_of(single, choices[1] - choices[0]))


def threshold_of(effect: Array, gain: Array) -> float:
    """The effect from which a straight line through the gains is above 0; not a number where it does not rise or fall.

    >>> round(threshold_of(np.array([0.0, 1.0, 2.0]), np.array([-1.0, 0.0, 1.0])), 6)
    1.0
    """
    known = np.isfinite(effect)
    if known.sum() < 3 or np.ptp(effect[known]) == 0:
        return float("nan")
    slope, level = np.polyfit(effect[known], gain[known], 1)
    return float(-level / slope) if slope else float("nan")


def promised(nets: Sequence[Array]) -> Array:
    """Net worth of the design chosen for its net worth, in every world, (W,), judged where it was not chosen by.

    The best of many looks better than it is; a fifth of the worlds at a time is kept out of the choice.

    >>> promised([np.zeros(10), np.full(10, 3.0)]).mean().item()
    3.0
    """
    table = np.vstack(nets)
    found = np.zeros(table.shape[1])
    for fold in range(FOLDS):
        out = np.arange(table.shape[1]) % FOLDS == fold
        found[out] = table[table[:, ~out].mean(axis=1).argmax(), out]
    return found


def payoffs_of(whole: pd.DataFrame, quarters: int) -> Payoffs:
    """The payoffs from the whole markets of every world (`in_worlds.run_whole`)."""
    value = {arm: whole[f"{arm}_value"].to_numpy(float) for arm in ("keep", "now", "late")}
    earned = [
        (whole[f"now_profit_{quarter}"] - whole[f"keep_profit_{quarter}"]).to_numpy(float)
        for quarter in range(1, quarters + 1)
    ]
    return Payoffs(value["now"] - value["keep"], value["late"] - value["keep"], np.array(earned))
