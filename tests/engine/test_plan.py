"""The plan of the week tells the truth: what each pass says it reads and writes is what it reads and writes.

Writes are found by comparing before and after. Reads are tested by poisoning every other column (not-a-number in
columns of floats; whole numbers in reverse order, so that they stay valid rows and codes): nothing may come out
different.
"""

from fnmatch import fnmatchcase

import numpy as np
import pytest
from markets import EVENTFUL, changed, holdings, small

from loyalty_sim.theory.firms import response
from loyalty_sim.week.plan import WEEK, Pass, Plan
from loyalty_sim.world.columns import TABLES

MID_RUN = 13
"""Weeks gone by when the passes are watched: in the next one firms decide, one opens and one is struck."""
CLOSING = ("theory.closure.on=true", "theory.closure.credit=0.15")
"""With these a firm of the eventful market closes at the end of its first quarter."""
NAMES = [each.name for each in WEEK]


def columns(market):
    """Every column of the world by name, itself and not a copy."""
    tables = {table: getattr(market.world, table)._asdict() for table in TABLES}
    return {f"{table}.{name}": column for table, named in tables.items() for name, column in named.items()}


class Watched:
    """A market halfway through a run that can be taken back to the moment before each pass of the next week."""

    def __init__(self, gone=MID_RUN, *more):
        self.market = small(*EVENTFUL, *more, weeks=30).run(gone)
        self.market.world.week += 1
        self.market.tally.clear()
        self.before, self.after = {}, {}
        for each in self.market.plan:
            self.before[each.name] = self.state()
            each.run(self.market)
            self.after[each.name] = self.state()

    def arrays(self):
        return columns(self.market) | self.market.tally._asdict() | {"ledger": self.market.ledger}

    def state(self):
        return {name: array.copy() for name, array in self.arrays().items()}

    def back_to(self, name):
        for key, array in self.arrays().items():
            array[...] = self.before[name][key]

    def wrote(self, name):
        return changed(self.before[name], self.after[name]) & set(columns(self.market))


@pytest.fixture(scope="module")
def usual_week():
    return Watched()


@pytest.fixture(scope="module")
def closing_week():
    """The last week of a quarter, in which a firm closes."""
    return Watched(MID_RUN - 1, *CLOSING)


@pytest.fixture
def watched(request, usual_week):
    """The week in which the pass of a test has something to do."""
    each = getattr(request.node, "callspec", None)
    closes = each is not None and each.params["each"].name == "close"
    return request.getfixturevalue("closing_week") if closes else usual_week


def declared(patterns, market):
    """Columns that patterns such as `sites.*` stand for."""
    return {name for name in columns(market) for pattern in patterns if fnmatchcase(name, pattern)}


def poison(array):
    """Make an array useless without making it dangerous."""
    array[...] = np.nan if array.dtype.kind == "f" else array[::-1].copy()


def test_every_declaration_names_columns_that_exist(watched):
    for each in WEEK:
        for pattern in (*each.reads, *each.writes):
            assert declared([pattern], watched.market), f"{each.name}: {pattern}"


@pytest.mark.parametrize("each", WEEK, ids=NAMES)
def test_a_pass_writes_only_what_it_says(watched, each):
    assert watched.wrote(each.name) <= declared(each.writes, watched.market)


@pytest.mark.parametrize("each", WEEK, ids=NAMES)
def test_a_pass_that_writes_is_seen_to_write(watched, each):
    assert watched.wrote(each.name), "nothing happened in this pass: the tests above could not have failed"


def test_a_pass_says_nothing_of_what_it_never_writes():
    market, written = small(*EVENTFUL, *CLOSING, "trade.customers_per_employee=50", customers=1500, weeks=40), set()
    for _ in range(40):
        market.world.week += 1
        market.tally.clear()
        for each in market.plan:
            before = {name: array.copy() for name, array in columns(market).items()}
            each.run(market)
            written |= {(each.name, name) for name in changed(before, columns(market))}
    said = {(each.name, name) for each in WEEK for name in declared(each.writes, market)}
    assert said - written == set()


