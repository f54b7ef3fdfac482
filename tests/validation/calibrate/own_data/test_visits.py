"""Visits as logs have them: calendar weeks, dates, refunds, rows of nobody, and those only who came."""

from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.validation.calibrate.direct_estimates import direct_estimates
from loyalty_sim.validation.calibrate.own_data.weeks import as_weeks, span_of
from loyalty_sim.validation.calibrate.purchase_counts import nbd_by_moments, nbd_of_those_who_came

LOG = "transactions: {file: transactions.csv}"
FIRST = date(2024, 9, 30)


def monday(week):
    return FIRST + timedelta(weeks=week)


def calendar(form):
    return lambda week: form.format(*monday(week).isocalendar())


GERMAN = {9: "September", 10: "Oktober", 11: "November", 12: "Dezember", 1: "Januar", 2: "Februar", 3: "März"}
SPANISH = {9: "septiembre", 10: "octubre", 11: "noviembre", 12: "diciembre", 1: "enero", 2: "febrero", 3: "marzo"}
FORMS = {
    "counted": str,
    "yyyyww": calendar("{0}{1:02}"),
    "iso week": calendar("{0}-W{1:02}"),
    "German week": calendar("{0} KW{1:02}"),
    "yyyy-ww": calendar("{0}-{1:02}"),
    "ww/yyyy": calendar("{1}/{0}"),
    "week first": calendar("KW {1}/{0}"),
    "iso day of a week": calendar("{0}-W{1:02}-{2}"),
    "as a fraction": calendar("{0}{1:02}.0"),
    "week alone": lambda week: f"Week {week + 1}",
    "iso date": lambda week: monday(week).isoformat(),
    "with time": lambda week: f"{monday(week).isoformat()} 17:45:03",
    "with zone": lambda week: f"{monday(week).isoformat()}T17:45:03Z",
    "yyyymmdd": lambda week: f"{monday(week):%Y%m%d}",
    "German date": lambda week: f"{monday(week):%d.%m.%Y}",
    "British date": lambda week: f"{monday(week):%d/%m/%Y}",
    "American date": lambda week: f"{monday(week):%m/%d/%Y}",
    "in words": lambda week: f"{monday(week):%d %b %Y}",
    "in German": lambda week: f"{monday(week):%d}. {GERMAN[monday(week).month]} {monday(week):%Y}",
    "in Spanish": lambda week: f"{monday(week):%d} de {SPANISH[monday(week).month]} de {monday(week):%Y}",
    "short year": lambda week: f"{monday(week):%d.%m.%y}",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_time_is_a_week_in_whatever_form(folder, visits, form):
    """40 customers who come every week of 26, over the turn of the year."""
    data = folder.write(transactions=visits(40, 26, FORMS[form])).read(LOG)
    assert data.weeks == pytest.approx(26.0)
    assert direct_estimates(data).settings["trade.need_rate"] == pytest.approx(1.0)


def test_days_of_a_week_count_as_days(folder):
    rows = [f"C{n},{FIRST + timedelta(days=n % 91)}" for n in range(400)]
    data = folder.write(transactions="customer,date\n" + "\n".join(rows) + "\n").read(LOG)
    assert data.weeks == pytest.approx(13.0)


@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        (["202401", "202406", "202412"], "year and week or year and month"),
        (["2024-01", "2024-12"], "year and week or year and month"),
        (["01/02/2024", "03/04/2024"], "the day or the month first"),
        (["24/01/05", "24/01/20", "24/03/01"], "the year or the day first"),
        (["2012", "2020"], "looks like a year"),
        (["45567", "45600"], "no week counted"),
        (["1727654400", "1727740800"], "no week counted"),
        (["1", "5000"], "are they days"),
        (["240105", "240120", "240301"], "no week counted"),
        (["Jan-24", "Feb-24"], "may be a month"),
        (["2024Q1", "2024Q2"], "is a quarter"),
    ],
)
def test_a_time_that_can_be_two_things_is_asked_about(folder, cells, doubt):
    log = "customer,week\n" + "".join(f"A,{cell}\n" for cell in cells)
    said = folder.write(transactions=log).refused(LOG)
    assert doubt in said
    assert "unit: {week: …}" in said


