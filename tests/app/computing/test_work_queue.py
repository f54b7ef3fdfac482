"""The queue: urgent work first, users in turn, lost workers replaced, waiting work taken back."""

import asyncio
import os
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from loyalty_sim.app.computing import work_queue as work_queue
from loyalty_sim.app.computing.work_queue import LATER, NOW, SOON, QueueFull, WorkQueue


def threads(slots=1) -> WorkQueue:
    return WorkQueue(lambda: ThreadPoolExecutor(slots), slots)


async def order_of(requests) -> list[str]:
    """In which order the queue does what is handed in while its one worker is busy."""
    queue, gate, done = threads(), threading.Event(), []
    first = asyncio.create_task(queue.do("first", NOW, gate.wait))
    await asyncio.sleep(0.01)
    tasks = [asyncio.create_task(queue.do(user, urgency, done.append, name)) for user, urgency, name in requests]
    await asyncio.sleep(0.01)
    gate.set()
    await asyncio.gather(first, *tasks)
    queue.close()
    return done


async def test_users_take_turns_however_much_one_of_them_asks():
    heavy = [("ann", SOON, f"ann {n}") for n in range(4)]
    assert await order_of([*heavy, ("bob", SOON, "bob"), ("cid", SOON, "cid")]) == [
        "ann 0", "bob", "cid", "ann 1", "ann 2", "ann 3",
    ]  # fmt: skip


async def test_first_pictures_come_before_everything_else():
    requests = [("ann", LATER, "curve"), ("ann", SOON, "ensemble"), ("bob", NOW, "picture")]
    assert await order_of(requests) == ["picture", "ensemble", "curve"]


async def test_work_of_who_has_gone_is_not_done():
    queue, gate, done = threads(), threading.Event(), []
    first = asyncio.create_task(queue.do("ann", NOW, gate.wait))
    gone = asyncio.create_task(queue.do("ann", NOW, done.append, "gone"))
    await asyncio.sleep(0.01)
    assert queue.waiting("ann") == 1
    gone.cancel()
    await asyncio.sleep(0.01)
    assert queue.waiting("ann") == 0
    gate.set()
    await first
    assert await queue.do("ann", NOW, len, "abc") == 3
    assert done == []
    queue.close()


async def test_what_goes_wrong_goes_to_who_asked():
    queue = threads()
    with pytest.raises(ZeroDivisionError):
        await queue.do("ann", NOW, divmod, 1, 0)
    assert await queue.do("bob", NOW, divmod, 7, 2) == (3, 1)
    queue.close()


async def test_a_lost_worker_is_replaced_and_its_work_done_again(tmp_path):
    queue = WorkQueue(lambda: ProcessPoolExecutor(1, mp_context=get_context("spawn")), 1)
    assert await queue.do("ann", NOW, die_once, str(tmp_path / "died")) == "done"
    queue.close()


async def test_work_that_kills_every_worker_is_given_up():
    queue = WorkQueue(lambda: ProcessPoolExecutor(1, mp_context=get_context("spawn")), 1)
    with pytest.raises(work_queue.BrokenProcessPool):
        await queue.do("ann", NOW, os._exit, 1)
    queue.close()


async def test_a_full_desk_says_so(monkeypatch):
    monkeypatch.setattr(work_queue, "MOST_WAITING", 1)
    queue, gate = threads(), threading.Event()
    tasks = [asyncio.create_task(queue.do("ann", NOW, gate.wait)) for _ in range(2)]
    await asyncio.sleep(0.01)
    with pytest.raises(QueueFull, match="try again"):
        await queue.do("ann", NOW, len, "")
    gate.set()
    await asyncio.gather(*tasks)
    queue.close()


async def test_as_many_work_at_a_time_as_there_are_slots():
    queue, gate, at_work, most = threads(3), threading.Event(), [], []

    def count():
        at_work.append(1)
        most.append(len(at_work))
        gate.wait(5)
        at_work.pop()

    tasks = [asyncio.create_task(queue.do("ann", NOW, count)) for _ in range(8)]
    await asyncio.sleep(0.05)
    assert (len(at_work), queue.waiting("ann"), queue.waiting("bob")) == (3, 5, 0)
    gate.set()
    await asyncio.gather(*tasks)
    assert max(most) <= 3
    assert len(most) == 8
    queue.close()


async def test_who_was_served_longest_ago_comes_first():
    requests = [("first", SOON, "first again"), ("new", SOON, "new"), ("new", SOON, "new again")]
    assert await order_of(requests) == ["new", "first again", "new again"]


async def test_a_closed_queue_gives_up_what_waits_and_can_be_used_again():
    queue, gate = threads(), threading.Event()
    busy = asyncio.create_task(queue.do("ann", NOW, gate.wait))
    waits = asyncio.create_task(queue.do("ann", NOW, len, "abc"))
    await asyncio.sleep(0.01)
    gate.set()
    queue.close()
    with pytest.raises(asyncio.CancelledError):
        await waits
    assert await busy
    assert await queue.do("ann", NOW, len, "abc") == 3
    queue.close()


async def test_a_queue_that_did_nothing_closes():
    queue = threads()
    queue.close()
    queue.close()


async def test_a_long_list_of_who_was_served_is_forgotten():
    queue = threads()
    queue._served = {f"user {number}": number for number in range(10_001)}
    assert await queue.do("ann", NOW, len, "abc") == 3
    await asyncio.sleep(0.01)
    assert len(queue._served) < 10
    queue.close()


async def test_work_whose_asker_left_while_it_was_done_hurts_nobody():
    queue, gate = threads(), threading.Event()
    gone = asyncio.create_task(queue.do("ann", NOW, gate.wait))
    await asyncio.sleep(0.01)
    gone.cancel()
    gate.set()
    assert await queue.do("bob", NOW, divmod, 7, 2) == (3, 1)
    queue.close()


def die_once(marker: str) -> str:
    if not os.path.exists(marker):
        open(marker, "w").close()
        os._exit(1)
    return "done"
