"""Studies taken apart: the answer is that of the whole, no piece is asked for twice, and stopping stops."""

import asyncio
from functools import partial

import pandas as pd
import pytest

from loyalty_sim.app.computing import piecewise
from loyalty_sim.app.computing.piecewise import Piece, in_pieces
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.lab.store import Store
from loyalty_sim.studies import Kept, carry_out
from planted import short
from toy_kind import LuckStudy

SEEDS = (3, 4, 5, 6)
looks = []


def looked_at(job, more=0.0):
    if job.seed < 0:
        raise ArithmeticError("planted")
    looks.append((job.seed, more))
    return Run(job, {"profit": job.seed + more}, pd.DataFrame())


class InSteps(LuckStudy):
    """Looks at every seed, and once more at the even ones."""

    kind = "luck in steps"

    def gather(self, lab):
        first = lab.run_by(looked_at, [Job(self.scenario, seed) for seed in self.seeds], kept="luck")
        if failed := [run.error for run in first if run.error]:
            raise RunFailed("; ".join(failed))
        even = [run.job for run in first if run.outcomes["profit"] % 2 == 0]
        again = lab._replace(progress=None).run_by(partial(looked_at, more=10.0), even, kept=False)
        rows = [{"seed": run.job.seed, **run.outcomes} for run in again]
        return Kept(pd.DataFrame(rows))


def study(seeds=SEEDS):
    return InSteps({"A": short(8)}, list(seeds), {"least": 15})


class Desk:
    """In place of the queue: everything is done here, at once. hold: so many pieces are done, the others never."""

    def __init__(self, hold=1_000):
        self.hold, self.pieces, self.attempts = hold, [], 0

    async def do(self, user, urgency, function, *given):
        await asyncio.sleep(0)
        if function is piecewise.attempt:
            self.attempts += 1
        elif len(self.pieces) < self.hold:
            self.pieces.append(given[0])
        else:
            await asyncio.Event().wait()
        return function(*given)


async def answered(desk, asked, known=None, told=lambda done, total: None, store=None):
    return await in_pieces(desk, "me", 2, asked, {} if known is None else known, store, told)


def test_the_answer_is_that_of_the_whole_and_no_piece_is_asked_for_twice():
    desk, told, known = Desk(), [], {}
    found = asyncio.run(answered(desk, study(), known, lambda done, total: told.append((done, total))))
    whole = carry_out(study(), Lab(workers=1))
    pd.testing.assert_frame_equal(found.table, whole.table)
    assert found.text == whole.text
    assert sorted(piece.job.seed for piece in desk.pieces) == [3, 4, 4, 5, 6, 6]
    assert desk.attempts == 3, "for the first look, for the second, and for the answer"
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4), (5, 6), (6, 6)]
    again = Desk()
    assert asyncio.run(answered(again, study(), known)).text == whole.text
    assert again.pieces == []


def test_what_a_study_keeps_is_not_looked_at_again_by_another_visitor(tmp_path):
    asyncio.run(answered(Desk(), study(), store=Store(tmp_path)))
    looks.clear()
    asyncio.run(answered(Desk(), study(), store=Store(tmp_path)))
    assert sorted(looks) == [(4, 10.0), (6, 10.0)], "the first look lies in the store, the second is kept nowhere"


def test_an_error_of_the_study_is_told_once_all_is_known():
    with pytest.raises(RunFailed, match="ArithmeticError: planted"):
        asyncio.run(answered(Desk(), study((4, -1))))


def test_stopping_takes_back_what_is_not_done():
    async def stopped():
        desk, known = Desk(hold=2), {}
        task = asyncio.ensure_future(answered(desk, study(), known))
        while len(known) < 2:
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return len(known), task.cancelled(), asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(stopped()) == (2, True, set())


def test_pieces_that_differ_in_anything_have_other_keys():
    job = Job(short(8), 1)
    keys = [
        Piece(look, each, None).key
        for look in (looked_at, partial(looked_at, more=1.0), partial(looked_at, more=2.0))
        for each in (job, job._replace(seed=2), Job(short(9), 1))
    ]
    assert len(set(keys)) == 9
    assert Piece(looked_at, job._replace(label="other"), None).key == keys[0]
