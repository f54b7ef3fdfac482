"""What is told of planted customers, week by week."""

from types import SimpleNamespace

import numpy as np
import pytest

from loyalty_sim.studies.people.moments import Moment, moments
from loyalty_sim.studies.people.snapshot import Former, Outlook, Snapshot, visit_of
from loyalty_sim.studies.people.story import with_standing
from loyalty_sim.studies.people.words import ATTRIBUTES, CASES, REASONS, firm_name
from loyalty_sim.theory.customers import attributes
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk.advice import AdviceParameters
from loyalty_sim.theory.talk.word_of_mouth import WordOfMouthParameters
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.world import Ties

JUDGED = attributes.JUDGED


THOUGHT = Outlook(believed=(0.7, 0.8, 0.6), known=(1.0, 0.0, 0.04), kind=0)


BEFORE = Snapshot(
    generation=0, alive=1, provider=0, satisfaction=0.7, loyalty=0.6, expectation=0.7, quality=0.7, wallet=1.0,
    grievance=0.0, case=0, failures=0, talk_pressure=0.0, message=0, message_firm=-1, tells=0, advised_firm=-1,
    advice=0, left_firm=-1, left_reason=0, paid=0.0, attributes=(0.7,) * len(ATTRIBUTES), former=(), served=-1,
    channel=-1, outlook=THOUGHT,
)  # fmt: skip


WEIGHTS = (1 / JUDGED,) * JUDGED


def week_of(now, before=BEFORE, talk_on=True, row=0, heed=0.0, **friends):
    """The moments of a week in a market of two friends, the second of whom says nothing unless told to."""
    quiet = {"alive": [1, 1], "tells": [0, 0], "message": [0, 0], "message_firm": [0, 0], "left_firm": [-1, -1],
             "generation": [0, 0], "provider": [now.provider, 0], "satisfaction": [0.7, 0.7]}  # fmt: skip
    people = SimpleNamespace(**{name: np.array(value) for name, value in (quiet | friends).items()})
    world = SimpleNamespace(
        customers=people,
        ties=Ties(np.array([0, 1, 2]), np.array([1, 0]), np.ones(2, np.uint8)),
        employees=SimpleNamespace(site=np.array([3, 4])),
    )
    market = SimpleNamespace(
        week=7, world=world, luck=1, plan=SimpleNamespace(names=lambda: ["talk"]),
        theory=Theory(word_of_mouth=WordOfMouthParameters(on=talk_on), advice=AdviceParameters(heed=heed)),
        constants=SimpleNamespace(usual_satisfaction=0.5),
        config=SimpleNamespace(firm=SimpleNamespace(name="Ours")),
        firms=[SimpleNamespace(called="")] * 3,
    )  # fmt: skip
    return list(moments(before, now, market, row, WEIGHTS))


def told(now, before=BEFORE, **week):
    """Kind and words of those moments."""
    return [(moment.kind, moment.text) for moment in week_of(now, before, **week)]


def test_a_week_in_which_nothing_happens_is_not_told():
    assert told(BEFORE) == []


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason])
def test_every_reason_of_leaving_has_words(reason):
    now = BEFORE._replace(provider=1, left_firm=0, left_reason=int(reason))
    thought = "(thought Ours 70; rival 1 80 by reputation)"
    assert told(now) == [("left", f"left Ours for rival 1: {REASONS[reason]} {thought}")]


def test_who_leaves_for_nobody_and_who_comes_from_nobody():
    assert told(BEFORE._replace(provider=-1, left_firm=0, left_reason=4)) == [("left", "left Ours: the price")]
    assert told(BEFORE._replace(provider=2), BEFORE._replace(provider=-1)) == [
        ("joined", "became a customer of rival 2 (thought rival 2 60 by reputation and, to 4 %, by what was heard)")
    ]


@pytest.mark.parametrize(
    ("known", "grounds"),
    [(0.0, "by reputation"), (0.2, "by reputation and, to 20 %, by what was heard"), (0.7, "from own experience")],
)
def test_what_was_thought_of_a_firm_names_its_grounds(known, grounds):
    before = BEFORE._replace(provider=-1, outlook=THOUGHT._replace(known=(0.0, known, 0.0)))
    [(_, text)] = told(BEFORE._replace(provider=1), before)
    assert text == f"became a customer of rival 1 (thought rival 1 80 {grounds})"


