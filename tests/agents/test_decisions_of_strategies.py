"""What each strategy decides in planted quarters, by hand."""

import numpy as np
import pytest
from fake_market import FakeMarket
from undercut import Undercut

from loyalty_sim.agents.strategies import (
    CounterInvest,
    Entrant,
    Explore,
    FollowDrivers,
    Hold,
    ImitateLeader,
    Management,
    MatchPrice,
    Patience,
    Steer,
    publish,
    strategy,
)
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.measurement.attribute_items import ITEMS
from loyalty_sim.world.build import CLOSED


def asked(driver, count=200):
    """A market whose last firm has asked so many customers, who are content where they like one thing."""
    rng, place = np.random.default_rng(2), ITEMS.index(driver)
    items = 5.0 + rng.standard_normal((count, len(ITEMS)))
    said = np.column_stack([np.ones(count), items, 10.0 * items[:, place]])
    market = FakeMarket(rng=1)
    market.world.firms.answers[2] = (said.T @ said).ravel()
    market.firms[2].strategy = FollowDrivers(step=0.25, limit=0.5, most=1)
    return market


def spending(market, quarters):
    """Spending on all levers but listening, in reference spends beyond the usual, after so many quarters."""
    for _ in range(quarters):
        market.firms[2].decide(publish(market.world.firms, 13))
    firms = market.world.firms
    beyond = (firms.spend[2] - firms.usual_spend[2]) / firms.reference_spend[2]
    return {lever: share for lever, share in zip(LEVERS, beyond, strict=True) if abs(share) > 1e-12}


@pytest.mark.parametrize(("driver", "lever"), [("empathy", "climate"), ("tangibles", "tangibles"), ("ease", "access")])
def test_the_lever_of_the_first_driver_is_raised_step_by_step_up_to_the_limit(driver, lever):
    market = asked(driver)
    assert [spending(market, 1)[lever] for _ in range(3)] == pytest.approx([0.25, 0.5, 0.5])
    assert set(spending(market, 1)) == {lever}


def test_what_is_no_longer_first_goes_back_to_the_usual():
    market = asked("empathy")
    spending(market, 2)
    market.world.firms.answers[2] = asked("core").world.firms.answers[2]
    assert spending(market, 1) == pytest.approx({"climate": 0.25, "process": 0.25})
    assert spending(market, 1) == pytest.approx({"process": 0.5})


def test_who_watches_innovativeness_answers_a_fall_of_those_who_name_it_the_most_innovative():
    market, seen = FakeMarket(rng=1), []
    market.firms[0].strategy = Steer("innovativeness", correction=0.5)
    for share in (0.5, 0.5, 0.4):
        market.world.firms.most_innovative[0] = share
        market.firms[0].decide(publish(market.world.firms, 13))
        firm = market.firms[0]
        beyond = {each: firm.spend[each] - firm.usual_spend[each] for each in LEVERS}
        seen.append({each: money / firm.reference_spend[each] for each, money in beyond.items() if money})
    assert seen == [{}, {}, {"innovation": 0.5}]


def test_without_answers_a_firm_that_follows_its_drivers_begins_by_asking():
    market = asked("empathy", count=29)
    market.world.firms.spend[2, LEVERS.index("listening")] = 0.0
    assert spending(market, 1) == {}
    assert market.firms[2].spend["listening"] == market.firms[2].reference_spend["listening"]


def test_imitation_closes_the_stated_part_of_the_gap_per_customer():
    market = FakeMarket(rng=1)
    market.world.firms.spend[0] = 400.0
    market.firms[2].strategy = ImitateLeader(fraction=0.25)
    market.firms[2].decide(publish(market.world.firms, 13))
    assert market.firms[2].spend["climate"] == 0.75 * 20 + 0.25 * 400 * 20 / 40
    for _ in range(60):
        market.firms[2].decide(publish(market.world.firms, 13))
    assert np.allclose(market.world.firms.spend[2], 200.0, rtol=1e-6)


def test_imitation_can_look_at_profit_instead():
    market = FakeMarket(rng=1)
    market.world.firms.cash[:] = [0.0, 5.0, 0.0]
    market.world.firms.spend[1] = 0.0
    market.firms[0].strategy = ImitateLeader(fraction=1.0, by="profit")
    market.firms[0].decide(publish(market.world.firms, 13))
    assert sum(market.firms[0].spend.values()) == 0.0


