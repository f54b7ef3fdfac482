"""Factors as they are written, `firm.levers.climate=0.5:2`, and everything that can be wrong with them."""

from collections.abc import Sequence

from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario, Setting, settings
from loyalty_sim.scenario.validate import judge, unknown
from loyalty_sim.studies.vary.factor import Factor

FORM = "write a factor as key=low:high, such as firm.levers.climate=0.5:2"


def read_factors(words: Sequence[str], where: str = "command line: --factors") -> list[Factor]:
    """Factors from words of the form key=low:high. Raises ScenarioError with every problem."""
    found = [_read(word, f"{where} {word}") for word in words]
    problems = [each for each in found if isinstance(each, Problem)]
    factors = [each for each in found if isinstance(each, Factor)]
    keys = [factor.key for factor in factors]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    problems += [Problem(f"the factor {key} is given twice", where, ("give one range",)) for key in twice]
    if problems:
        raise ScenarioError(problems)
    return factors


def as_factors(factors: Sequence[Factor | str]) -> list[Factor]:
    """Factors from words, or as they are. Raises ScenarioError."""
    read = iter(read_factors([each for each in factors if isinstance(each, str)], "factor"))
    return [next(read) if isinstance(each, str) else each for each in factors]


def _read(word: str, where: str) -> Factor | Problem:
    key, _, span = word.partition("=")
    low, colon, high = span.partition(":")
    known = settings(Scenario)
    if key not in known:
        problem = unknown(key, span or "low:high", where, known)
        return problem._replace(help=tuple(line for line in problem.help if " takes " not in line))
    try:
        ends = [float(end) for end in (low, high)]
    except ValueError:
        return Problem(f"cannot read the range '{span}' of {key}" if span else f"'{word}' has no range", where, (FORM,))
    return _judged(known[key], ends, where) if colon else Problem(f"'{word}' has no range", where, (FORM,))


def _judged(setting: Setting, ends: list[float], where: str) -> Factor | Problem:
    low, high = ends
    if setting.type not in (float, int):
        return Problem(f"{setting.key} is not a number and has no range", where, (f"allowed: {setting.allowed}",))
    problem = next((found for end in ends if (found := judge(setting, end, where))), None)
    if problem:
        return problem
    if low >= high:
        turned = f"did you mean  {setting.key}={high:g}:{low:g} ?" if low > high else f"allowed: {setting.allowed}"
        what = "is reversed" if low > high else "has no width"
        return Problem(f"the range {low:g}:{high:g} of {setting.key} {what}", where, (turned,))
    return Factor(setting.key, low, high, whole=setting.type is int)
