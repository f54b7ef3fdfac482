"""Questions and the work they make, with planted work in place of markets: what is asked once, for all, and anew."""

import asyncio
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from loyalty_sim.app.computing import work
from loyalty_sim.app.computing.shared import Recent, Shared
from loyalty_sim.app.computing.work_queue import LATER, NOW, SOON, QueueFull
from loyalty_sim.app.services import Services, key_of, services, start_services
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.app.what_if import inquiry as in_pages
from loyalty_sim.app.what_if.inquiry import CURVE_SEEDS, MONEY_LEVELS, PRICE_LEVELS, Inquiry, levels_of
from loyalty_sim.cli.commands import app as command_line
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.scenario import load_scenario
from planted import short, with_levers

A, B = short(52), with_levers(short(52), climate=2.0)
FEW = [Job(A, seed, "A") for seed in range(3)]


class Desk:
    """In place of the queue: gives the answers that a test plants, and takes down what it was asked."""

    def __init__(self, **answers):
        self.answers, self.done = answers, []

    async def do(self, user, urgency, function, *arguments):
        self.done.append((user, urgency, function.__name__, arguments))
        await asyncio.sleep(0)
        answer = self.answers[function.__name__]
        return answer(*arguments) if callable(answer) else answer

    def names(self):
        return [name for _, _, name, _ in self.done]


class NoStore(NamedTuple):
    """A store that is only handed on."""

    folder: str = "nowhere"


def inquiry(user="ann", shared=None, **answers):
    desk = Desk(**answers)
    return Inquiry(Services(desk, NoStore(), shared or Shared(), None, None, None), user), desk


def silent(done, total):
    pass


def each(error):
    """Answer of `keep`: the same for every run."""
    return lambda jobs, store: [error] * len(jobs)


def in_rounds(*rounds):
    """Answers of `attempt`: what is needed each time it is asked, then the result."""
    waiting = list(rounds)
    return lambda *given: waiting.pop(0)


def test_a_page_answers_over_as_many_worlds_as_the_command_that_it_shows():
    asked = CliRunner().invoke(command_line, [*VisitorRequest().command().split()[1:], "--dry-run"])
    assert f" {in_pages.WORLDS} worlds" in asked.stdout


async def test_both_worlds_are_asked_for_first_of_all():
    asked, desk = inquiry(picture=lambda scenario, seed, store: (scenario, seed))
    assert await asked.pair(A, B) == ((A, 0), (B, 0))
    assert {urgency for _, urgency, _, _ in desk.done} == {NOW}


async def test_a_world_compared_with_itself_is_run_once():
    asked, desk = inquiry(picture="portrait")
    assert await asked.pair(A, A) == ("portrait", "portrait")
    assert desk.names() == ["picture"]


async def test_what_two_visitors_ask_is_made_once():
    shared = Shared()
    first, one = inquiry("ann", shared, picture="hers")
    second, other = inquiry("bob", shared, picture="his")
    assert await asyncio.gather(first.portrait(A), second.portrait(A)) == ["hers", "hers"]
    assert len(one.done) + len(other.done) == 1
    assert await second.portrait(B) == "his"


async def test_a_study_hands_out_its_runs_one_by_one_and_is_tried_again():
    told = []
    asked, desk = inquiry(attempt=in_rounds(FEW, FEW[:1], "result"), keep=each(""))
    assert await asked.study(SOON, lambda *far: told.append(far), work.compared, A, B, 3) == "result"
    assert desk.names() == ["attempt", *["keep"] * 3, "attempt", "keep", "attempt"]
    assert told == [(1, 3), (2, 3), (3, 3), (1, 1)]
    assert {user for user, *_ in desk.done} == {"ann"}


async def test_both_arms_of_a_seed_are_handed_out_together():
    told = []
    pairs = [Job(scenario, seed, name) for name, scenario in (("A", A), ("B", B)) for seed in range(2)]
    asked, desk = inquiry(keep=each(""))
    await asked.keep(pairs, SOON, lambda *far: told.append(far))
    assert [[(job.label, job.seed) for job in given[0]] for *_, given in desk.done] == [
        [("A", 0), ("B", 0)], [("A", 1), ("B", 1)],
    ]  # fmt: skip
    assert told == [(2, 4), (4, 4)]


async def test_a_study_whose_runs_are_all_kept_makes_none():
    asked, desk = inquiry(attempt=in_rounds("result"))
    assert await asked.study(SOON, silent, work.compared, A, B, 3) == "result"
    assert desk.names() == ["attempt"]


async def test_runs_that_fail_are_named_and_counted_and_the_study_ends():
    asked, desk = inquiry(
        attempt=in_rounds(FEW), keep=lambda jobs, store: ["too much" if job.seed else "" for job in jobs]
    )
    with pytest.raises(RunFailed, match="2 of 3 runs failed: A, seed 1: too much; A, seed 2: too much"):
        await asked.study(SOON, silent, work.compared, A, B, 3)
    assert desk.names().count("attempt") == 1


async def test_of_many_failures_three_are_named():
    many = [Job(A, seed, "A") for seed in range(9)]
    asked, _ = inquiry(keep=each("broken"))
    with pytest.raises(RunFailed) as error:
        await asked.keep(many, SOON, silent)
    assert str(error.value).startswith("9 of 9 runs failed")
    assert str(error.value).count("broken") == 3


