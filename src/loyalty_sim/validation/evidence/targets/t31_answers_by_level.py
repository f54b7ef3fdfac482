"""T31 - Answers by level: buying again, complaining and recovery, among bank customers and air passengers.

The survey of T20 and T21: three years, and at the end up to as many respondents as the source has, about the last
year. Markets are small: luck of a few sites, which is why T20 and T21 are looked at in larger ones, goes into the
interval over seeds.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.given import bands_of
from loyalty_sim.validation.evidence.given.answers import HANDLED, TRADES, complaining_name, handled_name
from loyalty_sim.validation.evidence.target import Seen, Situation, Target
from loyalty_sim.validation.survey import interview, moments
from loyalty_sim.validation.survey.answers import Answers
from loyalty_sim.validation.survey.moments import mean
from loyalty_sim.validation.survey.period import YEAR, year_of

RESPONDENTS = 2_500
LEVELS = range(1, 11)


def answered(market: Any) -> dict[str, Any]:
    """What one market answers, in the order of `NAMES`."""
    market.run(market.config.market.weeks - YEAR)
    year = year_of(market)
    found = by_level(interview(market, year.complained, RESPONDENTS, among=year.used))
    return {"values": np.array([found[name] for name in sorted(found)])}


def by_level(a: Answers) -> dict[str, float]:
    """All moments of the survey, with who complained by satisfaction and buying again by the rating of the handling."""
    complained = {complaining_name(answer): mean(a.complained[a.overall == answer]) for answer in range(1, 11)}
    handled = {
        handled_name(low, high): mean(a.again[(a.handled >= low) & (a.handled <= high)]) for low, high in HANDLED
    }
    return moments(a) | complained | handled


def statistics(seen: Seen) -> dict[str, float]:
    """Every moment of both industries, and the mean of both for what the source pooled."""
    found = {industry: _named(seen[trade]) for industry, trade in TRADES.items()}
    pooled = {name: float(np.mean([each[name] for each in found.values()])) for name in NAMES}
    own = {f"{industry}: {name}": value for industry, each in found.items() for name, value in each.items()}
    return pooled | own


def curves(seen: Seen) -> dict[str, Any]:
    """By answer on satisfaction, of each industry: who answers ten to buying again, who complained."""
    found = {}
    for industry, trade in TRADES.items():
        named = _named(seen[trade])
        found[f"{industry}_ten"] = [named[f"P(REPUR=10) at SATIS {answer}"] for answer in LEVELS]
        found[f"{industry}_complained"] = [named[complaining_name(answer)] for answer in LEVELS]
    return found


def _named(market: Any) -> dict[str, float]:
    return dict(zip(NAMES, map(float, market["values"]), strict=True))


NAMES = tuple(sorted(by_level(Answers(*[np.full(3, np.nan)] * len(Answers._fields)))))
"""The moments in the order in which they are kept."""
TARGET = Target(
    "T31",
    {trade: Situation(answered, trade=trade, customers=5_000, weeks=3 * YEAR) for trade in TRADES.values()},
    statistics,
    curves,
    bands=bands_of("T31"),
    times=4,
    reading="Every figure by itself; that intention at answers of 4 and more was fitted is said beside it.",
)
