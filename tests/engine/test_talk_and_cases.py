"""What a market shows of talk about moves and of cases that are answered."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.theory.customers.complaint import Case

SIZE = ("market.customers=20000", "market.weeks=30")
TRADES = ("grocery", "internet", "bank")


def market(*overrides: str, seed: int = 1) -> ServiceMarket:
    return ServiceMarket(load_scenario(overrides=[*SIZE, *overrides]), rng=seed)


@pytest.mark.parametrize("trade", TRADES)
def test_a_move_is_told_and_not_judged(trade):
    m = market(f"trade={trade}").run(20)
    c = m.world.customers
    left = (c.left_firm >= 0) & (
        c.message == 0
    )  # a story that was heard, or talk of the firm one turns to, is told instead
    news = left & (c.tells > 0)
    assert news.any()
    assert (c.message_firm[news] == c.left_firm[news]).all()
    assert (c.tells[news] == round(m.theory.word_of_mouth.move_people)).all()
    by_turns = left & (c.tells == 0)
    assert by_turns.any() == (trade == "grocery")


@pytest.mark.parametrize("trade", TRADES)
def test_good_talk_outnumbers_bad_where_people_move_much_and_where_they_hardly_do(trade):
    history = market(f"trade={trade}").run().history
    assert history["talked_well"].sum() > history["talked_badly"].sum()


def test_the_news_of_a_move_presses_on_those_who_stay():
    pressures = []
    for weight in (0.0, 6.0):
        m = market("trade=internet", f"theory.word_of_mouth.leaver_pressure={weight}", "theory.word_of_mouth.chance=0")
        pressures.append(float(m.run(10).world.customers.talk_pressure.sum()))
    assert pressures[0] == 0.0
    assert pressures[1] > 0.0


def handled(*overrides: str) -> np.ndarray:
    """Handling, 0-1, of the cases answered in a week."""
    m = market(*overrides, "theory.failure.usual=0.2", "theory.recovery.cases_per_1000=100").run(20)
    c = m.world.customers
    before = c.case.copy()
    m.step()
    answered = (c.case == Case.RECOVERED) & (before != Case.RECOVERED)
    assert answered.sum() > 50
    return c.handling[answered] / 100.0


def test_a_case_is_put_right_or_it_is_not_as_often_as_the_firm_can():
    some = handled("theory.recovery.courtesy_weight=0", "theory.recovery.speed_weight=0")
    remedy = load_scenario().theory.recovery.remedy_weight
    assert set(np.round(some, 2)) == {0.0, round(remedy, 2)}
    assert np.mean(some > 0) == pytest.approx(0.5, abs=0.12)


def test_who_is_helped_at_once_has_had_a_case_until_the_week_after():
    m = market("theory.failure.usual=0.1", "theory.recovery.healing=2").run(20)
    c = m.world.customers
    healed = np.flatnonzero((c.case == Case.RECOVERED) & (c.grievance == 0.0))
    assert len(healed) > 10
    m.step()
    assert (c.case[healed] != Case.RECOVERED).mean() > 0.8
