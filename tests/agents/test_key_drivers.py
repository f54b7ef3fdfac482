"""The key-driver analysis finds a driver that is there, finds none where there is none, and needs answers."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.agents.key_drivers import LEVER_OF, key_drivers, recommendations
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.measurement.attribute_items import ITEMS, SAID

SIZE = ("market.customers=3000", "market.weeks=26", "firm.levers.listening=6")


class Firm:
    """A firm whose survey has these answers: items (respondents, ITEMS) from 1 to 10, and a score from 0 to 100."""

    row = 0

    def __init__(self, items, score):
        said = np.column_stack([np.ones(len(items)), items, score])
        self.answers = tuple((said.T @ said).ravel())


def respondents(seed, count=400, halo=1.0):
    """Answers about every item that share a halo and differ otherwise."""
    rng = np.random.default_rng(seed)
    return 6.0 + halo * rng.standard_normal((count, 1)) + rng.standard_normal((count, len(ITEMS)))


@pytest.mark.parametrize("place", range(len(ITEMS)))
def test_a_strong_driver_comes_first_with_its_lever(place):
    items = respondents(place)
    score = 40.0 + 5.0 * items[:, place] + np.random.default_rng(99).standard_normal(len(items))
    found = key_drivers(Firm(items, score))
    assert found["driver"][0] == ITEMS[place]
    assert found["lever"][0] == LEVER_OF[ITEMS[place]] in (*LEVERS, "price")
    assert found["importance"].is_monotonic_decreasing
    assert found["importance"].sum() == pytest.approx(1.0)
    assert found["priority"].sum() == pytest.approx(1.0)


def test_of_two_drivers_the_stronger_one_is_told_and_slopes_are_right_within_their_errors():
    items = respondents(5, count=5000)
    score = 4.0 * items[:, 0] + 2.0 * items[:, 4] + 3.0 * np.random.default_rng(1).standard_normal(5000)
    found = key_drivers(Firm(items, score)).set_index("driver")
    true = np.zeros(len(ITEMS))
    true[[0, 4]] = [4.0, 2.0]
    standardised = true * items.std(axis=0) / score.std()
    assert list(found.index[:2]) == [ITEMS[0], ITEMS[4]]
    assert np.all(np.abs(found.loc[list(ITEMS), "slope"] - standardised) < 4 * found.loc[list(ITEMS), "error"])


def test_where_nothing_drives_no_driver_wins_all_the_time():
    """A negative control over 40 surveys of nothing but halo: slopes within four standard errors of each other."""
    slopes, first = [], set()
    for seed in range(40):
        items = respondents(seed)
        found = key_drivers(Firm(items, np.random.default_rng(1000 + seed).uniform(0, 100, len(items))))
        slopes.append(found.set_index("driver").loc[list(ITEMS), "slope"])
        first.add(found["driver"][0])
    slopes = np.array(slopes)
    assert np.all(np.abs(slopes.mean(axis=0)) < 4 * slopes.std(axis=0) / np.sqrt(len(slopes)))
    assert len(first) > 4


def test_what_everybody_answers_alike_drives_nothing():
    items = respondents(3)
    items[:, 2] = 7.0
    found = key_drivers(Firm(items, items.sum(axis=1))).set_index("driver")
    assert found.loc[ITEMS[2], ["correlation", "slope", "error", "importance"]].tolist() == pytest.approx([0.0] * 4)


def test_priority_goes_to_what_is_important_and_poor():
    items = respondents(8)
    items[:, 1] += 3.0
    found = key_drivers(Firm(items, items[:, 0] + items[:, 1])).set_index("driver")
    assert found.loc[ITEMS[0], "priority"] > found.loc[ITEMS[1], "priority"]


def test_recommendations_are_few_one_a_lever_and_never_the_price():
    items = respondents(4)
    found = recommendations(Firm(items, items[:, ITEMS.index("price")] + 0.1 * items.sum(axis=1)), most=3)
    assert len({each.lever for each in found}) == len(found) == 3
    assert {each.lever for each in found} <= set(LEVERS)
    assert all(each.driver in each.why and each.lever in each.why for each in found)


def test_a_firm_with_few_answers_is_told_what_to_do():
    with pytest.raises(ValueError, match=r"30 answers .* firm 0 has 29: a survey takes the lever listening"):
        key_drivers(Firm(respondents(1, count=29), np.arange(29.0)))


def test_a_market_fills_in_what_the_analysis_reads():
    """The stored products and the analysis agree on what customers answered."""
    market = ServiceMarket(overrides=SIZE, rng=3).run()
    firm = market.firms[0]
    products = np.array(firm.answers).reshape(SAID, SAID)
    assert np.allclose(products, products.T)
    assert np.all(np.linalg.eigvalsh(products) > -1e-6 * products[0, 0])
    found = key_drivers(firm).set_index("driver")
    for item, measured in zip(ITEMS, firm.measured_items, strict=True):
        assert measured == pytest.approx(found.loc[item, "level"])
        assert 40.0 < found.loc[item, "level"] < 100.0
    books = market.history.query("firm == 0").iloc[-1]
    assert all(0.0 < books[f"measured_{item}"] < 100.0 for item in ITEMS), "as they stood when the week began"
    assert np.all(found["correlation"].drop(["innovativeness", "image"]) > 0.3)
