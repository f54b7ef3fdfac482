"""The README says what is true: its code runs, in its own order, and its figures are those of today."""

import json
import re
import subprocess
import sys
from pathlib import Path

from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.validation.claims import load_claims

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def said():
    return " ".join(README.read_text(encoding="utf-8").split())


def test_the_figures_are_those_of_ledger_score_and_lessons():
    summary = json.loads((ROOT / "docs" / "evidence" / "evidence.json").read_text(encoding="utf-8"))["summary"]
    looked, met = re.search(r"Of (\d+) published findings: (\d+) in", summary).groups()
    given, hit = re.search(r"Of (\d+) given moments that are comparable: (\d+) in", summary).groups()
    assert f"Of {looked} published findings one set of parameters meets {met} " in said()
    assert f"of {given} figures of surveys that no fit has used it meets {hit} " in said()
    assert f"{len(lessons())} lessons" in said()
    assert f"{len(load_claims())} sentences that managers are taught" in said()


def test_every_python_block_of_the_readme_runs(tmp_path):
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    code = "\n".join(blocks).replace("seeds=20", "seeds=3, workers=1")
    code = code.replace("load_scenario(),", 'load_scenario(overrides="market.customers=500 market.weeks=8".split()),')
    code = code.replace(
        'load_scenario("people_first")', 'load_scenario("people_first", "market.customers=500 market.weeks=8".split())'
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
