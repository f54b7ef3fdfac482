"""Simulated visitors: pages are built and answered without a browser."""

import sys
from pathlib import Path

import httpx
import pytest
from nicegui import core
from nicegui.testing import User
from nicegui.testing.user_simulation import user_simulation

SMALL = "market.customers=300&market.weeks=26&seeds=3"


@pytest.fixture
async def user():
    packages = {name: each for name, each in sys.modules.items() if name.startswith("loyalty_sim") and _holds(each)}
    async with user_simulation(main_file=Path(__file__).with_name("served.py")) as visitor:
        yield visitor
    sys.modules.update(packages)  # the simulation forgets pages, and the packages they lie in with them


def _holds(module):
    return hasattr(module, "__path__")


@pytest.fixture
async def other(user):
    """A second visitor of the same server."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(core.app), base_url="http://test") as client:
        yield User(client)
