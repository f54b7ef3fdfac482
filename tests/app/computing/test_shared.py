"""Answers wanted by several at once are made once; what nobody waits for is given up."""

import asyncio

import pytest

from loyalty_sim.app.computing.shared import Shared


class Work:
    """Something that takes until it is let go, and counts how often it was begun."""

    def __init__(self):
        self.begun = self.cancelled = 0
        self.go = asyncio.Event()

    async def __call__(self, tell):
        self.begun += 1
        tell(1, 2)
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return "answer"


async def test_all_who_ask_at_once_share_one_answer():
    shared, work, told = Shared(), Work(), []
    asking = [asyncio.create_task(shared.answer("key", work, lambda *far: told.append(far))) for _ in range(5)]
    await asyncio.sleep(0.01)
    work.go.set()
    assert await asyncio.gather(*asking) == ["answer"] * 5
    assert work.begun == 1
    assert await shared.answer("key", work) == "answer"
    assert work.begun == 1
    assert (1, 2) in told


async def test_one_who_goes_does_not_take_the_answer_from_the_others():
    shared, work = Shared(), Work()
    first, second = (asyncio.create_task(shared.answer("key", work)) for _ in range(2))
    await asyncio.sleep(0.01)
    first.cancel()
    await asyncio.sleep(0.01)
    work.go.set()
    assert await second == "answer"
    assert work.cancelled == 0


async def test_what_nobody_waits_for_is_given_up_and_can_be_asked_again():
    shared, work = Shared(), Work()
    asking = asyncio.create_task(shared.answer("key", work))
    await asyncio.sleep(0.01)
    asking.cancel()
    await asyncio.sleep(0.01)
    assert work.cancelled == 1
    work.go.set()
    assert await shared.answer("key", work) == "answer"
    assert work.begun == 2


async def test_an_error_goes_to_everybody_and_is_not_kept():
    shared = Shared()

    async def fail(tell):
        await asyncio.sleep(0.01)
        raise ArithmeticError("too much")

    found = await asyncio.gather(*(shared.answer("key", fail) for _ in range(3)), return_exceptions=True)
    assert [type(each) for each in found] == [ArithmeticError] * 3
    with pytest.raises(ArithmeticError):
        await shared.answer("key", fail)
