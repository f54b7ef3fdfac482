"""What a pilot found: effects with their standard errors, read from a file of either kind and checked for its units."""

import hashlib
from collections.abc import Sequence
from math import inf, isfinite
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.reading import TABLES, Unreadable, read_table, regular_file, typed
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.studies.learn.at_sites import SiteTrial, trial_in
from loyalty_sim.studies.learn.real_sites import of_real_sites
from loyalty_sim.studies.pilot.estimators import ESTIMATORS, Estimate, estimator_of
from loyalty_sim.studies.pilot.measures import MEASURES, measure_of

if TYPE_CHECKING:
    import pandas as pd

UNITS: dict[str, str] = {
    "satisfaction": "points of 100",
    "complaints": "per 100 visits",
    "churn": "percentage points a year",
    "revenue": "money per customer and week",
    "visits": "per customer and year",
    "staff_turnover": "percentage points a year",
}
"""In what an effect on each measure is stated."""
_AMBIGUOUS = ("%", "per cent", "percent", "points", "pct")
NAMES = ("measure", "effect", "se", "unit", "weeks")
FIRST = next(iter(ESTIMATORS))
MOST_WEEKS = 520
"""Weeks of a pilot; a market is run for as many."""


class Finding(NamedTuple):
    """An effect on a measure and its standard error, in the unit of `UNITS`, over so many weeks of treatment."""

    measure: str
    effect: float
    error: float
    weeks: int


class Findings(NamedTuple):
    """What a file says. digest: of its bytes. estimates: how effects were got from weeks at sites, if they were. trial:
    which sites were treated when; None where that is not known, or not run here."""

    found: tuple[Finding, ...]
    file: str
    digest: str
    estimates: tuple[Estimate, ...] = ()
    trial: SiteTrial | None = None


def read_findings(path: str | Path, measures: Sequence[str] = (), estimator: str = "", settle: int = 0) -> Findings:
    """The findings of a file: effects (columns `measure`, `effect`, `se`, `unit`, `weeks`; one row a measure), or a
    table of weeks at sites (`pilot.measures.COLUMNS`), from which they are estimated.

    measures: which to read off weeks at sites; satisfaction alone if none. estimator, settle: see `pilot.estimators`;
    the first of them if not said. Raises ScenarioError, also where effects are stated and there is nothing to read off.

        >>> from tempfile import mkdtemp
        >>> file = Path(mkdtemp()) / "pilot.csv"
        >>> _ = file.write_text("measure,effect,se,unit,weeks\\nsatisfaction,2.1,0.8,points of 100,26\\n")
        >>> read_findings(file).found
        (Finding(measure='satisfaction', effect=2.1, error=0.8, weeks=26),)
    """
    found = read_either(path, measures, estimator or FIRST, settle)
    given = {"measures": measures, "estimator": estimator, "settle": settle}
    if idle := [] if found.estimates else [name for name, value in given.items() if value]:
        help = ("leave it out; a table of weeks at sites takes it",)
        why = f"{found.file} states its effects, and nothing is read off weeks at sites"
        raise ScenarioError([Problem(f"--{name} changes nothing here: {why}", f"pilot {path}", help) for name in idle])
    return found


def read_either(path: str | Path, measures: Sequence[str], estimator: str, settle: int) -> Findings:
    """The findings of a file, as `read_findings` has them; how to read weeks at sites is left where it states effects.

    Raises ScenarioError.
    """
    where = f"pilot {path}"
    try:
        place = regular_file(path)
        if place.suffix.lower() not in TABLES:
            raise Unreadable(f"it is none of {', '.join(TABLES)}")
        table = typed(read_table(place)).rename(columns=lambda name: str(name).strip().lower())
    except (Unreadable, FileNotFoundError) as error:
        raise ScenarioError([Problem(f"cannot read the pilot: {error}", where, _HELP)]) from None
    digest = hashlib.sha256(place.read_bytes()).hexdigest()[:12]
    if {"site", "week", "treated"} <= set(table.columns):
        named = list(measures) or ["satisfaction"]
        table = of_real_sites(table, named)
        found, estimates = from_sites(table, named, estimator, settle)
        return Findings(found, place.name, digest, estimates, trial_in(table, estimator, settle))
    return Findings(stated(table, where), place.name, digest)


_HELP = (
    "effects: columns measure, effect, se, unit, weeks, one row a measure",
    "or weeks at sites: columns site, week, treated, and satisfaction, answers, complaints, visits ...",
)


