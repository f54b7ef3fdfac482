"""The same sweep on a cluster: a scheduler and three worker processes, one of them killed in the middle of the work."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager

import pytest

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.runner import Work, run_many
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.worker_pool import cluster_at
from loyalty_sim.scenario import Scenario, ScenarioError, load_scenario
from loyalty_sim.studies import learn, sweep
from loyalty_sim.studies.learn.findings import Finding, Findings

DESIGN = {"firm.levers.climate": [0, 1, 2], "trade": ["bank", "airline"]}
SMALL = ["market.customers=300", "market.weeks=26"]
SEEDS = 12
ARMS = [load_scenario(name, ["market.customers=60"]) for name in ("baseline", "service_first")]
PILOT = Findings((Finding("revenue", 0.1, 0.05, 3),), "pilot.csv", "0")
PATIENCE = 600
"""Seconds until a process that should answer or end is given up."""
pytestmark = pytest.mark.xdist_group("processes")


@contextmanager
def process(*words):
    with subprocess.Popen([sys.executable, "-m", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as work:
        try:
            yield work
        finally:
            work.kill()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Address of a scheduler on the loopback, and its three workers."""
    from distributed import Client

    file = tmp_path_factory.mktemp("dask") / "scheduler.json"
    with ExitStack() as stack:
        where = ("--host", "127.0.0.1", "--scheduler-file", str(file))
        stack.enter_context(process("distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", *where))
        while not file.exists():  # if it never comes, the limit of every test ends this one
            time.sleep(0.1)
        words = ("distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", *where)
        workers = [stack.enter_context(process(*words)) for _ in range(3)]
        with Client(scheduler_file=str(file), timeout=PATIENCE) as client:
            client.wait_for_workers(3, timeout=PATIENCE)
            address = client.scheduler.address
        yield address, workers


def test_a_killed_worker_loses_nothing_and_changes_no_bit(cluster, tmp_path):
    address, workers = cluster
    local = sweep(DESIGN, None, SMALL, SEEDS, workers=1, store=Store(tmp_path / "local"))
    seen = []

    def kill_one(done, total):
        seen.append(done)
        if done == 15:
            os.kill(workers[1].pid, signal.SIGKILL)

    far = sweep(DESIGN, None, SMALL, SEEDS, workers=address, progress=kill_one, store=Store(tmp_path / "far"))
    assert workers[1].wait(PATIENCE) == -signal.SIGKILL
    assert seen == list(range(1, 6 * SEEDS + 1))
    assert far.runs.equals(local.runs)
    assert far.table.equals(local.table)
    assert Store(tmp_path / "far").runs().equals(Store(tmp_path / "local").runs())
    again = sweep(DESIGN, None, SMALL, SEEDS, workers=1, store=Store(tmp_path / "far"))
    assert again.table.equals(local.table)


def test_a_cluster_of_this_machine_for_the_time_being(tmp_path):
    with cluster_at("local", 1) as address:
        far = sweep({"firm.levers.climate": [2]}, None, SMALL, 2, workers=address)
        taught = learn(PILOT, *ARMS, 8, workers=address, store=Store(tmp_path))
    heard = []
    again = learn(PILOT, *ARMS, 8, workers=1, progress=lambda *told: heard.append(told), store=Store(tmp_path))
    assert heard == [(16, 16), (24, 24), (40, 40)], "markets that were run far away are kept here"
    assert again.table.equals(taught.table)
    assert taught.table.equals(learn(PILOT, *ARMS, 8, workers=1).table)
    assert far.table.equals(sweep({"firm.levers.climate": [2]}, None, SMALL, 2, workers=1).table)
    assert far.table["failed"].tolist() == [0, 0]


def test_a_scheduler_without_workers_is_said(tmp_path):
    from distributed import LocalCluster

    with LocalCluster(n_workers=0, dashboard_address=None) as empty:
        address = empty.scheduler_address
        with pytest.raises(ScenarioError, match="has no workers"), cluster_at(address):
            pass


def test_a_worker_of_another_version_says_so_in_place_of_a_result():

    place, run = Work(lambda job: pytest.fail("it ran"), None, {}, False, "0" * 16)(4, Job(Scenario(), 1))
    assert place == 4
    assert "another version of the model" in run.error


def test_no_scheduler_is_said_before_anything_is_run(monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.worker_pool.PATIENCE", 0.5)
    with pytest.raises(ScenarioError, match="no Dask scheduler answers at"):
        run_many([Job(Scenario(), 1)], "tcp://127.0.0.1:9", simulate=lambda job: None)
