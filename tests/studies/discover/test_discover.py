"""Discovery as a study, on a market in closed form whose failures are known."""

import numpy as np
import pytest

from loyalty_sim import discover
from loyalty_sim.scenario import Scenario, ScenarioError
from loyalty_sim.studies.vary import varied

pytestmark = pytest.mark.usefixtures("closed_form_figures_only")

MORE = varied(Scenario(), {"firm.levers.climate": 1.5})._replace(name="more_climate")
FACTORS = ["trade.usual.climate=0.02:0.2", "theory.choice.taste_scale=0.5:2", "trade.wage=500:1500"]


def test_where_more_climate_fails_is_where_it_is_dear():
    """Gross gain 40,000 (e^-1 - e^-1.5) a year against half the usual spend: fails above 0.074."""
    result = discover(Scenario(), MORE, FACTORS, points=96, seeds=16, workers=1)
    row = result.table.iloc[0]
    edge = 40_000 * (np.exp(-1) - np.exp(-1.5)) / (0.5 * 52 * 0.3 * 10_000)
    [box] = result.detail.confirmed
    assert box.box.limited == [0]
    assert result.detail.factors[0].at(box.box.low[0]) == pytest.approx(edge, abs=0.02)
    assert row["confirmed"]
    assert row["density_low"] > 0.7 > row["outside_high"]  # fresh seeds move the edge a little
    assert "trade.usual.climate is above" in result.text
    assert "taste_scale" not in result.text
    assert result.figure()._suptitle.get_text() == "Where does more_climate fail to beat baseline in profit?"


def test_luck_alone_has_no_box_and_the_text_says_so():
    twin = varied(Scenario(), {"firm.levers.climate": 1.0001})._replace(name="twin")
    for factors in (FACTORS[1:], ["theory.choice.taste_scale=0.5:2", "trade.tariff=15:25"]):
        result = discover(Scenario(), twin, factors, on="satisfaction", points=32, margin=1.0, seeds=2, workers=1)
        assert not result.detail.confirmed
        assert "fails everywhere" in result.text


def test_where_it_never_fails_it_says_how_sure_that_is():
    result = discover(Scenario(), MORE, FACTORS[1:], on="satisfaction", points=32, seeds=2, workers=1)
    assert result.table.empty
    assert "below 8 %" in result.text
    assert result.figure().axes


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"points": 10}, "at least 32"),
        ({"seeds": 1}, "2 seeds"),
        ({"on": "proft"}, "did you mean  profit"),
        ({"factors": ["firm.levers.climate=0:2"]}, "differ in"),
        ({"factors": ["trade.wage=1500:500"]}, "is reversed"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_any_run(settings, said, monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", lambda job: 1 / 0)
    with pytest.raises((ValueError, ScenarioError), match=said):
        discover(Scenario(), MORE, **({"factors": FACTORS, "workers": 1} | settings))
