"""What the commands that only look show is what the code declares."""

import json

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.cli.shown.listing import claims_on, sources
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.theory.mechanisms import MECHANISMS
from loyalty_sim.theory.rooms import theory_modules
from loyalty_sim.validation.claims.library import load_claims


def look(*words, code=0):
    answer = CliRunner().invoke(app, ["show", *words])
    assert answer.exit_code == code, answer.output
    return answer


def test_every_mechanism_is_shown_with_the_claims_that_rest_on_it():
    shown = {each["code"]: each for each in json.loads(look("mechanisms", "--json").stdout)}
    assert list(shown) == [each.code for each in MECHANISMS]
    for claim in load_claims():
        for code in claim.mechanisms:
            assert claim.id in shown[code]["claims"]
    assert sum(len(claims_on(each)) for each in MECHANISMS) == sum(len(each.mechanisms) for each in load_claims())


def test_a_source_is_what_the_theory_file_names_without_running_on():
    for mechanism in MECHANISMS:
        assert set(mechanism.files) <= set(theory_modules())
        assert bool(sources(mechanism)) == bool(mechanism.files)
        assert "\n" not in sources(mechanism)


@pytest.mark.parametrize("words", [["rate"], ["theory", "rate"], ["word_of_mouth", "weak"]])
def test_keys_are_those_that_hold_every_word(words):
    shown = {each["key"] for each in json.loads(look("--keys", *words, "--json").stdout)}
    assert shown == {key for key in settings(Scenario) if all(word in key for word in words)}
    assert shown


def test_a_word_in_no_key_is_refused_with_the_nearest():
    said = look("--keys", "wekes", code=2).output
    assert "no setting has this in its name" in said
    assert "weeks" in said
