"""A lesson in the language of who reads it: its title, question, choices, texts and questions to discuss.

Sources are named as they are printed. Lessons of a folder of one's own are in the language they are written in.
"""

import re
from collections.abc import Iterator

from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.statement import one_line
from loyalty_sim.language import SOURCE, spoken, tell

PARTED = re.compile(r"\n\s*\n")


def in_language(lesson: Lesson) -> Lesson:
    """The same lesson, told in the language that is spoken."""
    if spoken() == SOURCE or lesson.home:
        return lesson
    return lesson._replace(
        title=tell(lesson.title),
        question=tell(one_line(lesson.question)),
        choices={key: tell(text) for key, text in lesson.choices.items()},
        unit=tell(lesson.unit),
        texts={name: "\n\n".join(map(tell, paragraphs(text))) for name, text in lesson.texts.items()},
        discuss=tuple(
            each._replace(ask=tell(one_line(each.ask)), answer=tell(one_line(each.answer))) for each in lesson.discuss
        ),
    )


def texts_of(lesson: Lesson) -> Iterator[str]:
    """What there is to translate of a lesson, in the order of its file."""
    yield from (lesson.title, one_line(lesson.question), *lesson.choices.values(), lesson.unit)
    for text in lesson.texts.values():
        yield from paragraphs(text)
    for each in lesson.discuss:
        yield from (one_line(each.ask), one_line(each.answer))


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, each on one line.

    >>> list(paragraphs("one\\nand on\\n\\ntwo"))
    ['one and on', 'two']
    """
    yield from map(one_line, PARTED.split(text))