@pytest.mark.parametrize(("cut", "answer"), [(0.95, 0.95), (0.7, 0.85), (1.0, 1.0), (1.2, 1.0)])
def test_price_is_matched_between_floor_and_usual(cut, answer):
    market = FakeMarket(rng=1, strategies=[Hold(), MatchPrice(floor=0.85), Hold()])
    market.firms[0].price = cut
    market.firms[1].decide(publish(market.world.firms, 13))
    assert market.firms[1].price == answer


def losing(share_lost):
    """Firm 0 has raised climate and wins; firm 1 loses `share_lost` customers of 30 to it."""
    market = FakeMarket(rng=1, strategies=[Hold(), CounterInvest(response=0.5), Hold()])
    firms = market.world.firms
    firms.last_customers[:] = firms.customers
    firms.customers[:2] += np.array([share_lost, -share_lost])
    market.firms[0].spend["climate"] += 80.0
    return market


def test_a_loss_is_answered_on_the_winners_lever_up_to_his_rise():
    market, seen = losing(3), []
    for _ in range(4):
        market.firms[1].decide(publish(market.world.firms, 26))
        seen.append(market.firms[1].spend["climate"])
    assert seen == [80.0, 120.0, 120.0, 120.0]
    assert market.world.firms.spend[1, 1:].tolist() == market.world.firms.usual_spend[1, 1:].tolist()


def test_no_loss_no_answer():
    for market in (losing(0), losing(-3)):
        market.firms[1].decide(publish(market.world.firms, 26))
        assert market.firms[1].spend["climate"] == 40.0


@pytest.mark.parametrize(
    ("patience", "week", "profit", "spend"),
    [
        (Patience(weeks=78), 66, -9.0, 90.0),
        (Patience(weeks=78), 79, -9.0, 40.0),
        (Patience(weeks=78), 79, 1.0, 90.0),
        (Patience(weeks=78, since=26), 79, -9.0, 90.0),
        (Patience(weeks=78, since=26), 105, -9.0, 40.0),
        (Patience(weeks=0), 500, -9.0, 90.0),
    ],
)
def test_patience_ends_in_its_week_if_the_programme_has_not_paid(patience, week, profit, spend):
    market = FakeMarket(rng=1, strategies=[patience, Hold(), Hold()])
    market.firms[0].spend = {"climate": 90.0, "training": 10.0}
    market.firms[0].cash = profit
    market.firms[0].decide(publish(market.world.firms, week))
    assert market.firms[0].spend["climate"] == spend
    assert market.firms[0].spend["training"] == 10.0, "what lies below the usual is not raised"


@pytest.mark.parametrize(("commitment", "left"), [(0.0, 40.0), (0.5, 40.0), (0.75, 65.0), (1.0, 90.0)])
def test_leadership_commitment_shields_a_programme_from_being_cut(commitment, left):
    market = FakeMarket(rng=1, strategies=[Patience(weeks=78), Hold(), Hold()])
    market.firms[0].spend = {"climate": 90.0}
    market.firms[0].cash, market.firms[0].commitment = -9.0, commitment
    market.firms[0].decide(publish(market.world.firms, 79))
    assert market.firms[0].spend["climate"] == pytest.approx(left)


def exploring(arm, profit, last_profit, **parameters):
    """Firm 0, after it has tried a lever, decides in week 13."""
    market = FakeMarket(rng=1, strategies=[Explore(**parameters), Hold(), Hold()])
    firms = market.world.firms
    firms.arm[0], firms.cash[0], firms.last_profit[0] = arm, profit, last_profit
    market.firms[0].decide(publish(firms, 13))
    return market.firms[0]


def test_exploring_begins_with_one_step_on_one_lever():
    firm = exploring(arm=-1, profit=0.0, last_profit=0.0, step=0.5)
    steps = [(firm.spend[lever] - firm.usual_spend[lever]) / firm.reference_spend[lever] for lever in LEVERS]
    assert sorted(steps) == [0.0] * (len(LEVERS) - 1) + [0.5]
    assert steps[firm.arm] == 0.5


