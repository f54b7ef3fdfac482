"""Helpers of the tests that visit pages without a browser."""

import asyncio
import time

PATIENCE = 600.0
"""Seconds until a page is given up: so long that no busy machine needs them."""


def text_of(user, marker):
    """The text of the one element with this marker."""
    [found] = user.find(marker=marker).elements
    return found.text


async def until(user, marker, text):
    """Wait until the element with this marker says so."""
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        if text in text_of(user, marker):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"the page still says: {text_of(user, marker)}")


def set_value(user, marker, value):
    """Put a value into the one element with this marker."""
    [found] = user.find(marker=marker).elements
    with user:
        found.value = value
