"""Quality is what is perceived of its attributes: the two memories agree, and a failure hits what its kind says."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import attributes, quality
from loyalty_sim.theory.customers.attributes import ATTRIBUTES, JUDGED, PRICE, WAIT
from loyalty_sim.theory.employees import service_failures
from loyalty_sim.theory.employees.service_failures import HITS, KINDS, Failure, ServiceFailuresParameters
from loyalty_sim.world.draws import Purpose, bits, identity, make_key, ninth

ALIKE = ["theory.attributes.own_view=0", "theory.attributes.own_noise=0"]
"""Nothing but levels and failures tells attributes apart, and all begin where quality does."""


def market(*words, weeks=12):
    size = ["market.customers=1500", f"market.weeks={weeks}", "trade.need_rate=0.8"]
    return ServiceMarket(overrides=[*size, *words], rng=5).run()


def regulars(m):
    """Rows of customers who have been with one firm since the start, far from the ends of the scale."""
    c = m.world.customers
    stayed = (c.provider >= 0) & (c.since < 0) & (c.generation == 0)
    inside = (c.attributes > 20_000).all(axis=1) & (c.attributes < 43_000).all(axis=1)
    return np.flatnonzero(stayed & inside)


def own_weights(m, row):
    """Weights of one customer, as shares."""
    c, theory = m.world.customers, m.theory
    with np.errstate(over="ignore"):
        who = plain(identity)(np.uint64(row), int(c.generation[row]))
        drawn = plain(bits)(make_key(m.luck, int(Purpose.WEIGHTS), 0), who, 0)
        z = [plain(ninth)(drawn, place) for place in range(JUDGED)]
    usual = [plain(quality.importance)(place, int(c.segment[row]), theory.quality) for place in range(JUDGED)]
    weights = np.array(
        [plain(attributes.own_weight)(u, each, theory.attributes) for u, each in zip(usual, z, strict=True)]
    )
    return weights / weights.sum()


@pytest.mark.parametrize(
    "words", [(), ("theory.attributes.own_weights=0",)], ids=["own weights", "weights of the trade"]
)
def test_remembered_quality_is_the_mean_of_remembered_attributes_by_own_weights(words):
    m = market(*ALIKE, "theory.failure.usual=0", "theory.workload.wait_weight=0", *words, weeks=3)
    c, rows = m.world.customers, regulars(m)
    assert len(rows) > 80
    means = np.array([own_weights(m, row) @ (c.attributes[row, :JUDGED] / 65535) for row in rows])
    assert np.mean(np.abs(means - c.quality[rows]) < 2e-4) > 0.8, "all but who met an end of the scale"


def test_own_weights_are_those_of_trade_and_segment_on_average():
    m = market(weeks=1)
    segment = m.world.customers.segment
    found = np.array([own_weights(m, row) for row in range(600)])
    for each in (0, 1):
        usual = np.array([plain(quality.importance)(place, each, m.theory.quality) for place in range(JUDGED)])
        chosen = found[segment[:600] == each]
        error = chosen.std(axis=0) / np.sqrt(len(chosen))
        assert np.all(np.abs(chosen.mean(axis=0) - usual / usual.sum()) < 4 * error + 0.004), (
            "shares bend means a little"
        )
        assert np.all(chosen.std(axis=0) / chosen.mean(axis=0) > 0.2)


def test_the_price_is_perceived_beside_quality():
    dear, usual = market("firm.levers.price=1.2", *ALIKE), market(*ALIKE)
    both = np.intersect1d(regulars(dear), regulars(usual))
    both = both[(dear.world.customers.provider[both] == 0) & (usual.world.customers.provider[both] == 0)]
    gap = (dear.world.customers.attributes[both].astype(float) - usual.world.customers.attributes[both]) / 65535
    assert gap[:, PRICE].mean() < -0.05
    of_service = gap[:, [place for place in range(PRICE) if place != WAIT]]
    assert np.abs(of_service.mean(axis=0)).max() < 0.01, "the wait alone is shorter, for fewer come"


def test_what_is_recorded_is_what_was_perceived_this_week():
    """Where nobody resigns: one of three gone a week ago is a wait that few remember yet."""
    m = market("theory.turnover.base=0")
    books = m.history.query("week == 12 and firm == 0").iloc[0]
    seen = [books[f"perceived_{name}"] for name in ATTRIBUTES]
    assert seen == pytest.approx(m.firms[0].perceived)
    remembered = m.world.customers.attributes[m.world.customers.provider == 0].mean(axis=0) / 65535
    lasting = [place for place in range(len(seen)) if place != WAIT]  # the wait of one week is that week's luck
    assert np.abs(np.array(seen) - remembered)[lasting].max() < 0.06


@pytest.mark.parametrize("trade", ["bank", "hotel", "plumber"])
def test_usual_failures_do_the_usual_damage_and_each_kind_most_to_what_it_hits(trade):
    """A row a kind: what it takes from the usual customer, with the trade's weights."""
    m = market(f"trade={trade}")
    p, shares, spoils = m.theory.service_failures, m.tally.importance[0], m.tally.spoils[0]
    usual = shares[0] + m.theory.quality.relational_share * (shares[1] - shares[0])
    whole = spoils @ usual
    mix = np.array([plain(service_failures.usual_harm)(kind, p) for kind in range(KINDS)])
    assert mix @ whole == pytest.approx(mix.sum())
    for kind in Failure:
        assert sum(HITS[kind]) == pytest.approx(1.0)
        hit = np.array(HITS[kind]) > 0
        assert spoils[kind][hit].min() > spoils[kind][~hit].max() == 1.0 - p.aimed
    dear = whole[Failure.COLDNESS] > whole[Failure.CORE]
    assert dear == (trade == "hotel"), "where warmth is the product, coldness costs more than a slip of the core"


def test_failures_of_manner_are_told_less_and_as_many_are_told_in_all():
    p = ServiceFailuresParameters()
    shares = np.array(
        [1.0 - p.personal, *(p.personal * getattr(p, f"{kind.name.lower()}_share") for kind in Failure if kind)]
    )
    told = np.array([plain(service_failures.voiced)(0.4, kind, p) for kind in range(KINDS)])
    assert shares @ told == pytest.approx(0.4)
    assert told[Failure.COLDNESS] == pytest.approx(p.manner_told * told[Failure.CORE])


def test_failures_lower_the_attributes_they_hit():
    """Under many failures for want of will, empathy suffers more than tangibles, and less so where kinds are off."""
    words = [
        "theory.failure.usual=0.1",
        "theory.service_failures.personal=1",
        "theory.service_failures.apathy_share=10",
    ]
    kinds, alike = (market(*words, *more, *ALIKE) for more in ((), ("theory.service_failures.on=false",)))
    gaps = [
        float(np.mean(m.world.customers.attributes[:, 5].astype(float) - m.world.customers.attributes[:, 4])) / 65535
        for m in (kinds, alike)
    ]
    assert gaps[0] > gaps[1] + 0.01
