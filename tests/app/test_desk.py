"""The desk: urgent work first, users in turn, lost workers replaced, waiting work taken back."""

import asyncio
import os
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from loyalty_sim.app import work_queue as desks
from loyalty_sim.app.work_queue import LATER, NOW, SOON, Desk, DeskFull


def threads(slots=1) -> Desk:
    return Desk(lambda: ThreadPoolExecutor(slots), slots)


async def order_of(requests) -> list[str]:
    """In which order the desk does what is handed in while its one worker is busy."""
    desk, gate, done = threads(), threading.Event(), []
    first = asyncio.create_task(desk.do("first", NOW, gate.wait))
    await asyncio.sleep(0.01)
    tasks = [asyncio.create_task(desk.do(user, urgency, done.append, name)) for user, urgency, name in requests]
    await asyncio.sleep(0.01)
    gate.set()
    await asyncio.gather(first, *tasks)
    desk.close()
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
    desk, gate, done = threads(), threading.Event(), []
    first = asyncio.create_task(desk.do("ann", NOW, gate.wait))
    gone = asyncio.create_task(desk.do("ann", NOW, done.append, "gone"))
    await asyncio.sleep(0.01)
    assert desk.waiting("ann") == 1
    gone.cancel()
    await asyncio.sleep(0.01)
    assert desk.waiting("ann") == 0
    gate.set()
    await first
    assert await desk.do("ann", NOW, len, "abc") == 3
    assert done == []
    desk.close()


async def test_what_goes_wrong_goes_to_who_asked():
    desk = threads()
    with pytest.raises(ZeroDivisionError):
        await desk.do("ann", NOW, divmod, 1, 0)
    assert await desk.do("bob", NOW, divmod, 7, 2) == (3, 1)
    desk.close()


async def test_a_lost_worker_is_replaced_and_its_work_done_again(tmp_path):
    desk = Desk(lambda: ProcessPoolExecutor(1, mp_context=get_context("spawn")), 1)
    assert await desk.do("ann", NOW, die_once, str(tmp_path / "died")) == "done"
    desk.close()


async def test_work_that_kills_every_worker_is_given_up():
    desk = Desk(lambda: ProcessPoolExecutor(1, mp_context=get_context("spawn")), 1)
    with pytest.raises(desks.BrokenProcessPool):
        await desk.do("ann", NOW, os._exit, 1)
    desk.close()


async def test_a_full_desk_says_so(monkeypatch):
    monkeypatch.setattr(desks, "MOST_WAITING", 1)
    desk, gate = threads(), threading.Event()
    tasks = [asyncio.create_task(desk.do("ann", NOW, gate.wait)) for _ in range(2)]
    await asyncio.sleep(0.01)
    with pytest.raises(DeskFull, match="try again"):
        await desk.do("ann", NOW, len, "")
    gate.set()
    await asyncio.gather(*tasks)
    desk.close()


def die_once(marker: str) -> str:
    if not os.path.exists(marker):
        open(marker, "w").close()
        os._exit(1)
    return "done"
