"""A lesson as a file: YAML on top, then the texts of its steps as sections of Markdown.

---
title: Are satisfied customers loyal?
minutes: 15
claims: [K04]
question: Which kind of customer grows most?
choices: {loyal: Loyal, mercenary: Mercenaries}    # or  number: points of 100, range: [-100, 100], tolerance: 2
answer: "'loyal' if kind_b('loyal') > 50 else ..." # computed from the runs, see `right_answer.words_of`
expect: mercenary                                  # what the author saw; a test holds the model to it
a: {scenario: baseline}
b: {scenario: easy_switching}
both: {market.customers: 3000}
seeds: 12
chart: loyalty map
levers: [climate]                                  # may be moved once the result is there
holds: [{text: words of a text, so: up('profit')}] # what makes sentences about the model true, see `statement`
plan: {Story: 3, Look: 3, ...}                     # minutes by step, and questions with answers, see `teaching`
discuss: [{ask: who would have stopped it?, answer: whoever looks at money alone}]
---
# Story
...
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from loyalty_sim.app.lessons.right_answer import foreign_choices, parsed, unknown_in
from loyalty_sim.app.lessons.statement import Statement, problems_of_statements, statement_of
from loyalty_sim.app.lessons.teaching import Discussed, discussed, planned, problems_of_teaching
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.reading import Unreadable, parse_yaml
from loyalty_sim.scenario.homes import where_from, with_homes
from loyalty_sim.scenario.schema import spell
from loyalty_sim.theory.levers import NAMES

FOLDER = Path(__file__).with_name("library")
MINUTES = 15
SECTIONS = ("Story", "Look", "Hint", "Explain", "Transfer", "Teacher notes")
CHARTS = ("share", "satisfaction", "loyalty", "profit", "gain", "loyalty map", "returns")


SHAPES: dict[Any, tuple[tuple[str, ...], str]] = {
    Mapping: (("choices", "a", "b", "both", "plan"), "mapping"),
    list: (("claims", "levers", "sources", "holds", "discuss"), "list"),
    int: (("minutes", "seeds"), "whole number"),
    int | float: (("tolerance",), "number"),
}
"""Settings by what they have to be, if they are there."""


class Lesson(NamedTuple):
    """One lesson; `texts` by section, `choices` empty where a number is asked for.

    range: the least and the largest number that can be predicted, in `unit`. holds: sentences of the texts, with what
    has to be so for them to be true. plan: minutes by step; discuss: questions for the class. home: where it comes
    from, if it is not shipped.
    """

    id: str
    number: int
    title: str
    minutes: int
    claims: tuple[str, ...]
    question: str
    choices: dict[str, str]
    unit: str
    range: tuple[float, float]
    tolerance: float
    answer: str
    expect: str
    asked: VisitorRequest
    chart: str
    levers: tuple[str, ...]
    sources: tuple[str, ...]
    texts: dict[str, str]
    holds: tuple[Statement, ...] = ()
    plan: Mapping[str, int] = {}
    discuss: tuple[Discussed, ...] = ()
    home: str = ""


class LessonError(ValueError):
    """A lesson's file that cannot be read; the message names the file and what is missing."""


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file. Raises LessonError."""
    _, _, rest = _text(path).partition("---\n")
    head, found, body = rest.partition("\n---\n")
    if not found:
        raise LessonError(f"{path.name}: begin with settings between two lines of ---")
    tree, texts = _settings(head, path.name), _sections(body)
    missing = [name for name in SECTIONS if not texts.get(name)]
    missing += [name for name in ("title", "question", "answer", "expect", "b") if name not in tree]
    if missing:
        raise LessonError(f"{path.name}: {', '.join(missing)} missing")
    if wrong := next(_problems(tree, texts), ""):
        raise LessonError(f"{path.name}: {wrong}")
    number = path.stem.partition("_")[0]
    return Lesson(
        id=path.stem,
        number=int(number) if number.isdecimal() else 0,
        title=str(tree["title"]),
        minutes=int(tree.get("minutes", MINUTES)),
        claims=tuple(tree.get("claims", ())),
        question=str(tree["question"]),
        choices={str(key): str(text) for key, text in tree.get("choices", {}).items()},
        unit=str(tree.get("number", "")),
        range=_range(tree),
        tolerance=float(tree.get("tolerance", 0.0)),
        answer=str(tree["answer"]),
        expect=str(tree["expect"]),
        asked=_question(tree),
        chart=str(tree.get("chart", "profit")),
        levers=tuple(tree.get("levers", ())),
        sources=tuple(tree.get("sources", ())),
        texts=texts,
        holds=tuple(map(statement_of, tree.get("holds", ()))),
        plan=planned(tree),
        discuss=discussed(tree),
    )


def lessons(folder: Path = FOLDER) -> dict[str, Lesson]:
    """All lessons by id, in order: those shipped, then those of the user's own folders.

    Raises LessonError for a file that cannot be read, ScenarioError where a number or name is taken.
    """
    shipped = {_known_by(path): path for path in sorted(folder.glob("[0-9]*.md"))}
    return dict(_read(tuple(with_homes(shipped, "lessons/*.md", "lesson", _known_by).values())))


def _known_by(path: Path) -> str:
    """Lessons are asked for by number, or by name if they have none."""
    number = path.stem.partition("_")[0]
    return str(int(number)) if number.isdecimal() else path.stem


@cache
def _read(files: tuple[Path, ...]) -> dict[str, Lesson]:
    return {path.stem: read_lesson(path)._replace(home=where_from(path)) for path in files}


def _settings(head: str, name: str) -> dict[str, Any]:
    try:
        tree = parse_yaml(head).content
    except Unreadable as error:
        raise LessonError(f"{name}: the settings cannot be read: {error}") from None
    if not isinstance(tree, dict):
        raise LessonError(f"{name}: the settings are no mapping")
    return tree


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise LessonError(f"{path.name}: is no UTF-8 text") from None


def _problems(tree: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """What is wrong with settings that are all there: shapes first, then what they say."""
    for kind, (keys, words) in SHAPES.items():
        for key in keys:
            if key in tree and (not isinstance(tree[key], kind) or isinstance(tree[key], bool)):
                yield f"{key} = {tree[key]!r} is no {words}"
    if tree.get("chart", "profit") not in CHARTS:
        yield f"there is no chart '{tree['chart']}'; there are {', '.join(CHARTS)}"
    if unknown := [lever for lever in (*tree.get("levers", ()), tree.get("lever", NAMES[0])) if lever not in NAMES]:
        yield f"there is no lever '{unknown[0]}'"
    yield from _problems_of_range(tree)
    choices = [str(key) for key in tree.get("choices", {})]
    if choices and str(tree["expect"]) not in choices:
        yield f"expect = {tree['expect']} is none of the choices {', '.join(choices)}"
    curve = tree.get("chart") == "returns"
    try:
        answer = parsed(str(tree["answer"]))
    except ValueError as error:
        yield str(error)
    else:
        yield from unknown_in(answer, curve)
        yield from foreign_choices(answer, {str(key): "" for key in tree.get("choices", {})})
    if wrong := list(problems_of_teaching(tree, tree.get("minutes", MINUTES))):
        yield from wrong
        return
    prose = (str(tree["question"]), *texts.values(), *(each.answer for each in discussed(tree)))
    yield from problems_of_statements(tree.get("holds", []), "\n".join(prose), curve)


def _problems_of_range(tree: dict[str, Any]) -> Iterator[str]:
    """A number can be predicted only within bounds, which a choice has no use for."""
    given = tree.get("range")
    if tree.get("choices"):
        if given is not None:
            yield f"range = {given} has no use where there are choices"
    elif given is None:
        yield "range missing: the least and the largest number that can be predicted, such as  range: [-100, 100]"
    elif not _is_range(given):
        yield f"range = {given!r} is no list of two numbers, the least and the largest, such as  [-100, 100]"
    elif not given[0] <= _number(tree["expect"]) <= given[1]:
        yield f"expect = {tree['expect']} is no number within the range {given}"


def _is_range(given: Any) -> bool:
    if not isinstance(given, list) or len(given) != 2:
        return False
    plain = all(isinstance(each, int | float) and not isinstance(each, bool) for each in given)
    return plain and -math.inf < given[0] < given[1] < math.inf


def _number(given: Any) -> float:
    try:
        return float(given)
    except (TypeError, ValueError):
        return math.nan


def _range(tree: dict[str, Any]) -> tuple[float, float]:
    low, high = tree.get("range", (0.0, 0.0))
    return float(low), float(high)


def _sections(body: str) -> dict[str, str]:
    parts = re.split(r"^# (.+)$", body, flags=re.MULTILINE)
    return {title.strip(): text.strip() for title, text in zip(parts[1::2], parts[2::2], strict=True)}


def _question(tree: dict[str, Any]) -> VisitorRequest:
    a, b = dict(tree.get("a", {})), dict(tree["b"])
    return VisitorRequest(
        a=str(a.pop("scenario", "baseline")),
        b=str(b.pop("scenario", "baseline")),
        both={key: spell(value) for key, value in tree.get("both", {}).items()},
        only_a={key: spell(value) for key, value in a.items()},
        only_b={key: spell(value) for key, value in b.items()},
        seeds=int(tree.get("seeds", 12)),
        lever=str(tree.get("lever", "climate")),
    )
