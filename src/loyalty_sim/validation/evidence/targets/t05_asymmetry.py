"""T05 - What falls short weighs more than what exceeds (Anderson & Sullivan 1993).

Respondents of a survey: likelihood of buying again on perceived quality, on how far quality fell short of expectation,
and on expectation itself. In a second market one firm serves better, so that firms of high and usual satisfaction stand
side by side.
"""

from itertools import pairwise
from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import asked, drawn, generator
from loyalty_sim.validation.evidence.look.links import slope
from loyalty_sim.validation.evidence.target import Seen, Situation, Target, compared
from loyalty_sim.validation.survey.period import YEAR, year_of

ANSWERS = 22_300
FOCAL = 0
SETTLING = 26
POINTS = np.arange(1, 11)


def respondents(market: Any) -> dict[str, Any]:
    """Answers of a sample of the market."""
    market.run(market.config.market.weeks - YEAR)
    period = year_of(market)
    rng = generator(market, 5)
    c = market.world.customers
    rows = drawn(np.flatnonzero((c.provider >= 0) & (market.week - c.since > SETTLING)), ANSWERS, rng)
    answers = asked(market, rows, rng, period.complained[rows])
    names = ("expectation", "quality", "satisfaction", "overall", "again", "complained")
    return {name: getattr(answers, name) for name in names} | {"focal": c.provider[rows] == FOCAL}


def statistics(seen: Seen) -> dict[str, float]:
    """Slopes below and above, effect of expectation, and elasticity at the better firm less that at the others."""
    market = seen["market"]
    quality, expectation = market["quality"], market["expectation"]
    short = np.minimum(quality - expectation, 0.0)
    x = np.column_stack([np.ones(len(quality)), quality, short, expectation])
    above, extra, expected = np.linalg.lstsq(x, market["again"], rcond=None)[0][1:]
    better, usual = (_elasticity(seen["better"], focal) for focal in (True, False))
    return {
        "ratio": float((above + extra) / above),
        "expectation": float(expected * expectation.std() / market["again"].std()),
        "elasticity": better - usual,
    }


def _elasticity(market: Any, focal: bool) -> float:
    who = market["focal"] == float(focal)
    satisfied, again = market["satisfaction"][who], market["again"][who]
    return slope(satisfied, again) * float(satisfied.mean() / again.mean())


def curves(seen: Seen) -> dict[str, Any]:
    """Buying again by tens of disconfirmation (-40 to 40); both answers' distributions, and what goes with them."""
    market = seen["market"]
    gap = market["quality"] - market["expectation"]
    edges = np.arange(-45.0, 46.0, 10.0)
    inside = [(gap > low) & (gap <= high) for low, high in pairwise(edges)]
    overall, again = market["overall"], market["again"]
    return {
        "by_gap": [_mean(again[each]) for each in inside],
        "satisfaction": [_mean(overall == point) for point in POINTS],
        "repurchase": [_mean(again == point) for point in POINTS],
        "again_by_satisfaction": [_mean(again[overall == point]) for point in POINTS],
        "complained_by_satisfaction": [_mean(market["complained"][overall == point]) for point in POINTS],
    }


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else np.nan


_BETTER = ("firm.levers.process=4", "firm.levers.climate=3", "firm.levers.training=3")
TARGET = Target(
    "T05",
    {
        "market": Situation(respondents, customers=25_000, weeks=78),
        "better": Situation(respondents, _BETTER, customers=25_000, weeks=156),
    },
    statistics,
    curves,
    (compared("without loss aversion", "less counts as much as more", "theory.satisfaction.loss_aversion=1"),),
)
