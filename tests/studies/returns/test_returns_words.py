"""What is said of a curve of returns, from figures that are planted one by one: best, break-even, shape, payback."""

from dataclasses import replace

import numpy as np
import pytest

from loyalty_sim.scenario import Scenario
from loyalty_sim.statistics.bands import Band, Interval
from loyalty_sim.statistics.optimum import Estimate
from loyalty_sim.statistics.payback import Payback
from loyalty_sim.statistics.returns_curve import ReturnsCurve
from loyalty_sim.statistics.shape import Shape
from loyalty_sim.studies.compare.words import payback_sentence
from loyalty_sim.studies.returns.analysis import ReturnsDetail
from loyalty_sim.studies.returns.answer import answer
from loyalty_sim.studies.returns.levels import plan_lever
from loyalty_sim.studies.returns.summary import _at_best, _bought, _time
from loyalty_sim.studies.returns.words import best_level, break_even, describe, how_sure, next_step, shape_sentence

A_LEVEL = 31_200.0
"""Money a year of one level of climate in the baseline."""


INF = float("inf")
PAID = Payback(30, 30.0, 30.0, 1.0)


def detail(
    lever="climate", best=(1.0,) * 3, even=(2.0, 1.5, 2.5), effect=0.0, marginal=(0.5, 0.2, 0.8), found=None, **more
):  # fmt: skip
    """best, even: in levels; effect: low end of every effect; marginal: of every step, less the money itself."""
    plan = plan_lever(lever, Scenario(), [0.5, 1.0, 2.0, 3.0] if lever == "climate" else [0.9, 1.0, 1.05, 1.1])
    unit = A_LEVEL if lever == "climate" else 100.0
    curve = ReturnsCurve(
        levels=plan.amounts,
        baseline=plan.baseline,
        confidence=0.9,
        effect=Band(*(np.full(4, effect + 100.0 * at) for at in (1, 0, 2, 0, 2))),
        marginal=Interval(*(np.full(3, each) for each in marginal)),
        best=Estimate(*(unit * at for at in best)),
        break_even=Estimate(*(unit * at for at in even)),
        shape=found or Shape("diminishing", {"diminishing": 0.97, "linear": 0.03}),
    )
    kept = {"plan": plan, "spent": plan.amounts, "gross": curve.effect, "ahead": 5, "paid": PAID, "seeds": 6}
    return ReturnsDetail(**({"curve": curve, "years": 3.0, "currency": "EUR"} | kept | more))


@pytest.mark.parametrize(
    ("lever", "mean", "low", "said"),
    [
        ("climate", (-9, 0, -5, -7), -10, "Keep service climate at EUR 31,200 a year: of the levels tried none"),
        (
            "climate",
            (-9, 0, 5, 2),
            1,
            "Spend more on service climate, EUR 62,400 a year instead of EUR 31,200 a year: ",
        ),
        ("climate", (-9, 0, 5, 2), -1, "Keep service climate at EUR 31,200 a year for now: that EUR 62,400 a year"),
        ("climate", (7, 0, -5, -7), 1, "Spend less on service climate, EUR 15,600 a year instead of EUR 31,200"),
        ("climate", (7, 0, -5, -7), -1, "Keep service climate at EUR 31,200 a year for now: that EUR 15,600 a year"),
        (
            "price",
            (-9, 0, 5, 2),
            1,
            "Raise the price, 105 % of the present price instead of 100 % of the present price: +",
        ),
        ("price", (7, 0, -5, -7), 1, "Lower the price, 90 % of the present price instead of 100 %"),
        ("price", (-9, 0, -5, -7), 1, "Keep the price at 100 % of the present price: of the levels tried none"),
    ],
)
def test_the_sentence_to_act_on_needs_an_effect_beyond_doubt(lever, mean, low, said):
    """By profit, as in results saved before customer equity was counted in."""
    effect = np.array([1000.0 * each for each in mean])
    found = detail(lever)
    band = Band(effect, np.full(4, 1000.0 * low), effect + 1.0, effect, effect)
    told = answer(replace(found, curve=replace(found.curve, effect=band)))
    assert told.startswith(said)
    assert told.endswith(".")
    assert ". " not in told, "one sentence"


@pytest.mark.parametrize(
    ("best", "said"),
    [
        ((3.0, 3.0, 3.0), "By profit alone the highest level tried is best, EUR 93,600 a year."),
        ((0.5, 0.5, 0.5), "By profit alone the lowest level tried is best, EUR 15,600 a year."),
        (
            (2.2, 1.0, 3.0),
            "By profit alone EUR 62,400 a year is the best level tried (where it is highest: 90 % interval EUR 31,200 "
            "to EUR 93,600).",
        ),
    ],
)
def test_a_best_at_an_end_is_told_from_one_within(best, said):
    assert best_level(detail(best=best)) == said


@pytest.mark.parametrize(
    ("even", "said"),
    [
        ((1.0, 1.0, 1.0), "Every level tried above today's earns less than today's."),
        ((3.0, 3.0, 3.0), "At every level tried above today's, up to the highest, profit is no lower than today."),
        (
            (2.0, 1.5, 2.5),
            "Up to EUR 62,400 a year (90 % interval EUR 46,800 to EUR 78,000) it is no lower than today.",
        ),
    ],
)
def test_how_far_up_it_is_no_lower_than_today(even, said):
    assert break_even(detail(even=even)).startswith(said)


