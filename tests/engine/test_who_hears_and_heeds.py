"""What a market shows of whom talk reaches, what it is about, and what it does to the next choice."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.studies.people.heard import heard
from loyalty_sim.week import arrive
from loyalty_sim.week.context import context
from loyalty_sim.world import recall
from loyalty_sim.world.draws import identity

REASONS = ("dissatisfaction", "grievance", "talk", "price", "wait", "lost_contact")


def market(*overrides: str, customers: int = 3_000, weeks: int = 30, seed: int = 1) -> ServiceMarket:
    size = (f"market.customers={customers}", f"market.weeks={weeks}")
    return ServiceMarket(load_scenario(overrides=[*size, *overrides]), rng=seed)


def told_and_heard(*overrides: str) -> tuple[int, int]:
    """People told, and messages heard, in ten weeks in which all talk about encounters, and nobody asks or moves."""
    m = market("theory.word_of_mouth.chance=1", "theory.word_of_mouth.move_people=0", *overrides)
    c, told = m.world.customers, 0
    for _ in range(10):
        m.step()
        told += int(c.tells[(c.message != 0)].sum())
    return told, int(m.history["messages_heard"].sum())


@pytest.mark.parametrize("network", ["small_world", "scale_free", "none"])
def test_as_many_hear_as_are_told(network):
    told, reached = told_and_heard(f"network={network}", "theory.referral.asks=0")
    assert told > 20_000
    assert reached == pytest.approx(told, rel=0.03)


def test_with_five_ties_nobody_tells_ten_unless_talk_goes_beyond_them():
    told, reached = told_and_heard("theory.reach.on=false", "theory.referral.asks=0")
    assert reached < 0.95 * told
    assert told_and_heard("network=none", "theory.reach.on=false")[1] == 0


def test_what_a_story_shows_a_customer_to_have_heard_is_what_all_together_heard():
    m = market("market.exit_rate=0.3", "theory.word_of_mouth.chance=0.5", customers=400).run(9)
    m.step()
    shown = [each for row in range(400) for each in heard(m, row)]
    assert len(shown) == m.history.query("week == 10")["messages_heard"].sum() > 100
    assert {each.tied for each in shown} == {True, False}
    assert any(each.asked for each in shown)


def test_what_is_badly_remembered_comes_up_most_in_the_talk_of_those_who_changed():
    """East, Romaniuk & Lomax 2011: most of the bad talk is about firms one is no longer with, the least of the good."""
    m, about_former, talk = market("trade=grocery", "theory.word_of_mouth.chance=1"), {1: 0, -1: 0}, {1: 0, -1: 0}
    c = m.world.customers
    m.run(20)
    for _ in range(10):
        m.step()
        for sign in talk:
            told = (np.sign(c.message) == sign) & (c.left_firm < 0)
            talk[sign] += int(told.sum())
            about_former[sign] += int((told & (c.message_firm != c.provider)).sum())
    assert 0.25 < about_former[1] / talk[1] < 0.5
    assert about_former[-1] / talk[-1] > 0.6


def test_a_newcomer_who_asked_is_advised_about_the_firm_of_a_tie_by_how_satisfied_that_one_is():
    m = market("market.exit_rate=0.5", "trade.need_rate=0.001", "theory.word_of_mouth.chance=0").run(8)
    c, ties = m.world.customers, m.world.ties
    fresh = np.flatnonzero((c.alive == 1) & (c.provider < 0) & (np.abs(c.advice.astype(int)) > 0))
    assert len(fresh) > 30
    for i in fresh:
        friends = ties.neighbour[ties.start[i] : ties.start[i + 1]]
        assert c.advised_firm[i] in c.provider[friends]
    usual = m.constants.usual_satisfaction
    content = [float(np.mean(c.satisfaction[ties.neighbour[ties.start[i] : ties.start[i + 1]]]) > usual) for i in fresh]
    assert np.corrcoef(content, c.advice[fresh] > 0)[0, 1] > 0.2


def referred(*overrides: str) -> int:
    """Customers who changed to a firm they had been sent to, in a market that nobody enters and where nobody talks."""
    alone = ("market.exit_rate=0", "theory.word_of_mouth.chance=0", "theory.word_of_mouth.move_people=0")
    m = market("trade=internet", *alone, *overrides, customers=6_000, weeks=40).run()
    assert m.history["messages_heard"].sum() == 0
    return int(m.history["referred"].sum())


def test_who_has_a_reason_to_look_around_asks_first_and_who_does_so_by_habit_does_not():
    no_reason = [f"theory.choice.search_{each}=0" for each in REASONS]
    assert referred("theory.choice.habitual_search=0.5", *no_reason, "theory.ease.search=0") == 0
    assert referred() > 5
    assert referred("theory.referral.asks=1") > 1.5 * referred()


def utilities(m: ServiceMarket, i: int, firms: range) -> np.ndarray:
    """What customer i makes of these firms now, luck apart."""
    c, w, log_price = m.world.customers, context(m), np.log(m.world.firms.price)
    own, who = int(c.provider[i]), identity(i, c.generation[i])
    utility = []
    for other in firms:
        if other == own:
            parts = arrive.own_parts(i, who, own, log_price[own], 0.0, c, w, m.theory)
            utility.append(arrive.choice.own_utility(*parts, 0.0))
        else:
            attached = recall.attachment_left(i, other, w.week, c, m.theory.former_firms)
            parts = arrive.rival_parts(i, who, other, attached, log_price[other], c, w, m.theory)
            utility.append(arrive.choice.utility(parts, 0.0))
    return np.array(utility)


def chance(m: ServiceMarket, utility: np.ndarray, firm: int) -> float:
    """Chance that who sees firms so would choose this one: the closed form of the multinomial logit."""
    odds = np.exp(utility / m.theory.choice.noise_scale)
    return float(odds[firm] / odds.sum())


def shifts(trade: str) -> dict[int, np.ndarray]:
    """By sign of the message: chance before and shift of it (n, 2), of messages heeded in a few weeks."""
    m = market(f"trade={trade}", customers=4_000).run(20)
    c, found = m.world.customers, {1: [], -1: []}
    for _ in range(8):
        before, about = c.advice.astype(int), c.advised_firm.copy()
        m.step()
        new = (about != c.advised_firm) | (np.abs(c.advice.astype(int)) > np.abs(before))
        for i in np.flatnonzero(new & (c.advice != 0))[:80]:
            advice, firm = c.advice[i], int(c.advised_firm[i])
            heeded = utilities(m, i, range(len(m.world.firms.price)))
            c.advice[i] = 0
            unheeded = heeded.copy()
            unheeded[firm] = utilities(m, i, range(firm, firm + 1))[0]
            c.advice[i] = advice
            usual = chance(m, unheeded, firm)
            found[int(np.sign(advice))].append((usual, chance(m, heeded, firm) - usual))
    return {sign: np.array(pairs) for sign, pairs in found.items()}


def test_heeded_messages_shift_the_chance_of_purchase_as_published():
    """East, Hammond & Lomax 2008: +.20 and -.11 in the mean, bad talk about firms that had a chance to be chosen."""
    found = [shifts(trade) for trade in ("hotel", "grocery", "internet")]
    good, bad = (np.concatenate([each[sign] for each in found]) for sign in (1, -1))
    considered = bad[bad[:, 0] >= 0.05]
    assert len(good) > 200
    assert len(considered) > 30
    assert 0.15 < good[:, 1].mean() < 0.25
    assert -0.15 < considered[:, 1].mean() < -0.06
    low = good[good[:, 0] < 0.01]
    assert low[:, 1].mean() < 0.05  # good talk about a firm that one is very unlikely to choose is resisted
