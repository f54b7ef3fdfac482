"""Sensitivity as a study, on a market in closed form: what it says matters is what does."""

import numpy as np
import pytest
from matplotlib.text import Text

from loyalty_sim import load_scenario, sensitivity
from loyalty_sim.scenario import Scenario, ScenarioError
from loyalty_sim.studies.vary import Factor

pytestmark = pytest.mark.usefixtures("closed_form_figures_only")

FACTORS = ["firm.levers.climate=0:2", "firm.levers.price=1:1.1", "theory.choice.taste_scale=0.5:2"]
FIRST = {"tornado": "at_high", "morris": "mu_star", "sobol": "total"}


def asked(method, **settings):
    size = {} if method == "tornado" else {"size": 16}
    settings = {"factors": FACTORS, "seeds": 6, "workers": 1} | size | settings
    return sensitivity(Scenario(), method, **settings)


@pytest.mark.parametrize("method", FIRST)
def test_what_does_nothing_comes_last_and_is_called_luck(method):
    result = asked(method, on="satisfaction")
    assert result.table["factor"].tolist()[0] == "firm.levers.climate"
    assert result.table["sure"].tolist() == [True, False, False]
    assert "levers.climate" in result.text
    assert len(result.runs) == result.detail.runs


def test_a_tornado_is_in_the_unit_of_the_outcome():
    table = asked("tornado", on="satisfaction").table.set_index("factor")
    assert table.loc["firm.levers.climate", ["at_low", "at_high", "swing"]].tolist() == pytest.approx([-5, 5, 10])
    assert table.loc["firm.levers.price", "swing"] == 0


def test_intervals_of_money_hold_the_truth():
    table = asked("tornado", seeds=20).table.set_index("factor").loc["firm.levers.climate"]
    truth = 120_000 * (np.exp(-1) - np.exp(-2)) - 3 * 31_200
    assert table["at_high_low"] < truth < table["at_high_high"]


def test_what_matters_for_a_difference_need_not_matter_for_either():
    other = load_scenario("people_first")
    result = sensitivity(other, against=load_scenario(), factors=["trade.usual.climate=0.1:0.4"], seeds=4, workers=1)
    row = result.table.iloc[0]
    assert row["at_high"] == pytest.approx(-3 * 0.5 * 31_200, rel=0.05)
    assert "less that of baseline" in result.text
    assert set(result.scenarios) == {"scenario", "against"}


def test_without_factors_the_first_look_finds_them():
    result = sensitivity(load_scenario("people_first"), on="spend", seeds=2, top=3, workers=1)
    assert result.table["factor"].iloc[0] == "trade.usual.climate"
    assert result.detail.considered > 100
    assert len(result.table) == 3
    assert "graded C or D" in result.text


@pytest.mark.parametrize("method", FIRST)
def test_one_question_has_one_answer(method):
    assert asked(method).table.equals(asked(method).table)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"method": "anova"}, "method"),
        ({"seeds": 1}, "2 seeds"),
        ({"method": "sobol", "size": 12}, "power of 2"),
        ({"on": "profits"}, "did you mean  profit"),
        ({"factors": ["climate=0:1"]}, "did you mean  firm.levers.climate=0:1"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_any_run(settings, said, monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", lambda job: 1 / 0)
    with pytest.raises((ValueError, ScenarioError), match=said):
        sensitivity(**({"factors": FACTORS, "workers": 1} | settings))


@pytest.mark.parametrize("method", FIRST)
def test_the_picture_says_what_it_shows(method):
    own = Factor.between("trade.usual.climate", 0.1, 0.4, ratio=True)
    figure = asked(method, factors=[*FACTORS[:2], own]).figure()
    for panel in figure.axes:
        said = " ".join([panel.get_xlabel(), *(label.get_text() for label in panel.get_yticklabels())])
        assert "EUR" in said or method == "sobol"
    assert "Service climate" in " ".join(text.get_text() for text in figure.findobj(match=Text))
