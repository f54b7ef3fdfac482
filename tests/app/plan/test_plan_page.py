"""The page of plans: what is asked is checked and told as a command, and a visitor gets a plan with its board page."""

import asyncio
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from nicegui import ui
from visiting import text_of, until

from loyalty_sim.app.my_firm.asked import as_pairs, firm_asked
from loyalty_sim.app.plan import asked
from loyalty_sim.app.plan.asked import PlanRequest
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.my_firm import kept, meet
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.studies import optimise

NINE = {"name": "Nine", "trade": "plumber", "customers": "210", "rivals": "0", "wage": "52000"}
"""Without rivals nothing has to be looked for: one year is run, to show the figures."""
SMALL = {"market.customers": "300", "market.weeks": "26"}
QUESTION = VisitorRequest(both={"trade": "hotel", **SMALL}, only_a={"firm.levers.climate": "1.5"})


def said(**more):
    with pytest.raises(ScenarioError) as caught:
        PlanRequest(QUESTION, **more).today()
    return str(caught.value)


def test_new_money_is_seen_beside_what_is_spent_and_by_how_many_customers():
    asked = PlanRequest(VisitorRequest(both={"market.customers": "2000"}))
    told = asked.scale(2)
    assert told.startswith("600 of the customers are ours; on these levers EUR 18,700 a year is spent today. A plan")
    assert "EUR 100,000 more is 5.3 times that" in replace(asked, budget=100_000.0).scale(2)
    assert replace(asked, budget=30_000.0).scale(2) == told


def test_how_long_a_plan_takes_is_said_before():
    small, large = (PlanRequest(VisitorRequest(both={"market.customers": each})) for each in ("2000", "40000"))
    assert small.scale(2).endswith("A plan takes about 764 runs, some 1 min while nobody else asks.")
    assert large.scale(2).endswith("some 9 min while nobody else asks.")
    assert large.scale(1).endswith("some 17 min while nobody else asks.")
    assert "takes" not in replace(small, move=False).scale(2)


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
    assert "--budget 1234567.89 " in PlanRequest(QUESTION, 1_234_567.89).command()


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


def test_a_market_is_taken_where_what_if_takes_it():
    PlanRequest(VisitorRequest(both={"market.customers": "90000"})).today()
    long = {"market.customers": "50000", "market.weeks": "520"}
    with pytest.raises(ScenarioError) as caught:
        PlanRequest(VisitorRequest(both=long)).today()
    message = str(caught.value)
    assert "customer-weeks a run are more than a page allows" in message
    assert "market.customers=38461" in message


@pytest.fixture
def few(monkeypatch, tmp_path):
    """Small plans, and no firm known."""
    for name, size in (("TRIALS", 16), ("SEEDS", 2), ("WORLDS", 0)):
        monkeypatch.setattr(asked, name, size)
    monkeypatch.setattr(kept, "folder_of_firms", lambda: tmp_path)
    monkeypatch.setattr(meet, "MOST_SEEDS", 4)


async def test_a_visitor_gets_a_plan_and_its_board_page(user, few, monkeypatch):
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


async def test_a_firm_gets_the_plan_that_the_command_gives(user, few, monkeypatch):
    files = {}
    monkeypatch.setattr(ui.download, "content", lambda text, name, kind: files.update({name: text}))
    await user.open(f"/plan?{urlencode([*as_pairs(NINE), ('market.weeks', '26')])}")
    await until(user, "status", "the market: Nine: ")
    assert text_of(user, "firm") == "Firm: Nine"
    assert text_of(user, "scale").startswith("210 of the customers are ours")
    user.find(marker="find").click()
    await until(user, "status", "done: Nine: ")
    assert "--firm my_firm.yaml" in text_of(user, "command")
    user.find("CSV").click()
    firm = firm_asked(NINE)
    with kept.within(firm, kept.known(firm)):
        today = load_scenario("baseline", ["market.weeks=26"])
    levers = asked.LEVERS
    by_command = optimise(0.0, levers, today, asked.ON, trials=16, seeds=2, worlds=0, move=True, workers=1)
    assert files["plan.csv"] == by_command.table.to_csv(index=False)


async def test_a_firm_can_be_let_go(user, few):
    await user.open(f"/plan?{urlencode(as_pairs(NINE))}")
    await until(user, "status", "the market: Nine: ")
    user.find(marker="any").click()
    assert text_of(user, "firm") == "Set up my own firm"
    assert text_of(user, "scale").startswith("600 of the customers are ours")
    [trade] = user.find(marker="trade").elements
    assert trade.value == "plumber"


async def test_what_is_wrong_is_said_on_the_page(user):
    await user.open("/plan?trade=bank&market.customers=300&market.weeks=26")
    [limits] = user.find(marker="limits").elements
    with user:
        limits.value = "climate=1"
    user.find(marker="find").click()
    await until(user, "status", "change what is named above")
    await user.should_see("cannot read the limits 'climate=1'")
