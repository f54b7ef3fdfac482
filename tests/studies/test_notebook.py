"""The researchers' notebook and the entry for Hydra's own multirun, as a reader runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]


def test_the_notebook_runs_from_end_to_end(tmp_path):
    notebook = nbformat.read(ROOT / "docs" / "notebooks" / "study.ipynb", as_version=4)
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))
    assert "against the baseline, under the same luck" in said
    assert "Command: " in said


def test_hydras_multirun_runs_one_market_a_job(tmp_path):
    words = ["-m", "trade=bank,airline", "+seed=1,2", "+market.customers=300", "+market.weeks=13"]
    program = [sys.executable, str(ROOT / "experiments" / "multirun.py"), *words]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=True)
    runs = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [run["seed"] for run in runs] == [1, 2, 1, 2]
    assert len({run["profit"] for run in runs}) == 4
    assert len(list(Path(os.environ["LOYALTY_SIM_STORE"]).glob("*/*/*.parquet"))) == 4
