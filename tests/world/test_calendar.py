"""The calendar: seasons keep the year's mean, prices and wages move once a year, blows come again, levers move."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.theory.levers import NAMES
from loyalty_sim.world.calendar import YEAR, begun, entry_chance, kept_price, real_wage, rows_needed, season
from loyalty_sim.world.schedule import due, read
from loyalty_sim.world.settings import MarketSettings, Shock

PARTS = st.sampled_from([4, 13, 52]).flatmap(lambda n: st.lists(st.floats(0.1, 10), min_size=n, max_size=n))


@given(PARTS, st.floats(0, 1), st.integers(0, 3))
def test_seasons_keep_the_needs_of_a_year(profile, seasons, years):
    weeks = [season(tuple(profile), seasons, YEAR * years + week) for week in range(1, YEAR + 1)]
    assert np.mean(weeks) == pytest.approx(1)
    assert min(weeks) >= 0
    assert season(tuple(profile), 0.0, 5) == 1.0


@given(st.floats(0, 0.3), st.integers(1, 500))
def test_equal_inflation_of_wages_and_prices_is_none(rate, week):
    assert real_wage(rate, rate, week) == 1.0
    assert kept_price(rate, 1.0, week) == 1.0
    assert kept_price(rate, 0.0, week) == pytest.approx((1 + rate) ** -((week - 1) // YEAR))


def test_a_blow_comes_again_every_year_and_lasts_as_long():
    struck = [week for week in range(1, 160) if begun(Shock(1.0, (48,), weeks=6, every=52), week)]
    assert struck == [*range(48, 54), *range(100, 106), *range(152, 158)]
    several = [week for week in range(1, 160) if begun(Shock(1.0, (48, 100), weeks=4), week)]
    assert several == [*range(48, 52), *range(100, 104)]


def levels(*schedule, weeks=110, stands=1.0):
    """The level of a lever by week."""
    found, now = [], stands
    for week in range(1, weeks + 1):
        for _, level in due(schedule, week):
            now = stands if level is None else level
        found.append(now)
    return found


def test_a_span_ends_where_the_lever_stood_before():
    found = levels("price:2:1.1", "price:w20-w22:0.9")
    assert found[:13] == [1.0] * 13
    assert found[13:19] == [1.1] * 6
    assert found[19:22] == [0.9] * 3
    assert set(found[22:]) == {1.1}


def test_every_year_is_every_year():
    found = np.array(levels("price:w48-w51:0.9:yearly"))
    assert np.flatnonzero(found < 1).tolist() == [*range(47, 51), *range(99, 103)]
    quarters = np.array(levels("price:q4:0.9:yearly"))
    assert np.flatnonzero(quarters < 1).tolist() == [*range(39, 52), *range(91, 104)]


def test_a_year_begins_with_its_first_week():
    assert levels("price:y2:1.2")[51:53] == [1.0, 1.2]


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.integers(1, 100), st.integers(0, 30), st.booleans()), max_size=8),
    st.integers(1, 250),
)
def test_what_is_due_is_what_holds(parts, week):
    words = []
    for lever, first, more, yearly in parts:
        last = first + more
        words.append(f"{lever}:w{first}-w{last}:2" + (":yearly" if yearly and last <= YEAR else ""))
    held = {lever: max((read(word).holds(week) for word in words if word.startswith(lever)), default=False)
            for lever in NAMES}  # fmt: skip
    for lever, level in due(tuple(words), week):
        assert (level == 2.0) == held[lever]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("a:x:1", "names no quarter"),
        ("a:0:1", "names no quarter"),
        ("a:w9-w4:1", "ends before"),
        ("a:w3:1:yearly", "no part"),
        ("a:w50-w60:1:yearly", "no part"),
        ("a:1:much", "no multiple"),
        ("a:1", "no multiple"),
        ("a:1:1:daily", "ends in"),
    ],
)
def test_what_cannot_be_read_says_why(word, said):
    with pytest.raises(ValueError, match=said):
        read(word)


@given(st.floats(-0.05, 0.3), st.integers(1, 156))
def test_newcomers_make_the_market_as_large_as_its_growth_says(growth, week):
    market = MarketSettings(customers=10_000, growth=growth, exit_rate=0.2)
    leave, usual = 0.004, 0.25
    wanted = usual / (usual + leave) * 10_000 * (1 + growth) ** (week / YEAR)
    alive = int(10_000 * (1 + growth) ** ((week - 1) / YEAR))
    after = alive * (1 - leave) + entry_chance(market, alive, leave, usual, week) * (rows_needed(market) - alive)
    assert after == pytest.approx(wanted, rel=0.02)
