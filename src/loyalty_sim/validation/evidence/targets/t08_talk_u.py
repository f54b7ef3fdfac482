"""T08 - The dissatisfied and the delighted talk, those in between hardly (Anderson 1998).

People told a head in a year about the own provider, by tenths of the respondents in the order of their answers on
satisfaction at the beginning of it. Where the fewest are told is read off a parabola through the ten: between two
neighbouring tenths luck decides.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import asked, generator
from loyalty_sim.validation.evidence.look.links import group_means
from loyalty_sim.validation.evidence.target import Seen, Situation, Target

FIRST, YEAR, TENTHS = 13, 52, 10


def told(market: Any) -> dict[str, Any]:
    """People told about their own provider, a head and year, by tenth of satisfaction."""
    market.run(FIRST)
    c, rng = market.world.customers, generator(market, 8)
    rows = np.flatnonzero(c.provider >= 0)
    satisfied = asked(market, rows, rng).satisfaction
    generation = c.generation[rows].copy()
    people = np.zeros(len(rows))
    for _ in range(YEAR):
        market.step()
        own = (c.message[rows] != 0) & (c.message_firm[rows] == c.provider[rows]) & (c.generation[rows] == generation)
        people += np.where(own, c.tells[rows], 0)
    tenth = np.empty(len(rows), int)
    tenth[np.lexsort((rng.random(len(rows)), satisfied))] = np.arange(len(rows)) * TENTHS // len(rows)
    return {"people": group_means(people, tenth, TENTHS)}


def statistics(seen: Seen) -> dict[str, float]:
    """Where among the respondents the fewest are told, and the lowest two tenths over the highest two."""
    people = seen["market"]["people"]
    squared, linear, _ = np.polyfit((np.arange(TENTHS) + 0.5) / TENTHS, people, 2)
    least = -linear / (2.0 * squared) if squared > 0.0 else float(np.argmin(people[[0, -1]]))
    return {"minimum": float(np.clip(least, 0.0, 1.0)), "ratio": float(people[:2].mean() / people[-2:].mean())}


def curves(seen: Seen) -> dict[str, Any]:
    """People told, by tenth."""
    return {"people": seen["market"]["people"]}


TARGET = Target("T08", {"market": Situation(told, customers=20_000, weeks=FIRST + YEAR)}, statistics, curves)