@pytest.mark.parametrize(
    ("unit", "cells", "weeks"),
    [
        ("day", ["45296", "45309.7"], 2.0),
        ("second", ["1704412800", "1705536000"], 2.0),
        ("millisecond", ["1704412800000", "1705536000000"], 2.0),
        ("yymmdd", ["240105", "240118"], 2.0),
        ("year first", ["24/01/05", "24/01/18"], 2.0),
        ("day first", ["05/01/24", "18/01/24"], 2.0),
        ("yyyymm", ["2024-01", "2024-02"], 32 / 7),
        ("yyyymm", ["Jan-24", "Feb-24"], 32 / 7),
    ],
)
def test_days_seconds_and_months_are_what_is_stated(folder, unit, cells, weeks):
    log = "customer,week\n" + "".join(f"{name},{cell}\n" for name, cell in zip("AB", cells, strict=True))
    data = folder.write(transactions=log).read(LOG.replace("}", f", unit: {{week: {unit}}}}}"))
    assert data.weeks == pytest.approx(weeks)


@pytest.mark.parametrize("far", ["1900-01-01", "1901-01-01"])
def test_a_day_of_another_age_is_asked_about(folder, far):
    log = f"customer,date\nA,{far}\nA,2024-01-05\nB,2024-01-12\n"
    said = folder.write(transactions=log).refused(LOG)
    assert f"missing: {{date: ['{far}']}}" in said
    data = folder.read(LOG.replace("}", f", missing: {{date: ['{far}']}}}}"))
    assert data.weeks == pytest.approx(2.0)


@pytest.mark.parametrize("cell", ["2924-01-20", "10:00:00", "Monday", "1.2.3", "2024-02-30", "0000-00-00"])
def test_what_is_no_day_is_refused_by_line(folder, cell):
    log = f"customer,date\nA,2024-01-05\nA,{cell}\nB,2024-01-12\nB,2024-01-19\n"
    assert f"is '{cell}' in line 3" in folder.write(transactions=log).refused(LOG)


def test_days_of_which_a_spreadsheet_left_some_as_text(tmp_path):
    cells = pd.Series([datetime(2024, 1, 5), "20.01.2024", None], dtype=object)
    assert as_weeks(cells).values[:2].diff().iloc[1] == pytest.approx(15 / 7)


def test_names_that_a_spreadsheet_has_rounded_are_refused_and_points_are_none_of_a_name(folder):
    assert "a spreadsheet has rounded it" in folder.write(transactions="customer,week\n1.2E+11,1\n").refused(LOG)
    data = folder.write(transactions="customer,week\n17850.0,1\n17851,2\n,3\n").read(LOG)
    assert data.tables["transactions"]["customer"].tolist() == ["17850", "17851"]


def test_what_is_said_of_times_is_taken(folder):
    folder.write(transactions="customer,week\nA,202401\nB,202406\n")
    assert folder.read("transactions: {file: transactions.csv, unit: {week: yyyyww}}").weeks == 6.0
    folder.write(transactions="customer,week\nA,01/02/2024\nB,03/06/2024\n")
    for unit, days in (("day first", 124), ("month first", 65)):
        data = folder.read(f"transactions: {{file: transactions.csv, unit: {{week: {unit}}}}}")
        assert data.weeks == pytest.approx(days / 7)
    assert "did you mean  day first" in folder.refused(
        "transactions: {file: transactions.csv, unit: {week: day frist}}"
    )


def test_dates_as_other_files_store_them():
    days = pd.Series(pd.date_range("2024-01-01", periods=14))
    assert span_of(as_weeks(days).values) == pytest.approx(2.0)
    assert span_of(as_weeks(days.dt.tz_localize("Europe/Zurich")).values) == pytest.approx(2.0)
    assert span_of(as_weeks(pd.Series(list(days.dt.date))).values) == pytest.approx(2.0)