def test_a_step_that_paid_is_taken_again_and_one_that_lost_is_taken_back():
    won = exploring(arm=2, profit=100.0, last_profit=20.0, curiosity=0.0, memory=0.75)
    assert (won.arm, won.arm_value[LEVERS[2]]) == (2, 20.0)
    assert won.spend[LEVERS[2]] == 1.25 * won.usual_spend[LEVERS[2]]
    lost = exploring(arm=2, profit=20.0, last_profit=100.0, curiosity=0.0, memory=0.75)
    assert lost.arm_value[LEVERS[2]] == -20.0
    assert lost.arm != 2, "any other is better than one known to lose"
    assert lost.spend[LEVERS[2]] == 0.75 * lost.usual_spend[LEVERS[2]]


def test_an_entrant_opens_in_its_week_and_once():
    market = FakeMarket(rng=1, strategies=[Hold(), Entrant(week=20, price=0.9, innovation=2.0), Hold()])
    firm, firms = market.firms[1], market.world.firms
    firm.appeal = CLOSED
    for week, price in ((13, 1.0), (26, 0.9), (39, 1.1)):
        firm.decide(publish(firms, week))
        assert firm.price == price
        assert firm.appeal == (CLOSED if week < 20 else firm.brand)
        firm.price = 1.1 if week > 20 else firm.price
    assert firm.spend["innovation"] == 2.0 * firm.reference_spend["innovation"]


@pytest.mark.parametrize(
    ("steer", "slip", "moved"),
    [
        (Steer("satisfaction"), lambda firm: setattr(firm, "measured", 60.0), {"climate": 0.25, "process": 0.25}),
        (Steer("satisfaction"), lambda firm: setattr(firm, "measured", 79.5), {}),
        (Steer("satisfaction"), lambda firm: setattr(firm, "measured", 0.0), {}),
        (Steer("punctuality", 0.5), lambda firm: setattr(firm, "on_time", 0.7), {"staffing": 0.5}),
        (Steer("cost"), lambda firm: setattr(firm, "start_profit", 9.0), dict.fromkeys(LEVERS, -0.25)),
        (Steer("none"), lambda firm: setattr(firm, "measured", 10.0), {}),
    ],
)
def test_what_is_watched_and_has_slipped_is_corrected(steer, slip, moved):
    market = FakeMarket(rng=1, strategies=[steer, Hold(), Hold()])
    firm = market.firms[0]
    firm.measured, firm.measured_start = 80.0, 80.0
    slip(firm)
    firm.decide(publish(market.world.firms, 26))
    for lever in LEVERS:
        assert firm.spend[lever] == firm.usual_spend[lever] + moved.get(lever, 0.0) * firm.reference_spend[lever]


def test_the_first_score_management_sees_is_the_one_it_compares_with():
    market = FakeMarket(rng=1, strategies=[Steer(), Hold(), Hold()])
    firm = market.firms[0]
    for measured, raised in ((0.0, False), (70.0, False), (69.9, False), (60.0, True)):
        firm.measured = measured
        firm.decide(publish(market.world.firms, 13))
        assert (firm.spend["climate"] > firm.usual_spend["climate"]) == raised
    assert firm.measured_start == 70.0


def test_habits_of_a_management_decide_in_turn():
    market = FakeMarket(rng=1, strategies=[Management((Undercut(), MatchPrice(floor=0.9))), Hold(), Hold()])
    market.firms[0].decide(publish(market.world.firms, 13))
    assert market.firms[0].price == 1.0, "the second habit stands"


def test_strategies_by_name():
    assert strategy("match_price", floor=0.9) == MatchPrice(floor=0.9)
    with pytest.raises(ValueError, match="unknown strategy 'imitate'; did you mean 'imitate_leader'"):
        strategy("imitate")
    with pytest.raises(ValueError, match="'match_price' has the parameters: floor; given: flor"):
        strategy("match_price", flor=0.9)


def test_the_public_record_cannot_be_written():
    public = publish(FakeMarket(rng=1).world.firms, 0)
    with pytest.raises(ValueError, match="read-only"):
        public.price[0] = 0.5
