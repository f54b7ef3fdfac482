"""Everything that the pages of lessons and games say, gathered for the catalogues: `python -m loyalty_sim.app.wording`.

Run it after a text has changed: new ones come into every catalogue without a translation, those that are gone go, and
what is translated stays. Then write the translations that lack (`docs/how_to/other_language.md`).
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.app import doors
from loyalty_sim.app.frame import PAGES
from loyalty_sim.app.game import texts
from loyalty_sim.app.levers import GROUPS
from loyalty_sim.app.titles import titles
from loyalty_sim.game.report import FIGURES
from loyalty_sim.language import LANGUAGES, SOURCE
from loyalty_sim.language.catalogue import file_of
from loyalty_sim.picture import palette
from loyalty_sim.studies.people import moments, person, words
from loyalty_sim.theory.levers import TABLE
from loyalty_sim.week.records import RECORD
from loyalty_sim.world.settings import Shocks

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

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


def wording() -> Iterator[Text]:
    """Every text, as often as it is used."""
    yield from _in_code()
    yield from _named("app/game/texts", _constants(texts))
    yield from _named("app/doors", doors.SAID.values())
    yield from _named("app/frame", (name for name, _ in PAGES))
    yield from _named("picture/palette", palette.MONEY_UNITS.values())
    yield from _named("theory/levers", _of_levers())
    yield from _named("game/report", _of_figures())
    yield from _named("world/settings", (kind.replace("_", " ") for kind in Shocks._fields))
    yield from _named("configs/trade", titles("trade").values())
    for module in (words, moments, person):
        yield from _named(module.__name__.partition(".")[2].replace(".", "/"), _constants(module))


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


def _constants(module: Any) -> Iterator[str | tuple[str, str]]:
    """Texts among the constants of a module: strings, and those within tuples and tables; a pair of forms stays one."""
    for name, value in vars(module).items():
        if name.isupper():
            yield from _within(value)


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
        yield from (lever.title, lever.covers, lever.purpose, lever.of)


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
