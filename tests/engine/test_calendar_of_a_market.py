"""The calendar at work: what is set of time shows in a market, and what is not set changes nothing."""

import numpy as np
import pytest

from loyalty_sim import ScenarioError, ServiceMarket, load_scenario

SMALL = ["market.customers=300", "market.weeks=60"]


def market(*words):
    return ServiceMarket(load_scenario(overrides=[*SMALL, *words]), rng=1).run()


@pytest.fixture(scope="module")
def plain():
    return market().history


def in_weeks(history, name):
    return history.groupby("week")[name].sum()


def test_seasons_and_inflation_that_move_nothing_change_nothing(plain):
    flat = market("trade.season=[2,2,2,2]", "market.seasons=1", "market.wage_inflation=0.03",
                  "market.price_inflation=0.03", "firm.schedule=[price:w5-w9:1:yearly]")  # fmt: skip
    assert flat.history.equals(plain)


def test_needs_follow_the_seasons_and_the_year_keeps_them(plain):
    seasonal = market("trade.season=[0.5,1,1,1.5]", "market.seasons=1").history
    usual, found = in_weeks(plain, "encounters"), in_weeks(seasonal, "encounters")
    assert found[:13].mean() / usual[:13].mean() == pytest.approx(0.5, abs=0.1)
    assert found[39:52].mean() / usual[39:52].mean() == pytest.approx(1.5, abs=0.15)
    assert found[:52].sum() == pytest.approx(usual[:52].sum(), rel=0.05)


def test_wages_rise_with_the_year_in_money_of_the_start(plain):
    dear = market("market.wage_inflation=0.1", "market.price_inflation=0.02").history
    ratio = (dear["wages"] / plain["wages"]).groupby(dear["week"]).mean()
    assert ratio[52] == 1.0
    assert ratio[53] == pytest.approx(1.1 / 1.02)


def test_a_price_that_does_not_follow_falls_behind():
    kept = market("market.wage_inflation=0.1", "market.price_inflation=0.1", "firm.price_follows=0")
    assert kept.world.firms.price == pytest.approx([1 / 1.1, 1, 1, 1])


def test_a_market_grows_by_newcomers_and_shrinks_without():
    grown = market("market.growth=0.5")
    assert in_weeks(grown.history, "customers")[60] == pytest.approx(300 * 1.5 ** (60 / 52), rel=0.05)
    assert len(grown.world.ties.start) == len(grown.world.customers.alive) + 1
    shrunk = market("market.growth=-0.3", "market.exit_rate=0.4")
    assert in_weeks(shrunk.history, "customers")[60] == pytest.approx(300 * 0.7 ** (60 / 52), rel=0.08)


def test_whoever_is_alone_keeps_everybody():
    alone = market("rivals.count=0", "firm.share=1")
    assert alone.outcomes()["share"] == 1.0
    assert alone.history["left_better_rival"].sum() == 0
    missing = {name for name, value in alone.outcomes().items() if not np.isfinite(value)}
    assert missing == {"nps_industry"}, "there is no industry beside it"
    with pytest.raises(ScenarioError, match=r"rivals\.count=0 firm\.share=1"):
        load_scenario(overrides=["rivals.count=0"])


def test_without_discount_profit_is_cash():
    outcomes = market("market.discount=0").outcomes()
    assert outcomes["profit"] == pytest.approx(outcomes["cash"])
    assert np.isfinite(outcomes["customer_equity"])


def test_every_lever_goes_by_schedule():
    words = "climate:w10:2,price:w10:1.1,positions:w10:0.9,pay:w10:1.2,selectivity:w10:1.5"
    firms = market(f"firm.schedule=[{words}]").world.firms
    assert [firms.price[0], firms.positions[0], firms.pay[0], firms.selectivity[0]] == [1.1, 0.9, 1.2, 1.5]
    assert firms.spend[0, 0] == 2 * firms.reference_spend[0, 0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["market.growth=-0.1"], "only market.exit_rate = 0.02 leave it"),
        (["market.growth=0.1", "network=file", "network.path=x.csv"], "ties of newcomers"),
        (["market.growth=1", "market.weeks=5200"], "customers after 5200 weeks"),
        (["market.seasons=1"], "the trade has no seasons"),
        (["trade.season=[1,2,3]"], "3 parts, which do not make up a year"),
        (["trade.season=[0,0,0,0]"], "no needs in any part"),
        (["trade.season=[0,2,2,2]", "market.seasons=2"], "less than no needs"),
        (["shocks.scandal.size=1", "shocks.scandal.week=[1,900]"], "900 is after the last of 60 weeks"),
        (["shocks.scandal.size=1", "shocks.scandal.week=[]"], "names no week"),
        (["shocks.scandal.size=1", "shocks.scandal.every=2", "shocks.scandal.weeks=9"], "shorter than the shock"),
    ],
)
def test_what_contradicts_itself_is_refused(words, said):
    with pytest.raises(ScenarioError, match=said):
        load_scenario(overrides=[*SMALL, *words])
