"""What a new lever with a theory of its own costs: the edits, made in a copy of the project and run there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("src", "configs", "docs/generate", "tests/theory")
MOST_FILES = 8

pytestmark = pytest.mark.xdist_group("a copy of the project")


class Edit(NamedTuple):
    """One edit: where `at` matches, once, `text` is put before it; without `at` the file is new."""

    file: str
    at: str
    text: str


THEORY = '''"""Courtesy: staff who greet draw people in.

    attraction = draw capability

A theory made up to count what a lever costs.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class CourtesyParameters(NamedTuple):
    """What courtesy is worth in choice."""

    draw: Annotated[float, Parameter("Utility of full courtesy", "utility", 0, 10)] = 3.0


@rule
def attraction(capability: float, p: CourtesyParameters) -> float:
    """Utility in choice, >= 0."""
    return p.draw * capability
'''

EDITS = (
    Edit(
        "src/loyalty_sim/theory/levers.py",
        r'\)  # fmt: skip\n"""Levers that are bought with money',
        '    Lever("courtesy", "Courtesy", "coaching", "draws people in", "People", False, 0.05, 2.0, 4.0),\n',
    ),
    Edit("src/loyalty_sim/theory/customers/courtesy.py", "", THEORY),
    Edit(
        "src/loyalty_sim/theory/parameters.py",
        r"from loyalty_sim\.theory\.customers\.expectation import",
        "from loyalty_sim.theory.customers.courtesy import CourtesyParameters\n",
    ),
    Edit("src/loyalty_sim/theory/parameters.py", r"\Z", "    courtesy: CourtesyParameters = CourtesyParameters()\n"),
    Edit(
        "src/loyalty_sim/theory/mechanisms/customers.py",
        r'    mechanism\(\n        "C11"',
        '    mechanism("C99", "Courtesy", "courtesy", "courtesy.draw=0", "", "firm.levers.courtesy=5", "+joined"),\n',
    ),
    Edit(
        "src/loyalty_sim/week/invest.py",
        r"from loyalty_sim\.world\.columns import ",
        "from loyalty_sim.theory.customers import courtesy\nfrom loyalty_sim.world.columns import COURTESY\n",
    ),
    Edit(
        "src/loyalty_sim/week/invest.py",
        r"    compare_offers\(w\)\n",
        "    for firm in range(len(w.firms.price)):\n"
        "        capability = w.firms.capability[firm, COURTESY]\n"
        "        w.firms.attraction[firm] += courtesy.attraction(capability, theory.courtesy)\n",
    ),
    Edit(
        "tests/theory/contracts/customers.py",
        r"    Contract\(defection\.reason",
        '    Contract(courtesy.attraction, {"capability": UNIT}, courtesy.CourtesyParameters, result=POSITIVE,\n'
        '          rising=("capability",)),\n',
    ),
    Edit(
        "tests/theory/contracts/customers.py",
        r"\nCONTRACTS = ",
        "from loyalty_sim.theory.customers import courtesy\n",
    ),
)

PROGRAM = """
import json, sys
sys.path.insert(0, "docs")
from generate import levers, mechanisms, theories
from loyalty_sim import Scenario, ServiceMarket, load_scenario
from loyalty_sim.app.parts.levers import GROUPS
from loyalty_sim.scenario.schema import settings

def books(*moved):
    sizes = ["market.customers=120", "market.weeks=10", "theory.choice.habitual_search=0.2"]
    return ServiceMarket(load_scenario(overrides=[*sizes, *moved]), rng=1).run().history.to_dict("list")

moved = sys.argv[1:]
print(json.dumps({
    "usual": books(), "moved": books(*moved) if moved else {}, "keys": list(settings(Scenario)),
    "groups": GROUPS, "levers": levers.levers(), "theories": theories.names(),
}))
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "NUMBA_DISABLE_JIT": "1"}
    return subprocess.run([sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True)


def tried(folder: Path, *moved: str) -> dict:
    done = run(folder, "-c", PROGRAM, *moved)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The project with the lever `courtesy`."""
    folder = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for edit in EDITS:
        file = folder / edit.file
        if not edit.at:
            assert not file.exists(), edit.file
            file.write_text(edit.text, encoding="utf-8")
            continue
        before = file.read_text(encoding="utf-8")
        after, times = re.subn(edit.at, lambda found, text=edit.text: text + found[0], before)
        assert times == 1, f"{edit.file}: {edit.at} is there {times} times; say in this test where the edit goes now"
        file.write_text(after, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def before() -> dict:
    return tried(ROOT)


@pytest.fixture(scope="module")
def after(copy) -> dict:
    return tried(copy, "firm.levers.courtesy=10")


def test_a_lever_with_its_theory_costs_few_files():
    assert len({edit.file for edit in EDITS}) <= MOST_FILES


def test_at_its_default_nothing_else_moves(before, after):
    new = {"spend_courtesy", "capability_courtesy"}
    assert set(after["usual"]) - set(before["usual"]) == new
    assert {name: weeks for name, weeks in after["usual"].items() if name not in new} == before["usual"]


def test_moved_it_shows_in_the_outcome(after):
    def focal(books, name):
        return sum(value for value, firm in zip(books[name], books["firm"], strict=True) if firm == 0)

    for name in ("joined", "spend_courtesy", "capability_courtesy"):
        assert focal(after["moved"], name) > focal(after["usual"], name), name


def test_it_is_a_setting_a_slider_and_a_row_of_the_docs(before, after):
    assert {key for key in after["keys"] if key not in before["keys"]} == {
        "firm.levers.courtesy", "rivals.levers.courtesy", "trade.usual.courtesy", "theory.courtesy.draw",
        "theory.response.courtesy", *(f"theory.investment.courtesy.{name}_weeks" for name in ("build", "decay")),
    }  # fmt: skip
    assert [lever for lever in after["groups"]["People"] if lever not in before["groups"]["People"]] == ["courtesy"]
    assert "Courtesy: coaching" in after["levers"]
    assert "Courtesy: coaching" not in before["levers"]
    assert "courtesy" in after["theories"]


def test_the_tests_of_theory_run_it(copy):
    done = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/theory/test_contracts.py", "-k", "courtesy")
    assert done.returncode == 0, done.stdout[-3000:]
    assert "1 passed" in done.stdout
