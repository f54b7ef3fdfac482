"""The page of plans: what is asked is checked and told as a command, and a visitor gets a plan with its board page."""

import asyncio
from dataclasses import replace

import pytest
from nicegui import ui
from visiting import text_of, until

from loyalty_sim.app.plan import asked
from loyalty_sim.app.plan.asked import PlanRequest
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.scenario import ScenarioError

SMALL = {"market.customers": "300", "market.weeks": "26"}
QUESTION = VisitorRequest(both={"trade": "hotel", **SMALL}, only_a={"firm.levers.climate": "1.5"})


def said(**more):
    with pytest.raises(ScenarioError) as caught:
        PlanRequest(QUESTION, **more).today()
    return str(caught.value)


def test_new_money_is_seen_beside_what_is_spent_and_by_how_many_customers():
    asked = PlanRequest(VisitorRequest(both={"market.customers": "2000"}))
    assert asked.scale() == "600 of the customers are ours; on these levers EUR 18,700 a year is spent today."
    assert "EUR 100,000 more is 5.3 times that" in replace(asked, budget=100_000.0).scale()
    assert replace(asked, budget=30_000.0).scale() == asked.scale()


def test_today_is_a_of_the_question():
    today = PlanRequest(QUESTION).today()
    assert today.firm.levers.climate == 1.5
    assert today.trade.name == "hotel"


def test_the_command_gives_the_same_plan():
    found = PlanRequest(QUESTION, 5_000.0, True, ("climate", "training"), "training=:90000", "loss", "price:w9:0.9")
    assert found.command() == (
        "loyalty-sim optimise baseline trade=hotel market.customers=300 market.weeks=26 firm.levers.climate=1.5 "
        "--budget 5000 --move --levers climate,training --limits training=:90000 --risk loss --rival price:w9:0.9 "
        "--on value --trials 32 --seeds 4 --worlds 12"
    )
    assert "--move" not in PlanRequest(QUESTION, 5_000.0, move=False).command()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"levers": ()}, "there are no levers to spend on"),
        ({"move": False}, "a budget of 0 is nothing to split"),
        ({"limits": "climate=1"}, "cannot read the limits"),
        ({"limits": "climate=:1"}, "do not hold today's"),
        ({"rival": "price"}, "the move 'price'"),
        ({"budget": 1e300}, "more money than a page takes"),
        ({"risk": "none"}, "there is no risk 'none'"),
    ],
)
def test_what_cannot_be_split_is_said_before_any_run(more, told):
    assert told in said(**more)


def test_a_market_too_large_for_a_plan_is_refused_with_one_that_is_not():
    with pytest.raises(ScenarioError) as caught:
        PlanRequest(VisitorRequest(both={"market.customers": "50000"})).today()
    message = str(caught.value)
    assert "more than a plan on a page takes" in message
    most = message.partition("market.customers=")[2].split()[0].rstrip(";")
    PlanRequest(VisitorRequest(both={"market.customers": most})).today()


async def test_a_visitor_gets_a_plan_and_its_board_page(user, monkeypatch):
    for name, size in (("TRIALS", 16), ("SEEDS", 2), ("WORLDS", 0)):
        monkeypatch.setattr(asked, name, size)
    files = {}
    monkeypatch.setattr(ui.download, "content", lambda text, name, kind: files.update({name: text}))
    await user.open("/plan?trade=bank&market.customers=300&market.weeks=26")
    assert text_of(user, "scale").startswith("90 of the customers are ours")
    user.find(marker="find").click()
    await until(user, "status", "done: ")
    assert text_of(user, "decision").startswith(("Keep what you do", "Move the money"))
    await user.should_see("All levers")
    await user.should_see("A plan for EUR")
    user.find("Board").click()
    while not files:
        await asyncio.sleep(0.1)
    assert "The decision" in files["board.html"]
    assert "loyalty-sim optimise baseline trade=bank market.customers=300" in files["board.html"]


async def test_what_is_wrong_is_said_on_the_page(user):
    await user.open("/plan?trade=bank&market.customers=300&market.weeks=26")
    [limits] = user.find(marker="limits").elements
    with user:
        limits.value = "climate=1"
    user.find(marker="find").click()
    await until(user, "status", "change what is named above")
    await user.should_see("cannot read the limits 'climate=1'")
