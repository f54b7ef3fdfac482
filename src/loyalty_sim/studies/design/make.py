"""Designs that are made: full grids, Latin hypercubes and Sobol sequences.

Sources: McKay, Beckman and Conover (1979) for Latin hypercubes; Sobol' (1967) and Owen (1998) for scrambled sequences,
both as scipy.stats.qmc has them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import LABELS, spell
from loyalty_sim.studies.design.design import Design, Row
from loyalty_sim.studies.vary.factor import Factor, as_meant

MOST_ROWS = 20_000
"""Scenarios of one design: each is made and checked before anything is run, at some hundreds a second."""


def grid(factors: Sequence[Factor]) -> Design:
    """Every combination of the levels, the last factor varying fastest. Raises ScenarioError for what cannot be."""
    open_ended = [factor for factor in factors if factor.interval]
    if open_ended:
        raise ScenarioError([_no_levels(factor) for factor in open_ended])
    if labels := [factor for factor in factors if factor.key in LABELS]:
        help = ("a file of scenarios has a column  name  for it",)
        said = "says what a scenario is called, and changes nothing"
        raise ScenarioError([Problem(f"{factor.key} {said}", factor.where, help) for factor in labels])
    if twice := [problem for factor in factors for problem in _levels_twice(factor)]:
        raise ScenarioError(twice)
    size = 1
    for factor in factors:
        size *= len(factor.levels)
    if size > MOST_ROWS:
        help = ("fewer levels, or a sample: --lhs, --sobol",)
        raise ScenarioError([Problem(f"the grid has {size:,} rows; at most {MOST_ROWS:,} are run", "design", help)])
    keys = [factor.key for factor in factors]
    where = _place(factors)
    rows = [Row(dict(zip(keys, levels, strict=True)), where) for levels in product(*(f.levels for f in factors))]
    return Design("grid", tuple(factors), tuple(rows if factors else ())).check()


def _levels_twice(factor: Factor) -> Iterator[Problem]:
    """Levels that a factor has more than once: the same runs would be counted twice."""
    levels = [as_meant(factor.key, level) for level in factor.levels]
    if twice := next((spell(factor.levels[at]) for at, level in enumerate(levels) if level in levels[:at]), ""):
        yield Problem(f"{factor.key} has the level {twice} twice", factor.where or "design", ("give it once",))


def latin_hypercube(factors: Sequence[Factor], count: int, seed: int = 0) -> Design:
    """`count` points, each factor's range cut into as many slices and every slice hit once."""
    from scipy.stats import qmc

    _check(factors, count)
    return points("latin hypercube", factors, qmc.LatinHypercube(len(factors), rng=seed).random(count).tolist())


def sobol(factors: Sequence[Factor], count: int, seed: int = 0) -> Design:
    """The first `count` points, a power of two, of a scrambled Sobol sequence."""
    from scipy.stats import qmc

    _check(factors, count)
    power = count.bit_length() - 1
    if count != 2**power:
        help = (f"did you mean  {2**power}  or  {2 ** (power + 1)} ?",)
        raise ScenarioError([Problem(f"a Sobol design has a power of two points, not {count}", "design", help)])
    return points("sobol", factors, qmc.Sobol(len(factors), rng=seed).random_base2(power).tolist())


def points(kind: str, factors: Sequence[Factor], unit: Iterable[Sequence[float]]) -> Design:
    """A design from points of the unit cube, one column a factor: what SALib and other samplers give."""
    where = _place(factors)
    rows = [Row({f.key: f.at(u) for f, u in zip(factors, point, strict=True)}, where) for point in unit]
    return Design(kind, tuple(factors), tuple(rows)).check()


def _check(factors: Sequence[Factor], count: int) -> None:
    """Factors are right before they are sampled, and there is something to sample."""
    problems = [problem for factor in factors for problem in factor.problems()]
    if not factors:
        problems.append(Problem("the design has no factors", "design", ("give some: firm.levers.climate=0:3",)))
    if count < 2:
        problems.append(Problem(f"a sample of {count} is no design", "design", ("at least 2 points",)))
    if count > MOST_ROWS:
        problems.append(Problem(f"a sample of {count:,} points is too large", "design", (f"at most {MOST_ROWS:,}",)))
    if problems:
        raise ScenarioError(problems)


def _no_levels(factor: Factor) -> Problem:
    low, high = factor.interval or (0.0, 1.0)
    middle: Any = (low + high) / 2
    help = (f"give levels: {factor.key}={low:g},{middle:g},{high:g}", "or sample the range: --lhs, --sobol")
    return Problem(f"a grid needs levels, and {factor.key} is a range", factor.where, help)


def _place(factors: Sequence[Factor]) -> str:
    return factors[0].where if len({factor.where for factor in factors}) == 1 else "command line"
