"""T08 - The dissatisfied and the delighted talk, those in between hardly (Anderson 1998).

People told a head in a year, by tenths of the satisfaction that customers answered at the beginning of it.
"""

from typing import Any

import numpy as np

from loyalty_sim.study.evidence.look.instrument import Respondents, generator
from loyalty_sim.study.evidence.look.links import group_means
from loyalty_sim.study.evidence.target import Seen, Situation, Target

FIRST, YEAR, TENTHS = 13, 52, 10


def told(market: Any) -> dict[str, Any]:
    """People told a head and year, by tenth of satisfaction as answered."""
    market.run(FIRST)
    c, rng = market.world.customers, generator(market, 8)
    rows = np.flatnonzero(c.provider >= 0)
    answered = Respondents(market, rows, rng).index("satisfaction")
    generation = c.generation[rows].copy()
    people = np.zeros(len(rows))
    for _ in range(YEAR):
        market.step()
        own = (c.message[rows] != 0) & (c.generation[rows] == generation)
        people += np.where(own, c.tells[rows], 0)
    rank = np.argsort(np.argsort(answered + 1e-6 * rng.random(len(rows))))
    return {"people": group_means(people, rank * TENTHS // len(rows), TENTHS)}


def statistics(seen: Seen) -> dict[str, float]:
    """Where on the scale of tenths the fewest are told, and the lowest tenth over the highest."""
    people = seen["market"]["people"]
    return {
        "minimum": float((np.argmin(people) + 0.5) / TENTHS),
        "ratio": float(people[0] / people[-1]),
    }


def curves(seen: Seen) -> dict[str, Any]:
    """People told, by tenth."""
    return {"people": seen["market"]["people"]}


TARGET = Target("T08", {"market": Situation(told, customers=20_000, weeks=FIRST + YEAR)}, statistics, curves)
