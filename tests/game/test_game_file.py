"""The file of a game: what it says, what is wrong with it and where, and what decisions cost."""

import json

import pytest
from game_files import SMALL

from loyalty_sim.game.budget import prices
from loyalty_sim.game.game import USUAL, Decision, Event, Team
from loyalty_sim.game.play import Play
from loyalty_sim.game.read import BOTS, parse_game, read_game
from loyalty_sim.game.write import to_text
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.theory.levers import LEVERS


def problems(text: str) -> list[tuple[str, str, str]]:
    with pytest.raises(ScenarioError) as caught:
        parse_game(text, "g.yaml")
    return [(each.message, each.where, " ".join(each.help)) for each in caught.value.problems]


def test_a_file_says_what_the_game_is():
    game = parse_game(SMALL)
    assert game.teams == (Team("Red"), Team("Blue"), Team("Twin"), Team("Robot", "imitate_leader+match_price"))
    assert game.story == (Event(2, "demand_surge", 0.5, 6, 2, "Blue"),)
    assert game.decisions["Red"][1] == Decision({"climate": 1.5, "promise": 0.5}, 30)
    assert game.settings == {"trade": "bank", "market.customers": 600}


def test_a_game_written_and_read_is_the_same(tmp_path):
    game = parse_game(SMALL)
    assert parse_game(to_text(game)) == game
    file = tmp_path / "game.json"
    file.write_text(json.dumps({"seed": 3, "teams": ["A", "B"], "decisions": {"A": {"1": {"price": 0.9}}}}))
    assert read_game(file).standing("A", 1)["price"] == 0.9


def test_what_is_not_decided_stays_where_it_was():
    game = parse_game(SMALL)
    assert game.standing("Red", 0) == USUAL
    assert game.standing("Red", 2) == USUAL | {"climate": 1.5, "promise": 0.5, "price": 0.95}
    assert [game.interviews("Red", quarter) for quarter in (0, 1, 2)] == [0, 30, 0]
    assert game.until(1).standing("Red", 2)["price"] == 1.0
    assert game.deciding("Red", 2, Decision({"price": 1.1})).standing("Red", 2)["price"] == 1.1


def test_decisions_cost_what_a_firm_of_equal_share_pays():
    game = parse_game(SMALL.replace("600", "1200"))
    known = prices(game)
    paid = Play(game).market.world.firms.reference_spend.mean(axis=0)
    assert known.spend == pytest.approx(13 * paid, rel=0.02)
    assert known.beyond(USUAL | {"climate": 1.5}) == pytest.approx(0.5 * known.spend[LEVERS.index("climate")])
    assert known.beyond(USUAL | {"smile": 1.0, "promise": 0.0}) == pytest.approx(
        known.spend[LEVERS.index("smile")] - known.spend[LEVERS.index("promise")]
    )
    assert known.beyond(USUAL | {"positions": 1.1}) == pytest.approx(0.1 * 13 * 900 * 2)
    assert known.beyond(USUAL | {"positions": 1.1, "pay": 1.1}) == pytest.approx(0.21 * 13 * 900 * 2)
    assert known.beyond(USUAL, 10) == pytest.approx(10 * 4 * 1)
    assert known.beyond(USUAL | {"price": 0.5, "selectivity": 2.0}) == 0.0


def test_who_spends_beyond_the_budget_is_told_quarter_and_sum():
    [first, second] = problems(SMALL.replace("climate: 1.5", "climate: 9"))
    assert first[0].startswith("Red spends")
    assert first[0].endswith("quarter 1")
    assert second[0].endswith("quarter 2")
    assert "2,000" in first[2]
    assert parse_game(SMALL.replace("climate: 1.5", "climate: 2, process: 0, training: 0, staffing: 0"))


def test_a_game_without_a_budget_has_half_of_what_firms_usually_spend():
    game = parse_game(SMALL.replace("budget: 2000\n", ""))
    assert game.budget == pytest.approx(prices(game).usual / 2, abs=1)


@pytest.mark.parametrize(
    ("old", "new", "message", "line", "help"),
    [
        ("title:", "titel:", "'titel'", 2, "title"),
        ("market.customers: 600", "market.custmers: 600", "market.custmers", 3, "market.customers"),
        ("market.customers: 600", "market.weeks: 60", "market.weeks", 3, "quarters"),
        ("market.customers: 600", "firm.share: 0.5", "firm.share", 3, "trade.*"),
        ("market.customers: 600", "trade.answers: own.csv", "trade.answers", 3, "one file"),
        ("seed: 5", "seed: -5", "seed = -5", 4, ""),
        ("quarters: 2", "quarters: 2.5", "quarters = 2.5", 5, ""),
        ("budget: 2000", "budget: much", "budget = much", 6, ""),
        ("Twin, {", "Red, {", "Red", 8, "alike"),
        ("[Red, Blue,", "[Red, =1+1,", "=1+1", 8, "letters"),
        ("bot: imitate_leader", "bot: imitate_leadr", "imitate_leadr", 8, "imitate_leader"),
        ("bot: imitate_leader", "bot: entrant", "entrant", 8, "hold"),
        ("kind: demand_surge", "kind: demand", "demand", 9, "demand_surge"),
        ("quarter: 2, kind", "quarter: 3, kind", "story.0.quarter = 3", 9, ""),
        ("team: Blue", "team: Blu", "Blu", 9, "Blue"),
        ("climate: 1.5", "climte: 1.5", "climte", 11, "climate"),
        ("price: 0.95", "price: 95", "price = 95", 11, ""),
        ("price: 0.95", "price: .nan", "price", 11, ""),
        ("price: 0.95", "price: true", "price = true", 11, ""),
        ("interviews: 30", "interviews: -1", "interviews = -1", 11, ""),
        ("2: {price", "7: {price", "quarter 7", 11, ""),
        ("  Twin: {1", "  Robot: {1", "Robot", 12, "Red, Blue, Twin"),
        ("  Twin: {1: {price: 1.04}}", "  Twin: 7", "Twin = 7", 12, ""),
    ],
)
def test_nonsense_is_said_with_its_line_and_what_is_right(old, new, message, line, help):
    assert old in SMALL
    found = problems(SMALL.replace(old, new))
    assert any(message in said and where == f"g.yaml:{line}" and help in helped for said, where, helped in found), found


@pytest.mark.parametrize("text", ["", "7", "[]", "{", "teams: [A]", "teams: 3", "story: 1", "decisions: []", "a: &a b"])
def test_what_is_no_game_is_refused(text):
    with pytest.raises(ScenarioError):
        parse_game(text)


def test_the_same_shock_twice_is_the_same_each_time():
    twice = SMALL.replace("team: Blue}]", "team: Blue}, {quarter: 1, kind: demand_surge, size: 0.1}]")
    assert any("twice" in said for said, _, _ in problems(twice))


@pytest.mark.parametrize("bot", BOTS)
def test_every_strategy_can_be_a_bot(bot):
    assert parse_game(f"teams: [A, {{name: B, bot: {bot}}}]").teams[1].bot == bot
