"""Synthetic pilots: nothing does nothing, what is planted is found, and the board counts as it says."""

import json

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.studies.pilot.arms import LAID_OUT
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.validation.benchmark import write
from loyalty_sim.validation.benchmark.buying import Buying, expected_visits, fitted
from loyalty_sim.validation.benchmark.leaderboard import WORTH_IT, answer, leaderboard, without_pilots
from loyalty_sim.validation.benchmark.methods import SATISFACTION, VISITS
from loyalty_sim.validation.benchmark.pilot import BEFORE, CASES, DURING, SITES, pilot, worlds

NOTHING = CASES[0]


@pytest.fixture(scope="module")
def idle():
    """A pilot in which the treatment is nothing."""
    return pilot(NOTHING, seed=3)


def test_nothing_does_nothing_to_anybody(idle):
    assert idle.truth == (0.0, 0.0, 0.0, 0.0)
    assert len(idle.treated) == SITES // 2


def test_tables_fit_together_and_end_with_the_year_of_treatment(idle):
    sites, survey, came, staff, network = idle.record
    assert sites.week.max() == survey.week.max() == came.week.max() == staff.week.max() == BEFORE + DURING
    here = survey.groupby(["week", "site"]).satisfaction.agg(["mean", "size"])
    there = sites[sites.answers > 0].set_index(["week", "site"])
    np.testing.assert_allclose(here["mean"], there.satisfaction)
    assert here["size"].tolist() == there.answers.tolist()
    assert came.groupby(["site", "week"]).size().sum() == sites.visits.sum()
    assert staff.groupby("week").size().tolist() == sites.groupby("week").staff.sum().tolist()
    assert not staff.duplicated(["week", "employee"]).any()
    assert survey[list(ATTRIBUTES)].min().min() >= 1
    assert survey[list(ATTRIBUTES)].max().max() <= 10
    assert (network.customer < network.other).all()


def test_methods_of_satisfaction_find_what_is_planted_at_treated_sites(idle):
    points = 12.0
    record = idle.record
    late = {"sites": record.sites.week > BEFORE, "survey": record.survey.week > BEFORE}
    sites, survey = record.sites.copy(), record.survey.copy()
    sites.loc[late["sites"] & sites.site.isin(idle.treated), "satisfaction"] += points
    here = late["survey"] & survey.site.isin(idle.treated)
    survey.loc[here, "satisfaction"] += points
    planted = record._replace(sites=sites, survey=survey)
    for name, method in SATISFACTION.items():
        before, after = method(record), method(planted)
        if name == "key-driver regression":
            continue  # reads the items of attributes, in which nothing is planted
        assert after.effect - before.effect == pytest.approx(points, abs=2.0), name
        assert after.low < after.effect < after.high


def test_key_drivers_find_what_is_planted_in_an_attribute(idle):
    survey = idle.record.survey.copy()
    lift = (survey.week > BEFORE) & survey.site.isin(idle.treated)
    survey["core"] += 2.0 * lift
    survey["satisfaction"] += 8.0 * lift
    method = SATISFACTION["key-driver regression"]
    found = method(idle.record._replace(survey=survey)).effect - method(idle.record).effect
    assert 3.0 < found < 12.0


def test_bg_nbd_finds_the_parameters_that_visits_were_drawn_from():
    rng, p = np.random.default_rng(5), Buying(2.0, 8.0, 0.6, 4.0)
    count, weeks = 4000, 60.0
    rate, leaving = rng.gamma(p.r, 1 / p.alpha, count), rng.beta(p.a, p.b, count)
    repeats, last = np.zeros(count), np.zeros(count)
    clock, alive = rng.exponential(1 / rate), np.ones(count, bool)
    while (alive & (clock < weeks)).any():
        comes = alive & (clock < weeks)
        repeats[comes] += 1
        last[comes] = clock[comes]
        alive &= ~comes | (rng.random(count) >= leaving)
        clock = np.where(comes, clock + rng.exponential(1 / rate), clock)
    found = fitted(repeats, last, np.full(count, weeks))
    assert found.r / found.alpha == pytest.approx(p.r / p.alpha, rel=0.06)
    assert found.a / (found.a + found.b) == pytest.approx(p.a / (p.a + p.b), rel=0.15)


