"""What was added last, asked for wrongly: calendar, what holds later or for us alone, positions, games, drivers, parts.

Tables of bad input with a piece of what must be said; beyond the pieces every case is held to what `refused` checks.
"""

import pytest

SETTINGS = [
    ("later.trade=hotel", "later: 'trade' is a group of settings"),
    ("firm.schedule=[price:w5-w5000:1]", "ends in week 5000, long after the last of 156 weeks"),
    ("shocks.demand_surge.size=0.5 shocks.demand_surge.week=[48,48]", "names week 48 twice"),
    ("firm.schedule=[price:q4:0.9:yearley]", "firm.schedule: 'price:q4:0.9:yearley' ends in ':yearley' and not"),
    ("firm.schedule=[price:w5-w3:1]", "firm.schedule: 'price:w5-w3:1' ends before it begins: 'w5-w3'"),
    ("firm.schedule=[price:w0:1]", "firm.schedule: 'price:w0:1' names no quarter, week (w30) or year"),
    ("firm.schedule=[price:y99:1]", "firm.schedule: 'price:y99:1' begins in week 5097, after the last"),
    ("firm.schedule=[price:y0:1]", "firm.schedule: 'price:y0:1' names no quarter, week (w30) or year"),
    ("firm.schedule=[price:q2-q1:1]", "firm.schedule: 'price:q2-q1:1' ends before it begins: 'q2-q1'"),
    ("firm.schedule=[price:w1-w60:1:yearly]", "firm.schedule: 'price:w1-w60:1:yearly' names no part of a year:"),
    ("firm.schedule=[price:5:100]", "firm.schedule: 'price:5:100' has no multiple"),
    ("firm.schedule=[positions:5:-1]", "firm.schedule: 'positions:5:-1' has no multiple"),
    ("firm.schedule=[pay:5:1e9]", "firm.schedule: 'pay:5:1e9' has no multiple"),
    ("firm.schedule=[selectivity:w5:99]", "firm.schedule: 'selectivity:w5:99' has no multiple"),
    ("firm.schedule=[price:y2:1:yearly]", "firm.schedule: 'price:y2:1:yearly' names no part of a year: 'y2'"),
    ("firm.schedule=[interviews:5:1]", "firm.schedule: 'interviews:5:1' names no lever"),
    ("firm.schedule=[price:w1.5:1]", "firm.schedule: 'price:w1.5:1' names no quarter, week (w30) or ye"),
    ("firm.schedule=[price:q1-q1:1:yearly:yearly]", "firm.schedule: 'price:q1-q1:1:yearly:yearly' ends in ':yearly:ye"),
    (
        "shocks.demand_surge.size=0.5 shocks.demand_surge.week=[48,2000]",
        "shocks.demand_surge.week = 2000 is after the last of 156 weeks",
    ),
    ("shocks.demand_surge.size=0.5 shocks.demand_surge.week=[]", "shocks.demand_surge.week = [] names no week"),
    (
        "shocks.demand_surge.size=0.5 shocks.demand_surge.week=48 shocks.demand_surge.every=-5",
        "shocks.demand_surge.every = -5 is outside its range",
    ),
    (
        "shocks.scandal.size=0.5 shocks.scandal.week=48 shocks.scandal.every=1 shocks.scandal.weeks=50",
        "shocks.scandal.every = 1 is shorter than the shock, of 50 w",
    ),
    ("shocks.demand_surge.size=-2 shocks.demand_surge.week=5", "shocks.demand_surge.size = -2 is outside its range"),
    ("shocks.demand_surge.week=x", "shocks.demand_surge.week = x must be a whole number, or a list s"),
    ("shocks.demand_surge.week=[[1]]", "shocks.demand_surge.week = [[1]] must be a whole number, or a li"),
    (
        "shocks.scandal.size=1 shocks.scandal.week=5 shocks.scandal.firm=7",
        "shocks.scandal.firm = 7, but there are firms 0 to 3 only",
    ),
    (
        "shocks.scandal.size=1 shocks.scandal.week=[5,6] shocks.scandal.firm=[0,1]",
        "shocks.scandal.firm = [0,1] must be a whole number",
    ),
    ("market.seasons=2", "market.seasons: the trade has no seasons"),
    ("market.seasons=nan", "market.seasons = nan is not a finite number"),
    ("market.seasons=yes", "market.seasons = yes must be a number"),
    ("market.seasons=1", "market.seasons: the trade has no seasons"),
    ("trade.season=[1,2,nan,4]", "trade.season = [1,2,nan,4] is not a finite number"),
    ("trade.season=[-1,1,1,1]", "trade.season = [-1,1,1,1] is outside its range"),
    ("trade.season=[0,0,0,0]", "trade.season has no needs in any part of the year"),
    ("trade.season=[1e308,1e308,1e308,1e308]", "trade.season = [1e+308,1e+308,1e+308,1e+308] is outside its rang"),
    ("trade.season=hot", "trade.season = hot must be a list of numbers such as [0.9,1.1]"),
    ("trade.season=[1,1,1,1,1]", "trade.season has 5 parts, which do not make up a year"),
    ("market.price_inflation=2", "market.price_inflation = 2 is outside its range"),
    ("market.price_inflation=nan", "market.price_inflation = nan is not a finite number"),
    ("market.wage_inflation=-2", "market.wage_inflation = -2 is outside its range"),
    ("market.wage_inflation=-1", "market.wage_inflation = -1 is outside its range"),
    ("firm.price_follows=2", "firm.price_follows = 2 is outside its range"),
    ("firm.price_follows=-1", "firm.price_follows = -1 is outside its range"),
    ("market.growth=5", "market.growth = 5 is outside its range"),
    ("market.growth=-0.9", "market.growth = -0.9: only market.exit_rate = 0.02 leave it a ye"),
    ("market.growth=nan", "market.growth = nan is not a finite number"),
    ("market.growth=-0.5 market.exit_rate=0.01", "market.growth = -0.5: only market.exit_rate = 0.01 leave it a ye"),
    ("market.exit_rate=2", "market.exit_rate = 2 is outside its range"),
    ("rivals.count=0", "rivals.count = 0, but firm.share = 0.3: nobody has the other cus"),
    ("rivals.count=0 firm.share=0.5", "rivals.count = 0, but firm.share = 0.5: nobody has the other cus"),
    ("rivals.count=3 firm.share=1", "10,000 customers are too few for 4 firms"),
    ("rivals.count=0 firm.share=1 shocks.entry.week=5", "unknown setting 'shocks.entry.week'"),
    ("market.discount=2", "market.discount = 2 is outside its range"),
    ("market.weeks=0", "market.weeks = 0 is outside its range"),
    ("market.growth=1 market.weeks=5200", "market.growth = 1 makes 1.3e+34 customers after 5200 weeks"),
    ("later.trade.wage=-5", "later: trade.wage = -5 is outside its range"),
    ("later.trade.wage=nan", "later: trade.wage = nan is not a finite number"),
    ("later.trade.wagee=1100", "later: there is no setting 'trade.wagee'"),
    ("later.market.customers=500", "later: market.customers cannot change after the opening"),
    ("later.market.weeks=20", "later: market.weeks cannot change after the opening"),
    ("later.firm.levers.climate=2", "later: firm.levers.climate cannot change after the opening"),
    ("later.firm.share=0.2", "later: firm.share cannot change after the opening"),
    ("later.later.trade.wage=1", "later: there is no setting 'later.trade.wage'"),
    ("later.=1", "cannot read 'later.=1'"),
    ("later=1", "later = 1 must be a list such as [a,b]"),
    ("later.theory.quality.core=much", "later: theory.quality.core = much must be a number"),
    ("later.network.degree=9", "later: network.degree cannot change after the opening"),
    ("later.rivals.count=2", "later: rivals.count cannot change after the opening"),
    ("later.firm.own.theory.turnover.base=.3", "later: there is no setting 'firm.own.theory.turnover.base'"),
    ("later.use=x.py", "later: use cannot change after the opening"),
    ("later.market.discount=0.5", "later: market.discount cannot change after the opening"),
    ("later.trade.answers=x.csv", "later: trade.answers cannot change after the opening"),
    ("later.market.seasons=1", "later: market.seasons cannot change after the opening"),
    ("later.trade.positions=2", "later: there is no setting 'trade.positions'"),
    ("firm.own.theory.turnover.base=nan", "firm.own: theory.turnover.base = nan is not a finite number"),
    ("firm.own.theory.turnover.base=99", "firm.own: theory.turnover.base = 99 is outside its range"),
    ("firm.own.theory.turnover.bse=0.3", "firm.own: there is no setting 'theory.turnover.bse'"),
    ("firm.own.theory.choice.price_weight=1", "firm.own: theory.choice.price_weight cannot be said of our firm"),
    ("firm.own.trade.wage=1", "firm.own: trade.wage cannot be said of our firm only"),
    ("firm.own=1", "firm.own = 1 must be a list such as [a,b]"),
    ("firm.own.=1", "cannot read 'firm.own.=1'"),
    ("firm.own.theory=off", "firm.own: 'theory' is a group of settings"),
    ("firm.own.levers.climate=1", "firm.own: there is no setting 'levers.climate'"),
    ("firm.own.theory.word_of_mouth.on=false", "firm.own: theory.word_of_mouth.on cannot be said of our firm onl"),
    ("firm.own.theory.turnover.base=x", "firm.own: theory.turnover.base = x must be a number"),
    ("firm.own.theory.turnover.on=maybe", "firm.own: there is no setting 'theory.turnover.on'"),
    ("firm.own.firm.own.theory.turnover.base=1", "firm.own: there is no setting 'firm.own.theory.turnover.base'"),
    ("rivals.own.theory.turnover.base=0.3", "unknown setting 'rivals.own.theory.turnover.base'"),
    ("firm.own.later.theory.turnover.base=.2", "firm.own: there is no setting 'later.theory.turnover.base'"),
    ("firm.levers.positions=0", "firm.levers.positions = 0 is outside its range"),
    ("firm.levers.positions=-1", "firm.levers.positions = -1 is outside its range"),
    ("firm.levers.positions=100", "firm.levers.positions = 100 is outside its range"),
    ("firm.levers.positions=nan", "firm.levers.positions = nan is not a finite number"),
    ("firm.levers.positions=0.001", "firm.levers.positions = 0.001 is outside its range"),
    ("trade.customers_per_employee=0", "trade.customers_per_employee = 0 is outside its range"),
    ("trade.customers_per_employee=1e9", "trade.customers_per_employee = 1000000000.0 is outside its range"),
    ("trade.customers_per_employee=nan", "trade.customers_per_employee = nan is not a finite number"),
    ("trade.site_customers=0", "unknown setting 'trade.site_customers'"),
    ("firm.levers.pay=0", "firm.levers.pay = 0 is outside its range"),
    ("firm.levers.pay=50", "firm.levers.pay = 50 is outside its range"),
    ("firm.levers.selectivity=-1", "firm.levers.selectivity = -1 is outside its range"),
    ("firm.levers.selectivity=9", "firm.levers.selectivity = 9 is outside its range"),
    ("firm.policy.plan=2", "firm.policy.plan = 2 is outside its range"),
    ("firm.policy.nothing=1", "unknown setting 'firm.policy.nothing'"),
    ("firm.levers.smile=-1", "firm.levers.smile = -1 is outside its range"),
    ("firm.levers.answer=nan", "unknown setting 'firm.levers.answer'"),
    ("firm.levers.disiplin=1", "unknown setting 'firm.levers.disiplin'"),
    ("network=file", "network.kind = file needs a file"),
    ("network=file network.path=nowhere.csv", "nowhere.csv: there is no such file"),
    ("network.path=/dev/zero network=file", "'/dev/zero': a network file ends in .graphml, .csv, .parquet, .x"),
    ("network=file network.path=.", "'.': a network file ends in .graphml, .csv, .parquet, .xlsx, .x"),
]
GAME = """\
title: t
settings: {trade: bank, market.customers: 300}
seed: 7
quarters: 4
budget: 6000
price_of_interview: 5
teams: [Red, Blue, {name: Leader, bot: imitate_leader}]
story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]
decisions:
  Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}
"""
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
FILES = {
    "there.yaml": GAME,
    "empty.yaml": "",
    "bad.csv": "a,b\n1\n",
    "empty.csv": "",
    "one.csv": "satisfaction\n5\n",
    "text.csv": "satisfaction,core\n" + "x,y\n" * 30,
    "const.csv": "satisfaction,core\n" + "5,5\n" * 50,
    "few.csv": "satisfaction,core\n1,2\n3,4\n10,9\n",
    "ok.csv": "satisfaction,core\n" + "".join(f"{1 + n % 10},{1 + 7 * n % 10}\n" for n in range(80)),
    "twice.csv": "satisfaction,core,core\n" + "".join(f"{1 + n % 10},{1 + 7 * n % 10},5\n" for n in range(80)),
    "infinite.csv": "satisfaction,core\n" + "nan,5\n8,inf\n" * 40,
    "outside.csv": "satisfaction,core\n" + "".join(f"{1 + n % 5},{1 + n % 9}\n" for n in range(80)),
    "fake.xlsx": "x",
    "fake.sav": "x",
    "dir.csv/inside": "x",
    "full/chapter.tex": "mine",
    "shares.csv": "firm,share\nour bank,0.9\nbank B,0.9\n",
    "data.yaml": "focal: our bank\ncustomers: {file: ok.csv}\nshares: {file: shares.csv}\n",
}
REQUESTS = [
    ("ablate C99", "there is no mechanism 'C99'"),
    ("ablate --seeds 1", "'--seeds'"),
    ("ablate --seeds 99999999", "--seeds = 99,999,999 is too many"),
    ("ablate C2 market.customers=5", "there is no mechanism 'market.customers=5'"),
    ("ablate people_first", "there is no mechanism 'people_first'"),
    ("ablate -o /dev/null", "/dev/null is a file"),
    ("ablate C2 --home nowhere", "there is no folder 'nowhere'"),
    ("ablate ''", "there is no mechanism ''"),
    ("ablate C2 C999 X", "there is no mechanism 'C999'"),
    ("ablate C2,C3", "there is no mechanism 'C2,C3'"),
    ("ablate --workers 0", "'--workers'"),
    ("drivers nowhere.csv", "the answers cannot be read: there is no file 'nowhere.csv'"),
    ("drivers bad.csv", "no column is called satisfaction, score or overall"),
    ("drivers empty.csv", "the answers cannot be read: the file is empty"),
    ("drivers one.csv", "a key-driver analysis needs 30 complete answers about satisfacti"),
    ("drivers text.csv", "a key-driver analysis needs 30 complete answers about satisfacti"),
    ("drivers ok.csv --scale 5,1", "'5,1' is no scale"),
    ("drivers ok.csv --scale nan,5", "'nan,5' is no scale"),
    ("drivers ok.csv --scale 1", "'1' is no scale"),
    ("drivers ok.csv --scale 1,inf", "'1,inf' is no scale"),
    ("drivers ok.csv --outcome nothing", "no column is called 'nothing'"),
    ("drivers ok.csv trade=bank", "a file of answers stands alone"),
    ("drivers ok.csv other.csv", "a file of answers stands alone"),
    ("drivers --scale 1,5", "--scale is about a file of answers, and none is named"),
    ("drivers --outcome x", "--outcome is about a file of answers, and none is named"),
    ("drivers --money nan", "'--money'"),
    ("drivers --money 0", "'--money'"),
    ("drivers --money 1e9", "'--money'"),
    ("drivers --seeds 1", "'--seeds'"),
    ("drivers nothing", "there is no scenario 'nothing'"),
    ("drivers const.csv", "a key-driver analysis needs 30 complete answers about satisfacti"),
    ("drivers few.csv", "a key-driver analysis needs 30 complete answers about satisfacti"),
    ("drivers dir.csv", "the answers cannot be read: it is a folder, not a file"),
    ("drivers outside.csv --scale 1,5", "core = 6 lies outside 1 to 5, stated"),
    ("drivers fake.xlsx", "the answers cannot be read: it is text, no workbook"),
    ("drivers fake.sav", "the answers cannot be read: it is no SPSS file (Unable to read f"),
    ("explain", "two scenarios are needed, or one to compare with the baseline"),
    ("explain nobody", "there is no scenario 'nobody'"),
    ("explain people_first --on nothing", "there is no outcome 'nothing'"),
    ("explain people_first --seeds 1", "'--seeds'"),
    ("explain people_first --pairs 0", "'--pairs'"),
    ("explain a b c", "two scenarios at most; what is 'c'?"),
    ("explain last", "there is no result 'last': nothing has been saved here"),
    ("explain people_first market.weeks=0", "market.weeks = 0 is outside its range"),
    ("explain people_first trade=bnak", "there is no trade 'bnak'"),
    ("explain people_first -o /dev/null", "/dev/null is a file"),
    ("game", "Usage: loyalty-sim game"),
    ("game new", "Missing argument 'FILE'."),
    ("game new g.yaml --teams A", "teams is a list of 2 to 8 teams"),
    ("game new g2.yaml --teams A,B,C,D,E,F,G,H,I", "teams is a list of 2 to 8 teams"),
    ("game new g3.yaml --teams A,A", "team A: a name of its own is needed"),
    ("game new g4.yaml --teams ,", "teams is a list of 2 to 8 teams"),
    ("game new g5.yaml --bots nothing", "there is no strategy 'nothing'"),
    ("game new g6.yaml --trade bnak", "there is no trade 'bnak'"),
    ("game new g7.yaml --customers 5", "'--customers'"),
    ("game new g8.yaml --quarters 0", "'--quarters'"),
    ("game new g9.yaml --quarters 999", "'--quarters'"),
    ("game new there.yaml", "there.yaml is there already"),
    ("game new g10.yaml --customers 99999999999", "market.customers = 99999999999 is outside its range"),
    (f"game new g11.yaml --teams {'x' * 300},B", "a name of its own is needed"),
    ("game new g13.yaml --seed -1", "'--seed'"),
    ("game new g14.yaml --seed 99999999999999999999", "seed = 99999999999999999999"),
    ("game new g15.yaml --teams <b>x</b>,B", "team <b>x</b>: a name of its own is needed"),
    ("game play nowhere.yaml", "there is no file 'nowhere.yaml'"),
    ("game play there.yaml --until 99", "the game has no quarter 99"),
    ("game play there.yaml --until -1", "'--until'"),
    ("game play empty.yaml", "the file holds no game"),
    ("drivers twice.csv", "the column 'core' is there twice"),
    ("drivers infinite.csv", "a key-driver analysis needs"),
    ("drivers ok.csv -o /dev/null/x", "/dev/null is a file"),
    ("drivers ok.csv -o full", "'full' holds other files"),
    ("explain people_first --pairs 99999999", "--pairs = 99,999,999 is too many"),
    ("explain baseline baseline", "A and B are the same"),
    ("game new g12.txt", "no name for a game"),
    ("game new /dev/null/g.yaml", "/dev/null is a file"),
    ("game new /proc/g.yaml", "cannot save"),
    ("game play there.yaml -o /dev/null", "/dev/null is a file"),
    ("game debrief there.yaml -o /dev/null/x", "/dev/null is a file"),
    ("game debrief there.yaml --worlds 1", "'--worlds'"),
    ("claims K07 -o full", "'full' holds other files"),
    ("evidence T01 -o full", "'full' holds other files"),
    ("calibrate data.yaml -n -o full", "'full' holds other files"),
    ("calibrate --template /dev/null/x", "/dev/null is a file"),
    ("calibrate data.yaml -n", "the shares add up to 1.8"),
]


