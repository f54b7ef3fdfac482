"""What a team may decide, and what may be shown to whom."""

import math

import pytest

from loyalty_sim.app.game.deciding import Refused, asking, costs, moved
from loyalty_sim.app.game.games import Games
from loyalty_sim.app.game.room import Quarter, Seat
from loyalty_sim.app.game.view import public_view, team_view
from loyalty_sim.app.together.kept import Kept
from loyalty_sim.game.budget import prices
from loyalty_sim.game.game import Decision
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.report import EVERYBODY, FIGURES

GAME = parse_game(
    """
settings: {trade: bank, market.customers: 300}
quarters: 2
budget: 500
price_of_interview: 1
teams: [Red, Blue]
story:
- {quarter: 1, kind: demand_surge, size: 0.5, told: A rival closes.}
- {quarter: 2, kind: staff_shortage, size: 0.2, told: Staff are hard to find.}
"""
)


@pytest.mark.parametrize("value", [math.nan, math.inf, -0.1, 20.1, 1e300, True, None, "2", [2], {"x": 1}])
def test_nonsense_moves_nothing(value):
    with pytest.raises(Refused):
        moved(GAME, "Red", 1, Decision(), "climate", value)


@pytest.mark.parametrize("value", [math.nan, -1, 0.5, 501, "9", None, True])
def test_nonsense_buys_nothing(value):
    with pytest.raises(Refused):
        asking(Decision(), value)


def test_there_is_no_lever_of_another_name():
    with pytest.raises(Refused, match="no such lever"):
        moved(GAME, "Red", 1, Decision(), "__class__", 1.0)
    with pytest.raises(Refused, match=r"Price goes from 0\.3 to 3"):
        moved(GAME, "Red", 1, Decision(), "price", 5)


def test_a_lever_put_back_is_not_moved_and_costs_nothing():
    known = prices(GAME)
    decision = moved(GAME, "Red", 1, Decision(), "climate", 1.5)
    assert decision.levers == {"climate": 1.5}
    assert costs(GAME, known, "Red", 1, decision).spent == pytest.approx(0.5 * known.spend[0])
    assert moved(GAME, "Red", 1, decision, "climate", 1) == Decision()


def test_research_and_levers_are_paid_out_of_the_budget():
    known = prices(GAME)
    bought = asking(Decision(), 250)
    found = costs(GAME, known, "Red", 1, bought)
    assert (found.spent, found.left, found.allowed) == (500.0, 0.0, True)
    dear = costs(GAME, known, "Red", 1, moved(GAME, "Red", 1, bought, "thanks", 0.1))
    assert not dear.allowed
    assert costs(GAME, known, "Red", 1, moved(GAME, "Red", 1, bought, "promise", 0.5)).left > 0


def test_a_later_quarter_counts_from_what_stands():
    game = GAME.deciding("Red", 1, Decision({"climate": 1.5}))
    assert moved(game, "Red", 2, Decision(), "climate", 1.5) == Decision()
    assert costs(game, prices(game), "Red", 2, Decision()).spent > 0


@pytest.fixture
def games():
    found = Games(Kept())
    yield found
    found.close()


def played(games, quarters):
    """A game of which so many quarters are known; every figure of a team is a number of its own."""
    code = games.open(GAME).code
    for quarter in range(quarters):
        if quarter:
            games.put_draft(code, "Blue", quarter, Decision({"price": 0.9}, 7), lock=True)
        games.start_quarter(code)
        found = {
            team: {figure.name: 1_000_000.0 * (place + 1) + 100 * quarter + row for row, figure in enumerate(FIGURES)}
            for place, team in enumerate(("Red", "Blue"))
        }
        bought = {"Blue": [{"about": "Red", "answers": 7, "satisfaction": 55.5}]} if quarter else {}
        games.put_quarter(code, Quarter(quarter, found, bought))
    return code


def numbers(found):
    """All numbers within, however deep."""
    if isinstance(found, dict):
        return {each for value in found.values() for each in numbers(value)}
    if isinstance(found, list | tuple):
        return {each for value in found for each in numbers(value)}
    return {found} if isinstance(found, int | float) else set()


def test_a_team_is_shown_nothing_of_the_others_but_what_everybody_sees(games):
    code = played(games, 2)
    red, public = Seat(1, "Red", True), [row for row, figure in enumerate(FIGURES) if figure.seen == EVERYBODY]
    games.sit(code, "ann", "Red")
    view = team_view(games, games.find(code), red)
    of_blue = {number for number in numbers(view) if 2_000_000 <= number < 3_000_000}
    assert of_blue == {2_000_000 + 100 * quarter + row for quarter in (0, 1) for row in public}
    assert len({number for number in numbers(view) if 1_000_000 <= number < 2_000_000}) == 2 * len(FIGURES)
    assert view.research == []
    assert view.draft.decision == Decision(), "the other team's price is not there"
    assert team_view(games, games.find(code), Seat(2, "Blue", True)).research != []


def test_the_wall_shows_what_everybody_sees_and_no_story_to_come(games):
    code = played(games, 2)
    view = public_view(games, games.find(code))
    public = [row for row, figure in enumerate(FIGURES) if figure.seen == EVERYBODY]
    assert {number % 100 for number in numbers(view.market)} == set(public)
    assert view.told == [(1, "A rival closes.")]
    assert view.debrief is None


def test_the_debrief_is_for_the_host_alone_until_it_is_shown(games):
    code = played(games, 3)
    games.put_debrief(code, {"worlds": 8, "splits": [], "told": {"en": {"Red": ["a story"], "Blue": []}}})
    seat = games.sit(code, "ann", "Red")
    assert public_view(games, games.find(code)).debrief is None
    assert team_view(games, games.find(code), seat).stories == []
    games.reveal(code)
    assert public_view(games, games.find(code)).debrief["worlds"] == 8
    assert team_view(games, games.find(code), seat).stories == ["a story"]