def test_a_year_with_53_weeks():
    assert span_of(as_weeks(pd.Series([202052, 202053, 202101])).values) == 3.0


def test_weeks_that_are_none_are_refused_by_line(folder):
    folder.write(transactions="customer,week\nA,2024-W40\nB,2024-W54\nC,2024-W41\n")
    assert "is '2024-W54' in line 3" in folder.refused(LOG)


def test_refunds_are_money_and_no_visits(folder):
    rows = [f"C{c},{w},{amount}" for c in range(40) for w, amount in ((1, 10), (2, 10), (3, -10), (4, 10))]
    data = folder.write(transactions="customer,week,amount\n" + "\n".join(rows) + "\n").read(LOG)
    assert direct_estimates(data).settings["trade.need_rate"] == pytest.approx(0.75, abs=0.06)
    assert any("40 refunds" in note for note in data.notes)
    assert data.tables["transactions"]["amount"].sum() == 40 * 20


def test_amounts_that_are_mostly_refunds_are_payments_with_a_minus(folder):
    log = "customer,week,amount\n" + "".join(f"C{c},{w},-20\n" for c in range(40) for w in (1, 2, 4))
    assert "write what customers pay without a minus" in folder.write(transactions=log).refused(LOG)


def test_rows_without_a_time_are_left_out_and_said(folder, visits):
    data = folder.write(transactions=visits(40, 4) + "Subtotal,\n" * 3).read(LOG)
    assert data.tables["transactions"]["customer"].nunique() == 40
    assert "transactions: 3 of 163 rows have no time and are left out" in data.notes


def test_a_name_that_may_stand_for_everybody_is_pointed_out(folder):
    log = "customer,week\n" + "".join(f"C{c},{w}\n" for c in range(40) for w in (1, 9)) + "guest,5\n" * 60
    data = folder.write(transactions=log).read(LOG)
    assert any("'guest' is in 60 of 140 rows" in note for note in data.notes)


def test_weeks_over_a_new_year_are_asked_about(folder):
    folder.write(transactions="customer,week\n" + "".join(f"C{c},{w}\n" for c in range(40) for w in (51, 52, 1, 2)))
    assert "no visit is in weeks 3 to 50" in folder.refused(LOG)
    assert folder.read(LOG.replace("}", ", unit: {week: week}}")).weeks == 52


def test_rows_of_nobody_are_left_out_and_said(folder, visits):
    log = visits(40, 4) + ",1\n" * 30
    data = folder.write(transactions=log).read(LOG)
    assert data.tables["transactions"]["customer"].nunique() == 40
    assert any("30 of 190 rows name nobody" in note for note in data.notes)


def test_more_than_one_visit_a_week_is_said_and_can_be_counted_once(folder, visits):
    log = visits(40, 26) + visits(40, 26).partition("\n")[2]
    folder.write(transactions=log)
    assert "2 times a week, beyond the model's 1" in folder.refused(LOG)
    data = folder.read("transactions: {file: transactions.csv, once_a_week: true}")
    assert direct_estimates(data).settings["trade.need_rate"] == pytest.approx(1.0)


def test_a_log_of_those_who_came_is_not_one_of_everybody():
    """The known truth comes back from counts above 0; their plain mean is far off."""
    rng = np.random.default_rng(5)
    counts = rng.poisson(rng.gamma(0.8, 1.5 / 0.8, 6_000)).astype(float)
    found = nbd_of_those_who_came(counts[counts > 0])
    assert found.mean == pytest.approx(1.5, rel=0.08)
    assert found.shape == pytest.approx(0.8, rel=0.2)
    assert found.came == pytest.approx(np.mean(counts > 0), abs=0.04)
    assert counts[counts > 0].mean() > 2.3
    everybody = nbd_by_moments(counts)
    assert everybody.mean == pytest.approx(1.5, rel=0.08)
    assert everybody.shape == pytest.approx(0.8, rel=0.15)


