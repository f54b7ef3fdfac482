"""Texts and figures in a language: looked up, filled, counted and written as it does."""

import pytest

from loyalty_sim.language import (
    LANGUAGES,
    SOURCE,
    ask,
    keeping,
    localised,
    number,
    speaking,
    speech,
    spoken,
    tell,
    tell_count,
)
from loyalty_sim.language.catalogue import catalogue
from loyalty_sim.picture.words import figure, money, signed

ONE, MANY = "{count} interview with customers of each firm", "{count} interviews with customers of each firm"


def test_english_stands_for_itself_and_a_name_stays_in_every_language():
    assert tell("Team {team}", team="{Red}") == "Team {Red}"
    with speaking("nb"):
        assert tell("Team {team}", team="{Red}") == "Lag {Red}"
        assert tell("in no catalogue {at all}") == "in no catalogue {at all}"


@pytest.mark.parametrize(
    ("count", "english", "norwegian"), [(0, MANY, "intervjuer"), (1, ONE, "intervju"), (2, MANY, "intervjuer")]
)
def test_forms_follow_the_count(count, english, norwegian):
    assert tell_count(ONE, MANY, count) == english.format(count=count)
    with speaking("nb"):
        assert tell_count(ONE, MANY, count) == f"{count} {norwegian} med kunder hos hver bedrift"


def test_figures_are_written_as_the_language_has_them():
    written = (money(1_240_000), money(-35_210), figure(0.15), signed(-2.5, 1), number(1234.5, ",.1f"))
    assert written == ("EUR 1.24 million", "-EUR 35,200", "0.15", "-2.5", "1,234.5")
    with speaking("nb"):
        written = (money(1_240_000), money(-35_210), figure(0.15), signed(-2.5, 1), number(1234.5, ",.1f"))
        assert written == ("1,24 millioner EUR", "−35\u00a0200 EUR", "0,15", "−2,5", "1\u00a0234,5")
        assert tell("{title} × {value:g}", title="Pris", value=1.5) == "Pris × 1,5"
        assert localised("±") == "±"


def test_a_language_without_a_catalogue_is_refused_with_those_that_there_are():
    with pytest.raises(ValueError, match="no language 'fi': there are en, nb"), speaking("fi"):
        pass


def test_what_is_called_later_speaks_as_it_did_when_it_was_made():
    with speaking("nb"):
        kept = keeping(lambda: (spoken(), tell("Team")))
    assert spoken() == SOURCE
    assert kept() == ("nb", "Lag")


def test_the_application_says_whose_language_it_is_where_nothing_else_does(monkeypatch):
    monkeypatch.setattr(speech, "_asked", [])
    ask(lambda: "nb")
    assert spoken() == "nb"
    with speaking("en"):
        assert spoken() == "en"
    ask(lambda: "")
    assert spoken() == SOURCE


def test_every_language_has_a_catalogue_with_forms_for_counts():
    for language in set(LANGUAGES) - {SOURCE}:
        found = catalogue(language)
        assert all(len(set(map(found.form, range(200)))) == len(each) for each in found.forms.values())
