"""Parts of the what-if page that compute: advice, files, figures, budgets, and the recent answers."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.app.computing.shared import Recent
from loyalty_sim.app.parts.levers import GROUPS, affordable, budget, slider_range, yearly
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.app.what_if import figures
from loyalty_sim.app.what_if.advice import advice
from loyalty_sim.app.what_if.answer import Answer, Effect
from loyalty_sim.app.what_if.inquiry import levels_of
from loyalty_sim.app.what_if.upload import read_file
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.theory.levers import NAMES


def an_answer(low, high, gains):
    mean = float(np.mean(gains))
    weekly = pd.DataFrame({"share": [0.3, 0.31], "profit": [1.0, 2.0]}, index=pd.Index([1, 2], name="week"))
    return Answer({"profit": Effect(10.0, 10.0 + mean, mean, low, high)}, np.array(gains), 5, weekly, weekly)


def test_every_lever_is_on_the_page_once():
    assert sorted(lever for group in GROUPS.values() for lever in group) == sorted(NAMES)


def test_the_budget_is_what_the_levers_cost_together():
    scenario = load_scenario("people_first")
    assert budget(scenario) == pytest.approx(sum(yearly(scenario, lever) for lever in NAMES))
    assert yearly(scenario, "climate") == pytest.approx(1.5 * yearly(load_scenario(), "climate"))
    assert yearly(scenario, "price") == 0


@pytest.mark.parametrize("level", [1.1, 1.7, 2.4, 3.0])
def test_a_lever_goes_as_far_as_the_cap_allows_and_no_further(level):
    b = load_scenario()
    cap = 1.1 * budget(b)
    reached = affordable(b, "climate", level, cap)
    there = b._replace(firm=b.firm._replace(levers=b.firm.levers._replace(climate=reached)))
    assert budget(there) <= cap
    assert reached == level or budget(there) + 0.1 * yearly(b, "climate") > cap


def test_under_a_cap_levers_still_go_down_and_prices_move():
    b = load_scenario("people_first")
    assert affordable(b, "climate", 3.0, 0.0) == b.firm.levers.climate
    assert affordable(b, "climate", 0.5, 0.0) == 0.5
    assert affordable(b, "price", 1.1, 0.0) == 1.1


@pytest.mark.parametrize(("lever", "present"), [("climate", 5.0), ("price", 1.4), ("price", 0.6), ("smile", 0.0)])
def test_a_slider_reaches_where_the_scenario_is(lever, present):
    found = slider_range(lever, present)
    assert found.low <= present <= found.high


def test_levels_of_the_curve_keep_away_from_where_b_is():
    b = load_scenario(overrides=["firm.levers.climate=1.4"])
    assert all(abs(level - 1.4) > 0.15 for level in levels_of("climate", b))
    assert 1.5 in levels_of("climate", load_scenario(overrides=["firm.levers.climate=1.5"]))


def test_what_may_be_luck_is_called_so():
    a = load_scenario()
    assert "may be luck" in figures.sentence(an_answer(-1.0, 3.0, [3, -1]), a, a)
    sure = figures.sentence(an_answer(1.0, 3.0, [3, 1]), a, a)
    assert "luck does not explain it" in sure
    assert "2 of 2 paired runs" in sure
    assert "exactly the same" in figures.sentence(an_answer(0.0, 0.0, [0, 0]), a, a)
    assert "loses EUR 2.00 against A" in figures.sentence(an_answer(-3.0, -1.0, [-3, -1]), a, a)


def test_tone_only_beyond_luck():
    assert figures.told_money(an_answer(1.0, 3.0, [3, 1]), "EUR").tone == "gain"
    assert figures.told_money(an_answer(-3.0, -1.0, [-3, -1]), "EUR").tone == "loss"
    assert figures.told_money(an_answer(-1.0, 3.0, [3, -1]), "EUR").tone == ""


def test_nothing_odd_nothing_said():
    assert list(advice(load_scenario(), load_scenario("people_first"), 20)) == []


def test_odd_settings_are_named():
    odd = [f"firm.levers.{lever}=3" for lever in ("climate", "training", "process", "recovery", "promise")]
    small = ["market.weeks=52", "market.customers=500"]
    b = load_scenario(overrides=[*small, *odd, "firm.levers.price=1.3"])
    said = " ".join(advice(load_scenario(overrides=small), b, 4))
    for part in ("5 levers are raised", "more than twice", "more than 10 %", "one to two years", "4 paired", "so few"):
        assert part in said


def test_a_saved_file_comes_back():
    asked = VisitorRequest(
        b="service_first", both={"trade": "hotel", "market.weeks": "52"}, only_b={"firm.levers.smile": "1"}
    )
    again = read_file(asked.file("B"), VisitorRequest())
    assert again.scenarios()[1] == asked.scenarios()[1]


@pytest.mark.parametrize("text", ["[1, 2]", "just words", "a: [", "1: 2", "!!python/object/apply:os.system ['true']"])
def test_what_is_no_file_of_settings_is_refused(text):
    with pytest.raises(ScenarioError):
        read_file(text, VisitorRequest())


def test_unknown_settings_of_a_file_are_said():
    with pytest.raises(ScenarioError, match=r"did you mean  firm\.levers\.climate"):
        read_file("firm:\n  levers:\n    climat: 2\n", VisitorRequest()).scenarios()


def test_the_oldest_answers_are_forgotten():
    recent = Recent(2)
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert (recent.get("a"), recent.get("b"), recent.get("c")) == (1, None, 3)
