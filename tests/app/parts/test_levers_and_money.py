"""Levers as a manager sets them: what they cost, how far a cap lets them go, and amounts in few letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.app.parts.lever_slider import short
from loyalty_sim.app.parts.levers import about, affordable, budget, name, slider_range, usual_cost, yearly
from loyalty_sim.scenario import load_scenario
from loyalty_sim.theory.levers import CHOSEN, LEVERS, NAMES

BASE = load_scenario()
LEVELS = st.floats(0, 6).map(lambda level: round(level, 1))


def with_levers(**levels):
    return BASE._replace(firm=BASE.firm._replace(levers=BASE.firm.levers._replace(**levels)))


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (999.4, "999"),
        (999.6, "1k"),
        (999_400, "999k"),
        (999_600, "1m"),
        (-999_600, "-1m"),
        (999.6e6, "1bn"),
        (12_345, "12.3k"),
        (-0.2, "0"),
        (0.2, "0"),
        (-7, "-7"),
    ],
)
def test_short_amounts_round_into_the_next_unit_and_never_to_minus_nought(amount, said):
    assert short(amount) == said


UNITS = {"k": 1e3, "m": 1e6, "bn": 1e9}


@given(st.floats(-9e11, 9e11))
def test_a_short_amount_is_the_amount_to_three_figures(amount):
    said = short(amount)
    letters = said.lstrip("-0123456789.")
    assert "e" not in said
    assert float(said.removesuffix(letters)) * UNITS.get(letters, 1) == pytest.approx(amount, rel=0.0051, abs=0.51)


@given(st.floats(0.6, 9e11))
def test_a_loss_is_as_short_as_a_gain(amount):
    assert short(-amount) == f"-{short(amount)}"


@given(st.sampled_from(sorted(LEVERS)), LEVELS)
def test_the_cost_of_a_lever_is_in_proportion_to_its_level_and_to_customers(lever, level):
    moved = with_levers(**{lever: level})
    assert yearly(moved, lever) == pytest.approx(level * usual_cost(BASE, lever))
    twice = moved._replace(market=moved.market._replace(customers=2 * moved.market.customers))
    assert budget(twice) == pytest.approx(2 * budget(moved))


@given(st.sampled_from(CHOSEN), st.floats(0.5, 1.5))
def test_what_is_set_takes_no_money_from_the_budget(lever, level):
    assert budget(with_levers(**{lever: level})) == budget(BASE)
    assert usual_cost(BASE, lever) == 0


@settings(max_examples=200)
@given(st.sampled_from(sorted(LEVERS)), LEVELS, LEVELS, st.floats(0, 3))
def test_moving_a_lever_never_breaks_a_cap_that_holds_and_never_overshoots(lever, here, to, times):
    b = with_levers(**{lever: here})
    cap = times * budget(b)
    reached = affordable(b, lever, to, cap)
    assert min(here, to) <= reached <= max(here, to)
    spent = budget(with_levers(**{lever: reached}))
    assert spent <= max(cap, budget(b)) * (1 + 1e-9)
    assert reached == to or to > here, "downwards nothing is in the way"


@given(st.sampled_from(sorted(LEVERS)), LEVELS, st.floats(0, 2), st.floats(0, 2))
def test_a_higher_cap_lets_a_lever_go_as_far_or_further(lever, to, one, other):
    low, high = sorted((one * budget(BASE), other * budget(BASE)))
    assert affordable(BASE, lever, to, low) <= affordable(BASE, lever, to, high)


@given(st.sampled_from(list(NAMES)), st.floats(0, 20))
def test_a_slider_holds_its_present_place(lever, present):
    found = slider_range(lever, present)
    assert found.low <= present <= found.high
    assert found.step > 0


def test_a_slider_is_no_longer_than_it_has_to_be():
    assert slider_range("climate", 1.0) == (0.0, 3.0, 0.1)
    assert slider_range("price", 1.0) == (0.85, 1.15, 0.01)
    assert slider_range("price", 0.5)[:2] == (0.5, 1.15)
    assert slider_range("positions", 1.0) == (0.7, 1.3, 0.01)


@pytest.mark.parametrize("lever", NAMES)
def test_every_lever_says_what_it_is_and_what_it_is_a_multiple_of(lever):
    assert name(lever)[0].isupper()
    assert name(lever) != lever
    head, _, rest = about(lever).partition(": ")
    assert head
    assert rest.endswith(")")
    assert len({name(each) for each in NAMES}) == len(NAMES)
