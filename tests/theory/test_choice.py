"""Choice is written once: its parts sum to the hazard and to the utilities, and the strongest is the reason."""

import pytest
from contracts.contract import LUCK, SIGNED, UNIT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from legal_values import settings_of, span

from loyalty_sim import ServiceMarket
from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import choice, defection
from loyalty_sim.theory.customers.choice import Advantages, ChoiceParameters, Pulls
from loyalty_sim.theory.customers.defection import Reason

thorough = settings(max_examples=200, deadline=None, derandomize=True)
unit, signed, part = span(*UNIT), span(*SIGNED), span(0.0, 4.0)
parameters = settings_of(ChoiceParameters, {})
pressure = span(-8.0, 8.0)

offers = st.tuples(unit, signed, signed, signed, signed, span(0.0, 4.0), signed, signed)
"""belief, brand, taste, attachment, log price, sensitivity, attraction, advice."""
holdings = st.tuples(unit, unit, unit, span(0.0, 20.0), unit, pressure, span(0.0, 10.0))
"""loyalty, bond, lost bond, barrier, grievance, talk, wait."""


def size(*tuples):
    """Scale of the numbers that are added, for what rounding may do to their sum."""
    return 1e-9 * (1.0 + sum(abs(number) for numbers in tuples for number in numbers))


@thorough
@given(st.tuples(unit, unit, pressure, unit, span(0.0, 50.0), part, unit, span(0.0, 2.0)), span(0.0, 5.0), parameters)
def test_the_hazard_is_habit_and_the_sum_of_the_pulls(reasons, habit, p):
    satisfaction, grievance, talk, dear, wait, effort, lost, new = reasons
    pull = plain(choice.pulls)(*reasons, p)
    assert plain(choice.hazard)(habit, pull) == pytest.approx(habit + sum(pull), rel=1e-12, abs=1e-12)
    written_out = (
        p.search_dissatisfaction * max(0.0, p.content_from - satisfaction)
        + p.search_grievance * grievance + p.search_talk * max(0.0, talk) + p.search_price * dear
        + p.search_wait * wait + effort + p.search_lost_contact * lost + new
    )  # fmt: skip
    assert sum(pull) == pytest.approx(written_out, rel=1e-9, abs=1e-12)


@thorough
@given(offers, holdings, signed, offers, signed, unit, parameters)
def test_the_advantages_sum_to_the_difference_of_the_utilities(mine, hold, luck, theirs, their_luck, content, p):
    own, rival = plain(choice.offered)(*mine, p), plain(choice.offered)(*theirs, p)
    holding = plain(choice.holding)(*hold, p)
    stay = plain(choice.own_utility)(own, holding, luck)
    go = plain(choice.utility)(rival, their_luck)
    ahead = plain(choice.advantages)(own, holding, luck, rival, their_luck, content, p)
    assert sum(ahead) == pytest.approx(go - stay, abs=size(own, holding, rival))


@thorough
@given(offers, holdings, signed, parameters)
def test_utility_is_the_equation_of_the_docstring(offer, hold, luck, p):
    belief, brand, taste, attachment, log_price, sensitivity, attraction, advice = offer
    loyalty, bond, lost, barrier, grievance, talk, wait = hold
    parts = plain(choice.offered)(*offer, p)
    utility = p.belief_weight * belief + brand + p.taste_scale * taste - p.price_weight * sensitivity * log_price
    utility += p.loyalty_weight * attachment + attraction + advice
    assert plain(choice.utility)(parts, luck) == pytest.approx(utility + luck, abs=size(parts))
    holding = plain(choice.holding)(*hold, p)
    utility += p.loyalty_weight * loyalty + p.bond_weight * (bond - lost) + barrier - p.grievance_weight * grievance
    utility -= p.talk_weight * talk + p.wait_weight * wait
    assert plain(choice.own_utility)(parts, holding, luck) == pytest.approx(utility + luck, abs=size(parts, holding))


