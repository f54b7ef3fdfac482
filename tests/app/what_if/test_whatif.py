"""The what-if page as visitors use it, and that its numbers are those of the command line."""

import pytest
from few_worlds import FEW
from nicegui import ui
from visiting import set_value, text_of, until

from loyalty_sim.app.parts.levers import name as lever_name
from loyalty_sim.app.what_if.board import STILL

pytestmark = pytest.mark.usefixtures("shared_runs")
SMALL = "market.customers=300&market.weeks=26&seeds=3"
DONE = "paired runs under the same luck"


async def answered(user, text=DONE):
    await until(user, "status", text)


async def test_a_visitor_gets_money_first_and_a_sentence(user):
    await user.open(f"/?{SMALL}")
    await answered(user)
    assert text_of(user, "sentence").startswith("Stay with A (Business as usual)")
    assert f"{FEW} worlds" in text_of(user, "sentence")
    await user.should_see("90 % interval")
    await user.should_see("Of ")
    assert text_of(user, "status") == "3 paired runs under the same luck"
    assert text_of(user, "market").startswith("Retail bank; 300 customers")
    assert text_of(user, "command").endswith("market.customers=300 market.weeks=26 --seeds 3")


async def test_an_answer_that_stands_gets_a_curve_over_all_that_is_in_doubt(user, monkeypatch):
    monkeypatch.setattr("loyalty_sim.app.what_if.page.CALM", 0.5)
    await user.open(f"/?{SMALL}")
    await user.should_see(STILL)
    await answered(user)
    await user.should_not_see(STILL, retries=6000)


async def test_two_visitors_do_not_see_each_other(user, other):
    await user.open(f"/?{SMALL}")
    await other.open(f"/?{SMALL}&b.firm.levers.climate=3&trade=airline")
    await answered(user)
    await answered(other)
    assert "trade=airline" not in text_of(user, "command")
    assert "trade=airline" in text_of(other, "command")
    assert text_of(user, "sentence") != text_of(other, "sentence")


async def test_a_moved_lever_asks_anew_and_the_address_follows(user):
    await user.open(f"/?{SMALL}&b=baseline")
    await answered(user)
    assert "exactly the same" in text_of(user, "sentence")
    set_value(user, "lever recovery", 3.0)
    user.find(marker="lever recovery").trigger("change")
    await until(user, "command", "b.yaml")
    await answered(user)
    assert "exactly the same" not in text_of(user, "sentence")
    assert "b.yaml" in text_of(user, "command")


async def test_a_lever_stops_where_the_budget_is_spent(user):
    await user.open(f"/?{SMALL}&b=baseline&cap=5500")
    await answered(user)
    set_value(user, "lever climate", 3.0)
    user.find(marker="lever climate").trigger("change")
    await until(user, "left", "Service climate stops at")
    await until(user, "command", "b.yaml")
    await answered(user)
    [slider] = user.find(marker="lever climate").elements
    assert 1.0 <= slider.value < 3.0


async def test_what_matters_most_leads_to_its_lever(user):
    await user.open(f"/?{SMALL}&lever=smile")
    await answered(user)
    await user.should_see(f"A and B do not differ in {lever_name('smile').lower()} but in")
    user.find(marker="find out").click()
    await answered(user, "what matters most is below")
    widest = min(user.find(marker="go to").elements, key=lambda each: each.id)
    assert widest.text != lever_name("smile")
    user.find(marker="go to").click()
    await answered(user, "returns curve")
    [choice] = user.find(marker="lever of the curve").elements
    assert lever_name(choice.value) == widest.text
    set_value(user, "B starts from", "lean_staffing")
    await until(user, "command", "lean_staffing")
    assert choice.value == "positions", "another start: the curve is of what B moves there"


async def test_what_is_wrong_is_said_and_the_page_goes_on(user):
    await user.open("/?b=people_frist&market.customers=10")
    await user.should_see("things are in the way")
    await user.should_see("did you mean  people_first ?")


async def test_text_from_an_address_is_shown_as_text(user):
    await user.open("/?b=<img src=x onerror=alert(1)>")
    await user.should_see("there is no scenario '<img src=x onerror=alert(1)>'")
    assert not [e for e in user.find(kind=ui.html).elements if "onerror" in e.content]
