"""Weeks played one by one, and one customer's story, on the what-if page."""

import pytest
from nicegui import ui
from visiting import text_of, until

from loyalty_sim.app.what_if.live import SPEEDS

pytestmark = pytest.mark.usefixtures("shared_runs")
SMALL = "market.customers=300&market.weeks=26&seeds=3"
DONE = "paired runs under the same luck"


def press(user, label):
    """Click the button that a screen reader calls so."""
    [button] = [each for each in user.find(kind=ui.button).elements if each.props.get("aria-label") == label]
    event = next(each for each in button._event_listeners.values() if each.type == "click")
    with user:
        button._handle_event({"listener_id": event.id, "args": {}})


@pytest.fixture
async def answered(user):
    await user.open(f"/?{SMALL}&b.firm.levers.climate=3")
    await until(user, "status", DONE)
    return user


async def test_a_step_is_as_many_weeks_as_chosen_and_the_end_comes_back_to_all(answered):
    assert text_of(answered, "week") == "week by week"
    press(answered, "One step")
    await until(answered, "week", "week 4 of 26")
    press(answered, "One step")
    await until(answered, "week", "week 8 of 26")
    press(answered, "Back to all weeks")
    await until(answered, "week", "week by week")
    press(answered, "One step")
    await until(answered, "week", "week 4 of 26")
    assert 4 in SPEEDS


async def test_playing_runs_to_the_last_week_and_stops_there(answered):
    press(answered, "Play week by week")
    await until(answered, "week", "week 26 of 26")
    await answered.should_see(kind=ui.button)
    press(answered, "Play week by week")  # it is called so again: it has paused by itself
    await until(answered, "week", "week 4 of 26")
