"""What the page says of planted answers: words for won, lost and undetermined, units, signs, charts."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.app.parts.levers import name as lever_name
from loyalty_sim.app.what_if import figures
from loyalty_sim.app.what_if.answer import Answer, Effect
from loyalty_sim.lab.job import KINDS
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies.people.sample import Dots
from loyalty_sim.week.outcomes import OUTCOMES

NOTHING = Effect(1.0, 1.0, 0.0, 0.0, 0.0)
BASE = load_scenario()


def weeks(profit=(100.0, 200.0, 300.0), satisfaction=(70.0, 71.0, 72.0), share=(0.3, 0.31, 0.32), bands=False):
    book = pd.DataFrame({"profit": profit, "satisfaction": satisfaction, "share": share}, dtype=float)
    book["loyalty"] = 60.0
    for place, kind in enumerate(KINDS):
        book[kind] = (0.1, 0.2, 0.3, 0.4)[place]
    if bands:
        for name in list(book):
            book[f"{name}_low"], book[f"{name}_high"] = book[name] * 0.9, book[name] * 1.1
    book.index = pd.RangeIndex(1, len(book) + 1, name="week")
    return book


def answer(gains=(1.0,), payback=None, a=None, b=None, **effects):
    every = dict.fromkeys(OUTCOMES, NOTHING) | effects
    return Answer(every, np.array(gains, float), payback, weeks() if a is None else a, weeks() if b is None else b)


def profit(difference, low, high, gains, **more):
    return answer(gains, profit=Effect(1e5, 1e5 + difference, difference, low, high), **more)


# -- whether luck explains it -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "sure"),
    [(1, 2, True), (-2, -1, True), (-1, 2, False), (0, 2, False), (-2, 0, False), (0, 0, False)],
)
def test_an_interval_that_touches_nought_may_be_luck(low, high, sure):
    assert Effect(0, 1, 1, low, high).sure is sure


def test_one_pair_has_no_interval_and_is_not_sure():
    assert not Effect(1.0, 2.0, 1.0).sure
    assert np.isnan(Effect(1.0, 2.0, 1.0).times(100).low)


@given(st.tuples(*[st.floats(-1e6, 1e6)] * 5), st.sampled_from([0.01, 1.0, 100.0]))
def test_another_unit_changes_no_verdict(values, factor):
    row = Effect(*values)
    assert row.times(factor).sure == row.sure or min(abs(row.low), abs(row.high)) < 1e-100
    assert row.times(factor).difference == pytest.approx(factor * row.difference)


# -- boxes ------------------------------------------------------------------------------------------------------


def test_money_is_told_with_its_interval_and_sign():
    told = figures.told_money(profit(35_210, 12_000, 58_000, [1, 1]), "EUR")
    assert told == ("+EUR 35,200", "90 % interval +EUR 12,000 to +EUR 58,000 by luck alone", "gain")
    lost = figures.told_money(profit(-35_210, -58_000, -12_000, [-1, -1]), "GBP")
    assert lost == ("-GBP 35,200", "90 % interval -GBP 58,000 to -GBP 12,000 by luck alone", "loss")


def test_money_of_one_pair_has_no_interval():
    told = figures.told_money(profit(500, np.nan, np.nan, [500]), "EUR")
    assert "nan" not in told.detail
    assert "one pair" in told.detail


def test_nothing_gained_has_no_sign_and_no_tone():
    assert figures.told_money(profit(0, 0, 0, [0, 0]), "EUR")[::2] == ("EUR 0", "")


@pytest.mark.parametrize(
    ("gains", "value", "detail"),
    [
        ([3, 1, 2], "3 of 3", "100 % of the pairs"),
        ([-3, -1], "0 of 2", "0 % of the pairs"),
        ([5, 0, -5], "1 of 3", "33 % of the pairs, 1 exactly alike"),
        ([0, 0], "0 of 2", "0 % of the pairs, 2 exactly alike"),
        ([-1], "0 of 1", "one pair does not tell how often"),
    ],
)
def test_ties_are_no_wins_and_are_counted_apart(gains, value, detail):
    assert figures.told_chance(answer(gains))[:2] == (value, detail)


@settings(max_examples=40)
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=30))
def test_wins_ties_and_losses_of_b_are_those_of_a_turned_round(gains):
    ours, theirs = (figures.told_chance(answer(each)) for each in (gains, [-g for g in gains]))
    wins, losses = (int(each.value.split()[0]) for each in (ours, theirs))
    assert wins + losses + gains.count(0) == len(gains)
    assert ("exactly alike" in ours.detail) == (0 in gains)


@pytest.mark.parametrize(
    ("gains", "payback", "value", "detail"),
    [
        ([1, 2], 17, "week 17", "ahead in cumulative profit"),
        ([1, -2], None, "not in 156", "not ahead"),
        ([0, 0], None, "-", "earn the same"),
        ([0, 0], 1, "-", "earn the same"),
    ],
)
def test_payback_is_a_week_or_why_there_is_none(gains, payback, value, detail):
    told = figures.told_payback(answer(gains, payback), 156)
    assert told.value == value
    assert detail in told.detail
    assert told.tone == ""


def test_a_level_is_told_in_its_own_unit_against_a():
    found = answer([1, 1], share=Effect(0.3, 0.325, 0.025, 0.01, 0.04))
    assert figures.told_level(found, "share", 100, " %") == (
        "32.5 %", "+2.50 against A (30.0); 90 % +1.00 to +4.00", "gain",
    )  # fmt: skip
    one = figures.told_level(found._replace(gains=np.ones(1)), "share", 100, " %")
    assert one.detail == "+2.50 against A (30.0)"
    unknown = figures.told_level(found._replace(effects={"share": Effect(0.3, 0.325, 0.025)}), "share", 100, " %")
    assert unknown.detail == "+2.50 against A (30.0)"


def test_a_level_that_falls_beyond_luck_is_a_loss_and_within_luck_nothing():
    fell = answer([1, 1], satisfaction=Effect(70, 68, -2, -3, -1))
    assert figures.told_level(fell, "satisfaction", 1, "")[::2] == ("68.0", "loss")
    luck = answer([1, 1], satisfaction=Effect(70, 68, -2, -5, 1))
    assert figures.told_level(luck, "satisfaction", 1, "").tone == ""


# -- the sentence -----------------------------------------------------------------------------------------------


def sentence(found, years=3):
    b = BASE._replace(market=BASE.market._replace(weeks=52 * years))
    return figures.sentence(found, BASE, b)


def test_won_lost_and_undetermined_have_words_of_their_own():
    won = sentence(profit(2e6, 1e6, 3e6, [1, 1, -1]))
    assert won == (
        "Over 3 years B earns EUR 2.00 million more than A, and luck does not explain it: "
        "B is ahead in 2 of 3 paired runs."
    )
    lost = sentence(profit(-2e6, -3e6, -1e6, [-1, -1, -1]))
    assert "B loses EUR 2.00 million against A, and luck does not explain it: B is ahead in 0 of 3" in lost
    assert "-EUR" not in lost, "loses minus two would be a gain"
    open_ = sentence(profit(2e6, -1e6, 5e6, [1, -1]))
    assert "may be luck" in open_
    assert "does not explain" not in open_


def test_one_pair_claims_nothing_beyond_itself():
    said = sentence(profit(-7.0, np.nan, np.nan, [-7]), years=1)
    assert said == "Over 1 year B loses EUR 7.00 against A in the first pair of runs."
    assert "luck" not in said


def test_no_difference_at_all_is_neither_won_nor_lost():
    said = sentence(profit(0, 0, 0, [0, 0]))
    assert "exactly the same" in said
    assert not {"earns", "loses"} & set(said.split())


@settings(max_examples=40)
@given(st.floats(1, 1e9), st.floats(0.01, 0.9))
def test_exchanging_a_and_b_exchanges_earns_and_loses_only(size, width):
    low, high = size * (1 - width), size * (1 + width)
    won, lost = sentence(profit(size, low, high, [1, 1])), sentence(profit(-size, -high, -low, [-1, -1]))
    turned = won.replace("earns", "loses").replace("more than", "against").replace("2 of 2", "0 of 2")
    assert turned == lost


# -- the chain --------------------------------------------------------------------------------------------------


def link(name, row, currency="EUR"):
    return dict(zip(figures.CHAIN, figures.chain(answer([1, 1], **{name: row}), currency), strict=True))[name]


def test_fewer_failures_are_better_and_more_are_worse():
    assert link("failures", Effect(20, 15, -5, -6, -4)).better is True
    assert link("failures", Effect(20, 25, 5, 4, 6)).better is False
    assert link("failures", Effect(20, 25, 5, -1, 9)).better is None
    assert link("satisfaction", Effect(70, 65, -5, -6, -4)).better is False


def test_shares_are_per_cent_and_levels_are_points():
    share = link("share", Effect(0.25, 0.3, 0.05, 0.01, 0.09))
    assert (share.value, share.change, share.relative) == ("30.0 %", "+5.00", pytest.approx(20))
    level = link("loyalty", Effect(50, 55, 5, 1, 9))
    assert (level.value, level.change) == ("55.0", "+5.00")


def test_money_and_its_change_have_one_unit():
    row = link("profit", Effect(2e6, 2.5e6, 5e5, 1e5, 9e5), "GBP")
    assert row.name == "Profit (GBP)"
    assert (row.value, row.change, row.better) == ("2.50 m", "+0.50 m", True)
    assert link("revenue", Effect(3e9, 3e9, 0, 0, 0)).value == "3.00 bn"


def test_a_loss_that_shrinks_is_better_and_rises_relative_to_its_size():
    row = link("profit", Effect(-100_000.0, -50_000.0, 50_000.0, 1e4, 9e4))
    assert (row.value, row.change, row.better) == ("-50.00 k", "+50.00 k", True)
    assert row.relative == pytest.approx(50), "up by half the loss, not down by half"


def test_no_change_is_said_and_nothing_to_compare_with_is_no_per_cent():
    still = link("profit", Effect(5, 5, 0, 0, 0))
    assert (still.change, still.better, still.relative) == ("no change", None, 0)
    assert link("share", Effect(0, 0.1, 0.1, 0.05, 0.2)).relative is None


def test_the_chain_runs_from_climate_to_profit_and_every_box_has_a_title():
    links = figures.chain(answer([1, 1]), "EUR")
    assert [each.name.split(" (")[0] for each in links] == [OUTCOMES[name].title for name in figures.CHAIN]
    assert figures.CHAIN[0] == "climate"
    assert figures.CHAIN[-1] == "profit"


# -- charts -----------------------------------------------------------------------------------------------------


def test_profit_over_time_is_in_the_unit_its_size_asks_for():
    small = figures.curve_over_time(answer(), "profit", "EUR", 3)
    large = figures.curve_over_time(answer(b=weeks((-9e6, 1.0, 2.0))), "profit", "EUR", 3)
    assert "million EUR" in str(large.option["yAxis"])
    assert "million" not in str(small.option["yAxis"])
    assert large.table.filter(like="B").to_numpy().min() == pytest.approx(-9), "a loss counts by its size"


def test_shares_over_time_are_per_cent():
    chart = figures.curve_over_time(answer(), "share", "EUR", 3)
    assert chart.table.filter(like="A").iloc[:, 0].tolist() == pytest.approx([30, 31, 32])


def test_the_axis_goes_to_the_end_although_weeks_are_missing():
    assert figures.curve_over_time(answer(), "loyalty", "EUR", 104).option["xAxis"]["max"] == 104


def test_bands_are_drawn_where_there_are_several_runs():
    alone = figures.curve_over_time(answer(), "satisfaction", "EUR", 3)
    many = figures.curve_over_time(answer(a=weeks(bands=True), b=weeks(bands=True)), "satisfaction", "EUR", 3)
    assert len(many.option["series"]) > len(alone.option["series"])
    assert many.table.shape[1] > alone.table.shape[1]


def test_a_alone_shows_nothing_of_b():
    found = answer(b=weeks(satisfaction=(999.0, 999.0, 999.0)))
    chart = figures.one_curve(found, "satisfaction", "EUR")
    assert chart.title == "Satisfaction in A"
    assert 999.0 not in chart.table.to_numpy()


DOTS = Dots(np.array([4, 8]), np.array([0.2, 0.9]), np.array([0.1, 0.8]))


def test_the_map_has_its_customers_in_points_of_100_with_their_rows():
    chart = figures.map_of(DOTS, answer(), BASE)
    drawn = [tuple(float(v) for v in point["value"]) if isinstance(point, dict) else tuple(map(float, point))
             for series in chart.option["series"] for point in series.get("data", ())]  # fmt: skip
    assert {point[:3] for point in drawn if len(point) >= 3} >= {(20.0, 10.0, 4.0), (90.0, 80.0, 8.0)}


def test_the_map_of_a_has_no_change_against_a():
    moved = weeks()
    moved["loyal"] = 0.9
    assert "80" in figures.map_of(DOTS, answer(b=moved), BASE).caption + str(
        figures.map_of(DOTS, answer(b=moved), BASE).table
    )
    alone = figures.map_of_a(DOTS, answer(b=moved), BASE)
    assert "90" not in alone.caption


def held_from(cost):
    trade = BASE._replace(trade=BASE.trade._replace(switching_cost=cost))
    return figures._lines(trade)[1]


@given(st.floats(0, 1), st.floats(0, 1))
def test_who_can_leave_only_at_a_cost_counts_as_held_sooner(one, other):
    low, high = sorted((one, other))
    assert held_from(high) <= held_from(low)
    assert 0 <= held_from(high) <= 100


# -- what matters most ------------------------------------------------------------------------------------------


class Tornado:
    """As much of a sensitivity result as a tornado needs."""

    text = "Planted."

    def __init__(self, *rows):
        heads = ["factor", "meaning", "from", "to", "at_low", "at_high"]
        self.table = pd.DataFrame(list(rows), columns=heads)


def test_levers_are_called_as_on_their_sliders_and_settings_by_their_meaning():
    chart = figures.tornado_of(
        Tornado(
            ("firm.levers.climate", "spend on climate", 0.5, 1.5, -3e6, 2e6),
            ("trade.tariff", "what is paid a contact", 10, 40, -1e6, 1e6),
        ),
        "EUR", "NPV of B",
    )  # fmt: skip
    text = str(chart.option)
    assert lever_name("climate") in text
    assert "what is paid a contact" in text
    assert "million EUR" in text
    assert chart.caption == "Planted."


def test_a_tornado_shows_the_first_rows_only():
    rows = [(f"trade.x{n}", f"meaning {n}", 0, 1, -1.0, 1.0) for n in range(20)]
    assert len(figures.tornado_of(Tornado(*rows), "EUR", "profit").table) == 12
    assert len(figures.tornado_of(Tornado(*rows), "EUR", "profit", most=3).table) == 3


# -- in the middle of a run -------------------------------------------------------------------------------------


def test_a_run_half_done_counts_what_was_earned_so_far():
    found = figures.so_far(weeks((1, 1, 1)), weeks((0, 5, 1)))
    assert found.gains.tolist() == [3.0]
    assert found.payback is None
    said = figures.sentence_so_far(found, 3, "EUR")
    assert said.startswith("Week 3: B has earned +EUR 3.00 against A so far")
    assert said.endswith("One pair of runs.")


def test_behind_so_far_has_its_sign_and_shares_their_points():
    a, b = weeks((9, 9, 9)), weeks((0, 0, 0), share=(0.3, 0.3, 0.3), satisfaction=(70, 70, 70.5))
    said = figures.sentence_so_far(figures.so_far(a, b), 3, "EUR")
    assert "-EUR 27.0 against A" in said
    assert "satisfaction 70.5 (-1.50)" in said
    assert "share 30.0 % (-2.00 points)" in said


def test_over_all_that_is_in_doubt_the_interval_comes_first_and_the_comparison_has_the_word():
    """Whatever the terminal and the report say is said here, word for word."""
    value = Effect(1e5, 1.5e5, 50_000.0, -20_000.0, 90_000.0)
    full = answer([1.0, 2.0], value=value, profit=Effect(1.0, 2.0, 9_000.0), customer_equity=Effect(1.0, 2.0, 41_000.0))
    full = full._replace(decides="value", told=("Open.", "It changes."), doubts=("Luck.",), ahead=0.61)
    told = figures.told_money(full, "EUR")
    assert told.value == "-EUR 20,000 to +EUR 90,000"
    assert "+EUR 50,000: profit +EUR 9,000, customer equity +EUR 41,000" in told.detail
    assert told.tone == ""
    assert sentence(full) == "Open. It changes."
    assert "with probability 61 %" in figures.told_chance(full).detail
    closed = full._replace(payback=40, paid="Whether B is ahead in cumulative profit is open: no week can be named.")
    assert figures.told_payback(closed, 156).value == "-"
