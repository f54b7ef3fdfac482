"""`optimise` as a study, on a market in closed form: climate pays up to a point, training never, money in worlds."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim import optimise
from loyalty_sim.lab.job import Run
from loyalty_sim.scenario import Scenario, ScenarioError, load_scenario
from loyalty_sim.studies.optimise.budget import Budget

A_YEAR = 0.2 * 0.3 * 10_000 * 52


def two_levers(job):
    """Climate brings 90,000 (1 - exp(-level)) a year, training 1,000 a level; each costs its usual spend a level."""
    s, levers = job.scenario, job.scenario.firm.levers
    usual, customers = s.trade.usual, s.firm.share * s.market.customers
    spend = 3 * 52 * customers * (usual.climate * levers.climate + usual.training * levers.training)
    luck = 500 * np.random.default_rng([job.seed, round(1e4 * levers.climate)]).standard_normal()
    gross = 3 * (90_000 * (1 - np.exp(-levers.climate)) * s.trade.tariff / 20 + 1_000 * levers.training) + luck
    outcomes = {"profit": gross - spend, "gross_return": gross, "spend": spend, "satisfaction": 70 + levers.climate}
    return Run(job, outcomes)


@pytest.fixture(autouse=True)
def _closed_form(monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", two_levers)


def asked(**settings):
    settings = {"on": "profit", "trials": 24, "seeds": 3, "worlds": 0, "workers": 1} | settings
    return optimise(60_000, ["climate", "training"], Scenario(), **settings)


def test_the_budget_goes_where_it_comes_back_and_the_rest_is_kept():
    """Best level: 90,000 exp(-x) = 31,200, x = 1.06: only 0.06 x 31,200 more than today pays."""
    result = asked()
    table = result.table.set_index("lever")
    assert table.loc["training", "money_a_year"] == 0
    assert table.loc["climate", "money_a_year"] <= 6_000
    assert table.loc["kept", "money_a_year"] >= 54_000
    assert "better kept" in result.text or "keep everything" in result.text


def test_a_dearer_service_is_worth_more_climate():
    """At twice the tariff 180,000 exp(-x) = 31,200, x = 1.75: 23,500 a year more than today."""
    scenario = load_scenario(overrides=["trade.tariff=40"])
    result = optimise(60_000, ["climate", "training"], scenario, "profit", trials=32, seeds=3, worlds=0, workers=1)
    table = result.table.set_index("lever")
    assert table.loc["climate", "money_a_year"] == pytest.approx(23_500, rel=0.3)
    assert table.loc["climate", "returned"] >= 1
    assert table.loc["climate", "as_good_low"] <= table.loc["climate", "money_a_year"]
    assert "as good within luck" in result.text
    level = 1 + table.loc["climate", "share"] * 60_000 / A_YEAR
    assert result.scenarios["plan"].firm.levers.climate == pytest.approx(level)


def test_worlds_say_how_sure_the_plan_is_and_what_to_find_out():
    result = asked(worlds=24, factors=["trade.tariff=10:80", "theory.choice.taste_scale=0.5:2"], seeds=2)
    known = result.detail.known
    assert next(iter(known)) == "trade.tariff"
    assert known["trade.tariff"].sure
    assert not known["theory.choice.taste_scale"].sure
    assert "Worth most to know before deciding is weekly revenue of a full-wallet customer" in result.text
    assert [chart.title for chart in result.charts()][-1] == "What is worth knowing first"
    assert len(result.figure().axes) == len(result.charts())


def test_worlds_of_a_calibration_are_taken_as_they_are():
    worlds = pd.DataFrame({"trade.tariff": np.linspace(18, 22, 9)})
    result = asked(worlds=worlds, trials=16, seeds=2)
    assert result.detail.worlds.equals(worlds)
    assert list(result.detail.known) == ["trade.tariff"]


def test_phases_share_one_budget():
    fund = Budget(Scenario(), ["climate", "training"], 60_000, quarters=4)
    assert fund.phases == [(1, 52), (5, 52), (9, 52)]
    plan = fund.plan_of(np.array([0, 0, 0.5, 0, 0, 0.25]))
    assert plan.firm.levers.climate == 1
    climate, training = 1 + 90_000 / A_YEAR, 1 + 2 * 45_000 / A_YEAR
    schedule = (f"climate:5:{climate:.6g}", "training:5:1", "climate:9:1", f"training:9:{training:.6g}")
    assert plan.firm.schedule == schedule
    assert fund.money(np.full(6, 1 / 6)).sum() / 3 == pytest.approx(60_000)


def test_a_plan_in_phases_is_a_scenario_like_any_other():
    result = asked(quarters=6, trials=16, seeds=2)
    assert result.table["from_quarter"].dropna().tolist() == [1, 1, 7, 7]
    assert len(result.figure().axes) == 3


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"trials": 8}, "trials = 8: a whole number from 16"),
        ({"seeds": 1}, "2 seeds"),
        ({"worlds": 3}, "at least 8"),
        ({"on": "proft"}, "did you mean  profit"),
        ({"quarters": 0}, "do not fit"),
        ({"factors": ["trade.tariff=80:10"]}, "is reversed"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_any_run(settings, said, monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", lambda job: 1 / 0)
    with pytest.raises((ValueError, ScenarioError), match=said):
        asked(**settings)


@pytest.mark.parametrize(
    ("budget", "levers", "problems"), [(0, ["climate"], 1), (-1, [], 2), (9, ["climat", "price"], 2)]
)
def test_a_budget_that_cannot_be_is_refused_with_every_problem(budget, levers, problems):
    with pytest.raises(ScenarioError) as caught:
        Budget(Scenario(), levers, budget)
    assert len(caught.value.problems) == problems
