"""Sentences of a lesson about the model, each with what has to be so in the runs for it to be true.

    holds:
      - text: Satisfaction rises by about two points
        so: 1.5 < change('satisfaction') < 3.5
      - text: nothing is left of the gain that luck does not explain
        so: not up('profit')
        both: {market.weeks: 260}

text: words of the lesson, as they stand there. so: an expression as in `answer`, true or false. both: settings of A and
B in which it is meant, beside those of the lesson.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.app.lessons.right_answer import parsed, right_answer, unknown_in
from loyalty_sim.scenario.schema import spell

if TYPE_CHECKING:
    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.app.what_if.answer import Answer
    from loyalty_sim.studies.base import Result

KEYS = ("text", "so", "both")


class Statement(NamedTuple):
    """Words of a lesson. text: as they stand there; so: what makes them true; both: further settings."""

    text: str
    so: str
    both: dict[str, str]

    def asked(self, lesson: "VisitorRequest") -> "VisitorRequest":
        """What has to be run to see whether it is true. lesson: what the lesson itself asks."""
        return replace(lesson, both={**lesson.both, **self.both})

    def is_true(self, answer: "Answer", curve: "Result | None" = None) -> bool:
        """Whether it is, in these runs. Raises ValueError if its expression comes to nothing."""
        return bool(right_answer(self.so, answer, curve))


def statement_of(given: Mapping[str, Any]) -> Statement:
    """A statement as it is written in a file that `problems_of_statements` has nothing against."""
    both = {str(key): spell(value) for key, value in given.get("both", {}).items()}
    return Statement(str(given["text"]), str(given["so"]), both)


def problems_of_statements(given: list[Any], prose: str, curve: bool) -> Iterator[str]:
    """What is wrong with `holds`. prose: all texts of the lesson; curve: whether it has a curve of returns."""
    flowing = one_line(prose)
    for each in given:
        if not isinstance(each, Mapping) or not {"text", "so"} <= set(each) <= set(KEYS):
            yield f"holds: {each!r} is no mapping of text, so and, if it needs other settings, both"
        elif not isinstance(each.get("both", {}), Mapping):
            yield f"holds: both = {each['both']!r} is no mapping"
        elif one_line(str(each["text"])) not in flowing:
            yield f"holds: '{each['text']}' is not in the texts of the lesson"
        else:
            yield from (f"holds: {wrong}" for wrong in _problems_of_expression(str(each["so"]), curve))


def one_line(text: str) -> str:
    """A text without its line breaks.

    >>> one_line("so it\\n  is")
    'so it is'
    """
    return " ".join(text.split())


def _problems_of_expression(so: str, curve: bool) -> Iterator[str]:
    try:
        yield from unknown_in(parsed(so), curve)
    except ValueError as error:
        yield str(error)
