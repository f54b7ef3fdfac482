"""Codes and PINs cannot be tried out: the wait grows, is bounded, and ends."""

from loyalty_sim.app.together import guesses as module
from loyalty_sim.app.together.guesses import FORGIVEN_AFTER, FREE, LONGEST, Guesses


class Clock:
    now = 50.0

    def __call__(self):
        return self.now


def test_a_few_slips_are_free_and_then_each_wait_is_twice_the_last():
    clock = Clock()
    guesses, waits = Guesses(clock), []
    for _ in range(FREE + 5):
        guesses.wrong("phone")
        waits.append(guesses.wait("phone"))
        clock.now += guesses.wait("phone")
        assert guesses.wait("phone") == 0
    assert waits == [0] * FREE + [2, 4, 8, 16, 32]


def test_no_wait_is_longer_than_the_longest_and_a_quiet_hour_forgives():
    clock = Clock()
    guesses = Guesses(clock)
    for _ in range(500):
        guesses.wrong("phone")
    assert guesses.wait("phone") == LONGEST
    clock.now += FORGIVEN_AFTER + 1
    guesses.wrong("phone")
    assert guesses.wait("phone") == 0


def test_others_do_not_wait_and_the_longest_wait_of_all_named_counts():
    guesses = Guesses(Clock())
    for _ in range(FREE + 2):
        guesses.wrong("phone", "room")
    assert guesses.wait("other phone") == 0
    assert guesses.wait("other phone", "room") == 4


def test_half_a_million_codes_take_years():
    clock = Clock()
    guesses, begun = Guesses(clock), clock.now
    for _ in range(1000):
        clock.now += guesses.wait("phone")
        guesses.wrong("phone")
    assert (clock.now - begun) / 1000 * 500_000 > 86_400 * 365 * 5


def test_who_guessed_longest_ago_is_forgotten(monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    guesses = Guesses(Clock())
    for who in "abcd":
        guesses.wrong(who)
    assert len(guesses._wrong) == 3
