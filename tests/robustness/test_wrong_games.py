"""Lines of the file of a game written wrongly: all of it is refused before it is played.

Tables of bad input with a piece of what must be said; beyond the pieces every case is held to what `refused` checks.
"""

import pytest
from a_game import GAME

LINES = [
    ("quarter: 3, kind", "kind", "an event says no quarter"),
    ("size: 0.4, told", "told", "an event says no size"),
    ("budget: 6000", "budget: nan", "budget = nan"),
    ("budget: 6000", "budget: -1", "budget = -1"),
    ("budget: 6000", "budget: .inf", "budget = inf"),
    ("budget: 6000", "budget: lots", "budget = lots"),
    ("budget: 6000", "budget: 1e308", "budget = 1e+308"),
    ("seed: 7", "seed: -1", "seed = -1"),
    ("seed: 7", "seed: 1.5", "seed = 1.5"),
    ("seed: 7", "seed: x", "seed = x"),
    ("seed: 7", "seed: 99999999999999999999999", "seed = 99999999999999999999999"),
    ("quarters: 4", "quarters: 0", "quarters = 0"),
    ("quarters: 4", "quarters: 41", "quarters = 41"),
    ("quarters: 4", "quarters: nan", "quarters = nan"),
    ("quarters: 4", "quarters: 99999", "quarters = 99999"),
    ("quarters: 4", "quarters: 1", "story.0.quarter = 3"),
    ("price_of_interview: 5", "price_of_interview: -1", "price_of_interview = -1"),
    ("price_of_interview: 5", "price_of_interview: nan", "price_of_interview = nan"),
    ("price_of_interview: 5", "price_of_interview: free", "price_of_interview = free"),
    ("teams: [Red, Blue, {name: Leader, bot: imitate_leader}]", "teams: Red", "teams is a list of 2 to 8 teams"),
    ("teams: [Red, Blue, {name: Leader, bot: imitate_leader}]", "teams: []", "teams is a list of 2 to 8 teams"),
    ("teams: [Red, Blue, {name: Leader, bot: imitate_leader}]", "teams: [Red]", "teams is a list of 2 to 8 teams"),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: [Red, Red]",
        "team Red: a name of its own is needed",
    ),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: [Red, Blue, {name: X, bot: nothing}]",
        "there is no strategy 'nothing'",
    ),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: [Red, Blue, {bot: hold}]",
        "team None: a name of its own is needed",
    ),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: [Red, 1, 2]",
        "team 1: a name of its own is needed",
    ),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: [Red, null]",
        "team None: a name of its own is needed",
    ),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: [Red, [Blue]]",
        "team ['Blue']: a name of its own is needed",
    ),
    ("teams: [Red, Blue, {name: Leader, bot: imitate_leader}]", "teams: {Red: 1}", "teams is a list of 2 to 8 teams"),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: [Red, Blue, {name: L, bot: hold, extra: 1}]",
        "there is no entry of a team 'extra'",
    ),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: [Red, '', x]",
        "team : a name of its own is needed",
    ),
    (
        "teams: [Red, Blue, {name: Leader, bot: imitate_leader}]",
        "teams: ['../x', Red]",
        "team ../x: a name of its own is needed",
    ),
    (
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]",
        "story: [{quarter: 99, kind: demand_surge, size: 0.4, told: x}]",
        "story.0.quarter = 99",
    ),
    (
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]",
        "story: [{quarter: 3, kind: nothing, size: 0.4, told: x}]",
        "there is no kind of shock 'nothing'",
    ),
    (
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]",
        "story: [{quarter: 3, kind: demand_surge, size: nan, told: x}]",
        "story.0.size = nan",
    ),
    (
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]",
        "story: [{quarter: 3, kind: demand_surge, size: 1e9, told: x}]",
        "story.0.size = 1000000000.0",
    ),
    (
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]",
        "story: [{quarter: 3, kind: scandal, size: 0.4, team: Nobody, told: x}]",
        "there is no team 'Nobody'",
    ),
    (
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]",
        "story: [{quarter: x, kind: demand_surge, size: 0.4, told: x}]",
        "story.0.quarter = x",
    ),
    (
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]",
        "story: [{quarter: 0, kind: demand_surge, size: .1, told: x}]",
        "story.0.quarter = 0",
    ),
    (
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]",
        "story: [{quarter: 3, kind: demand_surge, size: 0.4, weeks: -3, told: x}]",
        "story.0.weeks = -3",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {climate: nan}, 3: {price: 0.97}}",
        "decisions.Red.1.climate = nan",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {climate: -1}, 3: {price: 0.97}}",
        "decisions.Red.1.climate = -1",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {climate: 1e9}, 3: {price: 0.97}}",
        "decisions.Red.1.climate = 1000000000.0",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {climat: 2}, 3: {price: 0.97}}",
        "there is no entry of a decision 'climat'",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {interviews: -5}, 3: {price: 0.97}}",
        "decisions.Red.1.interviews = -5",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {interviews: 1e9}, 3: {price: 0.97}}",
        "decisions.Red.1.interviews = 1000000000.0",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {interviews: 0.5}, 3: {price: 0.97}}",
        "decisions.Red.1.interviews = 0.5",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {climate: much}, 3: {price: 0.97}}",
        "decisions.Red.1.climate = much",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {climate: [1]}, 3: {price: 0.97}}",
        "decisions.Red.1.climate = [1]",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {climate: 2, climate: 3}, 3: {price: 0.97}}",
        "the file is not valid YAML: found duplicate key climate",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {price: 0}, 3: {price: 0.97}}",
        "decisions.Red.1.price = 0",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {positions: 0}, 3: {price: 0.97}}",
        "decisions.Red.1.positions = 0",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1: {pay: 99}, 3: {price: 0.97}}",
        "decisions.Red.1.pay = 99",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Nobody: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "there is no team of people 'Nobody'",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Leader: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "there is no team of people 'Leader'",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {9: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "quarter 9: teams decide quarters 1 to 4",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {0: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "quarter 0: teams decide quarters 1 to 4",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {x: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "quarter x: teams decide quarters 1 to 4",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {1.5: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "quarter 1.5: teams decide quarters 1 to 4",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "Red: {-1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "quarter -1: teams decide quarters 1 to 4",
    ),
    (
        "Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}",
        "there is no team of people 'red'",
    ),
    ("settings: {trade: bank, market.customers: 300}", "settings: {trade: bnak}", "there is no trade 'bnak'"),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {market.customers: 5}",
        "market.customers = 5 is outside its range",
    ),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {market.customers: nan}",
        "market.customers = nan must be a whole number",
    ),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {firm.levers.climate: 2}",
        "a game cannot set firm.levers.climate",
    ),
    ("settings: {trade: bank, market.customers: 300}", "settings: {rivals.count: 9}", "a game cannot set rivals.count"),
    ("settings: {trade: bank, market.customers: 300}", "settings: {market.weeks: 5}", "a game cannot set market.weeks"),
    ("settings: {trade: bank, market.customers: 300}", "settings: {use: x.py}", "a game cannot set use"),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {network.path: /etc/passwd, network: file}",
        "a game cannot set network.path",
    ),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {trade.answers: /dev/zero}",
        "a game cannot set trade.answers",
    ),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {scenario: people_first}",
        "a game cannot set scenario",
    ),
    ("settings: {trade: bank, market.customers: 300}", "settings: {nothing: 1}", "a game cannot set nothing"),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {later.trade.wage: 1100}",
        "a game cannot set later.trade.wage",
    ),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {firm.schedule: ['price:2:1.1']}",
        "a game cannot set firm.schedule",
    ),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {market.growth: -0.5}",
        "market.growth = -0.5: only market.exit_rate = 0.02 leave it a ye",
    ),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {rivals.strategies: [hold]}",
        "a game cannot set rivals.strategies",
    ),
    ("settings: {trade: bank, market.customers: 300}", "settings: {firm.share: 0.9}", "a game cannot set firm.share"),
    (
        "settings: {trade: bank, market.customers: 300}",
        "settings: {firm.own.theory.turnover.base: 0.3}",
        "a game cannot set firm.own.theory.turnover.base",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), LINES, ids=[new[:60] for _, new, _ in LINES])
def test_a_wrong_line_of_a_game_is_refused_before_it_is_played(refused, old, new, said):
    text = GAME.replace(old, new)
    assert text != GAME
    answer = refused(["game", "play", "g.yaml", "--until", "0"], {"g.yaml": text})
    assert said in answer
    assert "g.yaml:" in answer
