"""Shocks strike whom they are said to strike, when and how hard; without size they are nothing."""

import numpy as np
import pytest
from markets import changed, holdings, shock, small

from loyalty_sim.theory.employees import ideas
from loyalty_sim.theory.firms import shocks

RESTING = ("theory.word_of_mouth.chance=0", "theory.word_of_mouth.move_people=0", "market.exit_rate=0")
"""Nobody talks but of the scandal, and nobody moves away."""
WEEKS = {"weeks": 8}


def told_of(*settings, week=3):
    """Firms that customers' stories are about in a week, by number of tellers, under a scandal in it."""
    market = small(*RESTING, *settings, customers=2000, **WEEKS)
    market.run(week)
    c = market.world.customers
    return np.bincount(c.message_firm[c.message == -100], minlength=4)


def test_a_shock_of_no_size_is_exactly_nothing():
    ready = [word for kind in ("scandal", "disaster", "staff_shortage") for word in shock(kind, week=3, firm=-1)]
    assert not changed(holdings(small(**WEEKS).run()), holdings(small(*ready, **WEEKS).run()))


def test_a_scandal_reaches_its_share_of_all_customers_over_its_weeks():
    told = told_of(*shock("scandal", size=0.8, week=3, weeks=4, firm=2))
    assert told[[0, 1, 3]].sum() == 0
    assert told[2] / 2000 == pytest.approx(0.2, abs=4 * np.sqrt(0.2 * 0.8 / 2000))


def test_a_scandal_of_all_firms_is_told_of_all_firms():
    told = told_of(*shock("scandal", size=0.4, week=3, weeks=1, firm=-1))
    # who is struck by several tells of the last
    kept = 0.4 * 0.6 ** np.arange(3, -1, -1)
    assert told / 2000 == pytest.approx(kept, abs=4 * np.sqrt(0.25 / 2000))


@pytest.mark.parametrize("retelling", ["true", "false"])
def test_a_scandal_is_heard_of_whether_or_not_it_is_retold(retelling):
    scandal = shock("scandal", size=0.5, week=3, weeks=1, firm=1)
    market = small(*RESTING, *scandal, f"theory.retelling.on={retelling}", "network=small_world", **WEEKS)
    heard = market.run().history.pivot(index="week", columns="firm", values="messages_heard")
    assert heard.loc[3, 1] > 0
    assert heard[1].drop(3).any() == (retelling == "true")
    assert not heard[[0, 2, 3]].any(axis=None)


def test_a_scandal_is_nothing_where_nobody_talks():
    mute = ("theory.word_of_mouth.on=false", "network=small_world")
    scandal = shock("scandal", size=0.5, week=3, weeks=1, firm=1)
    differing = changed(holdings(small(*mute, **WEEKS).run()), holdings(small(*mute, *scandal, **WEEKS).run()))
    assert differing <= {"customers.story_firm"}


def test_a_surge_brings_the_customers_of_its_firm_more_often():
    surge = shock("demand_surge", size=1.0, week=3, weeks=2, firm=1)
    usual, more = (
        small(*RESTING, *settings, "trade.need_rate=0.2", customers=2000, **WEEKS).run().history
        for settings in ((), surge)
    )
    ratio = (more["encounters"] / usual["encounters"]).to_numpy(copy=True).reshape(8, -1)
    assert ratio[2:4, 1] == pytest.approx(2.0, rel=0.25)
    ratio[2:4, 1] = 1.0
    assert ratio == pytest.approx(1.0, abs=0.1)


def test_a_disaster_takes_process_quality_and_gives_it_back():
    disaster = shock("disaster", size=0.3, week=3, weeks=2, firm=0)
    usual, struck = (small(*settings, **WEEKS) for settings in ((), disaster))
    for week in range(1, 7):
        lost = [market.run(1).world.sites.process.copy() for market in (usual, struck)]
        ours = usual.world.sites.firm == 0
        assert (lost[0] - lost[1])[ours] == pytest.approx(0.3 if week in (3, 4) else 0.0, abs=1e-6)
        assert (lost[0] == lost[1])[~ours].all()


def test_a_failure_wave_multiplies_the_odds_and_its_rule_can_be_replaced():
    wave = shock("failure_wave", size=2.0, week=1, weeks=2, firm=0)
    usual, struck, replaced, soft = (small(*settings, **WEEKS) for settings in ((), wave, wave, wave))
    replaced.replace_rule(shocks.trouble, lambda size: 0.0)
    soft.replace_rule(ideas.softened, lambda size, improvement, p: 0.5 * size)
    odds = [_odds(market.run(1)) for market in (usual, struck, replaced, soft)]
    assert odds[1] / odds[0] == pytest.approx(3.0, rel=1e-4)
    assert odds[2] / odds[0] == pytest.approx(1.0, rel=1e-6)
    assert odds[3] / odds[0] == pytest.approx(2.0, rel=1e-4)


def _odds(market):
    e = market.world.employees
    risk = e.failure_risk[(e.firm == 0) & (e.employed == 1)].astype(float)
    return risk / (1.0 - risk)