@pytest.mark.parametrize("each", WEEK, ids=NAMES)
def test_a_pass_reads_only_what_it_says(watched, each):
    watched.back_to(each.name)
    for name in set(columns(watched.market)) - declared(each.reads, watched.market):
        poison(columns(watched.market)[name])
    each.run(watched.market)
    clean, before = watched.after[each.name], watched.before[each.name]
    for name in watched.wrote(each.name):
        written = clean[name] != before[name]
        assert (columns(watched.market)[name][written] == clean[name][written]).all(), f"{each.name} -> {name}"


def test_a_read_that_is_not_declared_is_caught(watched):
    """The negative control: hide one column that a pass does need."""
    watched.back_to("prepare")
    poison(watched.market.world.employees.want)
    next(each for each in WEEK if each.name == "prepare").run(watched.market)
    assert not (watched.market.world.employees.performance == watched.after["prepare"]["employees.performance"]).all()


# -- changing the plan -------------------------------------------------------------------------------------------------


def test_a_pass_can_be_replaced():
    market = small("theory.failure.usual=0.05")
    market.plan = market.plan.replaced("talk", lambda market: None)
    assert market.plan.names() == NAMES
    assert market.run(8).history["messages_heard"].sum() == 0
    assert small("theory.failure.usual=0.05").run(8).history["messages_heard"].sum() > 0


def test_a_pass_can_be_removed():
    market = small(*EVENTFUL)
    market.plan = market.plan.without("staff")
    market.run(8)
    assert (market.world.employees.tenure == small(*EVENTFUL).world.employees.tenure).all()


def test_a_pass_can_be_inserted_and_runs_in_its_place_every_week():
    seen = []

    def watch(market):
        seen.append((market.week, int(market.world.customers.paid.any())))

    market = small()
    market.plan = market.plan.inserted("meet", Pass("watch", "serve", watch, (), ()))
    assert market.plan.names()[NAMES.index("meet") + 1] == "watch"
    assert not changed(holdings(market.run(3)), holdings(small().run(3)))
    assert seen == [(1, 1), (2, 1), (3, 1)]


def test_a_plan_is_never_changed_in_place():
    plan = Plan(WEEK)
    plan.without("talk")
    plan.replaced("talk", print)
    assert tuple(plan) == WEEK


@pytest.mark.parametrize("change", [
    lambda plan: plan.without("lunch"),
    lambda plan: plan.replaced("lunch", print),
    lambda plan: plan.inserted("lunch", WEEK[0]),
])  # fmt: skip
def test_an_unknown_pass_is_named_with_those_there_are(change):
    with pytest.raises(ValueError, match="no pass 'lunch': the week has strike, renew, decide"):
        change(Plan(WEEK))


# -- replacing a theory ------------------------------------------------------------------------------------------------


def same_as_ever(spend, usual, execution, form, p):
    x = execution * spend
    return x / (x + usual) if x > 0.0 else 0.0


def linear_until_enough(spend, usual, execution, form, p):
    return min(0.5 * execution * spend / usual, 1.0)


def with_rule(by):
    market = small("firm.levers.climate=3")
    market.replace_rule(response.supported, by)
    return market


def test_a_rule_replaced_by_its_equal_changes_no_bit():
    assert not changed(holdings(small("firm.levers.climate=3").run()), holdings(with_rule(same_as_ever).run()))


def test_a_rule_is_replaced_in_one_market_only():
    usual, other, later = small("firm.levers.climate=3"), with_rule(linear_until_enough), small("firm.levers.climate=3")
    for market in (usual, other, later):
        market.run()
    assert (other.history["capability_climate"] > usual.history["capability_climate"])[0::4].all()
    assert not changed(holdings(usual), holdings(later))
