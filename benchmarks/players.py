"""Sixty players of market games at once: how long they wait while quarters of 20,000 customers are run.

    python -m benchmarks.players [PLAYERS] [CUSTOMERS]

Six teams play in each of two games. In one, quarter after quarter is run by the worker processes; in the other, whose
teams are deciding, leads move levers. Everybody else opens the page anew now and then, as a phone does that wakes up.
Measured are the time from a move until its cost is shown, the time until a page is there, and the time from the end of
a quarter until it stands on the pages of its players. Players are simulated within the server's process (no browser
draws anything), so that the time to play them is in the figures too.
"""

import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from typing import Any, NamedTuple

from loyalty_sim.app.game.room import OVER, RUNNING
from loyalty_sim.game.new import new_game

PAUSE, ASLEEP, QUARTERS = (2.0, 6.0), (20.0, 60.0), 6
"""Seconds between moves, and between two times that a phone wakes up; quarters that are run."""
TEAMS = ("Red", "Blue", "Green", "Yellow", "Black", "White")


class Waited(NamedTuple):
    """Seconds: from a move to its cost, until a page was there, from a quarter's end to a page, and for the quarter."""

    moves: list[float]
    pages: list[float]
    arrived: list[float]
    quarters: list[float]


async def main(players: int, customers: int) -> None:
    """Seat the players, run a quarter, and print what they waited."""
    from nicegui.testing.user_simulation import user_simulation

    from loyalty_sim.app.addresses import pages
    from loyalty_sim.app.computing.work_queue import worker_queue
    from loyalty_sim.app.services import start_services
    from loyalty_sim.lab.runner import available_cores

    async with user_simulation(root=lambda: None):
        services = start_services(worker_queue(available_cores()))
        pages()
        games = services.games.rooms
        codes = [games.open(new_game(",".join(TEAMS), customers=customers, quarters=QUARTERS)).code for _ in range(2)]
        for code in codes:
            services.conductor.advance(code)
        while any(games.in_stage(RUNNING)):
            await asyncio.sleep(0.1)
        seated = [await seat(services, codes[place % 2], place) for place in range(players)]
        waited = Waited([], [], [], [])
        running = asyncio.create_task(
            run(services, codes[0], [user for user, code in seated if code == codes[0]], waited)
        )
        await asyncio.gather(
            *(
                play(user, code, running, code == codes[1] and place < 2 * len(TEAMS), waited, place)
                for place, (user, code) in enumerate(seated)
            )
        )
        for what, seconds in waited._asdict().items():
            ordered = sorted(seconds)
            tail = ordered[int(0.95 * (len(ordered) - 1))]
            print(f"{what:<8} {len(ordered):>4}  {statistics.median(ordered):.3f} s (median), {tail:.3f} s (95 %)")
        print(f"{players} players, quarters of {customers:,} customers")
        for user, _ in seated:
            await user.http_client.aclose()


async def seat(services: Any, code: str, place: int) -> tuple[Any, str]:
    """A player who has taken a seat, with the page open."""
    import httpx
    from nicegui import core
    from nicegui.testing import User

    address = (f"192.168.1.{place + 1}", 1)
    client = httpx.AsyncClient(transport=httpx.ASGITransport(core.app, client=address), base_url="http://test")
    user = User(client)
    answer = await client.post("/game/sit", data={"code": code, "team": TEAMS[place // 2 % len(TEAMS)]})
    await user.open(answer.headers["location"])
    return user, code


async def run(services: Any, code: str, users: list[Any], waited: Waited) -> None:
    """Run all quarters of a game, and see each arrive on the pages of its players."""
    games = services.games.rooms
    while services.conductor.advance(code):
        begun = time.perf_counter()
        while games.in_stage(RUNNING, code):
            await asyncio.sleep(0.02)
        waited.quarters.append(time.perf_counter() - begun)
        begun, said = time.perf_counter(), f"Quarter {games.find(code).deciding} of"
        for user in users:
            while said not in text_of(user, "status") and not games.in_stage(OVER, code):
                await asyncio.sleep(0.02)
            waited.arrived.append(time.perf_counter() - begun)
        await asyncio.sleep(PAUSE[0])


async def play(user: Any, code: str, until: Any, leads: bool, waited: Waited, place: int) -> None:
    """One player until the quarters are over: moves a lever as the lead of a team that decides, else opens the page."""
    luck = random.Random(place)
    while not until.done():
        await asyncio.sleep(luck.uniform(*(PAUSE if leads else ASLEEP)))
        if leads:
            waited.moves.append(await timed(move(user, luck.choice((1.1, 1.2, 1.3, 1.4, 1.6)))))
        else:
            waited.pages.append(await timed(user.open(f"/game/{code}/team")))


def text_of(user: Any, marker: str) -> str:
    """The text of the one element with this marker; none while a page is being opened."""
    found = user.find(marker=marker).elements if user.client else set()
    return next(iter(found)).text if found else ""


async def move(user: Any, level: float) -> None:
    """Move the lever of climate, and wait until its cost is shown."""
    [slider] = user.find(marker="lever climate").elements
    [worth] = user.find(marker="worth climate").elements
    with user:
        slider.value = level
    user.find(marker="lever climate").trigger("change")
    while f"× {level:.3g} " not in worth.text:
        await asyncio.sleep(0.005)


async def timed(work: Any) -> float:
    """Seconds that something takes."""
    begun = time.perf_counter()
    await work
    return time.perf_counter() - begun


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LOYALTY_SIM_STORE"] = folder
        asyncio.run(
            main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)
        )
