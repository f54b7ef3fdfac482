"""The key-driver analysis finds a driver that is there, finds none where there is none, and needs sites to compare."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.agents.key_drivers import LEVER_OF, key_drivers

SIZE = "market.customers=30000 market.weeks=4"


@pytest.fixture
def market():
    return ServiceMarket(overrides=SIZE, rng=3).run()


def let_satisfaction_follow(market, figure):
    """Everybody's satisfaction is set to a figure of their site."""
    customers = market.world.customers
    customers.satisfaction[:] = np.clip(figure[np.maximum(customers.site, 0)], 0.0, 1.0)


@pytest.mark.parametrize("driver", ["empathy", "core"])
def test_a_strong_driver_comes_first(market, driver):
    w = market.world
    if driver == "core":
        w.sites.process[:] = np.random.default_rng(1).uniform(0.2, 0.9, len(w.sites.process))
        figure = w.sites.process.astype(float)
    else:
        w.employees.empathy[:] = np.random.default_rng(1).uniform(0.2, 0.9, len(w.sites.process))[w.employees.site]
        figure = np.array([w.employees.empathy[w.employees.site == site].mean() for site in range(len(w.sites.firm))])
    let_satisfaction_follow(market, figure)
    found = key_drivers(market.firms[0])
    assert found["driver"][0] == driver
    assert found["lever"][0] == LEVER_OF[driver]


def test_where_nothing_drives_no_driver_wins_all_the_time(market):
    """A negative control over 30 markets without any driver: means of slopes within 4 standard errors of nothing."""
    generator, slopes, first = np.random.default_rng(2), [], set()
    for _ in range(30):
        let_satisfaction_follow(market, generator.uniform(0.3, 0.9, len(market.world.sites.firm)))
        found = key_drivers(market.firms[0])
        slopes.append(found.set_index("driver")["slope"].sort_index())
        first.add(found["driver"][0])
    slopes = np.array(slopes)
    assert np.all(np.abs(slopes.mean(axis=0)) < 4 * slopes.std(axis=0) / np.sqrt(len(slopes)))
    assert len(first) > 2


def test_a_firm_of_few_sites_is_told_so():
    market = ServiceMarket(overrides="market.customers=1500 market.weeks=2", rng=1).run()
    with pytest.raises(ValueError, match="four sites"):
        key_drivers(market.firms[0])
