"""Addresses as strangers write them: floods, endless digits, quotation marks, words that belong to one side."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.app.serving.limits import LONGEST_VALUE, MOST_MONEY, MOST_SETTINGS
from loyalty_sim.app.visitor_request import VisitorRequest, read_query, words
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.world.settings import Shocks

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)


def asked(query):
    return read_query(parse_qsl(query, keep_blank_values=True))


def said(question):
    with pytest.raises(ScenarioError) as error:
        question.scenarios()
    return str(error.value)


@pytest.mark.parametrize("digits", [1, 12, 13, 200, 201, 5_000])
def test_numbers_of_any_length_are_read_without_harm(digits):
    question = asked(f"seeds={'9' * digits}&cap={'9' * digits}")
    readable = digits <= LONGEST_VALUE
    assert question.cap == (min(float("9" * digits), MOST_MONEY) if readable else None)
    assert question.seeds == (int("9" * digits) if readable else 0)


@pytest.mark.parametrize("seeds", ["-3", "1.5", "", "1e2", "two", "0x10", " 7", "²"])
def test_seeds_that_are_no_whole_number_are_out_of_bounds_and_said(seeds):
    question = read_query([("seeds", seeds)])
    assert question.seeds == 0
    assert "seeds = 0 is outside" in said(question)


@pytest.mark.parametrize("cap", ["-5", "none", "1.5", "", "nan", "inf", "1e9"])
def test_a_cap_that_is_no_whole_amount_is_no_cap(cap):
    assert read_query([("cap", cap)]).cap is None


def test_a_cap_of_nought_is_a_cap():
    question = read_query([("cap", "0")])
    assert question.cap == 0
    assert asked(question.query()).cap == 0


def test_an_empty_address_is_the_first_question():
    assert read_query([]) == VisitorRequest()


def test_the_side_of_a_setting_is_its_first_word_only():
    question = asked("a.firm.levers.climate=2&b.firm.levers.smile=0&market.weeks=52&both.market.weeks=9")
    assert question.only_a == {"firm.levers.climate": "2"}
    assert question.only_b == {"firm.levers.smile": "0"}
    assert question.both == {"market.weeks": "52", "both.market.weeks": "9"}
    assert "both.market.weeks" in said(question)


def test_of_a_setting_given_twice_the_last_counts():
    assert asked("market.weeks=52&market.weeks=60").both == {"market.weeks": "60"}


@settings(max_examples=40)
@given(a=TEXT, b=TEXT, lever=TEXT, values=st.dictionaries(TEXT.filter(bool), TEXT, max_size=3))
def test_whatever_the_words_an_address_gives_them_back(a, b, lever, values):
    question = VisitorRequest(a=a, b=b, lever=lever, only_b=values, only_a={"x y": "'&=#"})
    assert asked(question.query()) == question


@given(st.dictionaries(TEXT, TEXT, max_size=4))
def test_an_address_never_ends_the_string_of_the_script_that_copies_it(values):
    query = VisitorRequest(a="it's", b='"', both=values).query()
    assert not set("'\"\\\n<> ") & set(query)


@settings(max_examples=30)
@given(st.dictionaries(TEXT, TEXT, min_size=1, max_size=4), st.sampled_from("ab"))
def test_nothing_an_address_holds_ends_in_anything_but_a_question_or_its_problems(values, side):
    question = read_query([(f"{side}.{key}", value) for key, value in values.items()])
    try:
        found = question.scenarios()
    except ScenarioError as error:
        found = error.problems
    assert found


def test_as_many_settings_as_allowed_and_not_one_more():
    many = {f"theory.nothing{n}": "1" for n in range(MOST_SETTINGS)}
    assert "more or longer settings" not in said(VisitorRequest(both=many))
    assert "more or longer settings" in said(VisitorRequest(both=many | {"one.more": "1"}))
    assert "more or longer settings" in said(VisitorRequest(both=many, only_a={"one.more": "1"}))


def test_the_longest_setting_allowed_and_one_letter_more():
    key = "k"
    assert "longer" not in said(VisitorRequest(both={key: "v" * (LONGEST_VALUE - 1)}))
    assert "longer" in said(VisitorRequest(both={key: "v" * LONGEST_VALUE}))


def test_a_flood_is_refused_before_any_of_it_is_read(monkeypatch):
    def fail(*given):
        raise AssertionError("read")

    monkeypatch.setattr("loyalty_sim.app.visitor_request.load_scenario", fail)
    assert "more or longer" in said(VisitorRequest(both={f"k{n}": "1" for n in range(200)}))
    assert "cannot be set" in said(VisitorRequest(only_b={"network.path": "x"}))


@pytest.mark.parametrize("key", ["name", "title", "story", "firm.name", "trade.title", "market.currency", "scenario"])
def test_words_that_are_shown_cannot_be_put_into_a_page(key):
    for side in ("both", "only_a", "only_b"):
        assert f"{key} cannot be set on a page" in said(VisitorRequest(**{side: {key: "x"}}))


def test_one_fault_in_what_both_share_is_said_once():
    text = said(VisitorRequest(both={"market.weeks": "abc"}))
    assert text.count("market.weeks") == text.split("help")[0].count("market.weeks")


def test_different_lengths_are_refused_and_equal_ones_of_their_own_are_not():
    own = {"market.weeks": "52"}
    assert "different lengths" in said(VisitorRequest(only_a=own))
    a, b = VisitorRequest(only_a=own, only_b=own).scenarios()
    assert a.market.weeks == b.market.weeks == 52


def test_values_win_over_the_preset_they_come_with():
    spelled = words({"trade.wage": "9", "market.weeks": "52", "trade": "airline"})
    assert spelled[0] == "trade=airline"
    assert sorted(spelled) == ["market.weeks=52", "trade.wage=9", "trade=airline"]
    [a, _] = VisitorRequest(both={"trade.wage": "9", "trade": "airline"}).scenarios()
    assert (a.trade.name, a.trade.wage) == ("airline", 9)


def test_no_side_has_a_trade_of_its_own():
    assert "A (baseline) is of the trade bank and B (people_first) of airline" in said(
        VisitorRequest(only_b={"trade": "airline"})
    )


def test_what_happens_happens_in_both_where_a_decision_differs():
    a, b = VisitorRequest(b="helpful_in_disaster").scenarios()
    assert a.shocks == b.shocks != Shocks()
    a, b = VisitorRequest(b="disaster_strikes").scenarios()
    assert a.shocks == Shocks() != b.shocks


def test_a_setting_moved_back_leaves_nothing_behind():
    start = VisitorRequest()
    there = start.with_setting("firm.policy.commitment", "0.9", "0.5")
    assert there != start
    assert there.with_setting("firm.policy.commitment", "0.5", "0.5") == start
    assert start.only_b == {}, "the question before is left alone"


def test_pinning_twice_is_pinning_once_and_the_pin_is_a_copy():
    question = VisitorRequest(only_b={"firm.levers.climate": "2"})
    pinned = question.pinned()
    assert pinned.pinned() == pinned
    moved = pinned.with_lever("climate", 3.0, 1.5)
    assert moved.only_a == {"firm.levers.climate": "2"}
    assert moved.only_b == {"firm.levers.climate": "3"}


def test_commands_name_files_only_for_sides_with_settings_of_their_own():
    start = VisitorRequest(both={"rivals": "mixed"}, seeds=5)
    assert start.command() == "loyalty-sim compare baseline people_first rivals=mixed --seeds 5"
    own = {"firm.levers.climate": "2"}
    assert replace(start, only_a=own).command().split()[2:4] == ["a.yaml", "people_first"]
    assert replace(start, only_b=own).command().split()[2:4] == ["baseline", "b.yaml"]


def test_a_command_can_be_pasted_into_a_shell():
    command = VisitorRequest(both={"rivals.strategies": "[hold, mixed]", "x": "$(reboot)"}).command()
    assert "'rivals.strategies=[hold, mixed]'" in command
    assert "'x=$(reboot)'" in command