async def test_what_fails_is_not_kept_for_others_but_asked_anew():
    shared = Shared()
    broken, _ = inquiry("ann", shared, attempt=in_rounds(FEW), keep=each("broken"))
    with pytest.raises(RunFailed):
        await broken.returns("climate", A, B, 5, silent)
    mended, desk = inquiry("bob", shared, attempt=in_rounds("curve"))
    assert await mended.returns("climate", A, B, 5, silent) == "curve"
    assert desk.names() == ["attempt"]


async def test_who_leaves_takes_back_the_runs_that_still_wait():
    begun, stopped = [], []

    async def never(*given):
        begun.append(given)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            stopped.append(given)
            raise

    asked, desk = inquiry()
    desk.do = never
    task = asyncio.create_task(asked.keep(FEW, SOON, silent))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0.01)
    assert len(begun) == len(stopped) == 3


async def test_where_the_desk_is_full_the_runs_already_handed_in_are_taken_back():
    stopped = []

    async def full_after_two(user, urgency, function, jobs, store):
        [job] = jobs
        if job.seed == 2:
            raise QueueFull("too much is being computed at the moment")
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            stopped.append(job.seed)
            raise

    asked, desk = inquiry()
    desk.do = full_after_two
    with pytest.raises(QueueFull):
        await asked.keep(FEW, SOON, silent)
    await asyncio.sleep(0.01)
    assert stopped == [0, 1]


@pytest.mark.parametrize(("seeds", "used"), [(2, 3), (3, 3), (CURVE_SEEDS, CURVE_SEEDS), (60, CURVE_SEEDS)])
async def test_a_curve_has_enough_seeds_and_not_too_many(seeds, used):
    asked, desk = inquiry(attempt=in_rounds("curve"))
    await asked.returns("climate", A, B, seeds, silent)
    [(_, urgency, _, (function, given, _))] = desk.done
    assert urgency == LATER
    assert function is work.curve
    assert given == ("climate", B, levels_of("climate", B), used, {"A": 1.0, "B": B.firm.levers.climate}, 0)


async def test_what_matters_of_the_levers_does_not_hang_on_a():
    shared = Shared()
    asked, desk = inquiry("ann", shared, attempt=lambda function, given, store: function.__name__)
    assert await asked.levers_matter(B, silent) == "levers_matter"
    assert await asked.doubts_matter(A, B, silent) == "doubts_matter"
    assert await asked.doubts_matter(B, B, silent) == "doubts_matter"
    assert await asked.levers_matter(B, silent) == "levers_matter"
    assert len(desk.done) == 3
    await asked.levers_matter(A, silent)
    assert len(desk.done) == 4, "another B is another question"


async def test_a_story_is_of_one_customer_in_one_pair_of_worlds():
    asked, desk = inquiry(life=lambda a, b, seed, row: row)
    assert [await asked.story(A, B, row) for row in (3, 0, 3)] == [3, 0, 3]
    assert await asked.story(B, A, 3) == 3
    assert len(desk.done) == 3


async def test_the_same_ties_are_laid_out_once():
    class Circle(NamedTuple):
        ties: np.ndarray

    asked, desk = inquiry(places="laid out")
    for _ in range(2):
        await asked.places(Circle(np.array([[0, 1]])))
    await asked.places(Circle(np.array([[0, 2]])))
    assert len(desk.done) == 2


# -- levels of the curve ----------------------------------------------------------------------------------------


@given(st.floats(0, 5).map(lambda level: round(level, 2)))
def test_levels_are_the_usual_ones_none_beside_where_b_is(here):
    found = levels_of("climate", with_levers(climate=here))
    assert set(found) <= set(MONEY_LEVELS)
    assert found == sorted(found)
    assert all(level == here or abs(level - here) > 0.15 for level in found)
    assert len(found) >= len(MONEY_LEVELS) - 1, "at most one gives way"


@pytest.mark.parametrize(
    ("price", "missing"), [(1.0, set()), (1.01, {1.0}), (0.96, {0.95}), (1.025, set()), (2.0, set())]
)
def test_prices_are_looked_at_more_closely(price, missing):
    assert set(PRICE_LEVELS) - set(levels_of("price", with_levers(price=price))) == missing


def test_what_is_set_is_looked_at_as_widely_as_its_slider_goes():
    assert levels_of("positions", B) == pytest.approx([0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3])


# -- what pages share -------------------------------------------------------------------------------------------


def test_answers_are_told_apart_by_settings_words_and_order():
    titled, renamed = A._replace(title="Other"), A._replace(firm=A.firm._replace(name="Other"))
    keys = [key_of(A), key_of(B), key_of(titled), key_of(renamed), key_of(A, B), key_of(B, A), key_of()]
    assert len(set(keys)) == len(keys)
    assert key_of(load_scenario()) == key_of(load_scenario())


def test_there_is_one_set_of_services(monkeypatch):
    monkeypatch.setattr("loyalty_sim.app.services._running", [])
    first = start_services("queue")
    assert services() is first
    second = start_services("another")
    assert services() is second
    assert second.shared is not first.shared


@settings(max_examples=50)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 6)), max_size=40), st.integers(1, 4))
def test_of_recent_answers_those_used_last_are_kept(uses, most):
    recent, last = Recent(most), {}
    for turn, (puts, key) in enumerate(uses):
        if puts:
            assert recent.put(key, key * 10) == key * 10
            last[key] = turn
        elif recent.get(key) is not None:
            last[key] = turn
        kept = sorted(last, key=last.get)[-most:]
        last = {each: last[each] for each in kept}
        assert set(recent._kept) == set(kept)
