"""T08 - The dissatisfied and the delighted talk, those in between hardly (Anderson 1998).

People told a head in a year, by the answer on satisfaction at the beginning of it: the ten answers of the scale, as in
the source.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import asked, generator
from loyalty_sim.validation.evidence.look.links import group_means
from loyalty_sim.validation.evidence.target import Seen, Situation, Target

FIRST, YEAR, ANSWERS = 13, 52, 10


def told(market: Any) -> dict[str, Any]:
    """People told about their own provider, a head and year, by the answer on satisfaction."""
    market.run(FIRST)
    c, rng = market.world.customers, generator(market, 8)
    rows = np.flatnonzero(c.provider >= 0)
    answered = asked(market, rows, rng).overall
    generation = c.generation[rows].copy()
    people = np.zeros(len(rows))
    for _ in range(YEAR):
        market.step()
        own = (c.message[rows] != 0) & (c.message_firm[rows] == c.provider[rows]) & (c.generation[rows] == generation)
        people += np.where(own, c.tells[rows], 0)
    answer = answered.astype(int) - 1
    return {"people": group_means(people, answer, ANSWERS), "respondents": np.bincount(answer, minlength=ANSWERS)}


def statistics(seen: Seen) -> dict[str, float]:
    """Where on the scale the fewest are told, and the two lowest answers over the two highest."""
    market = seen["market"]
    people, weights = market["people"], market["respondents"]
    low, high = (float(np.average(people[part], weights=weights[part])) for part in (slice(None, 2), slice(-2, None)))
    return {"minimum": float((np.argmin(people) + 0.5) / ANSWERS), "ratio": low / high}


def curves(seen: Seen) -> dict[str, Any]:
    """People told, by answer."""
    return {"people": seen["market"]["people"]}


TARGET = Target("T08", {"market": Situation(told, customers=20_000, weeks=FIRST + YEAR)}, statistics, curves)
