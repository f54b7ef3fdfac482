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
    package = sys.modules["loyalty_sim"]
    async with user_simulation(main_file=Path(__file__).with_name("served.py")) as visitor:
        yield visitor
    sys.modules["loyalty_sim"] = package  # the simulation forgets pages, and the packages they lie in with them


@pytest.fixture
async def other(user):
    """A second visitor of the same server."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(core.app), base_url="http://test") as client:
        yield User(client)