def test_advice_that_was_followed_is_told_and_other_advice_is_not():
    now = BEFORE._replace(provider=1, left_firm=0, left_reason=4)
    for firm, advice, said in [
        (1, 50, ", as advised"), (1, -50, None), (0, -50, ", warned of Ours"), (0, 50, None), (2, 50, None),
    ]:  # fmt: skip
        [(_, text)] = told(now, BEFORE._replace(advised_firm=firm, advice=advice))
        assert ("advised" in text or "warned" in text) == (said is not None)
        assert said is None or said in text


def test_who_goes_back_to_a_firm_remembers_what_it_was_like():
    before = BEFORE._replace(former=(Former(2, 3, 0.55), Former(1, -9, 0.62)))
    text = told(BEFORE._replace(provider=2, left_firm=0, left_reason=4), before)[0][1]
    assert "for rival 2 again: the price" in text
    assert "rival 2 60 from own experience, satisfied 55 there until week 3)" in text
    text = told(BEFORE._replace(provider=1, left_firm=0, left_reason=4), before)[0][1]
    assert "satisfied 62 there before the start)" in text


def test_every_line_says_how_satisfied_with_whom_and_what_is_thought_of_whom():
    now = BEFORE._replace(message=1, message_firm=1, tells=3)
    [moment] = week_of(now)
    assert (moment.firm, moment.then) == (1, "satisfied 70 with Ours; thinks Ours 70, rival 1 80")
    elsewhere = now._replace(provider=2, satisfaction=0.91)
    [moment] = week_of(elsewhere, elsewhere)
    assert moment.then == "satisfied 91 with rival 2; thinks Ours 70, rival 1 80"
    [moment] = week_of(now._replace(provider=-1), now._replace(provider=-1))
    assert moment.then == "thinks Ours 70, rival 1 80"


@pytest.mark.parametrize("case", list(CASES))
def test_every_stage_of_a_case_has_words_and_is_told_once(case):
    now = BEFORE._replace(case=int(case))
    assert told(now) == [("case", CASES[case].format(firm="Ours"))]
    assert told(now, before=now) == []


def test_a_case_that_ends_in_nothing_is_not_told():
    assert told(BEFORE, BEFORE._replace(case=int(Case.SILENT))) == []


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (0.7, 0.85, "satisfaction 70 → 85"),
        (0.7, 0.2, "satisfaction 70 → 20"),
        (0.7, 0.704, "satisfaction stays 70"),
        (0.0, 0.0, "satisfaction stays 0"),
    ],
)
def test_an_encounter_says_by_whom_where_and_with_what(was, now, said):
    met = BEFORE._replace(served=1, channel=1, satisfaction=now, attributes=seen(wait=0.6))
    found = told(met, BEFORE._replace(satisfaction=was))
    where = "served by Ours, by phone, by employee 1 at site 4"
    assert found == [("served", f"{where}: {said}; the wait worse than usual")]


def seen(**changed):
    """Memory of each attribute: .7, but for those that have changed."""
    return tuple(changed.get(name, 0.7) for name in attributes.ATTRIBUTES)


@pytest.mark.parametrize(("changed", "said"), [
    ({"empathy": 0.8}, "personal attention better than usual"),
    ({"core": 0.6, "ease": 0.69}, "the outcome worse than usual"),
    ({"price": 0.1, "ease": 0.71}, "ease of buying better than usual"),
])  # fmt: skip
def test_the_attribute_named_is_the_one_that_moved_the_judgement_most_and_never_the_price(changed, said):
    assert told(BEFORE._replace(served=1, channel=0, attributes=seen(**changed)))[0][1].endswith(f"; {said}")


def test_satisfaction_with_one_firm_is_not_set_against_that_with_another():
    now = BEFORE._replace(
        provider=1, left_firm=0, left_reason=4, served=0, channel=2, failures=1, case=int(Case.SILENT),
        satisfaction=0.5, attributes=seen(wait=0.2),
    )  # fmt: skip
    assert told(now, BEFORE._replace(failures=3))[1:] == [
        (
            "served",
            "served for the first time by rival 1, online, by employee 0 at site 3: "
            "satisfaction 50; the wait worse than the rest",
        ),
        ("failure", "something went wrong at rival 1: satisfaction 50; the wait worse than the rest"),
        ("case", "told nobody at rival 1 about it"),
    ]


