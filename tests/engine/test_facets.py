"""Facets of climate, the parts of internal service, the champion and the conditions of change, in markets that run."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.compiled import plain
from loyalty_sim.theory.employees import change, facets
from loyalty_sim.theory.employees.facets import FACETS
from loyalty_sim.theory.employees.internal_service import PARTS


def last(*words, weeks=40, seed=4):
    """The books of the focal firm in the last week of a small market."""
    market = ServiceMarket(overrides=["market.customers=600", f"market.weeks={weeks}", *words], rng=seed).run()
    return market.history.query("firm == 0").iloc[-1]


@pytest.fixture(scope="module")
def usual():
    return last()


def test_where_nothing_is_decided_every_facet_is_the_climate(usual):
    """Training alone is never quite at its usual capability: a firm that loses customers spends on fewer."""
    books = last("theory.facets.by_training=0")
    for facet in FACETS:
        assert books[f"facet_{facet}"] == pytest.approx(books["climate"], abs=1e-6)
        assert usual[f"facet_{facet}"] == pytest.approx(usual["climate"], abs=2e-3)
    assert last("theory.facets.on=false")["climate"] == pytest.approx(books["climate"], abs=1e-4)


@pytest.mark.parametrize(
    ("words", "raised"),
    [
        (["firm.levers.training=8"], {"development"}),
        (["firm.levers.recognition=8"], {"leadership"}),
        (["firm.levers.champion=8"], {"leadership"}),
        (["firm.levers.empowerment=8"], {"challenge"}),
        (["firm.levers.ideas=8"], {"challenge"}),
        (["firm.levers.internal_service=8"], {"resources", "leadership", "relations"}),
    ],
)
def test_each_lever_raises_the_facet_it_aims_at(usual, words, raised):
    """Strain falls or rises for all of them alike: what is asked is how far a facet rises above the lowest."""
    books = last(*words)
    rise = {facet: books[f"facet_{facet}"] - usual[f"facet_{facet}"] for facet in FACETS}
    least = min(rise.values())
    assert {facet for facet, by in rise.items() if by > least + 0.01} == raised


@pytest.mark.parametrize("facet", FACETS)
def test_climate_money_for_one_facet_is_taken_from_the_others(usual, facet):
    books = last(f"firm.climate_mix.{facet}=4")
    assert books[f"facet_{facet}"] > usual[f"facet_{facet}"] + 0.03
    assert all(books[f"facet_{other}"] < usual[f"facet_{other}"] - 0.03 for other in FACETS if other != facet)


def test_the_climate_is_the_weighted_mean_of_its_facets():
    market = ServiceMarket(
        overrides=["market.customers=600", "market.weeks=30", "trade=call_centre", "firm.climate_mix.relations=5"],
        rng=4,
    ).run()
    sites, p = market.world.sites, market.theory.facets
    weights = np.array([getattr(p, facet) for facet in FACETS])
    assert sites.climate == pytest.approx(sites.facets.astype(float) @ weights / weights.sum(), abs=1e-6)
    rivals = sites.facets[sites.firm != 0]
    assert np.all(rivals[:, facets.CHALLENGE] < rivals[:, facets.RELATIONS] - 0.1), "a trade with little challenge"


def test_each_part_of_internal_service_has_an_effect_of_its_own():
    """More for one part: what that part feeds rises against an equal split, and nothing else rises as much."""
    feeds = {
        "rules": ("failed_rule_book", -1),
        "help": ("can", 1),
        "decisions": ("failed_runaround", -1),
        "feedback": ("facet_relations", 1),
    }
    for part, (field, sign) in feeds.items():
        settings = ["market.customers=3000", "market.weeks=60", "firm.levers.internal_service=4",
                    "theory.failure.usual=0.1"]  # fmt: skip
        gains = []
        for seed in range(1, 9):
            equal, aimed = (
                ServiceMarket(overrides=[*settings, *[f"firm.internal_mix.{part}=20"] * more], rng=seed)
                .run().history.query("firm == 0 and week > 30")[field].mean()
                for more in (0, 1)
            )  # fmt: skip
            gains.append(sign * (aimed - equal))
        assert np.mean(gains) > 2 * np.std(gains, ddof=1) / np.sqrt(len(gains)), part
    assert tuple(feeds) == PARTS


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ([], 1.0),
        (["firm.policy.champion_willing=0"], 0.0),
        (["firm.policy.champion_authority=0"], 0.25),
        (["firm.policy.commitment=0"], 0.25),
        (["firm.policy.champion_authority=0", "theory.champion.on=false"], 1.0),
    ],
)
def test_a_champion_is_heard_as_far_as_will_authority_and_leaders_go(words, heard):
    market = ServiceMarket(
        overrides=["market.customers=300", "market.weeks=10", "firm.levers.champion=2", *words], rng=1
    ).run()
    firms = market.world.firms
    champion = market.history.query("firm == 0").iloc[-1]["capability_champion"]
    assert firms.championed[0] == pytest.approx(heard * champion, abs=1e-9)
    assert firms.championed[1] == 0.0


CONDITIONS = ("told", "benefit", "tools", "progress")


@pytest.mark.parametrize("condition", CONDITIONS)
def test_each_of_the_four_conditions_can_bind(condition):
    enough = dict.fromkeys(CONDITIONS, 0.9)
    p = change.ChangeParameters()
    assert plain(change.gate)(**enough, p=p) == 1.0
    assert plain(change.gate)(**{**enough, condition: 0.4}, p=p) < 0.9


@pytest.mark.parametrize(
    "lacking",
    ["firm.levers.champion=0", "firm.levers.recognition=0.1", "firm.levers.process=0", "firm.levers.listening=0.1"],
)
def test_and_does_in_a_market(lacking):
    """With a programme that meets all four, taking away one leaves less behaviour; without the gate it would not.

    Equipment wears quickly here, that of the firm is no better than usual, and no daily crises crowd the programme out.
    """
    programme = [f"firm.levers.{lever}=3" for lever in ("champion", "recognition", "listening")]
    programme += ["theory.investment.process.decay_weeks=4", "theory.crises.on=false"]
    kept = lacking.partition("=")[0]
    words = [word for word in programme if not word.startswith(kept)] + [lacking]
    full, less, no_gate = (
        last(*each, weeks=80, seed=2)["behaviour"] for each in (programme, words, [*words, "theory.change.on=false"])
    )
    assert less < full - 0.02
    if "champion" not in lacking:
        assert no_gate > less + 0.02
