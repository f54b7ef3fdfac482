"""The store: what is finished is kept whole; a run of another version is never taken for ours."""

import errno
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from loyalty_sim.lab import store
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.runner import run_many
from loyalty_sim.lab.store import Store, StoreFull
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import base as result

WEEKLY = pd.DataFrame({"week": [1, 1], "firm": [0, 1], "profit": [1.5, 2.5]})
PROGRAM = """
import sys, time
from pathlib import Path
import joblib, pandas as pd, pyarrow.parquet
from loyalty_sim.scenario import Scenario
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.runner import run_many
from loyalty_sim.lab.store import Store

def slow(job):
    time.sleep(0.01)
    return Run(job, {"profit": job.seed / 3}, pd.DataFrame({"week": range(50), "profit": job.seed / 7}))

print("ready", flush=True)
runs = run_many([Job(Scenario(), seed) for seed in range(int(sys.argv[2]))], 1, None, slow, Store(Path(sys.argv[1])))
"""


def finished(job):
    return Run(job, {"profit": 3.0 * job.seed, "share": 0.3}, WEEKLY)


def forbidden(job):
    raise AssertionError(f"{job.name} was run again")


@pytest.fixture
def kept(tmp_path):
    return Store(tmp_path / "runs")


@pytest.fixture
def jobs():
    levels = [load_scenario(overrides=[f"firm.levers.climate={level}"]) for level in (1, 2)]
    return [Job(scenario, seed) for scenario in levels for seed in range(3)]


def test_asking_again_costs_nothing_and_gives_the_same(kept, jobs):
    first = run_many(jobs, 1, None, finished, kept)
    again = run_many(jobs, 1, None, forbidden, kept)
    assert [run.error for run in first] == [""] * 6
    assert [run.outcomes for run in again] == [run.outcomes for run in first]
    assert all(run.weekly.equals(WEEKLY) for run in again)


def test_labels_do_not_matter_and_settings_do(kept):
    base = load_scenario()
    run_many([Job(base, 1)], 1, None, finished, kept)
    assert kept.get(Job(base._replace(title="another word for it"), 1, "a label"))
    assert kept.get(Job(base._replace(market=base.market._replace(weeks=155)), 1)) is None


def test_only_what_is_missing_is_run_and_progress_counts_all(kept, jobs):
    run_many(jobs[:4], 1, None, finished, kept)
    seen = []
    run_many(jobs, 1, lambda done, total: seen.append((done, total)), finished, kept)
    assert seen == [(4, 6), (5, 6), (6, 6)]


def test_a_run_of_another_version_is_not_taken_for_ours(kept, jobs, monkeypatch):
    run_many(jobs[:1], 1, None, finished, kept)
    monkeypatch.setattr(store, "model_version", lambda: "0" * 16)
    assert kept.get(jobs[0]) is None
    assert kept.runs().empty


def test_a_failed_run_is_not_kept(kept, jobs):
    [run] = run_many(jobs[:1], 1, None, forbidden, kept)
    assert "run again" in run.error
    assert kept.get(jobs[0]) is None


def test_a_damaged_file_is_put_aside_and_run_again(kept, jobs):
    run_many(jobs[:1], 1, None, finished, kept)
    kept.path(jobs[0]).write_bytes(b"half a file")
    assert [run.error for run in run_many(jobs[:1], 1, None, finished, kept)] == [""]
    assert kept.get(jobs[0]).outcomes["share"] == 0.3
    assert kept.path(jobs[0]).with_suffix(".damaged").exists()


def test_a_full_disk_is_said_and_leaves_nothing_half_written(kept, jobs, monkeypatch):
    def full(source, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    run_many(jobs[:1], 1, None, finished, kept)
    monkeypatch.setattr(result.os, "replace", full)
    with pytest.raises(StoreFull, match="No space left"):
        run_many(jobs, 1, None, finished, kept)
    assert kept.runs()["seed"].tolist() == [0], "what was finished before is whole"
    assert len([path for path in kept.folder.rglob("*") if path.is_file()]) == 1


def test_one_row_a_run(kept, jobs):
    run_many(jobs, 1, None, finished, kept)
    table = kept.runs()
    assert len(table) == 6
    assert set(table["seed"]) == {0, 1, 2}
    assert sorted(table["profit"]) == [0, 0, 3, 3, 6, 6]


def test_two_processes_on_one_store_do_not_disturb_each_other(tmp_path):
    both = [subprocess.Popen([sys.executable, "-c", PROGRAM, tmp_path, "40"]) for _ in range(2)]
    assert [each.wait(600) for each in both] == [0, 0]
    assert whole_files(tmp_path) == 40


def whole_files(folder: Path) -> int:
    """Files of the store, each read from beginning to end."""
    files = list(folder.rglob("*.parquet"))
    assert all(len(pd.read_parquet(file)) == 50 for file in files if not file.name.startswith("."))
    return len([file for file in files if not file.name.startswith(".")])
