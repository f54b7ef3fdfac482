"""Runs as tables and back, and what is made of them: paired arrays, paths of money, the week in which it is back."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.tables import (
    WHICH,
    as_seeds,
    cash_path,
    outcome,
    runs_of,
    tidy_runs,
    tidy_weeks,
    weekly_means,
)
from loyalty_sim.statistics.payback import payback_week
from planted import PlantedLab, short

A, B = short(5, name="a"), short(5, name="b")


@pytest.fixture
def runs():
    lab = PlantedLab(
        lambda job: {"profit": 10.0 * job.seed + (job.label == "B")}, lambda job: np.arange(5.0) * (1 + job.seed)
    )
    return lab.run([Job(s, seed, label) for label, s in (("A", A), ("B", B)) for seed in (7, 2)])


def test_runs_come_back_from_their_tables(runs):
    table, weeks = tidy_runs(runs), tidy_weeks(runs, range(4))
    again = runs_of(table, weeks, {"A": A, "B": B})
    assert [run.job for run in again] == [run.job for run in runs]
    assert [run.outcomes for run in again] == [run.outcomes for run in runs]
    for one, other in zip(runs, again, strict=True):
        pd.testing.assert_frame_equal(one.weekly, other.weekly.reset_index(drop=True))


def test_figures_and_weeks_join_by_which_run_they_are_of(runs):
    joined = tidy_runs(runs).merge(tidy_weeks(runs, range(4)), on=list(WHICH), suffixes=("", "_week"))
    assert len(joined) == 4 * 5 * 2
    assert joined["scenario"].tolist() == ["A"] * 20 + ["B"] * 20
    assert joined["seed"].tolist() == ([7] * 10 + [2] * 10) * 2


def test_weeks_that_were_not_kept_do_not_come_back(runs):
    again = runs_of(tidy_runs(runs), tidy_weeks(runs, [1]), {"A": A})
    assert [run.weekly is not None for run in again] == [False, True, False, False]
    assert {run.job.scenario for run in again} == {A}, "of a scenario that is not known they are of the first"
    assert all(run.weekly is None for run in runs_of(tidy_runs(runs), None, {"A": A}))


def test_weeks_can_be_those_of_some_firms(runs):
    assert set(tidy_weeks(runs, range(4))["firm"]) == {0, 1}
    own = tidy_weeks(runs, [0, 3], [0])
    assert (set(own["firm"]), sorted(set(own["run"]))) == ({0}, [0, 3])


def test_outcomes_are_seeds_by_levels(runs):
    assert outcome(runs, "profit", 2).tolist() == [[70, 71], [20, 21]]


def test_paths_of_money_add_up_week_by_week(runs):
    assert cash_path(runs[:2]).tolist() == [[0, 8, 24, 48, 80], [0, 3, 9, 18, 30]]


def test_weekly_means_have_quantiles_of_the_runs(runs):
    means = weekly_means(tidy_weeks(runs, range(2), [0]), "firm").set_index("week")
    assert means.loc[5, "profit"] == (32 + 12) / 2
    assert means.loc[5, "profit_low"] == pytest.approx(12 + 0.05 * 20)
    assert means.loc[5, "profit_high"] == pytest.approx(12 + 0.95 * 20)


@given(st.lists(st.lists(st.floats(-5, 5), min_size=6, max_size=6), min_size=1, max_size=4))
def test_payback_is_the_first_week_from_which_the_mean_stays_above_nothing(paths):
    gain, week = np.array(paths), payback_week(np.array(paths))
    mean = gain.mean(axis=0)
    if week is None:
        assert mean[-1] <= 0
    else:
        assert (mean[week - 1 :] > 0).all()
        assert week == 1 or mean[week - 2] <= 0


@pytest.mark.parametrize(("seeds", "chosen"), [(3, [0, 1, 2]), ([5, 1], [5, 1]), (np.array([2, 4]), [2, 4])])
def test_seeds_are_how_many_or_which(seeds, chosen):
    assert as_seeds(seeds) == chosen
