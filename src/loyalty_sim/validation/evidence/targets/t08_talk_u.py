"""T08 - The dissatisfied and the delighted talk, those in between hardly (Anderson 1998).

People told a head in a year about the own provider, by tenths of the respondents in the order of their answers on
satisfaction at the beginning of it. Where the fewest are told is read off a parabola through the ten: between two
neighbouring tenths luck decides.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import asked, generator
from loyalty_sim.validation.evidence.look.links import group_means
from loyalty_sim.validation.evidence.target import Reading, Seen, Situation, Target, compared

FIRST, YEAR, TENTHS = 13, 52, 10


def told(market: Any) -> dict[str, Any]:
    """People told about their own provider, a head and year, by tenth of satisfaction and by overall answer."""
    market.run(FIRST)
    c, rng = market.world.customers, generator(market, 8)
    rows = np.flatnonzero(c.provider >= 0)
    answers = asked(market, rows, rng)
    satisfied = answers.satisfaction
    generation = c.generation[rows].copy()
    people = np.zeros(len(rows))
    for _ in range(YEAR):
        market.step()
        own = (c.message[rows] != 0) & (c.message_firm[rows] == c.provider[rows]) & (c.generation[rows] == generation)
        people += np.where(own, c.tells[rows], 0)
    tenth = np.empty(len(rows), int)
    tenth[np.lexsort((rng.random(len(rows)), satisfied))] = np.arange(len(rows)) * TENTHS // len(rows)
    answer = np.clip(np.rint(answers.overall).astype(int), 1, TENTHS) - 1
    return {"people": group_means(people, tenth, TENTHS), "by_answer": group_means(people, answer, TENTHS)}


def statistics(seen: Seen) -> dict[str, float]:
    """Where among the respondents the fewest are told, and the lowest two tenths over the highest two."""
    people, by_answer = seen["market"]["people"], seen["market"]["by_answer"]
    return {
        "minimum": fewest(people),
        "ratio": _ends(people, 2),
        "plain_minimum": float((np.argmin(people) + 0.5) / TENTHS),
        "ratio_of_tenths": _ends(people, 1),
        "ratio_of_thirds": _ends(people, 3),
        "minimum_by_answer": fewest(by_answer),
        "ratio_by_answer": _ends(by_answer, 2),
    }


def fewest(people: np.ndarray) -> float:
    """Place of the lowest point of a parabola through ten groups, 0 to 1; an end where there is no U.

    >>> round(fewest((np.arange(10) - 4.5) ** 2), 2)
    0.5
    """
    known = np.isfinite(people)
    squared, linear, _ = np.polyfit(((np.arange(TENTHS) + 0.5) / TENTHS)[known], people[known], 2)
    least = -linear / (2.0 * squared) if squared > 0.0 else float(np.argmin(people[known][[0, -1]]))
    return float(np.clip(least, 0.0, 1.0))


def _ends(people: np.ndarray, groups: int) -> float:
    """The lowest groups over the highest as many; groups without anybody do not count."""
    return float(np.nanmean(people[:groups]) / np.nanmean(people[-groups:]))


def curves(seen: Seen) -> dict[str, Any]:
    """People told, by tenth."""
    return {"people": seen["market"]["people"]}


TARGET = Target(
    "T08",
    {"market": Situation(told, customers=20_000, weeks=FIRST + YEAR)},
    statistics,
    curves,
    (
        compared("without weight of bad news", "the most dissatisfied tell no more people than the most satisfied",
                 "theory.word_of_mouth.most_negative=5", "theory.word_of_mouth.most_positive=5"),
    ),
    reading="By tenths of respondents in the order of satisfaction, as specified; the lowest point of a parabola "
    "through the ten, and the lowest two tenths over the highest two.",
    readings=(
        Reading("the lowest of the ten itself", {"minimum": "plain_minimum"}),
        Reading("the lowest tenth over the highest", {"ratio": "ratio_of_tenths"}),
        Reading("the lowest three tenths over the highest three", {"ratio": "ratio_of_thirds"}),
        Reading("by answer, 1 to 10", {"minimum": "minimum_by_answer", "ratio": "ratio_by_answer"}),
    ),
)  # fmt: skip
