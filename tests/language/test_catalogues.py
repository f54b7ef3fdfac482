"""The catalogues: every text that pages say is in them, translated, with the same places for values; no others."""

import re
from string import Formatter

import pytest

from loyalty_sim.language import LANGUAGES, SOURCE
from loyalty_sim.language.catalogue import file_of

pytest.importorskip("babel")
pytest.importorskip("nicegui")

from babel.messages.pofile import read_po

from loyalty_sim.app.wording import wording, write

OTHERS = [language for language in LANGUAGES if language != SOURCE]
MARKUP = re.compile(r"\*|`[^`]*`|\]\([^)]*\)")


def messages(language, path=None):
    with (path or file_of(language)).open(encoding="utf-8") as file:
        return [each for each in read_po(file, locale=language, abort_invalid=True) if each.id]


def forms(each):
    """English and translated forms that stand for one another, a sentence for one beside each for more."""
    if not each.pluralizable:
        return [(each.id, each.string)]
    return [(each.id[min(place, 1)], form) for place, form in enumerate(each.string)]


def fields(text):
    """The places for values in a text, as often as they are there."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


@pytest.fixture(scope="module")
def english():
    return {text.english for text in wording()}


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_has_the_texts_of_the_pages_and_no_others(language, english):
    known = {tuple(each.id) if each.pluralizable else each.id for each in messages(language)}
    how = "run python -m loyalty_sim.app.wording, and translate what is new"
    assert known == english, how


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_with_the_same_values_and_marks(language):
    for each in messages(language):
        assert not each.fuzzy, each.id
        for said, translated in forms(each):
            assert translated.strip(), f"not translated: {said}"
            assert said.endswith(" ") == translated.endswith(" "), said
            if "{" in said:
                assert fields(translated) == fields(said), said
            assert len(MARKUP.findall(translated)) == len(MARKUP.findall(said)), said


def test_bringing_a_catalogue_up_to_date_keeps_what_is_translated_and_drops_what_is_gone(tmp_path):
    path = tmp_path / "nb.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Team"\nmsgstr "Gruppe"\n\nmsgid "said no more"\nmsgstr "sies ikke mer"\n',
        encoding="utf-8",
    )
    write("nb", path)
    found = {each.id: each.string for each in messages("nb", path)}
    assert (found["Team"], found["Quarter"], "said no more" in found) == ("Gruppe", "", False)


@pytest.mark.parametrize("language", OTHERS)
def test_the_file_is_as_it_is_written(language, tmp_path):
    path = tmp_path / f"{language}.po"
    path.write_bytes(file_of(language).read_bytes())
    write(language, path)
    assert path.read_bytes() == file_of(language).read_bytes()
