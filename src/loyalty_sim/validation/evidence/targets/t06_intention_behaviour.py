"""T06 - What is said and what is done are two things (Mittal & Kamakura 2001).

Respondents of a survey are followed for half a year in a market where every purchase is a choice of its own. What they
said: satisfaction and likelihood of buying again. What they did: the share of their purchases made with the same firm.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import asked, drawn, generator
from loyalty_sim.validation.evidence.look.links import correlation, group_means
from loyalty_sim.validation.evidence.target import Seen, Situation, Target, compared

ANSWERS, FIRST, HALF, LEVELS = 100_000, 13, 26, 5
"""The source has 100,040 respondents: curvature asks for many."""


def followed(market: Any) -> dict[str, Any]:
    """Answers, and what the same customers did in the half-year that followed."""
    market.run(FIRST)
    c, rng = market.world.customers, generator(market, 6)
    rows = drawn(np.flatnonzero(c.provider >= 0), ANSWERS, rng)
    answers = asked(market, rows, rng)
    said = {"satisfaction": answers.overall, "repurchase": answers.again}
    provider, generation = c.provider[rows].copy(), c.generation[rows].copy()
    bought, again = np.zeros(len(rows)), np.zeros(len(rows))
    for _ in range(HALF):
        market.step()
        buys = (c.paid[rows] > 0) & (c.generation[rows] == generation)
        bought += buys
        again += buys & (c.provider[rows] == provider)
    known = (c.generation[rows] == generation) & (bought > 0)
    return {name: value[known] for name, value in said.items()} | {"done": (again / np.maximum(bought, 1))[known]}


def statistics(seen: Seen) -> dict[str, float]:
    """Correlations over customers, and curvature over five levels of satisfaction."""
    market = seen["market"]
    satisfied = market["satisfaction"]
    intent, behaviour = (correlation(satisfied, market[name]) for name in ("repurchase", "done"))
    return {
        "intent": intent,
        "behaviour": behaviour,
        "gap": intent - behaviour,
        "bend_intent": _bend(_levels(satisfied, market["repurchase"])),
        "bend_behaviour": _bend(_levels(satisfied, market["done"])),
    }


def _levels(satisfied: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Means by five levels: answers 1-2, 3-4, ... 9-10."""
    return group_means(values.astype(float), ((satisfied - 1) // 2).astype(int), LEVELS)


def _bend(means: np.ndarray) -> float:
    """Curvature of a parabola through five means, relative to their range: below zero returns decrease."""
    known = np.isfinite(means)
    return float(np.polyfit(np.arange(LEVELS)[known], means[known], 2)[0] / (np.nanmax(means) - np.nanmin(means)))


def curves(seen: Seen) -> dict[str, Any]:
    """Means by level: intention (1-10), and the share of purchases made with the same firm."""
    market = seen["market"]
    names = {"intention": "repurchase", "done": "done"}
    return {name: _levels(market["satisfaction"], market[column]) for name, column in names.items()}


_MARKET = Situation(followed, trade="grocery", customers=100_000, weeks=FIRST + HALF)
TARGET = Target(
    "T06",
    {"market": _MARKET},
    statistics,
    curves,
    (
        compared("without loyalty", "no barriers, bond or attachment", "theory.barriers.on=false",
                 "theory.loyalty.bond_weight=0", "theory.choice.loyalty_weight=0", "theory.choice.bond_weight=0"),
    ),
)  # fmt: skip
