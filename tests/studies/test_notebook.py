"""The notebooks and the entry for Hydra's own multirun, as a reader runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]


def said_by(name, folder):
    """What a notebook prints, run in an empty folder."""
    notebook = nbformat.read(ROOT / "docs" / "notebooks" / name, as_version=4)
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(folder)}}).execute()
    return "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))


def test_the_notebook_runs_from_end_to_end(tmp_path):
    said = said_by("study.ipynb", tmp_path)
    assert "against the baseline, under the same luck" in said
    assert "Command: " in said


def test_the_notebook_on_pilots_goes_from_question_to_decision(tmp_path):
    said = said_by("pilot.ipynb", tmp_path)
    assert "at all sites now" in said
    assert "at 6 of 14 sites" in said
    assert "the model expected" in said
    assert "Worlds are those that a pilot has left (learnt.parquet)" in said
    assert (tmp_path / "taught" / "learnt.parquet").is_file()


def test_hydras_multirun_runs_one_market_a_job(tmp_path):
    words = ["-m", "trade=bank,airline", "+seed=1,2", "+market.customers=300", "+market.weeks=13"]
    program = [sys.executable, str(ROOT / "experiments" / "multirun.py"), *words]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=True)
    runs = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [run["seed"] for run in runs] == [1, 2, 1, 2]
    assert len({run["profit"] for run in runs}) == 4
    assert len(list(Path(os.environ["LOYALTY_SIM_STORE"]).glob("*/*/*.parquet"))) == 4
