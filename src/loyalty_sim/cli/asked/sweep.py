"""From the words after `sweep` to a checked design with its cases; every problem before any work."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from loyalty_sim.cli.asked.output import problems_of_output
from loyalty_sim.cli.asked.scenarios import given_twice, split
from loyalty_sim.reading import TABLES, Unreadable, read_yaml
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.statistics.precision import FIRST, MOST, Precision
from loyalty_sim.studies.design import Design, grid, latin_hypercube, read_design, sobol
from loyalty_sim.studies.sweep.cases import Case, as_start, cases
from loyalty_sim.studies.sweep.until import read_precision
from loyalty_sim.studies.vary import Factor
from loyalty_sim.studies.vary.reading import is_factor, read_factor

T = TypeVar("T")
SEEDS = 10


class Request(NamedTuple):
    """A sweep as it was asked for: where it starts, the design, its cases, seeds (most of them with `until`)."""

    name: str
    overrides: tuple[str, ...]
    design: Design
    cases: list[Case]
    seeds: int
    until: Precision | None

    @property
    def seeds_of_each(self) -> tuple[int, int]:
        """Fewest and most seeds of a case."""
        return (min(FIRST, self.seeds), self.seeds) if self.until else (self.seeds, self.seeds)

    @property
    def words(self) -> str:
        """The design in words."""
        low, high = self.seeds_of_each
        count = f"{low} to {high} paired seeds, until {self.until.words}" if self.until else f"{high} paired seeds"
        rows = len(self.cases)
        factors = "; ".join(factor.words for factor in self.design.factors)
        return f"{self.design.kind} ({factors}): {rows} rows, the baseline among them, x {count}"


def read_request(
    words: Sequence[str],
    grids: Sequence[str],
    hypercube: Sequence[str],
    sequence: Sequence[str],
    points: int,
    seeds: int | None,
    until: str | None,
    output: Path | None = None,
) -> Request:
    """What is asked for. Raises ScenarioError."""
    files = [word for word in words if _is_design(word)]
    others, settings = split([word for word in words if word not in files])
    bare = [word for word in settings if is_factor(word)]
    problems = problems_of_output(output) + given_twice([word for word in settings if word not in bare])
    precision = _gathered(problems, lambda: read_precision(until)) if until else None
    factors = {
        "--grid": _factors(problems, grids, "--grid") + _factors(problems, bare, ""),
        "--lhs": _factors(problems, hypercube, "--lhs"),
        "--sobol": _factors(problems, sequence, "--sobol"),
    }
    problems += _problems_of_kind([*files, *(option for option, found in factors.items() if found)], problems)
    problems += [
        Problem(f"one scenario to start from; what is '{word}'?", f"command line: {word}") for word in others[1:]
    ]
    if problems:
        raise ScenarioError(problems)
    design = _design(files, factors, points)
    name, overrides = (others or ["baseline"])[0], tuple(word for word in settings if word not in bare)
    most = seeds if seeds is not None else MOST if precision else SEEDS
    return Request(name, overrides, design, cases(design, as_start(name, overrides)), most, precision)


def _design(files: Sequence[str], factors: dict[str, list[Factor]], points: int) -> Design:
    if files:
        return read_design(files[0])
    if factors["--lhs"]:
        return latin_hypercube(factors["--lhs"], points)
    if factors["--sobol"]:
        return sobol(factors["--sobol"], points)
    return grid(factors["--grid"])


def _is_design(word: str) -> bool:
    """A table, or a YAML file that holds rows rather than settings; other files too, so that each is refused as one."""
    path = Path(word)
    ending = path.suffix.lower()
    if "=" in word:  # a setting that takes a file: network.path=ties.csv
        return False
    return _holds_rows(path) if ending in (".yaml", ".yml") else ending in TABLES or (bool(ending) and path.is_file())


def _holds_rows(path: Path) -> bool:
    try:
        content = read_yaml(path).content
    except (OSError, Unreadable) as error:
        return isinstance(error, Unreadable)  # whoever reads it as a design says what is wrong, with the line
    return isinstance(content, list) or (isinstance(content, dict) and isinstance(content.get("rows"), list))


def _factors(problems: list[Problem], words: Sequence[str], option: str) -> list[Factor]:
    found = (_gathered(problems, lambda word=word: read_factor(word, option)) for word in words)  # type: ignore[misc]
    return [factor for factor in found if factor]


def _gathered(problems: list[Problem], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except ScenarioError as error:
        problems += error.problems
        return None


def _problems_of_kind(kinds: Sequence[str], others: Sequence[Problem]) -> list[Problem]:
    if len(kinds) > 1:
        help = ("one kind of design at a time; a range of levels in a sample:  --lhs trade=bank,airline",)
        return [Problem(f"{' and '.join(kinds)} are two designs", f"command line: {kinds[1]}", help)]
    if not kinds and not others:
        ways = ("loyalty-sim sweep --grid firm.levers.climate=0,1,2", "loyalty-sim sweep my_scenarios.csv")
        return [Problem("a sweep needs something that varies", "sweep", ways)]
    return []
