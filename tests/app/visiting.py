"""Helpers of the tests that visit pages without a browser."""

import asyncio
import time
from contextlib import contextmanager

from nicegui import Client, ui

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


@contextmanager
def a_page():
    """A page that nobody looks at, to build pieces of pages on."""
    with Client(ui.page("/", language="en-US"), request=None) as client:  # no server has said which
        yield client
    client.delete()


def fire(element, kind, args=None):
    """What the browser sends when this happens to an element."""
    listeners = [each for each in element._event_listeners.values() if each.type == kind]
    assert listeners, f"nobody listens to {kind}"
    for each in listeners:
        element._handle_event({"listener_id": each.id, "args": args})


def texts(element):
    """All text within an element, in order."""
    return [found.text for found in element.descendants(include_self=True) if getattr(found, "text", "")]
