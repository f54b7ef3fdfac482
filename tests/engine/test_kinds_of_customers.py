"""Newcomers, customers with special needs, early adopters, and notes of thanks: what sets each apart, in closed form
where there is one and in small markets where there is not."""

import numpy as np
import pytest
from markets import small

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import primacy, special_needs
from loyalty_sim.theory.customers.special_needs import SpecialNeedsParameters
from loyalty_sim.theory.employees.service_failures import Failure
from loyalty_sim.world.traits import channel_liked, has_special_needs, is_adopter, optimism

CROWD = 10_000


@pytest.mark.parametrize(("mechanism", "trait"), [("special_needs", has_special_needs), ("early_adopters", is_adopter)])
def test_a_trait_is_born_with_the_share_it_is_given(mechanism, trait):
    def born(share):
        market = small(f"theory.{mechanism}.share={share}", customers=CROWD)
        return np.mean([plain(trait)(traits) for traits in market.world.customers.traits])

    assert abs(born(0.16) - 0.16) < 4 * (0.16 * 0.84 / CROWD) ** 0.5
    assert born(0.0) == 0.0


def test_preferred_channels_and_optimism_are_born_as_they_are_spread():
    market = small("trade=bank", customers=CROWD)
    customers, shares = market.world.customers, market.constants.channel_shares
    liked = np.bincount([plain(channel_liked)(traits) for traits in customers.traits]) / CROWD
    assert np.abs(liked - shares).max() < 4 * 0.5 / CROWD**0.5
    hopes = np.array([plain(optimism)(stored) for stored in customers.optimism])
    assert abs(hopes.mean()) < 4 / CROWD**0.5
    assert abs(hopes.std() - 1.0) < 4 / (2 * CROWD) ** 0.5 + 0.001


@pytest.mark.parametrize("slighted", [0.0, 0.4, 1.0, 3.0])
def test_condescension_is_met_as_many_times_as_said_and_the_other_kinds_as_often_as_before(slighted):
    usual, before, condescending = 0.1, 0.35, 0.2
    u = (np.arange(20_000) + 0.5) / 20_000
    places = np.array([plain(special_needs.kind_drawn)(x, before, condescending, slighted) for x in u])
    risk = plain(special_needs.risk)(usual, condescending, slighted)
    slights = risk * np.mean((places >= before) & (places < before + condescending))
    assert slights == pytest.approx(usual * condescending * slighted, abs=1e-5)
    assert risk * np.mean(places < before) == pytest.approx(usual * before, abs=1e-5)
    assert risk * np.mean(places >= before + condescending) == pytest.approx(
        usual * (1 - before - condescending), abs=1e-5
    )


def test_a_firm_that_has_learnt_nothing_serves_the_mean_customer_as_before():
    p = SpecialNeedsParameters(share=0.3)
    for rule, mean in ((special_needs.slighted, 1.0), (special_needs.hindered, 0.0)):
        here, rest = plain(rule)(True, 0.0, p), plain(rule)(False, 0.0, p)
        assert 0.3 * here + 0.7 * rest == pytest.approx(mean)


def apart(*overrides):
    """By how many points satisfaction with special needs lies below that of all, at the focal firm in the last year."""
    books = small(*overrides, customers=4000, weeks=78).run().history.query("firm == 0 and week > 52").sum()
    return 100 * (books.satisfaction / books.customers - books.satisfaction_special / books.special)


def test_customers_with_special_needs_are_less_satisfied_and_a_champion_makes_up_for_part_of_it():
    usual = apart()
    assert 2.0 < usual < 6.0
    assert apart("firm.levers.champion=10") < usual - 1.0
    assert abs(apart("theory.special_needs.on=false")) < 1.5


def test_the_first_encounters_are_a_mean_with_what_was_believed_before():
    p = primacy.PrimacyParameters(prior=2.0)
    level, met = 0.5, [0.9, 0.3, 0.7]
    for before, seen in enumerate(met):
        level = plain(primacy.moved)(level, level, seen, plain(primacy.part)(float(before), p))
    assert level == pytest.approx((2 * 0.5 + sum(met)) / 5)


def test_newcomers_are_moved_most_by_what_they_meet():
    def spread(*overrides):
        market = small(*overrides, "theory.choice.habitual_search=0.5", "trade.switching_cost=0", customers=2000).run()
        c = market.world.customers
        fresh = (c.provider >= 0) & (market.week - c.since < 4) & (c.failures == 0)
        return np.std(c.quality[fresh].astype(float))

    assert spread("theory.primacy.prior=0.5") > spread("theory.primacy.on=false") + 0.005


def test_full_effort_is_three_notes_a_day_of_every_employee():
    market = small("firm.levers.thanks=20", "theory.investment.thanks.build_weeks=1", customers=6000, weeks=26).run()
    late = market.history.query("firm == 0 and week > 6")
    notes = late.thanked.sum() / len(late) / market.world.firms.staff_count[0] / 5
    expected = 3 * late.capability_thanks.mean()
    assert notes == pytest.approx(expected, rel=4 / late.thanked.sum() ** 0.5)


def test_notes_strengthen_bonds_and_begin_new_ones():
    def bonds(*overrides):
        c = small(*overrides, customers=2000, weeks=40).run().world.customers
        ours = c.provider == 0
        return np.sum(c.bond[ours]), np.sum(c.bond_person[ours] >= 0)

    (usual, some), (thanked, more) = bonds(), bonds("firm.levers.thanks=5")
    assert thanked > 1.03 * usual
    assert more > some


def test_early_adopters_tell_of_what_is_new_and_are_like_everybody_where_nothing_is():
    def told(*overrides):
        return (
            small(*overrides, customers=3000, weeks=60).run().history.query("firm == 0 and week > 30").talked_well.sum()
        )

    assert told() == told("theory.early_adopters.on=false")
    new = ("firm.levers.innovation=5", "theory.early_adopters.kindness=0", "theory.early_adopters.eager=1")
    most = told(*new, "theory.early_adopters.talk=8")
    assert most > 1.5 * told(*new, "theory.early_adopters.talk=0")


def test_a_champion_takes_condescension_away_from_those_who_meet_most_of_it():
    def slights(ratio):
        settings = ("theory.service_failures.condescension_share=10", f"theory.special_needs.ratio={ratio}")
        market = small("theory.failure.usual=0.2", "firm.levers.champion=20", *settings, customers=3000, weeks=52).run()
        late = market.history.query("firm == 0 and week > 26")
        return late[f"failed_{Failure.CONDESCENSION.name.lower()}"].sum() / late.encounters.sum()

    assert slights(8) < slights(1)


def test_who_is_easy_to_buy_from_wins_customers_and_a_market_that_is_easy_everywhere_is_as_any():
    def joined(*overrides):
        market = small("theory.choice.habitual_search=0.2", *overrides, customers=3000, weeks=60).run()
        return market.history.query("firm == 0").joined.sum()

    easier = joined("firm.levers.access=5")
    assert easier > 1.1 * joined()
    assert easier > 1.1 * joined("firm.levers.access=5", "rivals.levers.access=5")
    # powers of two, whose mean over all staff is exact: a last bit would grow into another course of the market
    assert joined("theory.ease.usual=0.25") == joined("theory.ease.usual=0.5")
