"""How far the answer of a lesson is a matter of luck: what every single pair of runs would answer.

Who had seen one pair of worlds only, as managers do, would answer like this. It is the spread that a teacher can expect
among honest answers, and says how much an answer may be held against anybody.
"""

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.app.lessons.pictures import spoken
from loyalty_sim.app.lessons.right_answer import right_answer
from loyalty_sim.app.what_if.answer import Answer, of_one_pair
from loyalty_sim.language import tell
from loyalty_sim.picture.words import signed
from loyalty_sim.studies.base import Kept

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson
    from loyalty_sim.studies.base import Result


NUMBERS = (
    "Taken one by one, the {pairs} pairs come to {middle} {unit} in the middle, eight in ten between {low} and {high}."
)


def spread(lesson: "Lesson", compared: "Result") -> str:
    """What the pairs would answer one by one, in a sentence; nothing where the answer is read off a curve."""
    if lesson.chart == "returns":
        return ""
    found = [right_answer(lesson.answer, pair) for pair in pairs(compared)]
    if not lesson.choices:
        low, middle, high = np.percentile([float(each) for each in found], [10, 50, 90])
        ends = {"low": signed(low, 1), "high": signed(high, 1)}
        return tell(NUMBERS, pairs=len(found), middle=signed(middle, 1), unit=lesson.unit, **ends)
    counted = Counter(map(str, found)).most_common()
    said = "; ".join(
        tell("{count} “{choice}”", count=count, choice=spoken(lesson, choice)) for choice, count in counted
    )
    return tell("Taken one by one, of {pairs} pairs of worlds answer: {said}.", pairs=len(found), said=said)


def pairs(compared: "Result") -> list[Answer]:
    """Every pair of a comparison as an answer of its own, in which each difference counts as seen."""
    study = compared.study
    assert study is not None
    runs = study.runs(Kept(compared.runs, compared.weekly))
    half = len(runs) // 2
    return [_taken_as_seen(of_one_pair(a, b)) for a, b in zip(runs[:half], runs[half:], strict=True)]


def _taken_as_seen(answer: Answer) -> Answer:
    effects = {name: each._replace(low=each.difference, high=each.difference) for name, each in answer.effects.items()}
    return answer._replace(effects=effects)
