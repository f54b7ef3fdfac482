"""What holds customers and what draws them: barriers of one's own, the kinds of customer, and stated intention."""

import numpy as np
import pytest
from markets import small

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import barriers as theory
from loyalty_sim.theory.customers import intention, loyalty
from loyalty_sim.theory.customers.barriers import BarriersParameters
from loyalty_sim.validation.survey.interview import holds
from loyalty_sim.week.held import barriers
from loyalty_sim.world.columns import BARRIERS
from loyalty_sim.world.hold import leads, mean_barrier

KINDS = ("loyal", "mercenary", "hostage", "defector")


def everybody(market):
    return np.flatnonzero(market.world.customers.provider >= 0)


def test_shares_of_the_mean_barrier_are_gamma_distributed_around_one():
    shares = theory.quantile((np.arange(20_000) + 0.5) / 20_000, BarriersParameters(spread=0.45))
    assert shares.mean() == pytest.approx(1.0, abs=1e-3)
    assert shares.std() == pytest.approx(0.45, abs=2e-3)
    assert 2.5 * np.mean(shares < 0.25) < np.mean(shares > 1.75), "the tail lies above, and nobody is held by nothing"


@pytest.mark.parametrize(
    ("trade", "cost", "least"), [("bank", 3.3, 3.4), ("internet", 1.5, 1.5), ("grocery", 0.2, 0.18)]
)
def test_the_mean_barrier_keeps_as_many_as_the_switching_cost_of_the_trade(trade, cost, least):
    market = small(f"trade={trade}", customers=2000)
    noise = market.theory.choice.noise_scale
    lead = np.zeros(2000)
    leads(lead, market.world.customers, market.world.firms, market.packed, market.constants, market.luck)
    level = market.constants.barrier_shares[:, None] * market.constants.mean_barrier
    apart = np.mean(theory.leaves(level, lead, noise))
    assert apart == pytest.approx(np.mean(theory.leaves(cost, lead, noise)), rel=0.02)
    assert least < market.constants.mean_barrier < 1.7 * cost


def test_customers_alike_have_the_barrier_of_the_trade_to_the_last_bit():
    market = small("theory.barriers.spread=0", "trade.switching_cost=1.7", customers=200)
    assert market.constants.mean_barrier == 1.7
    assert set(barriers(market, everybody(market))) == {1.7}


def test_barriers_that_are_switched_off_hold_nobody():
    market = small("theory.barriers.on=false", "firm.levers.barriers=3", customers=300, weeks=20).run()
    assert not barriers(market, everybody(market)).any()


@pytest.mark.parametrize("cost", [0.0, 20.0])
def test_no_barrier_stays_none_and_a_wall_stays_a_wall(cost):
    market = small(f"trade.switching_cost={cost}", customers=500)
    level = mean_barrier(np.full(8, 0.5), market.constants._replace(mean_barrier=cost), market.theory)
    assert level == pytest.approx(0.0, abs=1e-9) if cost == 0.0 else level > cost


def test_a_barrier_is_lasting_one_s_own_and_raised_by_the_lever():
    market = small(customers=2000, weeks=30)
    rows = everybody(market)
    before = barriers(market, rows)
    assert before.std() / before.mean() == pytest.approx(0.45, abs=0.04)
    market.run(10)
    stayed = (market.world.customers.generation[rows] == 0) & (market.world.customers.provider[rows] >= 0)
    np.testing.assert_array_equal(barriers(market, rows)[stayed], before[stayed])
    market.world.firms.capability[:, BARRIERS] = 0.5
    raised = barriers(market, rows[stayed]) / before[stayed]
    assert raised == pytest.approx(1.0 + market.theory.offer.by_barriers * 0.5 / market.constants.mean_barrier)


def test_the_books_count_the_kinds_by_the_barrier_of_each():
    market = small(customers=1500, weeks=12).run()
    c, rows = market.world.customers, everybody(market)
    held = barriers(market, rows)
    kinds = [
        plain(loyalty.kind)(float(s), float(a), b, market.theory.loyalty)
        for s, a, b in zip(c.satisfaction[rows], c.loyalty[rows], held, strict=True)
    ]
    books = market.history.query("week == 12")[list(KINDS)].sum()
    assert books.tolist() == np.bincount(kinds, minlength=4).tolist()


