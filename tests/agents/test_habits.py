"""Several habits of one firm, what they see of satisfaction and reviews, and our own firm with the same strategies."""

from itertools import pairwise

import numpy as np
import pytest
from fake_market import FakeMarket

from loyalty_sim.agents.strategies import (
    CopyMostLiked,
    CounterReviews,
    Hold,
    ImitateLeader,
    MatchPrice,
    led_by,
    publish,
)
from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.theory.measurement.public_index import PublicIndexParameters

SMALL = ["market.customers=150", "market.weeks=40"]


def liked(satisfaction, spend_of_best=400.0):
    """Firms with this satisfaction; the first one spends much on climate."""
    market = FakeMarket(rng=1)
    market.world.firms.satisfaction[:] = satisfaction
    market.firms[0].spend["climate"] = spend_of_best
    return market


def test_habits_decide_in_order_each_on_what_those_before_have_set():
    market = liked([0.9, 0.5, 0.5])
    market.world.firms.price[0] = 0.9
    both = led_by("imitate_leader+match_price", None, {"imitate_leader": {"fraction": 1.0}})
    both.decide(market.firms[1], publish(market.world.firms, 13))
    assert market.firms[1].price == 0.9
    assert market.firms[1].spend["climate"] == pytest.approx(400.0)


def test_two_habits_of_spending_add_up():
    """Going half way to the leader twice closes three quarters of the gap, and not a half."""
    market = liked([0.9, 0.5, 0.5], 440.0)
    seen = publish(market.world.firms, 13)
    usual = market.firms[1].spend["climate"]
    for _ in range(2):
        ImitateLeader(0.5).decide(market.firms[1], seen)
    assert market.firms[1].spend["climate"] == pytest.approx(usual + 0.75 * (440.0 - usual))


@pytest.mark.parametrize(("satisfaction", "moves"), [([0.9, 0.5, 0.5], True), ([0.51, 0.5, 0.5], False)])
def test_the_most_liked_is_copied_if_the_lead_is_beyond_the_error_of_the_index(satisfaction, moves):
    market = liked(satisfaction)
    before = market.firms[1].spend["climate"]
    CopyMostLiked(0.25, lead=2.0).decide(market.firms[1], publish(market.world.firms, 13))
    assert (market.firms[1].spend["climate"] > before) == moves


def test_who_has_no_customers_is_copied_by_nobody():
    market = liked([0.9, 0.5, 0.4])
    market.world.firms.customers[0] = 0
    before = market.firms[2].spend["climate"]
    seen = publish(market.world.firms, 13)
    CopyMostLiked(lead=20.0).decide(market.firms[2], seen)
    assert np.isnan([seen.satisfaction[0], seen.reputation[0]]).all()
    assert market.firms[2].spend["climate"] == before


def test_better_reviews_are_answered_up_to_a_limit_and_let_go_when_the_lead_is_gone():
    market = FakeMarket(rng=1)
    firms, own = market.world.firms, market.firms[1]
    firms.reputation[:] = [0.5, 0.0, -0.5]
    usual, reference = own.usual_spend["climate"], own.reference_spend["climate"]
    seen = []
    for _ in range(6):
        CounterReviews().decide(own, publish(firms, 13))
        seen.append((own.spend["climate"] - usual) / reference)
    assert np.allclose(seen, [0.25, 0.5, 0.75, 1.0, 1.0, 1.0])
    firms.reputation[:] = 0.0
    CounterReviews().decide(own, publish(firms, 13))
    assert own.spend["climate"] == pytest.approx(usual + 0.75 * reference)


def test_the_published_index_has_the_error_it_says():
    market = FakeMarket(rng=1)
    market.world.firms.satisfaction[:] = 0.6
    exact = publish(market.world.firms, 13, 1, PublicIndexParameters(error=0.0)).satisfaction
    weeks = [publish(market.world.firms, week, 1, PublicIndexParameters(2.0)).satisfaction for week in range(1, 400)]
    assert exact == pytest.approx([60.0] * 3)
    assert np.mean(weeks) == pytest.approx(60.0, abs=0.3)
    assert np.std(weeks) == pytest.approx(2.0, abs=0.2)
    assert any(not np.array_equal(a, b) for a, b in pairwise(weeks))


def test_the_price_of_a_firm_that_is_not_in_the_market_is_matched_by_nobody():
    market = FakeMarket(rng=1)
    market.world.firms.price[0], market.world.firms.open[0] = 0.86, 0
    MatchPrice().decide(market.firms[1], publish(market.world.firms, 13))
    assert market.firms[1].price == 1.0


@pytest.mark.parametrize(
    ("setting", "message"),
    [("rivals.strategies=[imitate_leder+match_price]", "imitate_leader"),
     ("rivals.strategies=[match_price+match_price]", "twice"),
     ("rivals.strategies=[hold+]", "there is no strategy ''"),
     ("firm.policy.strategy=exploring", "explore"),
     ("firm.policy.strategy=entrant", "there is no strategy 'entrant'")],
)  # fmt: skip
def test_habits_that_cannot_be_are_said(setting, message):
    with pytest.raises(ScenarioError, match=message):
        load_scenario("baseline", [setting])


def test_a_single_name_is_a_strategy_by_itself():
    assert led_by("hold") == Hold()


def test_our_own_firm_explores_and_holds_without_a_strategy():
    holds, explores = (
        ServiceMarket(overrides=[*SMALL, f"firm.policy.strategy={name}"], rng=1).run() for name in ("hold", "explore")
    )
    still, moved = (
        market.world.firms.spend[0] / market.world.firms.usual_spend[0].clip(1e-9) for market in (holds, explores)
    )
    assert np.allclose(still[holds.world.firms.usual_spend[0] > 0], 1.0)
    assert not np.allclose(still, moved)
