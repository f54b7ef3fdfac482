"""kill -9 at twenty random moments of a sweep, then the same command: exactly the table of an undisturbed sweep."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd

from loyalty_sim.study.store import Store

TESTS = Path(__file__).parents[1]
PROGRAM = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from conftest import closed_form
from loyalty_sim.study import runner, sweep
from loyalty_sim.study.store import Store

def slow(job):
    time.sleep(0.004)
    return closed_form(job)

runner.simulate = slow
print("ready", flush=True)
design = {"firm.levers.climate": [0, 0.5, 1, 2, 3], "firm.levers.price": [0.9, 1, 1.1]}
store = Store(Path(sys.argv[2])) if sys.argv[2] else None
result = sweep(design, None, ["market.weeks=26"], seeds=30, workers=1, store=store)
result.table.to_parquet(sys.argv[3])
result.runs.to_parquet(sys.argv[3] + ".runs")
"""


def start(store, table, **how):
    return subprocess.Popen([sys.executable, "-c", PROGRAM, TESTS, str(store), str(table)], **how)


def tables(path):
    return pd.read_parquet(path), pd.read_parquet(f"{path}.runs")


def test_killed_twenty_times_a_sweep_comes_to_exactly_the_undisturbed_table(tmp_path):
    store, moments, kept = tmp_path / "store", random.Random(8), [0]
    for _ in range(20):
        with start(store, tmp_path / "never", stdout=subprocess.PIPE) as work:
            work.stdout.readline()
            time.sleep(moments.uniform(0.0, 0.6))
            os.kill(work.pid, signal.SIGKILL)
        kept.append(len(Store(store).runs()))
        assert kept[-1] >= kept[-2], "what was finished is still there"
    assert 0 < kept[-1] < 450, "the kills must fall into the work for this test to mean anything"
    assert len(set(kept)) > 5
    assert start(store, tmp_path / "resumed").wait(120) == 0
    assert start("", tmp_path / "undisturbed").wait(120) == 0
    for resumed, undisturbed in zip(tables(tmp_path / "resumed"), tables(tmp_path / "undisturbed"), strict=True):
        pd.testing.assert_frame_equal(resumed, undisturbed, check_exact=True)


def test_two_sweeps_at_once_on_one_store_come_to_the_same(tmp_path):
    both = [start(tmp_path / "store", tmp_path / name) for name in ("one", "other")]
    assert [each.wait(120) for each in both] == [0, 0]
    one, other = tables(tmp_path / "one"), tables(tmp_path / "other")
    assert one[0].equals(other[0])
    assert one[1].equals(other[1])
    assert len(Store(tmp_path / "store").runs()) == 450
    assert not [path for path in (tmp_path / "store").rglob(".*") if path.is_file()]
