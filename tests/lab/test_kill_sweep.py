"""kill -9 at twenty random moments of a sweep, then the same sweep: exactly the table of an undisturbed one."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd

from loyalty_sim.lab.store import Store

TESTS = Path(__file__).parents[1]
START = """
import json, os, random, signal, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from closed_form_market import closed_form
from loyalty_sim.lab import runner
from loyalty_sim.studies import sweep
from loyalty_sim.lab.store import Store

def slow(job):
    time.sleep(0.004)
    return closed_form(job)

runner.simulate = slow
folder = Path(sys.argv[2])
DESIGN = {"firm.levers.climate": [0, 0.5, 1, 2, 3], "firm.levers.price": [0.9, 1, 1.1]}

def study(name, store):
    result = sweep(DESIGN, None, ["market.weeks=26"], seeds=20, workers=1, store=store)
    result.table.to_parquet(folder / name)
    result.runs.to_parquet(folder / f"{name}.runs")
"""
KILLED = """
import pyarrow.parquet
from loyalty_sim.scenario import load_scenario
from loyalty_sim.lab.provenance import origin
load_scenario(), origin()  # what is imported on the way is imported before the children are born
store, moments, kept = Store(folder / "store"), random.Random(8), [0]
for _ in range(20):
    child = os.fork()  # what is imported is imported once; the child is a process of its own
    if not child:
        study("never", store)
        os._exit(0)
    enough = kept[-1] + moments.randrange(0, 14)
    while sum(1 for _ in store.folder.rglob("[!.]*.parquet")) < enough:
        time.sleep(0.01)
    time.sleep(moments.uniform(0.0, 0.01))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    kept.append(len(store.runs()))
print(json.dumps(kept))
study("resumed", store)
study("undisturbed", None)
"""
AT_ONCE = """
study(sys.argv[3], Store(folder / "store"))
"""
RUNS = 15 * 20


def start(program, *words):
    return subprocess.Popen([sys.executable, "-c", START + program, TESTS, *words], stdout=subprocess.PIPE, text=True)


def tables(path):
    return pd.read_parquet(path), pd.read_parquet(f"{path}.runs")


def test_killed_twenty_times_a_sweep_comes_to_exactly_the_undisturbed_table(tmp_path):
    said, _ = start(KILLED, tmp_path).communicate(timeout=600)
    kept = json.loads(said)
    assert kept == sorted(kept), "what was finished is still there"
    assert len(set(kept)) > 5, "the kills must fall into the work for this test to mean anything"
    for resumed, undisturbed in zip(tables(tmp_path / "resumed"), tables(tmp_path / "undisturbed"), strict=True):
        pd.testing.assert_frame_equal(resumed, undisturbed, check_exact=True)
    assert len(Store(tmp_path / "store").runs()) == RUNS


def test_two_sweeps_at_once_on_one_store_come_to_the_same(tmp_path):
    both = [start(AT_ONCE, tmp_path, name) for name in ("one", "other")]
    assert [each.wait(600) for each in both] == [0, 0]
    for one, other in zip(tables(tmp_path / "one"), tables(tmp_path / "other"), strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)
    assert len(Store(tmp_path / "store").runs()) == RUNS
    assert not [path for path in (tmp_path / "store").rglob(".*") if path.is_file()]
