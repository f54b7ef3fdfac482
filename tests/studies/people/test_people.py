"""Single customers: fates, crossing, samples, portraits and stories, on a small market that is really run."""

import numpy as np
import pytest

from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies.people.fates import STAYED, Fates, FateWatch, crossing
from loyalty_sim.studies.people.moments import moments
from loyalty_sim.studies.people.person import person
from loyalty_sim.studies.people.portrait import portrait
from loyalty_sim.studies.people.sample import circle, dots
from loyalty_sim.studies.people.snapshot import snapshot
from loyalty_sim.studies.people.story import life, story
from loyalty_sim.theory.customers.channels import Channel
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.theory.customers.loyalty import Kind
from loyalty_sim.week.tally import LOOKS

SMALL = ["market.customers=600", "market.weeks=40", "market.exit_rate=0.2"]


@pytest.fixture(scope="module")
def a():
    return load_scenario(overrides=SMALL)


@pytest.fixture(scope="module")
def b():
    return load_scenario(overrides=[*SMALL, "firm.levers.climate=0", "firm.levers_from=20"])


@pytest.fixture(scope="module")
def portraits(a, b):
    return portrait(a, 3), portrait(b, 3)


def test_every_first_customer_has_one_fate_and_the_books_agree(a):
    market = ServiceMarket(a, rng=3)
    start = market.world.customers.provider == 0
    watch = FateWatch(market.world.customers)
    while market.week < 40:
        market.step()
        watch.watch(market.week)
    fates = watch.fates()
    assert (fates.member == start).all()
    assert ((fates.week > 0) == (fates.fate != STAYED)).all()
    lost = {reason: int((fates.fate[start] == reason).sum()) for reason in Reason if reason}
    books = market.history.query("firm == 0")
    for reason, count in lost.items():
        assert count <= books[f"left_{reason.name.lower()}"].sum()
    assert lost[Reason.MOVED_AWAY] > 0
    still = (market.world.customers.provider == 0) & start & (market.world.customers.generation == 0)
    assert still.sum() == (fates.fate[start] == STAYED).sum() + fates.back.sum()


def test_a_portrait_is_the_run_that_a_study_makes(portraits, a):
    from loyalty_sim.lab.job import Job
    from loyalty_sim.lab.runner import simulate

    assert portraits[0].run.outcomes == simulate(Job(a, 3)).outcomes


def test_crossing_counts_everybody_once_and_is_diagonal_for_the_same_world(portraits):
    first, second = (each.fates for each in portraits)
    assert crossing(first, second).sum() == first.member.sum()
    same = crossing(first, first)
    assert same.sum() == np.trace(same) == first.member.sum()
    assert crossing(first, second).sum(axis=1).tolist() == np.diag(same).tolist()


def test_worlds_that_start_differently_cannot_be_crossed(portraits):
    other = Fates(~portraits[0].fates.member, *portraits[0].fates[1:])
    with pytest.raises(ValueError, match="start alike"):
        crossing(portraits[0].fates, other)


def test_dots_are_customers_of_the_firm_and_the_same_people_in_both_worlds(a):
    market = ServiceMarket(a, rng=3)
    shown = dots(market, 50)
    assert len(shown.rows) == 50
    assert (market.world.customers.provider[shown.rows] == 0).all()
    line = market.theory.loyalty.held_from - 0.1 * market.config.trade.switching_cost
    free = [market.customer(row).kind in (Kind.MERCENARY, Kind.DEFECTOR) for row in shown.rows.tolist()]
    assert (shown.held < line).tolist() == free
    assert shown.rows.tolist() == dots(ServiceMarket(a, rng=3), 50).rows.tolist()


def test_a_circle_is_made_of_real_ties(a):
    ties = ServiceMarket(a, rng=3).world.ties
    found = circle(ties, 40)
    assert len(found.rows) == len(set(found.rows.tolist())) == 40
    for first, second in found.rows[found.ties]:
        assert second in ties.neighbour[ties.start[first] : ties.start[first + 1]]


def test_nobody_is_tied_where_there_is_no_network(a):
    market = ServiceMarket(a._replace(network=a.network._replace(kind="none")), rng=3)
    assert len(circle(market.world.ties).rows) == 0


def test_two_lives_are_the_same_until_the_decision_and_part_after_it(a, b):
    told = story(a, b, 3, row=5)
    before = told.a.weekly["week"] <= 20
    assert told.a.weekly[before].equals(told.b.weekly[before])
    assert not told.reached[:20].any()
    assert told.parted is None or told.parted > 20
    assert told.reached[-1] > 0


def test_somebody_is_reached_and_the_week_is_the_first_that_differs(a, b):
    rows = [row for row in range(12) if story(a, b, 3, row).parted]
    told = story(a, b, 3, rows[0])
    differs = (told.a.weekly != told.b.weekly).any(axis=1)
    if differs.any():
        assert told.parted <= told.a.weekly["week"][differs.idxmax()]


def test_the_same_scenario_twice_never_parts(a):
    told = story(a, a, 3, row=5)
    assert told.parted is None
    assert told.a.moments == told.b.moments
    assert not told.reached.any()


