"""From runs to verdicts: the effect of a decision with a mechanism and without it, and whether these differ.

Seeds are added until the difference is known or there are no more. An interval that is looked at several times holds
its confidence over all looks together (Bonferroni), so that waiting for luck does not pay.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array, Interval, mean_interval
from loyalty_sim.studies.ablate.asked import Asked, label

CARRIES, WITHIN_LUCK, RECORDS = "carries", "not beyond luck", "records only"


class Ablation(NamedTuple):
    """One mechanism with what came out, in the unit of the outcome that is read.

    effect, without: of the decision, with the mechanism and with it off. difference: effect less without. baseline: as
    usual, with the mechanism less without it. seeds: paired, of each arm. verdict: one of those above.
    """

    asked: Asked
    verdict: str
    seeds: int
    effect: Interval
    without: Interval
    difference: Interval
    baseline: Interval


Values = Mapping[str, pd.DataFrame]
"""Outcomes by arm: one row a seed."""


def by_arm(runs: pd.DataFrame) -> Values:
    """Runs as a study keeps them, apart by arm."""
    return {str(arm): rows.set_index("seed") for arm, rows in runs.groupby("scenario")}


def judged(asked: Asked, runs: Values, seeds: Sequence[int], looks: Sequence[int], confidence: float) -> Ablation:
    """The verdict on one mechanism at the first look at which it is known, else at the last there are runs for.

    looks: how many of the seeds are looked at, one look after the other.
    """
    if not asked.off:
        none = Interval(*(np.array(np.nan) for _ in range(3)))
        return Ablation(asked, RECORDS, 0, none, none, none, none)
    each = 1.0 - (1.0 - confidence) / len(looks)
    arms = [runs[label(words)] for words in asked.arms.values()]
    there = [look for look in looks if all(arm.index.isin(seeds[:look]).sum() == look for arm in arms)]
    for look in there:
        found = _at(asked, [arm.loc[list(seeds[:look]), asked.read].to_numpy(float) for arm in arms], each)
        if found.verdict == CARRIES:
            break
    return found


def _at(asked: Asked, values: Sequence[Array], confidence: float) -> Ablation:
    usual, decided, usual_without, decided_without = values
    effect, without = decided - usual, decided_without - usual_without
    shown = [mean_interval(each, confidence) for each in (effect, without, effect - without, usual - usual_without)]
    difference = shown[2]
    beyond = bool(difference.low > 0.0 or difference.high < 0.0)
    return Ablation(asked, CARRIES if beyond else WITHIN_LUCK, len(usual), *shown)