def test_those_who_never_came_are_counted_where_they_are_known(folder, visits):
    log = visits(50, 10, rate=0.1)
    folder.write(transactions=log)
    came = len({row.split(",")[0] for row in log.splitlines()[1:]})
    assert came < 45
    stated = folder.read("transactions: {file: transactions.csv, everybody: 50, weeks: 10}")
    visits_made = len(log.splitlines()) - 1
    assert direct_estimates(stated).settings["trade.need_rate"] == pytest.approx(visits_made / 500)
    thought = direct_estimates(folder.read("transactions: {file: transactions.csv, weeks: 10}"))
    assert thought.settings["trade.need_rate"] == pytest.approx(visits_made / 500, rel=0.2)
    assert "zero-truncated" in thought.notes[0]
    assert "but 0" not in folder.refused("transactions: {file: transactions.csv, everybody: 3}")


def test_names_stay_as_they_are_written(folder):
    """A country is no truth value and no missing one, and zeros in front stay."""
    shares = "firm,share\nNO,.3\nNA,.3\n007,.4\n"
    data = folder.write(shares=shares).read("shares: {file: shares.csv}", "focal: NO")
    assert data.focal == "NO"
    assert data.tables["shares"]["firm"].tolist() == ["NO", "NA", "007"]
    assert any("'NA' is kept as a name" in note for note in data.notes)
    assert direct_estimates(data).settings["firm.share"] == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("shares", "said"),
    [("us,1\n", "name one firm, 'us'"), ("us,.9\nthem,.9\n", "add up to 1.8"), ("us,0\nthem,0\n", "add up to 0"),
     ("us,-1\nthem,2\n", "0 or more"), ("us,\nthem,1\n", "the share of 'us' is missing")],
)  # fmt: skip
def test_shares_that_cannot_be(folder, shares, said):
    assert said in folder.write(shares="firm,share\n" + shares).refused("shares: {file: shares.csv}", "focal: us")


def test_shares_that_are_amounts_are_said_and_a_total_is_no_firm(folder):
    folder.write(shares="firm,share\nus,60\nthem,50\nTotal,110\n")
    data = folder.read("shares: {file: shares.csv}", "focal: us")
    assert direct_estimates(data).settings == {"firm.share": pytest.approx(6 / 11), "rivals.count": 1}
    assert any("add up to 110" in note for note in data.notes)
    assert "which of the firms is yours is not said" in folder.refused("shares: {file: shares.csv}")


def test_shares_in_per_cent_are_shares(folder):
    folder.write(shares="firm;share\nus;12,5 %\nthem;87,5 %\n")
    data = folder.read("shares: {file: shares.csv}", "focal: us")
    assert direct_estimates(data).settings == {"firm.share": pytest.approx(0.125), "rivals.count": 1}


def test_spending_less_than_is_paid_is_asked_about(folder):
    folder.write(customers="satisfaction,spend\n" + "8,10\n9,10\n" * 20)
    rows = [f"C{c},{w},10" for c in range(40) for w in range(10)]
    folder.write(transactions="customer,week,amount\n" + "\n".join(rows) + "\n")
    with pytest.raises(ValueError, match=r"unit: \{spend: month\}"):
        direct_estimates(folder.read(LOG))


def test_the_log_whose_weeks_were_counted_as_numbers(folder, visits):
    """Forty customers every second week over the turn of the year: half a visit a week, not .18 of 74 weeks."""
    log = "customer,week\n" + "\n".join(
        f"P{c:02},{calendar('{0}{1:02}')(w)}" for c in range(40) for w in range(c % 2, 26, 2)
    )
    data = folder.write(transactions=log + "\n").read(LOG)
    assert data.weeks == 26
    assert direct_estimates(data).settings["trade.need_rate"] == pytest.approx(0.5, abs=1e-4)
