"""Run a lesson: its comparison, its curve if it has one, and the right answer that comes of them."""

from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.app.lessons.right_answer import right_answer

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson
    from loyalty_sim.app.what_if.answer import Answer
    from loyalty_sim.app.what_if.inquiry import Inquiry, Progress
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.people.portrait import Portrait


class Solved(NamedTuple):
    """What a lesson came to. right: a choice, or a number; pair: one run of A and of B with its people."""

    right: str | float
    answer: "Answer"
    compared: "Result"
    curve: "Result | None"
    pair: "tuple[Portrait, Portrait]"


async def solve(lesson: "Lesson", inquiry: "Inquiry", progress: "Progress") -> Solved:
    """Run what the lesson asks, like any other question of a visitor."""
    a, b = lesson.asked.scenarios()
    pair = await inquiry.pair(a, b)
    answer, compared = await inquiry.ensemble(a, b, lesson.asked.seeds, progress)
    curve = None
    if lesson.chart == "returns":
        curve = await inquiry.returns(lesson.asked.lever, b, lesson.asked.seeds, progress)
    return Solved(right_answer(lesson.answer, answer, curve), answer, compared, curve, pair)