def test_who_visits_often_is_expected_to(idle):
    came = idle.record.transactions
    year = came[came.week.between(BEFORE + 1, BEFORE + DURING)].groupby("customer").size()
    expected = expected_visits(came, year.index, BEFORE, BEFORE + DURING, 52)
    assert np.corrcoef(expected, year)[0, 1] > 0.9
    assert expected.mean() == pytest.approx(year.mean(), rel=0.1)


def test_methods_of_visits_say_an_interval(idle):
    for method in VISITS.values():
        found = method(idle.record)
        assert found.low < found.effect < found.high


def test_the_board_counts_bias_cover_and_decisions():
    effects, truths = [2.0, 0.0, 3.0, 1.5], [1.0, 0.0, 2.0, 0.5]
    rows = pd.DataFrame({
        "measure": "satisfaction", "method": "plain difference", "world": [0, 0, 1, 1], "case": "x", "effect": effects,
        "low": [1.5, -1.0, 1.0, 1.0], "high": [2.5, 1.0, 5.0, 2.0], "truth": truths, "rolled_out": truths,
    })  # fmt: skip
    row = leaderboard(rows).iloc[0]
    assert (row.bias, row.error**2) == pytest.approx((0.75, 0.75))
    assert row.covered == 0.5
    assert row.right == 0.75
    assert row.regret == pytest.approx((WORTH_IT - 0.5) / 4)
    assert row.bias_error == pytest.approx(0.25)  # of world means .5 and 1
    assert row.right_error == pytest.approx(0.25)
    blind = without_pilots(rows).set_index("decided")
    assert blind.right.tolist() == [0.5, 0.5, 0.0]  # the others have means .83, 1.17, .5 and 1
    assert blind.regret.tolist() == pytest.approx([0.25, 0.375, 0.625])
    silent = pd.concat([rows, rows.assign(effect=np.nan)])
    assert leaderboard(silent).equals(leaderboard(rows)), "a method that says nothing is not counted"


def test_what_cannot_be_computed_is_no_answer(idle):
    nobody = idle.record._replace(survey=idle.record.survey.head(0), sites=idle.record.sites.assign(answers=0))
    assert np.isnan(answer(SATISFACTION["difference in differences"], nobody)).all()
    assert answer(SATISFACTION["mixed model"], idle.record).low < 20


def test_worlds_of_pilots_differ_and_lay_out_the_same_sites():
    drawn = worlds(8)
    assert len({tuple(world.values()) for world in drawn}) == 8
    assert {key for world in drawn for key in world}.isdisjoint(LAID_OUT)
    assert {"trade.wage", "theory.satisfaction.price_weight"} <= set(drawn[0])


def test_pilots_are_written_with_what_is_true_of_them(idle, tmp_path, monkeypatch):
    monkeypatch.setattr(write, "CASES", (NOTHING,))
    monkeypatch.setattr(write, "pilot", lambda case, seed: idle)
    said = CliRunner().invoke(app, ["export", "--synthetic", str(tmp_path / "pilots"), "--kind", "parquet"])
    assert said.exit_code == 0, said.output
    truth = json.loads((tmp_path / "pilots" / "truth.json").read_text())["pilots"]["nothing_1"]
    assert truth["satisfaction"] == 0.0
    assert truth["treated"] == sorted(idle.treated)
    read = pd.read_parquet(tmp_path / "pilots" / "nothing_1" / "sites.parquet")
    pd.testing.assert_frame_equal(read, idle.record.sites)
    wrong = CliRunner().invoke(app, ["export", "--synthetic", str(tmp_path / "more"), "--kind", "xls"])
    assert wrong.exit_code != 0
    assert not (tmp_path / "more").exists()
