"""Everything that the pages of lessons and games say, gathered for the catalogues: `python -m loyalty_sim.app.wording`.

Run it after a text has changed: new ones come into every catalogue without a translation, those that are gone go, and
what is translated stays. Then write the translations that lack (`docs/how_to/other_language.md`).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.app.lessons.in_language import texts_of
from loyalty_sim.app.lessons.lesson import FOLDER, Lesson, read_lesson
from loyalty_sim.app.parts.frame import PAGES
from loyalty_sim.app.parts.levers import GROUPS
from loyalty_sim.app.parts.titles import titles
from loyalty_sim.game.report import FIGURES
from loyalty_sim.language import LANGUAGES, SOURCE
from loyalty_sim.language.catalogue import file_of
from loyalty_sim.theory.firms.response import SIZE_OF
from loyalty_sim.theory.levers import TABLE
from loyalty_sim.validation.claims import load_claims
from loyalty_sim.validation.claims.units import shown_unit
from loyalty_sim.week.records import RECORD
from loyalty_sim.world.settings import Shocks

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

CONSTANTS = {
    "app/together/doors": "SAID",
    "app/game/texts": "",
    "app/lessons/behind": "PART",
    "app/lessons/board": "HIDDEN BRIER",
    "app/lessons/lesson": "SECTIONS",
    "app/lessons/page": "STEPS_TITLE YOURS SURE DONE",
    "app/lessons/pages": "ABOUT",
    "app/lessons/pictures": "TYPICAL",
    "app/lessons/prediction": "OUTSIDE IN_TWO_WAYS",
    "app/lessons/room": "SO_FAR",
    "app/lessons/spread": "NUMBERS",
    "app/lessons/teaching": "STEPS",
    "app/what_if/figures": "CURVES BAND COMES_TO LUCK NO_LUCK",
    "picture/loyalty_map": "KINDS ALONE AGAINST_A",
    "picture/palette": "MONEY_UNITS",
    "picture/words": "SHAPE_MEANING",
    "statistics/shape": "SHAPES",
    "studies/compare/words": "SPAN",
    "studies/people/moments": "TOLD TOLD_OF_LEAVING LEFT_FOR SERVED SERVED_FIRST HEARD STOOD_OUT",
    "studies/people/person": "WHO",
    "studies/people/words": "",
    "studies/returns/charts": "PAIRED PROFIT GROSS ANY_FORM ANY_FORM_IS",
    "studies/returns/words": "BEST SHAPED OPEN_SHAPE SECOND_STEP NEXT_STEP MORE_OR_LESS FORM_SHARE",
    "validation/claims/effect": "HOLDS FAILS UNDETERMINED",
    "validation/claims/shipped": "UNKNOWN SIDES",
    "validation/claims/units": "LEVELS BY_MORE BY_LESS",
    "week/leads": "MARKS BEFORE AFTER",
}
"""Constants that hold texts, by the part of the package that they are in; all of it, where none are named."""
PACKAGE = Path(__file__).parents[1]
KEYWORDS = {"tell": None, "tell_count": (1, 2)}
CHANGING = tuple(
    f'"{name}'
    for name in ("Project-Id", "Report-Msgid", "POT-Creation", "PO-Revision", "Last-Tr", "Language-Team", "Generated")
)
"""Lines of a catalogue that say when, by whom and with what: left out, so that the same texts make the same file."""
HEAD = "Texts of the pages of lessons and games. Written by python -m loyalty_sim.app.wording; only msgstr by hand."


class Text(NamedTuple):
    """One text. english: as it is written, or its forms for one and for more. where: the part of the package."""

    english: str | tuple[str, str]
    where: str


@cache
def wording() -> tuple[Text, ...]:
    """Every text, as often as it is used."""
    return tuple(_wording())


def _wording() -> Iterator[Text]:
    yield from _in_code()
    for where, names in CONSTANTS.items():
        yield from _named(where, _constants(where, names.split()))
    yield from _named("app/parts/frame", (name for name, _ in PAGES))
    yield from _named("app/lessons/library", (text for lesson in _lessons() for text in texts_of(lesson)))
    yield from _named("experiments/claims", _of_claims())
    yield from _named("theory/levers", _of_levers())
    yield from _named("studies/returns/analysis", ("today",))
    yield from _named("theory/firms/response", (form.replace("s_shaped", "S-shaped") for form in SIZE_OF))
    yield from _named("game/report", _of_figures())
    yield from _named("world/settings", (kind.replace("_", " ") for kind in Shocks._fields))
    yield from _named("configs/trade", titles("trade").values())


def _named(where: str, found: Iterable[Any]) -> Iterator[Text]:
    yield from (Text(each, where) for each in found if each)


def _in_code() -> Iterator[Text]:
    """Texts that stand where they are told."""
    from babel.messages.extract import extract

    for path in sorted(PACKAGE.rglob("*.py")):
        where, source = str(path.relative_to(PACKAGE).with_suffix("")), path.read_bytes()
        if b"tell" not in source:
            continue
        for _, english, _, _ in extract("python", BytesIO(source), KEYWORDS):
            yield Text(english if isinstance(english, str) else (english[0], english[1]), where)


def _constants(where: str, names: list[str]) -> Iterator[str | tuple[str, str]]:
    """Texts among the constants of a module: strings, and those within tuples and tables; a pair of forms stays one."""
    module = vars(import_module(f"loyalty_sim.{where.replace('/', '.')}"))
    for name in names or [each for each in module if each.isupper()]:
        yield from _within(module[name])


def _within(value: Any) -> Iterator[str | tuple[str, str]]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and len(value) == 2 and "{count}" in str(value[1]):
        yield (value[0], value[1])
    elif isinstance(value, tuple):
        yield from (text for each in value for text in _within(each))
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _within(each))


def _of_levers() -> Iterator[str]:
    yield from GROUPS
    for lever in TABLE:
        yield from (lever.title, lever.covers, lever.purpose, lever.of, lever.name)


def _lessons() -> list[Lesson]:
    """Those that are shipped; a teacher's own are in the language of the teacher."""
    return [read_lesson(path) for path in sorted(FOLDER.glob("[0-9]*.md"))]