def test_how_a_customer_stood_is_said_once_a_week():
    week, told = [3, 3, 4, 6, 6, 6], ["a", "b", "c", "d", "e", "f"]
    shown = [Moment(number, "left", text, 0, f"then {number}") for number, text in zip(week, told, strict=True)]
    assert [then for _, then in with_standing(shown)] == ["", "then 3", "then 4", "", "", "then 6"]
    assert [moment for moment, _ in with_standing(shown)] == shown
    assert list(with_standing([])) == []


def test_an_old_grievance_that_comes_back_with_a_firm_is_no_new_failure():
    before = BEFORE._replace(former=(Former(1, 3, 0.3),))
    now = BEFORE._replace(provider=1, left_firm=0, left_reason=4, case=int(Case.SILENT))
    assert [kind for kind, _ in told(now, before)] == ["left"]


def test_a_failure_is_told_with_the_firm_and_what_was_worst_however_good_the_rest():
    now = BEFORE._replace(failures=1, satisfaction=0.6, attributes=seen(core=0.65, empathy=0.9))
    assert told(now) == [
        ("failure", "something went wrong at Ours: satisfaction 70 → 60; the outcome worse than usual")
    ]


@pytest.mark.parametrize(("message", "tone"), [(1, "good"), (-1, "bad"), (-2, "bad")])
def test_what_is_passed_on_has_a_tone_and_a_firm(message, tone):
    now = BEFORE._replace(message=message, message_firm=1, tells=3)
    assert told(now) == [("told", f"told 3 people something {tone} about rival 1")]


def test_who_left_tells_of_it_only_where_people_talk():
    gone = BEFORE._replace(provider=1, left_firm=0, left_reason=4, tells=2)
    assert told(gone)[-1] == ("told", "told 2 people of having left Ours")
    assert [kind for kind, _ in told(gone, talk_on=False)] == ["left"]


def test_a_friend_who_tells_everybody_is_heard_and_one_who_tells_nobody_is_not():
    loud = {"tells": [0, 10_000], "message": [0, -1]}
    by_tie = [text for _, text in told(BEFORE, **loud) if "close friend" in text]
    assert by_tie == ["heard something bad about Ours from a close friend, customer 1"]
    assert told(BEFORE, **(loud | {"tells": [0, 0]})) == []
    assert told(BEFORE, **(loud | {"message": [0, 0]})) == []
    assert told(BEFORE, talk_on=False, **loud) == []


def test_what_is_heeded_is_told_apart_from_what_is_only_heard():
    loud = {"tells": [0, 1], "message": [0, 80], "message_firm": [0, 2]}
    heard = {kind for kind, _ in told(BEFORE, **(loud | {"tells": [0, 10_000]}))}
    heeded = told(BEFORE, heed=1e9, **(loud | {"tells": [0, 10_000]}))
    assert heard == {"heard"}
    assert ("heeded", "heard something good about rival 2 from a close friend, customer 1, and heeds it") in heeded
    assert {kind for kind, _ in heeded} == {"heeded"}


def test_a_friend_who_has_left_is_heard_of_that():
    gone = {"tells": [0, 10_000], "message": [0, 0], "left_firm": [-1, 0]}
    assert ("heard", "heard from a close friend, customer 1, of having left Ours") in told(BEFORE, **gone)


def test_who_moves_away_and_who_comes_anew_is_told_and_nothing_else_of_them():
    busy = BEFORE._replace(served=1, message=1, tells=3, message_firm=0)
    assert told(busy._replace(alive=0)) == [("moved", "moved away and left the market")]
    assert told(busy._replace(generation=1)) == [("joined", "a newcomer takes the place of who moved away")]


def test_firms_are_called_by_name_and_by_number():
    firms = [SimpleNamespace(called=called) for called in ("", "", "Blue")]
    market = SimpleNamespace(config=SimpleNamespace(firm=SimpleNamespace(name="Ours")), firms=firms)
    assert [firm_name(market, firm) for firm in range(3)] == ["Ours", "rival 1", "Blue"]


def test_who_served_is_found_in_the_customers_own_block_of_the_books():
    visits = np.full(2 * BLOCK, -1)
    visits[:2], visits[BLOCK] = [5, 2], BLOCK + 3
    visits[2] = 9  # left over from a week with more visits
    tally = SimpleNamespace(visit_count=np.array([2, 1]), visits=visits)
    market = SimpleNamespace(week=1, tally=tally)
    assert [visit_of(market, row) for row in (5, 2, BLOCK + 3, 9, 0)] == [0, 1, BLOCK, -1, -1]
    assert visit_of(SimpleNamespace(week=0, tally=tally), 5) == -1
