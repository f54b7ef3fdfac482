"""Markets and studies need no extra; whoever needs one is told its name before any work."""

import json
import re
import subprocess
import sys
import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from loyalty_sim.extras import EXTRAS, how_to_install, lacking

pytestmark = pytest.mark.xdist_group("without extras")  # one process without them answers for all
PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]


def installed_with(requirements: list[str]) -> set[str]:
    """Distributions that come with requirements, and with those, and so on."""
    found: set[str] = set()
    waiting = [Requirement(each) for each in requirements]
    while waiting:
        each = waiting.pop()
        name = canonicalize_name(each.name)
        if name in found or (each.marker and not each.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        with suppress(PackageNotFoundError):  # wanted on other machines only
            waiting += [Requirement(text) for text in requires(name) or ()]
    return found


def light() -> set[str]:
    """Modules of libraries that come with the package without any extra."""
    core = installed_with(PROJECT["dependencies"])
    known = packages_distributions().items()
    return {module for module, homes in known if core & {canonicalize_name(home) for home in homes}}


FORBIDDEN = sorted(set(packages_distributions()) - light() - {"loyalty_sim"})
PROGRAM = """
import json, sys
FORBIDDEN = set(sys.argv[1].split())

class Forbidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in FORBIDDEN:
            raise ImportError(f"{name} is not installed here")

sys.meta_path.insert(0, Forbidden())
from typer.testing import CliRunner
from loyalty_sim.cli.commands import app
said = {}
for line in sys.stdin.read().splitlines():
    done = CliRunner().invoke(app, line.split())
    said[line] = [done.exit_code, done.output]
print(json.dumps(said))
"""
SMALL = "market.customers=100 market.weeks=4 rivals.count=1 --seeds 3 --workers 1"
WORK = (
    f"run {SMALL} -o mine",
    f"compare people_first {SMALL} -q",
    f"returns climate {SMALL} --levels 0,1,2,3 -q",
    f"sweep --grid firm.levers.climate=0,2 {SMALL} -q",
    f"sensitivity --factors firm.levers.climate=0:2 {SMALL} -q",
    "calibrate trade=bank --dry-run",
    "show last",
    "list",
    "export mine -o mine.csv --table runs -q",
    "export mine -o mine.dta -q",
)
REFUSED = {
    "app --dry-run": ("app", "nicegui, segno and babel"),
    "report last": ("report", "jinja2 and matplotlib"),
    "claims K07": ("report", "jinja2 and matplotlib"),
    "evidence T02": ("report", "jinja2 and matplotlib"),
    "sensitivity --method morris": ("plan", "SALib"),
    "discover people_first": ("plan", "sklearn"),
    "optimise --budget 100 --levers climate,training": ("plan", "sklearn"),
    "calibrate trade=bank": ("calibrate", "sklearn"),
    "run --cluster local": ("cluster", "distributed"),
    "export mine -o a.xlsx": ("files", "openpyxl"),
    "export mine -o a.sav": ("files", "pyreadstat"),
    "export --duckdb a.duckdb": ("files", "duckdb"),
    "sweep rows.xlsx": ("files", "openpyxl"),
    "drivers rows.xlsx": ("files", "openpyxl"),
    "drivers rows.sav": ("files", "pyreadstat"),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    here = tmp_path_factory.mktemp("light")
    for name in ("rows.xlsx", "rows.sav"):
        (here / name).write_bytes(b"what it holds is not looked at")
    lines = "\n".join([*WORK, *REFUSED])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, " ".join(FORBIDDEN)], input=lines, capture_output=True, text=True, cwd=here
    )
    assert done.returncode == 0, done.stderr
    assert not list(here.rglob("figure.*"))
    assert (here / "mine" / "run.json").is_file()
    return json.loads(done.stdout)


@pytest.mark.parametrize("line", WORK)
def test_markets_and_studies_need_no_extra(said, line):
    code, output = said[line]
    assert code == 0, output


@pytest.mark.parametrize("line", REFUSED)
def test_a_missing_extra_is_asked_for_by_name(said, line):
    (code, output), (extra, modules) = said[line], REFUSED[line]
    assert code == 2, output
    plain = " ".join(output.split())
    assert how_to_install(extra) in plain
    assert f"needs {modules}, which" in plain
    assert "Traceback" not in output


def test_what_comes_without_extras_is_little():
    assert {"numba", "pandas", "typer"} <= light()
    assert {module for modules in EXTRAS.values() for module in modules} <= set(FORBIDDEN)


def test_a_result_without_picture_says_why(said):
    assert "pip install 'loyalty-sim[report]'" in said[WORK[0]][1]


def names(requirements: list[str]) -> set[str]:
    """Distributions of requirements, those of our own extras followed."""
    found: set[str] = set()
    for each in requirements:
        own = re.fullmatch(r"loyalty-sim\[(.*)\]", each)
        extras = own.group(1).split(",") if own else []
        found |= {name for extra in extras for name in names(PROJECT["optional-dependencies"][extra])}
        found |= set() if own else {re.split(r"[^A-Za-z0-9_-]", each)[0].lower()}
    return found


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_installs_what_is_asked_of_it(extra):
    known = packages_distributions()
    wanted = {known[module][0].lower() for module in EXTRAS[extra]}
    assert wanted <= names(PROJECT["optional-dependencies"][extra])
    assert not wanted & names(PROJECT["dependencies"])


def test_everything_is_one_extra_and_the_tests_install_it():
    assert lacking("app") == []
    extras = PROJECT["optional-dependencies"]
    assert names(extras["all"]) >= {name for extra in EXTRAS for name in names(extras[extra])}
    assert names(extras["test"]) >= names(extras["all"])
