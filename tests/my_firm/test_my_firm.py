"""A firm by its own figures: they are met in the first year in three trades, or it is said which stand apart."""

import math

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.my_firm import kept
from loyalty_sim.my_firm import meet as search
from loyalty_sim.my_firm.answers import mean_of, tilted
from loyalty_sim.my_firm.figures import TEMPLATE, firm_of, read_firm
from loyalty_sim.my_firm.meet import CLOSE, first_year, is_close, meet
from loyalty_sim.my_firm.start import concentration_for, followed, market_of, trade_of, yearly_reference
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.scenario.arms import in_market_of, paired
from loyalty_sim.scenario.messages import Given
from loyalty_sim.world.answers import survey_answers

FIRMS = {
    "plumber": {"customers": 400, "revenue_per_customer": 400, "churn": 0.12, "positions": 3, "satisfaction": 82},
    "bank": {"customers": 600, "share": 0.2, "rivals": 4, "revenue_per_customer": 900, "churn": 0.06, "price": 1.03},
    "hotel": {"customers": 300, "share": 0.15, "revenue_per_customer": 800, "churn": 0.25, "nps": 30, "wage": 40_000},
}
"""Figures apart from those of the trades, in small markets."""


@pytest.fixture(autouse=True)
def _few_markets(monkeypatch):
    """Enough to meet figures under the same luck, not to know a rate of leaving well."""
    monkeypatch.setattr(search, "MOST_SEEDS", 4)


def firm(**figures):
    return firm_of({key: Given(value, f"firm.yaml: {key}") for key, value in figures.items()})


@pytest.mark.parametrize("trade", FIRMS)
def test_what_is_given_is_met_in_the_first_year(trade, tmp_path):
    asked = firm(trade=trade, **FIRMS[trade])
    found = meet(asked, tmp_path)
    assert {each.figure for each in found.met} == set(FIRMS[trade])
    assert all(is_close(each) for each in found.met)
    usual = trade_of(asked)
    market = market_of(asked, found.settings, usual)
    again = first_year(Lab(workers=1).run([Job(market, seed) for seed in range(found.markets)]))
    for figure in ("revenue_per_customer", "churn"):
        assert again[figure] == pytest.approx(FIRMS[trade][figure], rel=CLOSE)
    before = first_year(Lab(workers=1).run([Job(market_of(asked, followed(asked, usual), usual), 0)]))
    assert any(abs(before[name] / FIRMS[trade][name] - 1) > CLOSE for name in ("revenue_per_customer", "churn"))


def test_figures_that_cannot_stand_together_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(search, "ROUNDS", 4)
    monkeypatch.setattr(search, "MOST_SEEDS", 2)
    with pytest.raises(ScenarioError) as refused:
        meet(firm(trade="plumber", customers=300, churn=0.6, satisfaction=90), tmp_path)
    [problem] = refused.value.problems
    assert problem.message.startswith("churn 0.6")
    assert problem.where == "firm.yaml: churn"


def test_satisfaction_and_promoters_that_do_not_go_together_are_named_as_a_pair(tmp_path, monkeypatch):
    monkeypatch.setattr(search, "ROUNDS", 4)
    monkeypatch.setattr(search, "MOST_SEEDS", 2)
    with pytest.raises(ScenarioError, match="nps -20 and satisfaction 85 cannot stand together"):
        meet(firm(trade="plumber", customers=300, satisfaction=85, nps=-20), tmp_path)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"share": 0.5, "largest_rival": 0.6}, "cannot stand together"),
        ({"rivals": 0, "share": 0.5}, "cannot stand together"),
        ({"custommers": 900}, "custommers"),
        ({"trade": "plumbing"}, "there is no trade 'plumbing'"),
        ({"churn": 12}, "outside its range"),
        ({"spend.trainning": 12}, "trainning"),
    ],
)
def test_wrong_figures_are_refused_by_name(figures, said):
    with pytest.raises(ScenarioError, match=said):
        firm(**figures)


