"""Twenty visitors at once, each with another question, get their own numbers. How fast: `benchmarks/visitors.py`."""

import asyncio
from contextlib import AsyncExitStack

import httpx
from nicegui import core
from nicegui.testing import User
from visiting import text_of, until

from loyalty_sim.app.visitor_request import read_query
from loyalty_sim.app.what_if.answer import of_comparison
from loyalty_sim.app.what_if.figures import sentence
from loyalty_sim.studies import compare

VISITORS = 20
ASKED = [
    f"b=baseline&market.customers=300&market.weeks=26&seeds=2&b.firm.levers.climate={n / 4:g}&lever=smile"
    for n in range(VISITORS)
]


async def visit(user, query):
    await user.open(f"/?{query}")
    await until(user, "sentence", "paired runs" if "climate=1&" not in query else "exactly the same")
    return text_of(user, "sentence")


async def test_twenty_at_once_get_their_own_numbers(user):
    async with AsyncExitStack() as open_clients:
        others = [
            await open_clients.enter_async_context(
                httpx.AsyncClient(transport=httpx.ASGITransport(core.app), base_url="http://test")
            )
            for _ in range(VISITORS - 1)
        ]
        visitors = [user, *map(User, others)]
        told = await asyncio.gather(*map(visit, visitors, ASKED))
    for query, said in zip(ASKED, told, strict=True):
        question = read_query(pair.split("=") for pair in query.split("&"))
        a, b = question.scenarios()
        assert said == sentence(of_comparison(compare(a, b, question.seeds, worlds=0, workers=1)), a, b)
    assert len(set(told)) > VISITORS / 2, "the questions must differ in their answers for this test to mean anything"
