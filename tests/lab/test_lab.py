"""`Lab`: what it is told about workers, progress and store reaches the runner."""

from functools import partial

import pandas as pd
import pytest

from closed_form_market import closed_form
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.lab.store import Store, default_store
from planted import short

JOBS = [Job(short(4), seed) for seed in (3, 1)]


def looks(job, more):
    return Run(job, {"seen": job.seed + more}, pd.DataFrame())


def refuses_three(job):
    if job.seed == 3:
        raise ZeroDivisionError("no luck left")
    return closed_form(job)


@pytest.mark.usefixtures("closed_form_market")
def test_runs_come_in_the_order_of_their_jobs_with_or_without_weeks():
    lab = Lab(workers=1)
    assert [run.job.seed for run in lab.run(JOBS)] == [3, 1]
    assert all(run.weekly is not None for run in lab.run(JOBS))
    assert all(run.weekly is None for run in lab.run(JOBS, weekly=False))


@pytest.mark.usefixtures("closed_form_market")
def test_who_is_told_of_progress_hears_of_every_run():
    heard = []
    Lab(workers=1, progress=lambda done, total: heard.append((done, total))).run(JOBS)
    assert heard == [(1, 2), (2, 2)]


@pytest.mark.usefixtures("closed_form_market")
def test_progress_of_a_part_is_told_as_that_of_the_whole():
    heard = []
    Lab(workers=1, progress=lambda done, total: heard.append((done, total))).after(5).run(JOBS)
    assert heard == [(6, 7), (7, 7)]
    assert Lab().after(5) == Lab()


@pytest.mark.usefixtures("closed_form_market")
def test_what_is_kept_is_not_run_again(monkeypatch):
    lab = Lab(workers=1, store=default_store())
    first = lab.run(JOBS)
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", refuses_three)
    assert [run.outcomes for run in lab.run(JOBS)] == [run.outcomes for run in first]


def test_what_is_seen_is_kept_beside_the_runs_and_by_how_it_was_looked_at(tmp_path):
    lab = Lab(workers=1, store=Store(tmp_path))
    for more, times in ((2.0, 2), (2.0, 2), (3.0, 4)):
        found = lab.run_by(partial(looks, more=more), JOBS, kept="look")
        assert [run.outcomes["seen"] for run in found] == [3 + more, 1 + more]
        assert len(list(tmp_path.rglob("*.parquet"))) == times
    assert lab.store.runs().empty


def test_a_run_that_fails_ends_a_study_that_needs_all_and_no_other(monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", refuses_three)
    with pytest.raises(RunFailed, match="1 of 2 runs failed\nbaseline, seed 3: ZeroDivisionError: no luck left"):
        Lab(workers=1).run(JOBS)
    assert [bool(run.error) for run in Lab(workers=1).attempt(JOBS)] == [True, False]


def test_jobs_can_be_carried_out_in_another_way():
    found = Lab(workers=1).run_by(refuses_three, JOBS)
    assert [run.error for run in found] == ["ZeroDivisionError: no luck left", ""]
