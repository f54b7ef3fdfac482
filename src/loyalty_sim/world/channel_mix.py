"""The usual mix of channels of a trade: who prefers what, how often it cannot be had, what the mean encounter is."""

from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import channels
from loyalty_sim.theory.customers.channels import ChannelsParameters

THOUSANDTHS = 1000
"""Parts of a usual service time in which work is counted: whole numbers add up to the same in any order."""


class ChannelMix(NamedTuple):
    """By channel, in the order of `channels.Channel`: what encounters take place in, and what they are like.

    shares: of customers who prefer it; offered: chance that who prefers it can use it; warmth, odds: of empathy and of
    a failure, against the mean encounter; work: staff time in thousandths of it. misfits: part of encounters that take
    place in another channel than the customer's.
    """

    shares: np.ndarray
    offered: np.ndarray
    warmth: np.ndarray
    odds: np.ndarray
    work: np.ndarray
    misfits: float


def channel_mix(settings: Any, p: ChannelsParameters) -> ChannelMix:
    """The mix of a trade (`world.settings.ChannelSettings`); with channels switched off they are all alike."""
    prefer = np.array([settings.person, settings.phone, settings.online])
    shares = prefer / prefer.sum()
    offered = np.array([settings.person_offered, settings.phone_offered, settings.online_offered])
    if not p.on:
        return ChannelMix(shares, offered, np.ones(3), np.ones(3), np.full(3, THOUSANDTHS), 0.0)
    others = ((1, 2), (0, 2), (0, 1))
    met = [
        plain(channels.met)(shares[own], offered[own], shares[a], offered[a], shares[b], offered[b])
        for own, (a, b) in enumerate(others)
    ]
    warmth = _against_mean((1.0, p.phone_warmth, p.online_warmth), met)
    odds = _against_mean((1.0, p.phone_odds, p.online_odds), met)
    work = _against_mean((1.0, p.phone_work, p.online_work), met)
    misfits = 1.0 - float((shares * offered).sum())
    return ChannelMix(shares, offered, warmth, odds, np.rint(THOUSANDTHS * work).astype(np.int64), misfits)


def _against_mean(levels: tuple[float, float, float], met: list[float]) -> np.ndarray:
    return np.array(levels) / plain(channels.mean)(*levels, *met)