def test_the_books_add_up_the_intention_that_interviews_read():
    market = small("firm.levers.price=1.1", customers=1500, weeks=12).run()
    c, rows, p = market.world.customers, everybody(market), market.theory.intention
    felt = holds(market, rows)
    columns = (getattr(c, name)[rows].astype(float) for name in ("satisfaction", "loyalty", "grievance"))
    liking = plain(intention.liking)(*columns, p)
    moored = plain(intention.moored)(felt["bound"], c.satisfaction[rows].astype(float), felt["accustomed"], p)
    drawn = plain(intention.drawn)(felt["better"], felt["sensitivity"], felt["dear"], p)
    said = np.clip(plain(intention.leaning)(liking, moored, drawn), 0.0, 1.0)
    books = market.history.query("week == 12")
    assert felt["dear"].max() == pytest.approx(np.log(1.1))
    assert np.bincount(c.provider[rows], said) == pytest.approx(books.intention.to_numpy(), rel=1e-9)


def test_what_holds_and_draws_moves_who_means_to_stay_and_not_how_many():
    off = [f"theory.intention.by_{name}=0" for name in ("barrier", "alternative", "price", "habit")]
    first = small(customers=4000, weeks=1).run().history.sum()
    without = small(*off, customers=4000, weeks=1).run().history.sum()
    assert first.satisfaction == without.satisfaction
    assert first.intention / first.customers == pytest.approx(without.intention / without.customers, abs=0.01)


def test_a_barrier_holds_the_dissatisfied_and_means_little_to_the_satisfied():
    p = intention.IntentionParameters()
    rise = {level: plain(intention.moored)(0.2, level, 0.0, p) for level in (0.1, 0.5, 0.9)}
    assert rise[0.1] > rise[0.5] > rise[0.9] > 0.0
    assert rise[0.1] == pytest.approx(9 * rise[0.9])


def test_a_hostage_does_not_recommend():
    """The net promoter score is read off liking: what holds moves intention, and not one answer to that question."""
    asked = ("firm.levers.listening=8",)
    usual = small(*asked, customers=3000, weeks=20).run().history
    bound = small(*asked, "theory.intention.by_barrier=3", customers=3000, weeks=20).run().history
    assert usual.promoters.sum() > 50
    assert usual[["promoters", "detractors"]].equals(bound[["promoters", "detractors"]])
    assert not np.allclose(usual.intention, bound.intention)


def test_a_dear_provider_loses_intention_beyond_what_it_loses_in_satisfaction():
    usual = small("firm.levers.price=1.1", customers=3000, weeks=6).run().history.query("firm == 0 and week == 6")
    blind = small("firm.levers.price=1.1", "theory.intention.by_price=0", customers=3000, weeks=6).run().history
    blind = blind.query("firm == 0 and week == 6")
    assert usual.satisfaction.item() == blind.satisfaction.item()
    fall = (blind.intention.item() - usual.intention.item()) / usual.customers.item()
    assert fall == pytest.approx(0.5 * np.log(1.1), abs=0.02)


def test_the_best_other_firm_is_one_that_customers_believe_in():
    market = small(customers=800, weeks=8).run()
    c = market.world.customers
    met = np.flatnonzero((c.paid > 0) & (c.provider >= 0))
    assert len(met) > 100
    assert (c.alternative[met] > 40).all()
    assert (c.alternative[met] <= 100).all()


def test_those_who_leave_are_those_who_can():
    market = small("theory.choice.habitual_search=0.1", customers=4000, weeks=52)
    rows = everybody(market)
    held = np.zeros(4000)
    held[rows] = barriers(market, rows)
    gone = np.zeros(4000, bool)
    for _ in range(52):
        market.step()
        gone |= market.world.customers.left_firm >= 0
    first = market.world.customers.generation == 0
    assert 50 < (gone & first).sum() < 2000
    assert held[gone & first].mean() < 0.8 * held[first].mean()
