"""Interviews about attributes: what is asked is what is remembered, and the instrument is the firms' own."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.statistics.drivers import drivers
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.measurement.attribute_items import ITEMS, SAID
from loyalty_sim.validation.survey.attributes import SCORE, products, rated

QUIET = ["theory.survey.halo=0", "theory.survey.own=0", "theory.survey.noise=0", "theory.attribute_items.coloured=0"]


@pytest.fixture(scope="module")
def market():
    return ServiceMarket(overrides=["market.customers=4000", "market.weeks=20", "firm.levers.listening=8"], rng=4).run()


def test_an_instrument_without_noise_shows_what_is_remembered():
    exact = ServiceMarket(overrides=["market.customers=600", "market.weeks=4", *QUIET], rng=1).run()
    answers = rated(exact, respondents=200)
    remembered = exact.world.customers.attributes[answers.index] / 65535
    attributes = answers[list(ATTRIBUTES)].to_numpy()
    assert np.abs(attributes - np.clip(1 + 9 * remembered, 1, 10)).max() <= 0.5 + 1e-9


def test_answers_are_on_their_scales_and_hang_together(market):
    answers = rated(market)
    items = answers[list(ITEMS)].to_numpy()
    assert np.isin(items, np.arange(1, 11)).all()
    assert answers[SCORE].between(0, 100).all()
    between = np.corrcoef(items[:, : len(ATTRIBUTES)].T)[np.triu_indices(len(ATTRIBUTES), 1)]
    assert 0.5 < between.mean() < 0.85, "halo makes answers about attributes alike: .6 to .7 and more"


def test_looking_changes_nothing(market):
    before = market.world.customers.attributes.copy()
    assert rated(market, 300).equals(rated(market, 300))
    assert np.array_equal(before, market.world.customers.attributes)


def test_the_interview_agrees_with_the_survey_that_the_firm_keeps(market):
    """Means of items differ by no more than their errors allow; the firm's own answers are those of some weeks."""
    kept = np.array(market.firms[0].answers).reshape(SAID, SAID)
    asked = products(rated(market, 2000, firm=0))
    ours, theirs = (each[0, 1:-1] / each[0, 0] for each in (kept, asked))
    spread = np.sqrt(np.diag(asked)[1:-1] / asked[0, 0] - theirs**2)
    error = spread * np.sqrt(1 / kept[0, 0] + 1 / asked[0, 0])
    assert np.all(np.abs(ours - theirs) < 4.5 * error)


def test_what_the_answers_say_adds_up(market):
    found = drivers(products(rated(market)))
    assert found.weight.sum() == pytest.approx(found.explained)
    assert 0.4 < found.explained < 0.9
