"""A result folder alone, copied elsewhere, runs again to the same table: own rules, network and answers inside."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

CUSTOMERS = 60


def loyalty_sim(folder: Path, *words: str) -> None:
    command = [sys.executable, "-c", "from loyalty_sim.cli import main; main()", *words]
    store = {"LOYALTY_SIM_STORE": str(folder / "store")}  # nothing of what was run elsewhere
    done = subprocess.run(command, cwd=folder, env=os.environ | store, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def home(tmp_path) -> Path:
    here = tmp_path / "home"
    here.mkdir()
    edges = "\n".join(f"{row},{(row + 1) % CUSTOMERS}" for row in range(CUSTOMERS))
    (here / "ties.csv").write_text(f"source,target\n{edges}\n")
    (here / "answers.csv").write_text("expectation,quality,satisfaction\n" + "7,8,8\n6,5,4\n9,9,9\n" * 20)
    (here / "my_rules.py").write_text("from loyalty_sim.extend import remove\n\nremove('talk')\n")
    return here


def test_a_result_travels_in_its_folder_alone(home, tmp_path):
    settings = [f"market.customers={CUSTOMERS}", "market.weeks=8", "rivals.count=1", "network=file",
                "network.path=ties.csv", "trade.answers=answers.csv"]  # fmt: skip
    asked = ["--seeds", "2", "--workers", "1", "-q", "-o"]
    loyalty_sim(home, "run", *settings, "--use", "my_rules.py", *asked, "mine")
    loyalty_sim(home, "run", *settings, *asked, "plain")
    away = tmp_path / "away"
    shutil.copytree(home / "mine", away / "sent")
    shutil.rmtree(home / "mine")
    for file in ("ties.csv", "answers.csv", "my_rules.py"):
        (home / file).unlink()
    loyalty_sim(away, "run", "sent/config.yaml", *asked, "again")
    first, again = (pd.read_parquet(away / name / "runs.parquet") for name in ("sent", "again"))
    pd.testing.assert_frame_equal(first, again)
    plain = pd.read_parquet(home / "plain" / "runs.parquet")
    assert not plain.equals(first), "the rule must show, or the test says nothing"
