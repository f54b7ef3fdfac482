"""Twenty visitors at once: how long a moved lever takes to show, measured from the server's side.

    python -m benchmarks.visitors [VISITORS] [MOVES]

Every visitor opens the what-if page with 10,000 customers and three years, then moves one lever after the other, with a
pause of a few seconds between answer and next move, as people do. Measured are the time until the first picture (one
pair of runs) and the time until all figures of the first ensemble are there. Visitors are simulated within the server's
process (no browser draws anything); runs are made by its worker processes.
"""

import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from loyalty_sim.theory.levers import LEVERS

PAUSE = (4.0, 10.0)
SIZE = "market.customers=10000&market.weeks=156&seeds=20"


async def main(visitors: int, moves: int) -> None:
    """Run the visitors and print what they waited."""
    import httpx
    from nicegui import core
    from nicegui.testing import User
    from nicegui.testing.user_simulation import user_simulation

    from loyalty_sim.app.addresses import pages
    from loyalty_sim.app.computing.work_queue import worker_queue
    from loyalty_sim.app.services import start_services
    from loyalty_sim.lab.runner import available_cores

    async with user_simulation(root=lambda: None) as first:
        start_services(worker_queue(available_cores()))
        pages()
        transport = httpx.ASGITransport(core.app)
        clients = [httpx.AsyncClient(transport=transport, base_url="http://test") for _ in range(visitors - 1)]
        users = [first, *(User(client) for client in clients)]
        waited = await asyncio.gather(*(visit(user, moves, number) for number, user in enumerate(users)))
        for client in clients:
            await client.aclose()
    times = sorted(second for each in waited for second in each)
    tail = times[int(0.95 * (len(times) - 1))]
    median = statistics.median(times)
    print(f"{visitors} visitors, {len(times)} moves: first picture after {median:.2f} s (median), {tail:.2f} s (95 %)")


async def visit(user: Any, moves: int, number: int) -> list[float]:
    """One visitor: the seconds until each first picture."""
    luck, waited = random.Random(number), []
    await asyncio.sleep(0.5 * number)
    await user.open(f"/?{SIZE}")
    await until(user, lambda said: "pair" in said)
    for _ in range(moves):
        await asyncio.sleep(luck.uniform(*PAUSE))
        waited.append(await move(user, luck.choice(LEVERS), round(luck.uniform(0, 3), 1)))
    return waited


async def move(user: Any, lever: str, level: float) -> float:
    """Move a lever, and wait for the first picture."""
    [slider] = user.find(marker=f"lever {lever}").elements
    [sentence] = user.find(marker="sentence").elements
    before = sentence.text
    with user:
        slider.value = level
    begun = time.perf_counter()
    user.find(marker=f"lever {lever}").trigger("change")
    while sentence.text == before and time.perf_counter() - begun < 60:
        await asyncio.sleep(0.02)
    return time.perf_counter() - begun


async def until(user: Any, said: Callable[[str], bool]) -> None:
    """Wait until the sentence says so."""
    [sentence] = user.find(marker="sentence").elements
    for _ in range(3000):
        if said(sentence.text):
            return
        await asyncio.sleep(0.05)
    raise RuntimeError("no answer within two and a half minutes")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LOYALTY_SIM_STORE"] = folder
        asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, int(sys.argv[2]) if len(sys.argv) > 2 else 5))
