"""Stopped or killed at any moment: one line and 130, never a traceback; and workers do not outlive who started them."""

import os
import signal
import subprocess
import sys
import time

import pytest

PROGRAM = [sys.executable, "-c", "from loyalty_sim.cli import main; main()"]
STUDY = ["run", "market.customers=20000", "market.weeks=520", "--seeds", "40", "-q"]
DRIVER = """
import os, time
from joblib import Parallel, delayed
from loyalty_sim.lab.parent import end_with

def work(driver):
    end_with(driver)
    print(os.getpid(), flush=True)
    time.sleep(60)

Parallel(n_jobs=2, batch_size=1)(delayed(work)(os.getpid()) for _ in range(2))
"""


@pytest.mark.parametrize("seconds", [0.15, 0.4, 1.0, 3.0])
def test_ctrl_c_ends_a_command_with_130_and_a_line(tmp_path, seconds):
    pipe = subprocess.PIPE
    child = subprocess.Popen([*PROGRAM, *STUDY], cwd=tmp_path, stderr=pipe, stdout=pipe, text=True)
    time.sleep(seconds)
    child.send_signal(signal.SIGINT)
    said = child.communicate(timeout=60)[1]
    if child.returncode == -signal.SIGINT:
        pytest.skip("the interpreter itself was still starting")
    assert child.returncode == 130, said
    assert "stopped" in said
    assert "Traceback" not in said


SWALLOWED = """
import ctypes, os, signal, time
from loyalty_sim.cli.shown.terminal import guarded

with guarded():
    ctypes.CFUNCTYPE(None)(lambda: (os.kill(os.getpid(), signal.SIGINT), time.sleep(0.1)))()
    time.sleep(30)
    print("went on")
"""


def test_a_stop_that_a_library_swallows_is_made_again(tmp_path):
    done = subprocess.run([sys.executable, "-c", SWALLOWED], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert "stopped" in done.stderr
    assert "went on" not in done.stdout
    assert "Traceback" not in done.stderr.partition("stopped")[0]


def is_running(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{process}/stat") as about:
        return about.read().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks at /proc")
def test_workers_end_with_a_driver_that_is_killed(tmp_path):
    file = tmp_path / "driver.py"
    file.write_text(DRIVER)
    child = subprocess.Popen([sys.executable, str(file)], stdout=subprocess.PIPE, text=True)
    workers = [int(child.stdout.readline()) for _ in range(2)]
    assert all(map(is_running, workers))
    child.kill()
    child.wait()
    given_up = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < given_up:
        time.sleep(0.1)
    assert not any(map(is_running, workers))
