"""The site-week table adds up to the firm's books, looks on without changing anything, and knows who is treated."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.lab.site_weeks import site_weeks
from loyalty_sim.week.site_book import MEASURES, SiteBook

LIVELY = (
    "market.customers=400", "market.weeks=14", "trade.site_positions=2", "trade.customers_per_employee=20",
    "firm.levers.listening=3",
    "firm.policy.close_loop=0.8", "theory.failure.usual=0.15", "theory.turnover.base=4", "market.exit_rate=0.5",
    "theory.being_asked.rate=0.4", "firm.levers.positions=0.8", "firm.positions.cutting=dismissal",
    "firm.sites.treated=[1]", "firm.sites.starts=[4]", "firm.sites.until=9", "firm.sites.levers.climate=1",
)  # fmt: skip


@pytest.fixture(scope="module")
def looked_at():
    """A lively market, and its site-week table."""
    market = ServiceMarket(load_scenario("baseline", LIVELY), rng=1)
    book = SiteBook(market)
    market.run()
    return market, book.table()


def test_sites_add_up_to_the_firm(looked_at):
    market, table = looked_at
    firm = market.history.query("firm == 0").reset_index()
    weeks = table.groupby("week")
    left = firm[[name for name in firm.columns if name.startswith("left_")]].sum(axis=1)
    told = firm.told_front_line + firm.told_head_office + firm.told_survey
    same = {
        "customers": firm.customers, "visits": firm.encounters, "answers": firm.responded, "complaints": told,
        "left": left, "staff_left": firm.resigned + firm.dismissed,
    }  # fmt: skip
    for name, wanted in same.items():
        assert wanted.sum() > 0, name
        assert weeks[name].sum().tolist() == wanted.tolist(), name
    np.testing.assert_allclose(weeks.revenue.sum(), firm.revenue, rtol=1e-9)
    points = (table.satisfaction * table.answers).groupby(table.week).sum()
    np.testing.assert_allclose(points, firm.survey_points, rtol=1e-9)
    assert table.satisfaction.isna().equals(table.answers == 0)


def test_it_has_one_row_a_site_and_week_and_says_who_is_treated(looked_at):
    market, table = looked_at
    sites = int((market.world.sites.firm == 0).sum())
    assert table.columns.tolist() == ["site", "week", "treated", *MEASURES]
    assert len(table) == 14 * sites
    assert not table.duplicated(["site", "week"]).any()
    assert sorted(table[table.treated == 1].week) == [4, 5, 6, 7, 8, 9]
    assert table[table.treated == 1].site.eq(1).all()


def test_looking_changes_nothing_whoever_asks(looked_at):
    market, table = looked_at
    blind = ServiceMarket(load_scenario("baseline", LIVELY), rng=1).run()
    assert blind.ledger.tobytes() == market.ledger.tobytes()
    institute = site_weeks(load_scenario("baseline", LIVELY), seed=1, asked=1.0)
    same = [name for name in institute if name not in ("satisfaction", "answers")]
    assert institute[same].equals(table[same])
    assert institute.answers.sum() > 3 * table.answers.sum()


def test_nobody_is_asked_where_the_firm_does_not_and_a_wrong_part_is_refused():
    quiet = [name for name in LIVELY if "listening" not in name]
    table = site_weeks(load_scenario("baseline", [*quiet, "market.weeks=4"]), seed=1)
    assert table.answers.sum() == 0
    assert table.satisfaction.isna().all()
    with pytest.raises(ValueError, match="asked = 5"):
        SiteBook(ServiceMarket(load_scenario("baseline", LIVELY), rng=1), asked=5)
