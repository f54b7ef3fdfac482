"""The schedule of the focal firm: what is written is what comes into force, in the first week of its quarter."""

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from loyalty_sim.scenario import load_scenario
from loyalty_sim.theory.levers import NAMES, lever_named
from loyalty_sim.world.schedule import QUARTER, due, entry


def _multiples(lever):
    known = lever_named(lever)
    return st.integers(round(10 * known.low), round(10 * known.high)).map(lambda n: n / 10)


ENTRIES = st.lists(
    st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), st.integers(1, 12), _multiples(name))),
    max_size=8,
)


@examples(deadline=None)
@given(ENTRIES)
def test_every_entry_is_due_once_in_the_first_week_of_its_quarter(entries):
    schedule = tuple(entry(*each) for each in entries)
    found = [(lever, week, multiple) for week in range(1, 160) for lever, multiple in due(schedule, week)]
    last = {(lever, QUARTER * (quarter - 1) + 1): multiple for lever, quarter, multiple in entries}
    assert sorted(found) == sorted((*when, multiple) for when, multiple in last.items())


@examples(deadline=None)
@given(ENTRIES)
def test_what_is_written_as_an_entry_is_accepted_as_a_setting(entries):
    schedule = tuple(entry(*each) for each in entries)
    words = [f"firm.schedule=[{','.join(map(repr, schedule))}]", "market.weeks=156"]
    assert load_scenario(overrides=words).firm.schedule == schedule


def test_nothing_is_due_without_a_schedule():
    assert not any(due((), week) for week in range(200))