def _of_claims() -> Iterator[str]:
    """Of the claims that lessons name; publications are named as they are printed."""
    named = dict.fromkeys(claim for lesson in _lessons() for claim in lesson.claims)
    for claim in load_claims(tuple(named)):
        yield from (claim.title, claim.sentence)
        for part in claim.parts:
            yield from (part.says, shown_unit(part)[1])
        yield from (source.says for source in (*claim.support, *claim.against))


def _of_figures() -> Iterator[str]:
    for figure in FIGURES:
        yield from (figure.title, RECORD[figure.name].unit if figure.name in RECORD else "")


def write(language: str, path: Path | None = None) -> "Catalog":
    """Bring the catalogue of a language up to date with the texts, and write it. path: where, if not at its place."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    place = path or file_of(language)
    kept = {}
    if place.exists():
        with place.open(encoding="utf-8") as file:
            kept = {each.id: each.string for each in read_po(file, locale=language) if each.id}
    made = Catalog(locale=language, project="loyalty_sim", header_comment=f"# {HEAD}", fuzzy=False)
    for text in wording():
        known = kept.get(text.english, ("", "") if isinstance(text.english, tuple) else "")
        made.add(text.english, known, locations=[(text.where, 0)])
    written = BytesIO()
    write_po(written, made, width=118, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    place.write_text("".join(line for line in lines if not line.startswith(CHANGING)), encoding="utf-8")
    return made


def main() -> None:
    """Bring every catalogue up to date, and say what lacks."""
    for language in LANGUAGES:
        if language != SOURCE:
            found = [each for each in write(language) if each.id]
            lacking = sum(
                not all([each.string] if isinstance(each.string, str) else each.string or [""]) for each in found
            )
            print(f"{file_of(language)}: {len(found)} texts, {lacking} without a translation")


if __name__ == "__main__":
    main()