def test_the_file_that_is_written_can_be_read(tmp_path):
    file = tmp_path / "my_firm.yaml"
    file.write_text(TEMPLATE.format(name='"Brown & Sons"', trade="plumber"))
    read = read_firm(file)
    assert read.figures.name == "Brown & Sons"
    assert read.spend == {"training": 8000, "recovery": 4000}
    assert len(file.read_text().strip().splitlines()) == 13
    assert read.given["churn"].where == f"{file}:11"


def test_money_on_a_lever_becomes_a_multiple_of_what_the_trade_spends():
    asked = firm(trade="hotel", customers=3000, **{"spend.training": 50_000})
    usual = trade_of(asked)
    level = followed(asked, usual)["firm.levers.training"].value
    assert level * yearly_reference("training", 3000, 10_000, usual) == pytest.approx(50_000)
    market = market_of(asked, followed(asked, usual), usual)
    year = ServiceMarket(market, rng=0).run(52).history.query("firm == 0")
    assert year["spend_training"].sum() == pytest.approx(50_000, rel=0.05)


def test_pay_against_the_market_is_the_firms_own():
    usual = trade_of(firm(trade="hotel"))
    found = followed(firm(trade="hotel", wage=52_000, pay=1.25), usual)
    assert (found["trade.wage"].value, found["firm.levers.pay"].value) == (800, 1.25)
    assert followed(firm(trade="hotel", wage=52_000), usual)["trade.wage"].value == 1000


def test_the_largest_rival_has_its_share():
    exponent = concentration_for(0.5, 3)
    parts = np.arange(1, 4) ** -exponent
    assert parts[0] / parts.sum() == pytest.approx(0.5)


@pytest.mark.parametrize("mean", [40.0, 70.0, 90.0])
def test_tilted_answers_have_the_mean_and_only_answers_that_were_given(mean):
    answers = survey_answers("banks")
    found = tilted(answers, mean)
    assert mean_of(found) == pytest.approx(mean, abs=0.05)
    assert set(map(tuple, np.stack(found).T)) <= set(map(tuple, np.stack(answers).T))


def test_a_mean_beyond_all_answers_is_refused():
    with pytest.raises(ValueError, match="outside the answers"):
        tilted(survey_answers("banks"), 101.0)


@pytest.fixture
def plumbers(tmp_path, monkeypatch):
    """A firm and its start, which is kept in a folder that was empty."""
    monkeypatch.setattr(kept, "folder_of_firms", lambda: tmp_path / "firms")
    file = tmp_path / "plumbers.yaml"
    file.write_text("name: Nine plumbers\ntrade: plumber\ncustomers: 600\nwage: 52000\nspend: {training: 3000}\n")
    firm = read_firm(file)
    return firm, kept.start_of(firm)


def test_every_scenario_is_of_the_firm_and_its_decisions_win(plumbers):
    with kept.within(*plumbers):
        base, b = load_scenario(), load_scenario("people_first", ["market.weeks=52"])
        assert (base.trade.name, base.firm.name, base.market.customers) == ("plumber", "Nine plumbers", 2000)
        assert base.trade.wage == b.trade.wage == 1000
        assert base.firm.levers.training != 1
        assert b.firm.levers.training == 1.5
        with pytest.raises(ScenarioError, match="the firm is of the trade plumber, not hotel"):
            load_scenario(overrides=["trade=hotel"])
    assert load_scenario().trade.name == "bank"


def test_both_arms_are_in_the_market_of_the_firm(plumbers, tmp_path):
    file = tmp_path / "dearer.yaml"
    file.write_text("trade.wage: 1200\nfirm.levers.climate: 1.5\n")
    with kept.within(*plumbers):
        a, b = load_scenario(), load_scenario(str(file))
        with pytest.raises(ScenarioError, match=r"trade\.wage is 1000\.0 in A .* and 1200\.0 in B"):
            paired(a, b)
        common, own = paired(in_market_of(b, a), b)
    assert common.trade.wage == own.trade.wage == 1200


def test_a_start_is_looked_for_once(plumbers, monkeypatch):
    asked, first = plumbers
    monkeypatch.setattr(kept, "meet", lambda *_: pytest.fail("looked for again"))
    again = kept.start_of(asked)
    assert {key: each.value for key, each in again.settings.items()} == {
        key: each.value for key, each in first.settings.items()
    }
    assert math.isclose(again.met[0].met, first.met[0].met)
