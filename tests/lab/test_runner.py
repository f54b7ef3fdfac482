"""One caller of the model: order, failures, progress, and workers that die."""

import os
from pathlib import Path

import pandas as pd
import pytest

from loyalty_sim.lab import runner
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.runner import RunFailed, indicators, run_all, run_many
from loyalty_sim.lab.worker_pool import is_little
from loyalty_sim.scenario import Scenario
from loyalty_sim.world.settings import MarketSettings

JOBS = [Job(Scenario(), seed) for seed in (3, 1, 2, 0)]


def echo(job):
    return Run(job, {"profit": float(job.seed)})


def refuse_two(job):
    if job.seed == 2:
        raise ZeroDivisionError("no luck left")
    return echo(job)


class DieOnce:
    """Kills its process the first time it is called for seed 1."""

    def __init__(self, marker: Path):
        self.marker = marker

    def __call__(self, job):
        if job.scenario.market.weeks > 1 and job.seed == 1 and not self.marker.exists():
            self.marker.touch()
            os._exit(9)
        return echo(job)


@pytest.mark.parametrize("workers", [1, 2])
def test_runs_come_in_the_order_of_the_jobs(workers):
    assert [run.outcomes["profit"] for run in run_many(JOBS, workers, simulate=echo)] == [3, 1, 2, 0]


def where(job):
    return Run(job, {"process": float(os.getpid())})


def test_little_is_run_in_this_process_unless_others_are_asked_for():
    little = [job._replace(scenario=Scenario(market=MarketSettings(customers=500, weeks=4))) for job in JOBS]
    assert is_little(little)
    assert not is_little(little * 300)
    assert not is_little(JOBS * 4)
    assert {run.outcomes["process"] for run in run_many(little, simulate=where)} == {os.getpid()}
    assert os.getpid() not in {run.outcomes["process"] for run in run_many(little, 2, simulate=where)}


def test_markets_that_open_alike_are_run_one_after_the_other_by_one_process():
    today = Scenario()
    more = [
        today._replace(firm=today.firm._replace(levers=today.firm.levers._replace(climate=level))) for level in (1, 2)
    ]
    jobs = [Job(each, seed) for each in more for seed in range(20)]
    for workers in (1, 2):
        runs = run_many(jobs, workers, simulate=where)
        assert [run.job for run in runs] == jobs
        assert [run.outcomes for run in runs[:20]] == [run.outcomes for run in runs[20:]]


def test_progress_counts_every_run():
    seen = []
    run_many(JOBS, 1, lambda done, total: seen.append((done, total)), echo)
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_run_is_named_and_loses_no_other(workers):
    runs = run_many(JOBS, workers, simulate=refuse_two)
    assert [run.error for run in runs] == ["", "", "ZeroDivisionError: no luck left", ""]
    assert runs[2].job is not None
    assert "seed 2" in runs[2].job.name


def test_a_study_that_needs_every_run_says_which_failed(monkeypatch):
    monkeypatch.setattr(runner, "simulate", refuse_two)
    with pytest.raises(RunFailed, match="1 of 4 runs failed\nbaseline, seed 2: ZeroDivisionError"):
        run_all(JOBS, workers=1)


def test_a_lost_worker_is_replaced(tmp_path):
    marker = tmp_path / "died"
    runs = run_many(JOBS, 2, simulate=DieOnce(marker))
    assert marker.exists()
    assert [run.outcomes["profit"] for run in runs] == [3, 1, 2, 0]


def test_indicators_are_shares_and_means():
    books = {"week": [1, 1], "firm": [0, 1], "customers": [30.0, 10.0], "revenue": 1.0, "profit": 2.0}
    books |= {"loyal": [15.0, 4.0], "mercenary": [9.0, 3.0], "hostage": [3.0, 2.0], "defector": [3.0, 1.0]}
    kept = indicators(pd.DataFrame(books | {"satisfaction": [24.0, 5.0], "loyalty": [18.0, 4.0]}))
    assert kept["share"].tolist() == [0.75, 0.25]
    assert kept["satisfaction"].tolist() == [80.0, 50.0]
    assert kept["loyalty"].tolist() == [60.0, 40.0]
    assert kept["hostage"].tolist() == [0.1, 0.2]
