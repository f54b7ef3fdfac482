"""Channels: who is met where, what it takes, and what the wrong one costs - against the closed forms of the mix."""

import numpy as np
import pytest
from markets import small

from loyalty_sim import load_scenario
from loyalty_sim.compiled import plain
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.theory.customers import channels
from loyalty_sim.world.channel_mix import THOUSANDTHS, channel_mix
from loyalty_sim.world.settings import ChannelSettings

NAMES = [channel.name.lower() for channel in channels.Channel]
SETTINGS = ChannelSettings(0.5, 0.2, 0.3, 0.9, 0.6, 0.8)


def met(mix):
    """Parts of encounters in each channel, counted over an even grid of customers and draws."""
    n, found = 300, np.zeros(3)
    for lasting in (np.arange(n) + 0.5) / n:
        likes = plain(channels.preferred)(lasting, mix.shares[0], mix.shares[1])
        for u in (np.arange(n) + 0.5) / n:
            found[plain(channels.used)(likes, u, mix.offered[likes], *mix.offered)] += 1
    return found / n**2


def test_the_mean_encounter_is_as_warm_as_likely_to_fail_and_as_much_work_as_any():
    mix = channel_mix(SETTINGS, channels.ChannelsParameters())
    parts = met(mix)
    for relative in (mix.warmth, mix.odds, mix.work / THOUSANDTHS):
        assert parts @ relative == pytest.approx(1.0, abs=0.005)
    assert mix.misfits == pytest.approx(1 - (0.5 * 0.9 + 0.2 * 0.6 + 0.3 * 0.8))


def late(*overrides, customers=4000, weeks=30):
    books = small("theory.choice.habitual_search=0", *overrides, customers=customers, weeks=weeks).run().history
    return books.query("firm == 0 and week > 4").sum()


def test_encounters_take_place_in_the_mix_of_the_trade():
    books = late()
    mix = channel_mix(ChannelSettings(), channels.ChannelsParameters())
    for name, expected in zip(NAMES, met(mix), strict=True):
        assert abs(books[f"met_{name}"] / books.encounters - expected) < 0.04
    assert abs(books.misfits / books.encounters - mix.misfits) < 0.02
    assert sum(books[f"met_{name}"] for name in NAMES) == books.encounters


def test_easy_access_and_knowing_customers_bring_them_into_their_own_channel():
    usual = late().misfits
    assert late("firm.levers.access=10", "theory.investment.access.build_weeks=1").misfits < 0.7 * usual
    known = ("firm.levers.personalisation=10", "theory.investment.personalisation.build_weeks=1")
    assert late(*known).misfits < 0.95 * usual


def test_a_firm_that_moves_everybody_online_saves_work_and_puts_out_who_prefers_to_come():
    usual, moved = late(), late("firm.policy.online=1")
    assert moved.met_online == moved.encounters
    assert moved.utilisation < 0.75 * usual.utilisation
    assert moved.misfits > 2 * usual.misfits
    assert moved.wait < usual.wait


def test_where_channels_are_alike_everybody_is_met_as_they_like_and_work_is_the_number_of_encounters():
    market = small("theory.channels.on=false", "firm.policy.online=1", weeks=6).run()
    assert market.history.misfits.sum() == 0
    assert np.array_equal(market.world.employees.work, market.world.employees.handled)


def test_misfits_cost_satisfaction():
    def satisfaction(cost):
        costs = (f"theory.channels.misfit_ease={cost}", f"theory.channels.misfit_empathy={cost}")
        books = late(*costs, "firm.policy.online=1", weeks=60)
        return books.satisfaction / books.customers

    assert satisfaction(1) < satisfaction(0) - 0.01


def test_who_moves_everybody_into_a_channel_that_fails_has_more_failures():
    safe, risky = (late("firm.policy.online=1", f"theory.channels.online_odds={odds}").failures for odds in (0.5, 5))
    assert risky > 1.5 * safe


def test_a_market_in_which_nobody_prefers_any_channel_is_refused():
    nobody = [f"trade.channels.{name}=0" for name in NAMES]
    with pytest.raises(ScenarioError, match="nobody prefers any channel"):
        load_scenario(overrides=nobody)
