"""What customers believe of firms they do not use: right on the mean, learning in about a year, felt at home."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.world.intercepts import NOISES
from loyalty_sim.world.regard import believed_of

BIAS = 0.01
HELD = "trade.switching_cost=20"
BETTER = tuple(f"rivals.levers.{lever}=4" for lever in ("climate", "process", "training"))
BAD = ("firm.levers.process=0.5", "firm.levers.climate=0.5")
NO_BOARD = ("theory.reviews.on=false", "theory.retelling.on=false")


def market(trade, *overrides, seed=1, customers=5000, weeks=156):
    size = (f"trade={trade}", f"market.customers={customers}", f"market.weeks={weeks}")
    return ServiceMarket(load_scenario(overrides=[*size, *overrides]), rng=seed)


def believed(m, rows):
    """What these customers believe of every firm, one column each; nothing of their own."""
    c, f, p = m.world.customers, m.world.firms, m.theory.beliefs
    found = np.array([[believed_of(i, firm, c, f, p) for firm in range(len(f.price))] for i in rows.tolist()])
    found[np.arange(len(rows)), c.provider[rows]] = -1.0
    return found


def service(m, weeks):
    """Quality met at every firm in these last weeks, as one of no lasting leniency sees it."""
    books = m.history[m.history.week > m.week - weeks].groupby("firm")[["seen_quality", "encounters"]].sum()
    return (1e-6 * books.seen_quality / books.encounters).to_numpy()


def bias(m, level):
    """Mean belief about the best rival, less what service of this level there would be perceived as."""
    c = m.world.customers
    rows = np.flatnonzero(c.provider >= 0)[:2000]
    beliefs = believed(m, rows)
    there = level[beliefs.argmax(axis=1)] + c.leniency[rows]
    perceived = np.mean([np.clip(there + m.theory.quality.noise * z, 0.0, 1.0) for z in NOISES], axis=0)
    return float((beliefs.max(axis=1) - perceived).mean())


@pytest.mark.parametrize("trade", ["bank", "hotel"])
def test_the_best_of_several_is_not_taken_for_better_than_it_is(trade):
    """At the start and three years later, on the mean of a few markets."""
    start, end = [], []
    for seed in (1, 2, 3, 4):
        m = market(trade, seed=seed, customers=20_000)
        f, k = m.world.firms, m.constants
        start.append(bias(m, f.image + k.usual_seen - k.usual_image))
        end.append(bias(m.run(), service(m, weeks=26)))
    assert abs(np.mean(start)) < BIAS
    assert abs(np.mean(end)) < BIAS


def test_what_is_thought_wrongly_of_rivals_is_half_put_right_within_a_year_or_so():
    """The public thinks rivals better by .10 than they are: not for a few weeks only, and not for ever."""
    left = {4: [], 52: [], 208: []}
    for seed in (1, 2, 3):
        m, twin = (market("bank", HELD, seed=seed, weeks=208) for _ in range(2))
        m.world.firms.image[1:] += 0.10
        for week, found in left.items():
            gap = m.run(week - m.week).world.firms.public - twin.run(week - twin.week).world.firms.public
            found.append(gap[1:].mean() / 0.10)
    assert 0.85 < np.mean(left[4]) < 1.0
    assert 0.35 < np.mean(left[52]) < 0.65
    assert np.mean(left[208]) < 0.15


def test_rivals_better_by_ten_points_lower_the_satisfaction_of_the_same_customers_here():
    """Where nobody can leave: by a point of 100 or more in three years.

    Rivals are better by what their own customers say, the same ones too. The market is large enough for firms to lie as
    near to each other as firms of a trade do: among firms of four employees the best of three is near perfect by luck,
    believed so, and can hardly be believed better.
    """
    falls, gains = [], []
    for seed in range(1, 7):
        usual, better = (market("bank", HELD, *arm, seed=seed, customers=40_000) for arm in ((), BETTER))
        start = usual.world.customers.provider.copy()
        stay = np.ones(len(start), bool)
        for m in (usual, better):
            c = m.run().world.customers
            stay &= (c.provider == start) & (c.generation == 0)
        satisfied = [100.0 * m.world.customers.satisfaction.astype(float) for m in (usual, better)]
        change = satisfied[1] - satisfied[0]
        falls.append(-change[stay & (start == 0)].mean())
        gains.append(change[stay & (start > 0)].mean())
    assert 8.0 < np.mean(gains) < 12.0
    assert np.mean(falls) > 1.0


def test_what_bad_service_costs_in_share_is_more_where_there_is_a_review_board():
    costs = []
    for seed in range(1, 13):
        share = {
            arm: 100.0 * market("airline", *arm, seed=seed).run().outcomes()["share"]
            for arm in ((), BAD, NO_BOARD, (*BAD, *NO_BOARD))
        }
        costs.append((share[()] - share[BAD]) - (share[NO_BOARD] - share[(*BAD, *NO_BOARD)]))
    assert np.mean(costs) > 2.0 * np.std(costs, ddof=1) / np.sqrt(len(costs))


def demand(seed, stars=0.0, volume=1.0):
    """Share of the first firm among people without experience who all choose at once, its ratings being so."""
    from loyalty_sim.week import passes

    m = market("hotel", "network=none", "market.exit_rate=0", seed=seed, customers=20_000, weeks=1)
    c, f = m.world.customers, m.world.firms
    c.provider[:] = -1
    c.need_rate[:] = 1.0
    c.known_of[:] = 0
    c.former_firm[:] = -1
    f.reputation[0] += stars
    f.volume[0] *= volume
    m.world.week = 1
    m.tally.clear()
    passes.invest(m)
    passes.arrive(m)
    return float((c.provider == 0).mean())


def test_a_star_and_the_volume_of_ratings_move_the_demand_of_who_has_no_experience():
    """Elasticity of sales in stars: .42 (You et al. 2015) to .69 (Floyd et al. 2014), of few firms of many shares."""
    usual, starred, talked_of = (
        np.mean([demand(seed, **how) for seed in (1, 2, 3)]) for how in ({}, {"stars": 0.5}, {"volume": 2.0})
    )
    assert 0.3 < np.log(starred / usual) / np.log(4.7 / 4.2) < 0.7
    assert 0.03 < np.log(talked_of / usual) / np.log(2.0) < 0.35
