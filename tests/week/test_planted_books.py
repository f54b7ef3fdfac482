"""Books written by hand: what a run comes to in closed form, how counters add up, and the plan of the week as data."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.theory.firms.customer_equity import discount_factor, equity, lifetime_value, yearly_retention
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.week.ledger import FIELDS, enter, new_ledger
from loyalty_sim.week.outcomes import MONEY, OUTCOMES, POINTS, SHARES, FocalBooks, focal_outcomes, of_kind
from loyalty_sim.week.plan import WEEK, Pass, Plan, columns
from loyalty_sim.week.records import ACCOUNTS, AXES, COUNTS, PAGE, RECORD, SUMS, empty, numbers, pages, rows, title
from loyalty_sim.week.tally import BLOCK, MESSAGES, new_tally, total, week_counts, week_sums

LEFT = [name for name in FIELDS if name.startswith("left_")]


def books(weeks=104, firms=2, **columns):
    """Books with these columns of firm 0, numbers or one a week; of the others as many customers as are said."""
    page = np.zeros((weeks, firms, len(FIELDS)))
    rivals = columns.pop("rivals", 0.0)
    for name, value in columns.items():
        page[:, 0, FIELDS.index(name)] = value
    page[:, 1:, FIELDS.index("customers")] = rivals
    return page


@given(st.floats(-1e6, 1e6), st.floats(0.001, 0.5), st.integers(1, 160))
def test_a_steady_profit_is_an_annuity(profit, discount, weeks):
    figures = focal_outcomes(books(weeks, profit=profit), discount)
    week = (1 + discount) ** (-1 / 52)
    worth = week * (1 - week**weeks) / (1 - week)
    assert figures["profit"] == pytest.approx(profit * worth, rel=1e-6)
    assert figures["cash"] == pytest.approx(profit * weeks)
    assert abs(figures["profit"]) <= abs(figures["cash"])


def test_without_discounting_money_is_worth_what_it_is():
    figures = focal_outcomes(books(10, customers=10.0, left_price=1.0, revenue=7.0, profit=2.0, spend_climate=1.0), 0.0)
    assert (figures["revenue"], figures["profit"], figures["spend"]) == (70.0, 20.0, 10.0)


@given(st.floats(0, 1e4), st.floats(-1e4, 1e4), st.floats(0.001, 0.3))
def test_gross_return_is_profit_with_the_spend_put_back(spend, profit, discount):
    each = {f"spend_{lever}": spend / len(LEVERS) for lever in LEVERS}
    figures = focal_outcomes(books(60, profit=profit, **each), discount)
    assert figures["gross_return"] == pytest.approx(figures["profit"] + figures["spend"], abs=1e-6)


def test_money_early_is_worth_more_than_money_late():
    early, late = np.zeros(104), np.zeros(104)
    early[0] = late[-1] = 100.0
    first, last = (focal_outcomes(books(profit=when), 0.08)["profit"] for when in (early, late))
    assert first == pytest.approx(100 * 1.08 ** (-1 / 52))
    assert last == pytest.approx(100 / 1.08**2)


@pytest.mark.parametrize("chance", [0.0, 0.001, 0.01, 0.05])
def test_who_leaves_at_a_weekly_chance_is_kept_a_year_by_its_power(chance):
    figures = focal_outcomes(books(customers=1000.0, left_price=600 * chance, left_talk=400 * chance), 0.08)
    assert figures["retention"] == pytest.approx((1 - chance) ** 52)


def test_moving_away_is_no_failure_to_keep():
    assert focal_outcomes(books(customers=100.0, left_moved_away=50.0), 0.08)["retention"] == 1.0


@pytest.mark.parametrize("reason", [name for name in LEFT if name != "left_moved_away"])
def test_every_other_reason_counts_against_retention(reason):
    assert focal_outcomes(books(customers=100.0, **{reason: 1.0}), 0.08)["retention"] == pytest.approx(0.99**52)


def test_retention_never_falls_below_nothing():
    assert focal_outcomes(books(customers=10.0, left_price=20.0), 0.08)["retention"] == 0.0
    assert yearly_retention(0.0, 1.0) == 1.0


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.3), st.floats(-1e3, 1e3))
def test_a_lifetime_is_the_sum_of_its_discounted_years(retention, discount, margin):
    years = np.arange(4000)
    summed = margin * np.sum((retention / (1 + discount)) ** years)
    assert lifetime_value(margin, retention, discount) == pytest.approx(summed, rel=1e-6, abs=1e-6)
    assert equity(10.0, margin / 52, retention, discount) == pytest.approx(10 * summed, rel=1e-6, abs=1e-6)


def test_equity_by_hand():
    """100 customers, 10 a week each, no costs, nobody leaves: 100 times 520 times 1.1 / .1, in two years from now."""
    figures = focal_outcomes(books(customers=100.0, revenue=1000.0), 0.1)
    assert figures["customer_equity"] == pytest.approx(100 * 520 * 1.1 / 0.1 / 1.1**2)


@pytest.mark.parametrize("account", [name for name in ACCOUNTS if name not in ("revenue", "profit")])
def test_what_it_costs_to_win_or_to_replace_is_no_cost_of_keeping(account):
    plain = focal_outcomes(books(customers=100.0, revenue=1000.0), 0.1)["customer_equity"]
    dearer = focal_outcomes(books(customers=100.0, revenue=1000.0, **{account: 100.0}), 0.1)["customer_equity"]
    assert dearer == pytest.approx(plain if account in ("acquisition", "hiring", "severance") else 0.9 * plain)


@given(st.floats(-1e3, 1e3), st.floats(0.001, 0.3), st.integers(1, 160))
def test_value_is_profit_and_what_the_customers_are_worth_at_the_end(profit, discount, weeks):
    figures = focal_outcomes(books(weeks, customers=50.0, revenue=500.0, profit=profit), discount)
    assert figures["value"] == pytest.approx(figures["profit"] + figures["customer_equity"])
    assert figures["customer_equity"] > 0


def test_customers_who_cost_more_than_they_pay_have_negative_equity():
    assert focal_outcomes(books(customers=10.0, revenue=1.0, wages=5.0), 0.1)["customer_equity"] < 0


@pytest.mark.parametrize(("own", "others", "share"), [(30.0, 70.0, 0.3), (0.0, 70.0, 0.0), (50.0, 0.0, 1.0)])
def test_share_is_of_all_customers_at_the_end(own, others, share):
    falling = np.linspace(500.0, own, 104)
    figures = focal_outcomes(books(customers=falling, rivals=others), 0.08)
    assert figures["share"] == pytest.approx(share)
    assert figures["customers"] == own


def test_of_a_firm_that_nobody_ever_bought_from_what_customers_feel_is_missing_and_not_0():
    figures = focal_outcomes(books(), 0.08)
    missing = {name for name, value in figures.items() if np.isnan(value)}
    assert missing == {"satisfaction", "loyalty", "intention", "nps", "nps_industry", "nps_error"}
    assert {name for name, value in figures.items() if value and name not in missing} == {"retention"}


def test_net_promoter_scores_of_the_firm_and_of_the_others_by_hand():
    figures = focal_outcomes(books(), 0.08, np.array([[200, 100, 40], [50, 10, 20]]))
    assert (figures["nps"], figures["nps_industry"]) == (30.0, -20.0)
    assert figures["nps_error"] == pytest.approx(100 * np.sqrt((0.7 - 0.09) / 400))


@pytest.mark.parametrize("name", ["satisfaction", "loyalty", "intention"])
def test_levels_are_means_a_customer_over_the_last_year(name):
    level = np.where(np.arange(156) < 104, 0.1, 0.8)
    size = np.where(np.arange(156) < 130, 100.0, 300.0)
    figures = focal_outcomes(books(156, customers=size, **{name: level * size}), 0.08)
    assert figures[name] == pytest.approx(80.0)


def test_a_run_of_less_than_a_year_is_its_own_last_year():
    found = FocalBooks(books(20, customers=10.0, satisfaction=7.0), 0.08)
    assert found.last_year == slice(0, 20)
    assert found.weeks == 20
    assert found.per_customer("satisfaction") == pytest.approx(70.0)
    assert FocalBooks(books(60), 0.08).last_year == slice(8, 60)


def test_climate_is_in_points_and_failures_a_thousand_encounters():
    figures = focal_outcomes(books(climate=0.62, failures=3.0, encounters=200.0), 0.08)
    assert figures["climate"] == pytest.approx(62.0)
    assert figures["failures"] == pytest.approx(15.0)


@given(st.floats(0.1, 50.0))
def test_money_in_another_currency_moves_amounts_and_nothing_else(rate):
    rng = np.random.default_rng(3)
    page = rng.uniform(1.0, 2.0, (60, 2, len(FIELDS)))
    dear = page.copy()
    dear[:, :, [FIELDS.index(name) for name in ACCOUNTS]] *= rate
    before, after = focal_outcomes(page, 0.08), focal_outcomes(dear, 0.08)
    for name in OUTCOMES:
        expected = before[name] * (rate if name in MONEY else 1.0)
        assert after[name] == pytest.approx(expected, nan_ok=True), name


def test_what_rivals_do_is_not_in_the_books_of_the_firm_but_for_their_customers():
    page = np.random.default_rng(4).uniform(1.0, 2.0, (60, 3, len(FIELDS)))
    other = page.copy()
    other[:, 1:] = 9.0
    before, after = focal_outcomes(page, 0.08), focal_outcomes(other, 0.08)
    known = [name for name in OUTCOMES if not np.isnan(before[name])]
    assert {name for name in known if before[name] != after[name]} == {"share"}


def test_the_worth_of_weeks_falls_and_a_year_is_a_year():
    worth = FocalBooks(books(104), 0.08).worth
    assert (np.diff(worth) < 0).all()
    assert (worth[51], worth[103]) == (pytest.approx(1 / 1.08), pytest.approx(1 / 1.08**2))
    assert discount_factor(0, 0.3) == 1.0


def test_kinds_of_outcomes_are_told_apart():
    assert not set(MONEY) & set(SHARES)
    assert not set(POINTS) & {*MONEY, *SHARES}
    assert of_kind("weather") == ()
    assert {each.better for each in OUTCOMES.values()} == {1, -1}
    less = {"spend", "staff_cost", "failures", "nps_industry", "nps_error"}
    assert {name for name, each in OUTCOMES.items() if each.better < 0} == less


# Counters and pages


def tally(customers=3 * BLOCK, threads=2, firms=3):
    ties = SimpleNamespace(start=2 * np.arange(customers + 1))
    return new_tally(threads, 5, firms, ties)


@pytest.mark.parametrize(("customers", "blocks"), [(1, 1), (BLOCK, 1), (BLOCK + 1, 2), (3 * BLOCK, 3)])
def test_every_customer_is_in_a_block(customers, blocks):
    found = tally(customers)
    assert len(found.visit_count) == blocks == len(found.sums)
    assert len(found.visits) == blocks * BLOCK >= customers
    assert len(found.marked) == customers


def test_the_ties_of_whoever_has_most_have_room():
    starts = np.concatenate([[0], np.full(BLOCK, 1), [1_001]])  # the second block has one customer with 1,000 ties
    found = new_tally(1, 1, 1, SimpleNamespace(start=starts))
    assert found.listeners.shape == found.tellers.shape == found.along.shape == (1, MESSAGES + 1_000)


def test_counters_of_all_threads_and_sums_of_all_blocks_are_added_up():
    found = tally()
    found.counts.joined[:, 1] = [4, 5]
    found.counts.left[0, 2, 3] = 7
    found.sums.satisfaction[:, 0] = [0.5, 0.25, 0.125]
    counts, sums = week_counts(found), week_sums(found)
    assert counts.joined.tolist() == [0, 9, 0]
    assert counts.left[2].sum() == counts.left[2, 3] == 7
    assert sums.satisfaction.tolist() == [0.875, 0.0, 0.0]


def test_a_cleared_tally_has_nothing_in_it():
    found = tally()
    for each in (found.counts, found.sums):
        numbers(each)[:] = 3
    found.served[:] = found.angry[:] = 1
    found.clear()
    assert not numbers(week_counts(found)).any()
    assert not numbers(week_sums(found)).any()
    assert not found.served.any()
    assert not found.angry.any()


@given(st.lists(st.lists(st.integers(0, 1000), min_size=3, max_size=3), min_size=1, max_size=6))
def test_totals_do_not_depend_on_the_order_of_threads(counts):
    one = empty((len(counts), 3), tally().counts.dtype)
    one.encounters[:] = counts
    other = one[::-1].copy()
    assert total(one).encounters.tolist() == total(other).encounters.tolist() == np.sum(counts, axis=0).tolist()


def test_a_week_is_entered_under_its_names():
    found = tally()
    found.counts.hired[0] = [1, 2, 3]
    found.sums.paid[0] = [10.0, 20.0, 30.0]
    page = new_ledger(2, 3)
    enter(page[1], week_counts(found), week_sums(found))
    assert page[1, :, FIELDS.index("hired")].tolist() == [1, 2, 3]
    assert page[1, :, FIELDS.index("paid")].tolist() == [10, 20, 30]
    assert not page[0].any()
    written = {FIELDS[at] for at in np.flatnonzero(page.any(axis=(0, 1)))}
    assert written == {"hired", "paid"} <= {*COUNTS, *SUMS}


def test_records_and_numbers_are_the_same_memory():
    page = empty((2,), PAGE)
    page.profit[1] = 5.0
    assert numbers(page)[1, FIELDS.index("profit")] == 5.0
    plain = np.zeros((4, 2, len(FIELDS)))
    pages(plain).wages[3, 1] = 7.0
    assert plain[3, 1, FIELDS.index("wages")] == 7.0
    assert plain.sum() == 7.0


def test_rows_of_an_axis_have_a_column_a_place_with_a_title_of_its_own():
    titles = [title(name) for name in FIELDS]
    assert len(set(titles)) == len(titles)
    assert [RECORD[name].per for name in LEFT] == ["reasons"] * len(AXES["reasons"])
    assert all(row.source for row in rows("customers", "sites", "employees", "firm"))


# The plan


def test_columns_in_words():
    assert columns("customers: alive provider; sites: wait") == ("customers.alive", "customers.provider", "sites.wait")
    assert columns("firms: *") == ("firms.*",)


def passed(market):
    """A pass that does nothing."""


EXTRA = Pass("extra", "serve", passed, (), ())
PLAN = Plan(WEEK)


@pytest.mark.parametrize("name", [each.name for each in WEEK])
def test_a_pass_can_be_taken_out_replaced_or_followed(name):
    at = PLAN.names().index(name)
    without, followed = PLAN.without(name), PLAN.inserted(name, EXTRA)
    assert without.names() == [other for other in PLAN.names() if other != name]
    assert followed.names()[at : at + 2] == [name, "extra"]
    assert followed.without("extra") == PLAN
    replaced = PLAN.replaced(name, passed)
    assert replaced.names() == PLAN.names()
    assert [at for at, (a, b) in enumerate(zip(PLAN, replaced, strict=True)) if a != b] == [at]
    assert replaced[at].run is passed
    assert replaced[at].reads == PLAN[at].reads


@pytest.mark.parametrize("change", ["replaced", "inserted", "without"])
def test_a_pass_that_there_is_not_is_refused_with_those_there_are(change):
    arguments = () if change == "without" else (passed,) if change == "replaced" else (EXTRA,)
    with pytest.raises(ValueError, match=r"no pass 'serv': the week has strike, renew, .*account"):
        getattr(PLAN, change)("serv", *arguments)


def test_names_of_passes_are_their_own_and_the_plan_is_never_changed():
    assert len(set(PLAN.names())) == len(PLAN)
    before = list(PLAN)
    PLAN.without("talk").inserted("meet", EXTRA).replaced("voice", passed)
    assert list(PLAN) == before