def from_sites(
    table: "pd.DataFrame", measures: Sequence[str], estimator: str = FIRST, settle: int = 0
) -> tuple[tuple[Finding, ...], tuple[Estimate, ...]]:
    """Effects estimated from a table of weeks at sites; weeks: how long a treated site was, on average."""
    estimate = estimator_of(estimator)
    for name in measures:
        measure_of(name)
    estimates = tuple(estimate(table, name, settle, 0.9) for name in measures)
    treated = table[table["treated"] > 0]
    weeks = round(len(treated) / treated["site"].nunique())
    problems = [
        Problem(f"the error of {each.measure} cannot be estimated", "table of weeks at sites", ("another --estimator",))
        for each in estimates if not each.error > 0
    ]  # fmt: skip
    if problems:
        raise ScenarioError(problems)
    return tuple(Finding(each.measure, each.effect, each.error, weeks) for each in estimates), estimates


def stated(table: "pd.DataFrame", where: str) -> tuple[Finding, ...]:
    """Effects as a file states them. Raises ScenarioError for a unit that is missing or has two meanings."""
    absent = [name for name in NAMES if name not in table.columns]
    if absent:
        close = nearest(absent[0], map(str, table.columns))
        help = (*((f"is '{close}' meant?",) if close else ()), *_HELP)
        raise ScenarioError([Problem(f"the table has no column '{absent[0]}'", where, help)])
    problems, found = [], []
    for line, row in table.iterrows():
        here, told = f"{where}, line {line}", Finding(str(row["measure"]), row["effect"], row["se"], row["weeks"])
        wrong = _wrong(told, here) or _wrong_unit(told.measure, row["unit"], here)
        problems += wrong
        if not wrong:
            found.append(Finding(told.measure, float(told.effect), float(told.error), int(told.weeks)))
    return _one_pilot(found, problems, where)


def checked(findings: Findings) -> Findings:
    """Findings that were made in Python, held to what a file is held to. Raises ScenarioError."""
    told = [(f"findings, number {at}", each) for at, each in enumerate(findings.found, 1)]
    _one_pilot(findings.found, [problem for where, each in told for problem in _wrong(each, where)], "findings")
    return findings


def _one_pilot(found: Sequence[Finding], problems: Sequence[Problem], where: str) -> tuple[Finding, ...]:
    """Findings of one pilot: at least one, of one length, each measure once."""
    problems, names = list(problems), [each.measure for each in found]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        problems.append(Problem(f"{twice[0]} is there twice", where, ("one row a measure",)))
    if len({each.weeks for each in found}) > 1:
        problems.append(Problem("the rows are of different length", where, ("one file a pilot: the same weeks",)))
    if problems or not found:
        raise ScenarioError(problems or [Problem("the table has no rows", where, _HELP)])
    return tuple(found)


def _wrong(told: Finding, where: str) -> list[Problem]:
    if told.measure not in MEASURES:
        close = nearest(told.measure, MEASURES)
        help = (*((f"did you mean  {close} ?",) if close else ()), f"there are {', '.join(MEASURES)}")
        return [Problem(f"there is no measure '{told.measure}'", where, help)]
    problems, figures = [], (("effect", told.effect, inf), ("se", told.error, inf), ("weeks", told.weeks, MOST_WEEKS))
    for column, value, most in figures:
        if isinstance(value, bool) or not isinstance(value, Real) or not isfinite(value):
            problems.append(Problem(f"{column} = {value} is no number", where))
        elif column != "effect" and not 0 < value <= most:
            allowed = "it is more than 0" if most == inf else f"it is from 1 to {most:,}"
            problems.append(Problem(f"{column} = {value} is not allowed", where, (allowed,)))
        elif column == "weeks" and value != int(value):
            problems.append(Problem(f"weeks = {value} is not allowed", where, ("whole weeks of treatment",)))
    return problems


def _wrong_unit(name: str, given: object, where: str) -> list[Problem]:
    unit = str(given).strip().lower()
    if unit == UNITS[name]:
        return []
    known = unit in _AMBIGUOUS or unit in ("", "nan")
    asked = f"in what is the effect on {name} stated? unit = '{given}' can be read in more ways than one"
    return [Problem(asked if known else f"unit = '{given}' is not that of {name}", where, _meant(name))]


def _meant(name: str) -> tuple[str, ...]:
    unit = UNITS[name]
    examples = {
        "satisfaction": "from 70 to 72.1 of 100 is 2.1 points; in per cent it would be 3",
        "churn": "from 10 to 8 % a year is -2 percentage points; in per cent it would be -20",
        "staff_turnover": "from 40 to 36 % a year is -4 percentage points; in per cent it would be -10",
    }
    return (f"write  {unit}  and give the figure so", *((examples[name],) if name in examples else ()))
