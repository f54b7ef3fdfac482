"""Run a lesson: its comparison, its curve if it has one, and the right answer that comes of them."""

from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.app.computing import work
from loyalty_sim.app.lessons.right_answer import right_answer
from loyalty_sim.app.what_if.answer import of_comparison
from loyalty_sim.app.what_if.inquiry import CURVE_SEEDS, arms_at, levels_of

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson
    from loyalty_sim.app.what_if.answer import Answer
    from loyalty_sim.app.what_if.inquiry import Inquiry, Progress
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.people.portrait import Portrait


class Solved(NamedTuple):
    """What a lesson came to. right: a choice, or a number; pair: a typical run of A, with B under the same luck."""

    right: str | float
    answer: "Answer"
    compared: "Result"
    curve: "Result | None"
    pair: "tuple[Portrait, Portrait]"


async def typical(lesson: "Lesson", inquiry: "Inquiry", progress: "Progress") -> int:
    """The seed of a typical run of A, by what the lesson's chart shows."""
    return await inquiry.typical(lesson.asked.scenarios()[0], lesson.asked.seeds, measures(lesson.chart), progress)


def measures(chart: str) -> tuple[str, ...]:
    """The weekly indicators in which a run has to be near the median to be typical."""
    return {"share": ("share",), "satisfaction": ("satisfaction",), "loyalty": ("loyalty",),
            "loyalty map": ("satisfaction", "loyalty")}.get(chart, ("profit",))  # fmt: skip


async def solve(lesson: "Lesson", inquiry: "Inquiry", progress: "Progress") -> Solved:
    """Run what the lesson asks, like any other question of a visitor."""
    a, b = lesson.asked.scenarios()
    pair = await inquiry.pair(a, b, await typical(lesson, inquiry, progress))
    answer, compared = await inquiry.ensemble(a, b, lesson.asked.seeds, progress)
    curve = None
    if lesson.chart == "returns":
        curve = await inquiry.returns(lesson.asked.lever, a, b, lesson.asked.seeds, progress)
    return Solved(right_answer(lesson.answer, answer, curve), answer, compared, curve, pair)


def run_here(lesson: "Lesson", **how: Any) -> "tuple[Answer, Result, Result | None]":
    """Answer, comparison and curve of a lesson, run by this process. how: workers, progress, store as for a study."""
    asked, (a, b) = lesson.asked, lesson.asked.scenarios()
    compared = work.compared(a, b, asked.seeds, **how)
    curve = None
    if lesson.chart == "returns":
        levels, arms = levels_of(asked.lever, b), arms_at(asked.lever, a, b)
        curve = work.curve(asked.lever, b, levels, min(asked.seeds, CURVE_SEEDS), arms, 0, **how)
    return of_comparison(compared), compared, curve


def told_by(lesson: "Lesson", answer: "Answer", curve: "Result | None", **how: Any) -> list[bool]:
    """Whether each sentence of a lesson is true. answer, curve: its own runs; other settings are run once each."""
    answers: dict[tuple[tuple[str, str], ...], Answer] = {(): answer}
    for each in lesson.holds:
        key = tuple(sorted(each.both.items()))
        if key not in answers:
            further = each.asked(lesson.asked)
            answers[key] = of_comparison(work.compared(*further.scenarios(), further.seeds, **how))
    return [each.is_true(answers[tuple(sorted(each.both.items()))], curve) for each in lesson.holds]