@pytest.mark.parametrize(("words", "said"), SETTINGS, ids=[words[:60] for words, _ in SETTINGS])
def test_a_wrong_setting_is_refused(refused, words, said):
    assert said in refused(["run", "--dry-run", "-q", *words.split()])


@pytest.mark.parametrize(("old", "new", "said"), LINES, ids=[new[:60] for _, new, _ in LINES])
def test_a_wrong_line_of_a_game_is_refused_before_it_is_played(refused, old, new, said):
    text = GAME.replace(old, new)
    assert text != GAME
    answer = refused(["game", "play", "g.yaml", "--until", "0"], {"g.yaml": text})
    assert said in answer
    assert "g.yaml:" in answer


@pytest.mark.parametrize(("line", "said"), REQUESTS, ids=[line[:60] for line, _ in REQUESTS])
def test_a_wrong_request_is_refused(refused, line, said):
    words = ["" if word == "''" else word for word in line.split()]
    dry = ["--dry-run"] if words[0] in ("ablate", "explain") else []
    assert said in " ".join(refused([*words, *dry], FILES).split())


def test_notes_say_which_cells_are_no_numbers(tmp_path):
    from loyalty_sim.validation.survey.own_answers import read_answers

    rows = "".join(f"{1 + n % 10},{'x' if n == 7 else 1 + 7 * n % 10}\n" for n in range(80))
    (tmp_path / "mine.csv").write_text(f"satisfaction,core\n{rows}")
    notes = read_answers(tmp_path / "mine.csv").notes
    assert "1 cells of core are no numbers, such as 'x' in line 9" in notes