NO_PULL, NOT_AHEAD = Pulls(*[0.0] * 7), Advantages(*[0.0] * 9)
REASONS = (
    ({"grievance": 2.0}, {}, Reason.SERVICE_FAILURE),
    ({}, {"grievance": 2.0}, Reason.SERVICE_FAILURE),
    ({"dissatisfaction": 2.0}, {}, Reason.POOR_SERVICE),
    ({}, {"poor_service": 2.0}, Reason.POOR_SERVICE),
    ({"price": 2.0}, {"price": -9.0}, Reason.PRICE),
    ({}, {"talk": 2.0}, Reason.TALK),
    ({"wait": 2.0}, {}, Reason.WAIT),
    ({}, {"lost_contact": 2.0}, Reason.EMPLOYEE_LEFT),
    ({"newness": 2.0}, {}, Reason.BETTER_RIVAL),
    ({}, {"better_rival": 2.0}, Reason.BETTER_RIVAL),
    ({"newness": 0.9}, {"better_rival": 0.9, "liking": 9.0}, Reason.NO_SINGLE_CAUSE),
)


@pytest.mark.parametrize(("pull", "ahead", "reason"), REASONS)
def test_the_strongest_part_is_the_reason(pull, ahead, reason):
    found = defection.reason(NO_PULL._replace(**pull), NOT_AHEAD._replace(**ahead), 1.0, 1.0, False)
    assert Reason(found) == reason


def test_a_grievance_that_waits_for_an_answer_is_an_unresolved_case():
    harm = NO_PULL._replace(grievance=2.0)
    assert Reason(defection.reason(harm, NOT_AHEAD, 1.0, 1.0, True)) == Reason.UNRESOLVED_CASE


@thorough
@given(st.builds(Pulls, *[part] * 7), st.builds(Advantages, *[span(-4.0, 4.0)] * 9), span(0.1, 4.0), span(0.1, 4.0))
@example(NO_PULL, NOT_AHEAD, 1.0, 1.0)
def test_no_other_single_part_is_stronger_than_the_reason(pull, ahead, slack, margin):
    pairs = {
        Reason.SERVICE_FAILURE: (pull.grievance, ahead.grievance),
        Reason.POOR_SERVICE: (pull.dissatisfaction, ahead.poor_service),
        Reason.PRICE: (pull.price, ahead.price),
        Reason.TALK: (pull.talk, ahead.talk),
        Reason.WAIT: (pull.wait, ahead.wait),
        Reason.EMPLOYEE_LEFT: (pull.lost_contact, ahead.lost_contact),
        Reason.BETTER_RIVAL: (pull.newness, ahead.better_rival),
    }
    strengths = {reason: max(search / slack, utility / margin) for reason, (search, utility) in pairs.items()}
    reason = Reason(plain(defection.reason)(pull, ahead, slack, margin, False))
    if max(strengths.values()) < 1.0:
        assert reason == Reason.NO_SINGLE_CAUSE
    else:
        assert strengths[reason] == max(strengths.values())


@thorough
@given(span(*LUCK), span(0.0, 9.0))
def test_there_is_slack_just_when_there_is_a_search(u, hazard):
    if plain(choice.searches)(hazard, u):
        assert plain(choice.slack)(hazard, u) > 0.0
    else:
        assert plain(choice.slack)(hazard, u) <= 1e-12


def leavers(search_newness):
    """Reasons of the focal firm's leavers for a rival over two years in which every rival innovates."""
    size = ["market.customers=3000", "market.weeks=104"]
    new = ["rivals.levers.innovation=6", f"theory.offer.search_newness={search_newness}"]
    books = ServiceMarket(rng=3, overrides=[*size, *new]).run().history.query("firm == 0")
    counts = {reason: int(books[f"left_{reason.name.lower()}"].sum()) for reason in Reason if reason > 0}
    del counts[Reason.MOVED_AWAY]
    return counts


def test_whoever_newness_drives_away_left_for_a_better_rival():
    """What a newer product adds to searches is a reason with a name: hardly anybody is left without one."""
    strong, none = leavers(20), leavers(0)
    assert sum(strong.values()) > 2 * sum(none.values())
    assert strong[Reason.BETTER_RIVAL] > 0.5 * sum(strong.values())
    assert strong[Reason.NO_SINGLE_CAUSE] < 0.05 * sum(strong.values())