def test_a_customer_who_does_not_exist_has_no_story(a):
    with pytest.raises(ValueError, match="no customer 600"):
        story(a, a, 3, row=600)


def test_messages_and_encounters_in_stories_are_those_in_the_books(a):
    """Every message and encounter of a week, told customer by customer, adds up to what the firms booked."""
    market = ServiceMarket(a, rng=3)
    market.run(5)
    weights = [person(market, row).weights for row in range(600)]
    before = [snapshot(market, row) for row in range(600)]
    market.step()
    told = [m for row in range(600) for m in moments(before[row], snapshot(market, row), market, row, weights[row])]
    books = market.history.query("week == 6")
    for kinds, booked in [(("heard", "heeded"), "messages_heard"), (("served",), "encounters")]:
        for firm, count in books.set_index("firm")[booked].items():
            assert sum(m.kind in kinds and m.firm == firm for m in told) == count
        assert books[booked].sum() > 0
    assert sum(m.kind == "failure" for m in told) == books["failures"].sum()


def test_what_a_story_shows_to_be_heeded_is_what_the_market_keeps_as_advice(a):
    """Of whoever heeded something this week, the latest is the advice kept; else only who looked around has asked."""
    market = ServiceMarket(a, rng=3).run(20)
    c = market.world.customers
    kept, found = c.advised_firm.copy(), 0
    weights = [person(market, row).weights for row in range(600)]
    before = [snapshot(market, row) for row in range(600)]
    market.step()
    for row in np.flatnonzero((c.alive == 1) & (c.generation == [each.generation for each in before])).tolist():
        told = moments(before[row], snapshot(market, row), market, row, weights[row])
        heeded = [m.firm for m in told if m.kind == "heeded"]
        found += len(heeded)
        if heeded:
            assert c.advised_firm[row] == heeded[-1]
            assert c.advice[row] != 0
        elif market.tally.marked[row] != LOOKS:
            assert c.advised_firm[row] == kept[row]
    assert found > 0


def test_what_is_believed_in_a_story_is_what_the_market_compares_by(a):
    """Whoever was served has compared with the best other firm in that week, as beliefs then stood."""
    market = ServiceMarket(a._replace(theory=a.theory._replace(
        word_of_mouth=a.theory.word_of_mouth._replace(on=False))), rng=3).run(10)  # fmt: skip
    c, compared = market.world.customers, 0
    public = market.world.firms.public.copy()
    market.step()
    assert np.allclose(public, market.world.firms.public, atol=0.01)
    for row in range(600):
        now = snapshot(market, row)
        if now.served >= 0:
            best = now.outlook.believed[now.outlook.best_beside(now.provider)]
            assert best == pytest.approx(c.alternative[row] / 100, abs=0.011)
            compared += 1
    assert compared > 30


def test_a_person_is_the_same_for_life_and_people_differ(a):
    market = ServiceMarket(a, rng=3)
    people = [person(market, row) for row in range(200)]
    assert all(sum(each.weights) == pytest.approx(1) for each in people)
    assert {each.channel for each in people} == set(Channel)
    assert {each.relational for each in people} == {True, False}
    empathy = {r: np.mean([each.weights[4] for each in people if each.relational == r]) for r in (True, False)}
    assert empathy[True] > 1.5 * empathy[False]
    assert len({each.weights for each in people}) == 200
    market.run(3)
    here = np.flatnonzero(market.world.customers.generation[:200] == 0)
    assert all(person(market, row) == people[row] for row in here.tolist())


def test_one_life_alone_is_that_of_a_story_and_reads_from_who_to_the_end(a):
    alone = life(a, 3, row=5)
    both = story(a, a, 3, row=5)
    assert alone.weekly.equals(both.a.weekly)
    assert (alone.person, alone.moments, alone.ending) == (both.a.person, both.a.moments, both.a.ending)
    lines = alone.text.splitlines()
    assert lines[0] == alone.person.words
    assert lines[-len(alone.ending) :] == list(alone.ending)
    assert len(lines) == 1 + len(alone.shown()) + len(alone.ending)


def test_who_moves_away_has_no_story_afterwards(a):
    lives = [life(a, 3, row) for row in range(12)]
    gone = [each for each in lives if each.moments and each.moments[-1].kind == "moved"]
    assert gone
    for each in gone:
        assert each.ending == (f"Moved away in week {len(each.weekly)}.",)
        assert len(each.weekly) == each.moments[-1].week < 40
    assert any(len(each.weekly) == 40 for each in lives)


def test_satisfaction_in_a_story_is_with_the_provider_of_that_week(a):
    """Shown against what the market stores, week by week; and every line's firm is one of the market's."""
    told, market = life(a, 3, row=7), ServiceMarket(a, rng=3)
    for _, week in told.weekly.iterrows():
        market.step()
        c = market.world.customers
        assert week["provider"] == c.provider[7]
        assert week["satisfaction"] == pytest.approx(100 * c.satisfaction[7])
        assert week["wait"] == pytest.approx(c.attributes[7, 6] / 655.35)
    assert all(-1 <= moment.firm < len(market.world.firms.public) for moment in told.moments)
