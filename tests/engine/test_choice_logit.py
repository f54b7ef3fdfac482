"""Customers choose by multinomial logit: shares in closed form, with and without lasting tastes."""

import numpy as np
import pytest
from markets import small
from scipy.stats import chi2

from loyalty_sim.week import passes
from loyalty_sim.world.columns import PROMISE
from loyalty_sim.world.intercepts import SAMPLE, sample_tastes

CUSTOMERS, SEEDS = 8000, range(6)
RARE = 1e-4
"""A correct choice fails one of these tests with this chance at most."""

PRICES = np.array([1.0, 1.2, 0.9, 1.0])
BELIEFS = np.array([0.8, 0.75, 0.6, 0.7])
GOODWILL = np.array([0.5, 0.9, 0.5, 0.2])
NEWNESS = np.array([0.0, 0.0, 0.5, 0.2])
REPUTATION = np.array([0.4, -0.6, 0.2, 0.0])
SAME = (
    *(f"theory.response.{lever}=none" for lever in ("promise", "innovation")),
    "network=none",
    "theory.reach.on=false",
    "theory.choice.taste_scale=0",
    "market.exit_rate=0",
    "firm.share=0.3",
)


def everybody_chooses(market, luck):
    """Share of each firm when all customers, alike but for luck, look for a provider in the same week."""
    c, f = market.world.customers, market.world.firms
    c.provider[:] = -1
    c.alive[:] = 1
    c.need_rate[:] = 1.0
    c.price_sensitivity[:] = 1.0
    c.leniency[:] = 0.0
    c.known_of[:] = 0
    c.former_firm[:] = -1
    f.image[:] = BELIEFS
    f.price[:] = PRICES
    f.capability[:, PROMISE], f.innovativeness[:] = GOODWILL, NEWNESS
    f.reputation[:] = REPUTATION
    market.luck, market.world.week = luck, 1
    market.tally.clear()
    passes.invest(market)
    passes.arrive(market)
    return np.bincount(c.provider, minlength=len(PRICES))


def logit_shares(market, price_weight=None):
    """What McFadden's formula says, written out once more from the docstrings of the theory."""
    p, promise, f = market.theory.choice, market.theory.promise, market.world.firms
    reviews, trust = market.theory.reviews, 1.0 / (1.0 + market.theory.reviews.doubt)
    ahead = BELIEFS - BELIEFS.mean()
    read = BELIEFS + reviews.star * trust * (REPUTATION - reviews.accounted * ahead)
    believed = read + promise.reach * GOODWILL * np.maximum(f.claim - read, 0.0)
    weight = p.price_weight if price_weight is None else price_weight
    utility = p.belief_weight * believed + f.appeal - weight * np.log(PRICES)
    utility += promise.awareness * (GOODWILL - 0.5) + market.theory.offer.newness * NEWNESS
    odds = np.exp(utility / p.noise_scale)
    return odds / odds.sum()


def misfit(counts, shares):
    """Pearson's statistic over all seeds and the chance of one as large."""
    expected = shares * counts.sum(axis=1, keepdims=True)
    statistic = ((counts - expected) ** 2 / expected).sum()
    return chi2.sf(statistic, counts.shape[0] * (counts.shape[1] - 1))


@pytest.fixture(scope="module", params=[0.7, 1.0, 2.0])
def chosen(request):
    market = small(*SAME, f"theory.choice.noise_scale={request.param}", customers=CUSTOMERS)
    return market, np.array([everybody_chooses(market, luck) for luck in SEEDS])


def test_shares_are_those_of_the_logit(chosen):
    market, counts = chosen
    assert counts.sum() == CUSTOMERS * len(SEEDS)
    assert misfit(counts, logit_shares(market)) > RARE


def test_another_price_weight_would_be_noticed(chosen):
    market, counts = chosen
    assert misfit(counts, logit_shares(market, price_weight=0.8 * market.theory.choice.price_weight)) < RARE


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_brand_strength_gives_the_shares_asked_for(share):
    """With what is known of the firms' service; exactly so on the sample it is found with, and in a market nearly."""
    market = small(f"firm.share={share}", "network=none", customers=CUSTOMERS)
    rest = np.array([1.0, 2.0, 3.0]) ** -market.config.rivals.concentration
    asked = np.array([share, *((1 - share) * rest / rest.sum())])
    p = market.theory.choice
    tastes = np.empty((SAMPLE, len(asked)))
    sample_tastes(tastes)
    known = p.belief_weight * (market.world.firms.image - market.constants.usual_image)
    odds = np.exp((market.world.firms.appeal + known + p.taste_scale * tastes) / p.noise_scale)
    assert (odds / odds.sum(axis=1, keepdims=True)).mean(axis=0) == pytest.approx(asked, abs=1e-6)
    started = market.world.firms.base_customers / CUSTOMERS
    error = np.sqrt(asked * (1 - asked) * (1 / CUSTOMERS + 1 / SAMPLE))
    assert (np.abs(started - asked) < 4 * error).all()
