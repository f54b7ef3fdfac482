"""Figures of a dashboard, drawn from what is true of a firm, and when a control chart on each of them speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array
from loyalty_sim.statistics.control import YEAR, alarms

BEFORE = 52
"""Weeks from which mean and spread of a figure are taken; the decline begins after them."""
FALSE_ALARMS = 0.05
"""Share of charts of an unchanging figure that speak within a year, for which their limits are set."""
DRAWN = 40
"""Surveys drawn for each market: of the same customers others are asked."""
SCORE, NPS, COMPLAINTS, CHURN = "own score", "net promoter score", "complaints", "customers who leave"


class Watched(NamedTuple):
    """One figure of the dashboard. answers: a week, 0 for figures that the books hold of all customers.

    seen: share of charts that speak within a year of the decline having come to so many points, or by the end of the
    run; delay: weeks from then
    to the alarm in the middle of charts, negative where it was seen earlier, missing where fewer than half speak.
    false: share that speaks within a year where nothing declines.
    """

    arm: str
    figure: str
    answers: int
    seen: float
    delay: float
    false: float


@dataclass(frozen=True, eq=False)
class MeasureDetail:
    """points: the decline that counts. reached: by arm the week in which it is so large in the mean over luck, None if
    never, deepest: the largest decline. customers: of our firm. truth: by arm and scenario (A, B) the true satisfaction
    by week. own: the score the firm would publish. lifted: by arm, points by which gaming lifts that score.
    """

    points: float
    customers: float
    reached: Mapping[str, int | None]
    deepest: Mapping[str, float]
    watched: Sequence[Watched]
    truth: Mapping[str, tuple[Array, Array]]
    own: Mapping[str, Array]
    lifted: Mapping[str, float]


def figures_of(weeks: pd.DataFrame, answers: int, rng: np.random.Generator) -> dict[str, Array]:
    """The figures of one market, (DRAWN, weeks) each if `answers` are drawn every week, else (1, weeks).

    weeks: see `watch.SERIES`.
    """
    if not answers:
        return {
            COMPLAINTS: (100 * weeks["complaints"] / weeks["visits"].clip(lower=1)).to_numpy(float)[None, :],
            CHURN: (5200 * weeks["left"] / weeks["customers"].clip(lower=1)).to_numpy(float)[None, :],
        }
    shape = (DRAWN, len(weeks))
    true, spread, gaming = (weeks[name].to_numpy(float) for name in ("satisfaction", "spread", "gaming"))
    score = true + gaming + spread / np.sqrt(answers) * rng.standard_normal(shape)
    promoters, detractors = weeks["promoters"].to_numpy(float), weeks["detractors"].to_numpy(float)
    shares = np.column_stack([promoters, detractors, np.clip(1 - promoters - detractors, 0, 1)])
    said = rng.multinomial(answers, shares / shares.sum(axis=1, keepdims=True), size=shape)
    return {SCORE: score, NPS: 100 * (said[..., 0] - said[..., 1]) / answers}


BETTER = {SCORE: 1, NPS: 1, COMPLAINTS: -1, CHURN: -1}


def watched(
    a: Sequence[pd.DataFrame], b: Sequence[pd.DataFrame], arm: str, sizes: Sequence[int], reached: int | None
) -> list[Watched]:
    """Every figure at every size, from the markets without a decline and those with one."""
    found = []
    for answers in (*sizes, 0):
        rng = np.random.default_rng(ANALYSIS_SEED + answers)
        steady, falling = ([figures_of(weeks, answers, rng) for weeks in side] for side in (a, b))
        for name in steady[0]:
            still, worse = (np.vstack([each[name] for each in side]) for side in (steady, falling))
            quiet = alarms(still[:, : BEFORE + YEAR], BEFORE, FALSE_ALARMS, BETTER[name])
            spoke = alarms(worse, BEFORE, FALSE_ALARMS, BETTER[name])
            found.append(Watched(arm, name, answers, *_seen(spoke, reached), float((quiet > 0).mean())))
    return found


def _seen(spoke: "np.ndarray[tuple[int, ...], np.dtype[np.intp]]", reached: int | None) -> tuple[float, float]:
    """Share within a year and the middle delay, of weeks until an alarm after the weeks before, 0 for none."""
    if reached is None:
        return float("nan"), float("nan")
    late = np.where(spoke > 0, spoke + BEFORE - reached, np.inf)
    middle = float(np.median(late))
    return float((late <= YEAR).mean()), middle if np.isfinite(middle) else float("nan")


def reached_in(a: Array, b: Array, points: float) -> tuple[int | None, float]:
    """The first week in which B lies so many points below A, both by week, and the deepest decline."""
    below = a - b
    at = np.flatnonzero(below >= points)
    return (int(at[0]) + 1 if len(at) else None), float(np.nanmax(below))
