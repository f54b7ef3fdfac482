"""Levers by site: where all sites are treated it is the firm's lever, where some are it costs and acts in part."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.scenario.messages import ScenarioError
from loyalty_sim.theory.levers import AT_SITES, LEVERS
from loyalty_sim.world.by_site import starts, under_treatment
from loyalty_sim.world.settings import SiteSettings

SMALL = (
    "market.customers=500", "market.weeks=30", "trade.site_positions=1", "trade.customers_per_employee=50",
    "rivals.strategies=[counter_invest]",
    "rivals.count=2",
)  # fmt: skip


def run(*settings, weeks=30):
    """A market of three sites of ours, run for so many weeks."""
    return ServiceMarket(load_scenario("baseline", [*SMALL, *settings]), rng=3).run(weeks)


def books(market):
    """The books, as bits."""
    return market.ledger[: market.week].tobytes()


@pytest.fixture(scope="module")
def usual():
    """Business as usual."""
    return run()


def test_all_sites_from_the_first_week_are_the_firms_lever_to_the_last_bit(usual):
    more = {name: 0.2 if load_scenario("baseline").firm.levers._asdict()[name] else 0.7 for name in AT_SITES}
    base = load_scenario("baseline").firm.levers._asdict()
    firm = run(*(f"firm.levers.{name}={base[name] + extra}" for name, extra in more.items()))
    sites = run("firm.sites.treated=[2,0,1]", *(f"firm.sites.levers.{name}={extra}" for name, extra in more.items()))
    assert np.count_nonzero(sites.world.sites.firm == 0) == 3
    assert books(sites) == books(firm) != books(usual)


def test_a_treatment_of_nothing_changes_nothing(usual):
    assert books(run("firm.sites.treated=[1]", "firm.sites.starts=[5]")) == books(usual)


def test_money_follows_positions_begins_in_its_week_and_ends(usual):
    plan = (
        "firm.sites.treated=[2,0]",
        "firm.sites.starts=[3,6]",
        "firm.sites.until=9",
        "firm.sites.levers.climate=0.5",
    )
    market = run(*plan, weeks=12)
    positions = market.world.sites.usual_positions[market.world.sites.firm == 0]
    part = positions / positions.sum()
    at_all = 0.5 * market.world.firms.reference_spend[0, LEVERS.index("climate")]
    wanted = np.zeros(12)
    wanted[2:9] += part[2] * at_all
    wanted[5:9] += part[0] * at_all
    spent = market.history.query("firm == 0").spend_climate.to_numpy()
    before = usual.history.query("firm == 0").spend_climate.to_numpy()[:12]
    np.testing.assert_allclose(spent - before, wanted, rtol=1e-12, atol=1e-9)


def test_capability_and_climate_rise_where_the_money_is_and_the_firm_has_the_mean(usual):
    market = run("firm.sites.treated=[1]", "firm.sites.levers.climate=3")
    climate, own = LEVERS.index("climate"), market.world.sites.firm == 0
    here = market.world.sites.capability[own, climate]
    before = usual.world.sites.capability[own, climate]
    assert here[1] > before[1] + 0.1
    assert here[0] == before[0]
    assert here[2] == before[2]
    positions = market.world.sites.usual_positions[own]
    assert market.world.firms.capability[0, climate] == pytest.approx(np.average(here, weights=positions), rel=1e-12)
    lived = market.world.sites.climate[own] - usual.world.sites.climate[own]
    assert lived[1] > 0.03
    assert np.abs(lived[[0, 2]]).max() < 0.02
    others = ~own
    assert (market.world.sites.capability == market.world.firms.capability[market.world.sites.firm])[others].all()


def test_after_the_treatment_a_site_comes_back_to_the_rest():
    market = run("firm.sites.treated=[1]", "firm.sites.levers.thanks=2", "firm.sites.until=10")
    thanks = LEVERS.index("thanks")
    here = market.world.sites.capability[market.world.sites.firm == 0, thanks]
    assert 0.0 < here[1] < 0.1
    assert here[0] == here[2] == 0.0


def test_waves_are_as_equal_as_they_can_be_in_the_order_given():
    plan = SiteSettings(treated=(4, 2, 0, 1, 3), starts=(10, 20))
    assert starts(plan) == (10, 10, 10, 20, 20)
    assert under_treatment(plan, 6, 15).tolist() == [True, False, True, False, True, False]
    assert under_treatment(plan, 6, 20).sum() == 5
    assert not under_treatment(plan, 6, 9).any()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (["firm.sites.levers.promise=1"], "Promise acts on the firm as a whole: firm.levers.promise"),
        (["firm.sites.levers.price=1"], "Price acts on the firm as a whole: firm.levers.price"),
        (["firm.sites.levers.positions=1"], "firm.positions.by_site"),
        (["firm.sites.levers.climat=1"], "did you mean  firm.sites.levers.climate=1"),
        (["firm.sites.levers.climate=1"], "firm.sites.levers.climate = 1, but no site is treated"),
        (["firm.sites.treated=[3]"], "names site 3, but the firm has 3 sites: 0 to 2"),
        (["firm.sites.treated=[1,1]"], "names site 1 twice"),
        (["firm.sites.treated=[-1]"], "firm.sites.treated = [-1] is outside its range"),
        (["firm.sites.treated=[0]", "firm.sites.starts=[2,4]"], "has 2 waves for 1 treated sites"),
        (["firm.sites.treated=[0]", "firm.sites.starts=[]"], "has 0 waves for 1 treated sites"),
        (["firm.sites.treated=[0,1]", "firm.sites.starts=[4,2]"], "each wave begins after the one before it"),
        (["firm.sites.treated=[0]", "firm.sites.starts=[31]"], "week 31 is after the last of 30 weeks"),
        (["firm.sites.treated=[0]", "firm.sites.starts=[9]", "firm.sites.until=4"], "the last wave begins in week 9"),
        (["firm.sites.treated=[0]", "firm.sites.levers.climate=-1.5"], "the two together are from 0 to 20"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_with_what_is_allowed(settings, said):
    with pytest.raises(ScenarioError) as raised:
        load_scenario("baseline", [*SMALL, *settings])
    assert said in str(raised.value)
