"""Simulated visitors: pages are built and answered without a browser."""

import sys
from functools import partial
from pathlib import Path

import httpx
import pytest
from few_worlds import SIZES
from nicegui import core
from nicegui.testing import User
from nicegui.testing.user_simulation import user_simulation

from loyalty_sim.app.lessons import lesson as lesson_files
from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.warm import warm

SMALL = "market.customers=300&market.weeks=26&seeds=3"


@pytest.fixture
def few_worlds(monkeypatch):
    """Pages answer over few worlds."""
    for place, size in SIZES.items():
        monkeypatch.setattr(place, size)


@pytest.fixture
async def user(few_worlds):
    packages = {name: each for name, each in sys.modules.items() if name.startswith("loyalty_sim") and _holds(each)}
    async with user_simulation(main_file=Path(__file__).with_name("served.py")) as visitor:
        yield patient(visitor)
    sys.modules.update(packages)  # the simulation forgets pages, and the packages they lie in with them


def _holds(module):
    return hasattr(module, "__path__")


@pytest.fixture
async def other(user):
    """A second visitor of the same server."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(core.app), base_url="http://test") as client:
        yield patient(User(client))


@pytest.fixture
def small_lessons(monkeypatch):
    """The lessons of the package, on markets that take no time."""
    small = {"market.customers": "300", "market.weeks": "60"}
    found = {
        name: each._replace(asked=each.asked.__class__(**(each.asked.__dict__ | {"both": small, "seeds": 3})))
        for name, each in lessons().items()
    }
    monkeypatch.setattr(lesson_files, "lessons", lambda: found)


@pytest.fixture(scope="session", autouse=True)
def compiled():
    """Pages run markets in a thread of this process, which must not begin by compiling for minutes."""
    warm()


def patient(visitor):
    """A visitor who looks for a minute before saying that something is not there: machines can be busy."""
    visitor.should_see = partial(visitor.should_see, retries=600)
    return visitor
