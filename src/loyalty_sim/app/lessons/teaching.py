"""What a lesson's file tells its teacher beside notes: how the minutes are spent, and what to discuss.

    plan: {Story: 3, Look: 3, Predict: 3, Run: 1, Explain: 3, Transfer: 2}
    discuss:
      - ask: Who would have stopped the programme, and when?
        answer: Whoever looks at money alone, after a year; climate had made most of its rise by then.

plan: minutes of each step, which come to those of the lesson. discuss: questions, each with an answer that would do.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

STEPS = ("Story", "Look", "Predict", "Run", "Explain", "Transfer")
KEYS = {"ask", "answer"}


class Discussed(NamedTuple):
    """A question for the class, and an answer that would do."""

    ask: str
    answer: str


def discussed(tree: Mapping[str, Any]) -> tuple[Discussed, ...]:
    """The questions of a file that `problems_of_teaching` has nothing against."""
    return tuple(Discussed(str(each["ask"]).strip(), str(each["answer"]).strip()) for each in tree.get("discuss", ()))


def planned(tree: Mapping[str, Any]) -> dict[str, int]:
    """Minutes by step, in the order of the steps; nothing where the file has no plan."""
    plan = tree.get("plan", {})
    return {step: int(plan[step]) for step in STEPS if step in plan}


def problems_of_teaching(tree: Mapping[str, Any], minutes: int) -> Iterator[str]:
    """What is wrong with plan and questions. minutes: of the whole lesson."""
    plan = tree.get("plan", {})
    if foreign := [str(step) for step in plan if step not in STEPS]:
        yield f"plan: there is no step '{foreign[0]}'; there are {', '.join(STEPS)}"
    elif wrong := [step for step, value in plan.items() if not isinstance(value, int) or value < 0]:
        yield f"plan: {wrong[0]} = {plan[wrong[0]]!r} is no number of minutes"
    elif plan and sum(plan.values()) != minutes:
        yield f"plan: its steps come to {sum(plan.values())} minutes, and the lesson takes {minutes}"
    for each in tree.get("discuss", ()):
        if not isinstance(each, Mapping) or set(each) != KEYS:
            yield f"discuss: {each!r} is no mapping of ask and answer"
