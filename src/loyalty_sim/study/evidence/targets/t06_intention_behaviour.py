"""T06 - What is said and what is done are two things (Mittal & Kamakura 2001).

Respondents of a survey are followed for a year. What they said: satisfaction and likelihood of buying again. What they
did: the share of what they could have spent with the firm that they did spend with it.
"""

from typing import Any

import numpy as np

from loyalty_sim.study.evidence.look.instrument import asked, drawn, generator
from loyalty_sim.study.evidence.look.links import correlation, group_means
from loyalty_sim.study.evidence.target import Seen, Situation, Target

ANSWERS, YEAR, LEVELS = 4_000, 52, 5


def followed(market: Any) -> dict[str, Any]:
    """Answers, and what the same customers did in the year that followed."""
    market.run(YEAR // 2)
    c, rng = market.world.customers, generator(market, 6)
    rows = drawn(np.flatnonzero(c.provider >= 0), ANSWERS, rng)
    answers = asked(market, rows, rng)
    said = {"satisfaction": answers.overall, "repurchase": answers.again}
    provider, generation, since = c.provider[rows].copy(), c.generation[rows].copy(), c.since[rows].copy()
    paid, needs, there = np.zeros(len(rows)), np.zeros(len(rows)), np.ones(len(rows), bool)
    for _ in range(YEAR):
        market.step()
        there &= (c.provider[rows] == provider) & (c.generation[rows] == generation) & (c.since[rows] == since)
        paid += np.where(there, c.paid[rows], 0.0)
    needs = c.need_rate[rows].astype(float)
    known = c.generation[rows] == generation
    return {name: value[known] for name, value in said.items()} | {
        "stayed": there[known], "spent": (paid / needs)[known],
    }  # fmt: skip


def statistics(seen: Seen) -> dict[str, float]:
    """Correlations over customers, and curvature over five levels of satisfaction."""
    market = seen["market"]
    satisfied = market["satisfaction"]
    intent, behaviour = (correlation(satisfied, market[name]) for name in ("repurchase", "stayed"))
    return {
        "intent": intent,
        "behaviour": behaviour,
        "gap": intent - behaviour,
        "bend_intent": _bend(_levels(satisfied, market["repurchase"])),
        "bend_behaviour": _bend(_levels(satisfied, market["spent"])),
    }


def _levels(satisfied: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Means by five levels: answers 1-2, 3-4, ... 9-10."""
    return group_means(values.astype(float), ((satisfied - 1) // 2).astype(int), LEVELS)


def _bend(means: np.ndarray) -> float:
    """Curvature of a parabola through five means, relative to their range: below zero returns decrease."""
    known = np.isfinite(means)
    return float(np.polyfit(np.arange(LEVELS)[known], means[known], 2)[0] / (np.nanmax(means) - np.nanmin(means)))


def curves(seen: Seen) -> dict[str, Any]:
    """Means by level: intention (1-10), part who stayed, and spending relative to the mean."""
    market = seen["market"]
    spent = market["spent"] / market["spent"].mean()
    return {"intention": _levels(market["satisfaction"], market["repurchase"]),
            "stayed": _levels(market["satisfaction"], market["stayed"]),
            "spent": _levels(market["satisfaction"], spent)}  # fmt: skip


TARGET = Target("T06", {"market": Situation(followed, customers=10_000, weeks=78)}, statistics, curves)
