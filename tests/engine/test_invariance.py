"""What may not matter does not, to the last bit: threads, other markets in the process; the seed does matter."""

import numpy as np
import pytest
from markets import EVENTFUL, MANY, changed, holdings, small

from loyalty_sim.week.tally import BLOCK

assert MANY > 2 * BLOCK, "three threads need three blocks"


@pytest.fixture(scope="module")
def one_thread():
    return holdings(small(*EVENTFUL, customers=MANY, weeks=16, threads=1).run())


def spans(market):
    """Rows that a pass goes through, one span a thread."""
    seen = []
    market.over_rows(lambda start, stop, slot: seen.append((start, stop)))
    return sorted(seen)


@pytest.mark.parametrize("threads", [2, 3])
def test_the_number_of_threads_changes_nothing(one_thread, threads, monkeypatch):
    monkeypatch.setattr("loyalty_sim.market.ROWS_A_THREAD", 1)
    market = small(*EVENTFUL, customers=MANY, weeks=16, threads=threads)
    assert len(spans(market)) == threads
    assert not changed(one_thread, holdings(market.run()))


def test_few_customers_are_not_worth_another_thread():
    assert spans(small(*EVENTFUL, customers=MANY, threads=3)) == [(0, MANY)]


def test_the_same_seed_gives_the_same_market():
    assert not changed(holdings(small(*EVENTFUL).run()), holdings(small(*EVENTFUL).run()))


def test_another_seed_gives_another_market():
    differing = changed(holdings(small(*EVENTFUL, rng=1).run()), holdings(small(*EVENTFUL, rng=2).run()))
    assert {"customers.satisfaction", "employees.want", "sites.climate", "firms.cash", "ties.neighbour"} <= differing


def test_markets_in_one_process_share_nothing():
    alone = holdings(small(*EVENTFUL, weeks=16).run())
    ours, other = small(*EVENTFUL, weeks=16), small("firm.levers.price=1.2", weeks=16, rng=7)
    for _ in range(16):
        ours.step()
        other.step()
    assert not changed(alone, holdings(ours))
    assert not any(np.shares_memory(a, b) for a in _arrays(ours) for b in _arrays(other))


def _arrays(market):
    world = market.world
    return [*world.customers, *world.employees, *world.sites, *world.firms, *world.ties, *market.tally, market.ledger]