def test_a_price_has_no_break_even():
    assert break_even(detail("price", even=(1.0, 1.0, 1.0))) == ""


@pytest.mark.parametrize(
    ("marginal", "change", "back"),
    [
        ((0.5, 0.2, 0.8), "+EUR 30,000 (90 % interval +EUR 12,000 to +EUR 48,000)", "1.50"),
        ((-0.4, -0.6, -0.2), "-EUR 24,000 (90 % interval -EUR 36,000 to -EUR 12,000)", "0.60"),
        ((-1.5, -2.0, -1.0), "-EUR 90,000 (90 % interval -EUR 120,000 to -EUR 60,000)", "-0.50"),
        ((0.0, -0.1, 0.1), "EUR 0 (90 % interval -EUR 6,000 to +EUR 6,000)", "1.00"),
    ],
)
def test_the_next_step_is_worth_its_marginal_return_on_a_round_sum(marginal, change, back):
    """20,000 a year are the largest round sum within the step of 31,200; over three years they are 60,000."""
    spent = 3 * A_LEVEL * np.array([0.5, 1.0, 2.0, 3.0])
    assert next_step(detail(marginal=marginal, spent=spent)) == (
        f"Starting from today (EUR 31,200 a year), the next EUR 20,000 a year in climate changes profit over 3 years "
        f"by {change}: every EUR spent brings back EUR {back}."
    )


def test_one_per_cent_of_the_price_is_the_step_of_the_price():
    found = detail("price", marginal=(-300.0, -500.0, -100.0), spent=np.array([90.0, 100.0, 105.0, 110.0]))
    text = next_step(found)
    assert text.startswith("Starting from today (100 % of the present price), 1 % more on the price changes profit")
    assert "by -EUR 300 (90 % interval -EUR 500 to -EUR 100)." in text
    assert "brings back" not in text


def test_where_today_is_the_highest_level_there_is_no_next_step():
    plan = plan_lever("climate", Scenario(), [0, 0.2, 0.5, 1.0])
    found = detail(plan=plan, ahead=None, paid=None)
    assert next_step(found) == "Today's climate is the highest level tried."
    assert how_sure(found) == ""


@pytest.mark.parametrize(
    ("week", "said"),
    [
        (Payback(None, INF, INF, 0.0), "It is not ahead in cumulative profit at the end of the time simulated."),
        (Payback(1, 1.0, 1.0, 1.0), "It is ahead in cumulative profit from the first week on."),
        (Payback(20, 20.0, 20.0, 1.0), "It is ahead in cumulative profit from week 20 on."),
        (Payback(20, 12.0, 31.0, 0.99), "It is ahead in cumulative profit from week 20 (12 to 31 by luck) on."),
        (Payback(20, 12.0, INF, 0.7), "Whether it is ahead in cumulative profit is open: no week can be named."),
    ],
)
def test_when_it_has_paid_is_said(week, said):
    assert payback_sentence("It", week) == said
    assert how_sure(detail(paid=week)) == f"The next level tried earns more than today in 5 of 6 paired runs. {said}"


@pytest.mark.parametrize(
    ("week", "said"),
    [
        (Payback(None, INF, INF, 0.0), ""),
        (Payback(1, 1.0, 1.0, 1.0), ""),
        (Payback(2, 2.0, 2.0, 1.0), "until week 2 the next step"),
        (Payback(90, 80.0, 99.0, 1.0), "until week 90 "),
        (Payback(90, 80.0, INF, 0.8), ""),
    ],
)
def test_who_stops_sooner_loses_only_where_there_was_a_time_of_loss(week, said):
    assert said in _time(detail(paid=week))
    assert bool(said) == bool(_time(detail(paid=week)))


def test_a_shape_is_named_with_its_probability_or_left_open():
    assert shape_sentence(detail()) == (
        "The gross return on climate is diminishing: each further step brings less than the one before "
        "(probability 97 %)."
    )
    open_ = Shape("undetermined", {"linear": 0.5, "harmful": 0.05, "diminishing": 0.45})
    assert shape_sentence(detail(found=open_)) == (
        "The gross return on climate is of undetermined shape: 6 seeds leave it open (likeliest: linear 50 %, "
        "diminishing 45 %)."
    )


def test_the_price_is_judged_on_profit_and_has_no_gross_return():
    assert shape_sentence(detail("price")).startswith("The effect of the price on profit is diminishing")


def test_at_the_best_level_the_effect_on_profit_is_said_and_nothing_of_todays():
    said = _at_best(detail(effect=-1_000.0))
    assert said.startswith("At EUR 15,600 a year profit alone changes by -EUR 900 against today within 3 years")
    assert "(90 % interval over luck: -EUR 1,000 to -EUR 800)." in said
    today = Band(*(np.array([-9.0, 0.0, -5.0, -7.0]) for _ in range(5)))
    found = detail()
    assert _at_best(replace(found, curve=replace(found.curve, effect=today))) == ""


def test_what_money_buys_is_doubted_for_money_and_what_the_price_does_for_the_price():
    assert _bought(detail()).endswith("Half the effect for the same money: theory.investment.execution=0.5.")
    assert "theory.investment" not in _bought(detail("price"))


def test_the_paragraph_leaves_no_empty_sentence():
    for lever in ("climate", "price"):
        text = describe(detail(lever))
        assert "  " not in text
        assert text.endswith(".")
