"""Every equation in the docstring of a theory is what its function computes, at random points of all legal values."""

import importlib
import inspect
import math
import random
import re
from functools import cache
from types import FunctionType

import pytest
from contracts import CONTRACTS
from contracts.contract import Contract
from contracts.points import points
from equations import Equation, equations, in_python

from loyalty_sim.compiled import plain
from loyalty_sim.theory.rooms import theory_modules

POINTS = 200
PRECISION = 1e-9


def written() -> dict[str, dict[str, Equation]]:
    """Equations by theory and name."""
    return {
        theory: {each.name: each for each in equations(importlib.import_module(module).__doc__ or "")}
        for theory, module in theory_modules().items()
    }


WRITTEN = written()
BY_NAME: dict[str, list[Contract]] = {}
for each in CONTRACTS:
    BY_NAME.setdefault(each.name, []).append(each)


def function_of(theory: str, equation: Equation) -> str:
    """`theory.function` of the function that an equation describes, "" if it only helps another."""
    name = equation.function or equation.name.partition(".")[0].replace("'", "_after")
    return f"{theory}.{name}" if equation.function or f"{theory}.{name}" in BY_NAME else ""


CHECKED = {
    f"{theory}.{equation.name}": (theory, equation)
    for theory, found in WRITTEN.items()
    for equation in found.values()
    if function_of(theory, equation)
}
each_equation = pytest.mark.parametrize("name", CHECKED)


class Names(dict):
    """What the names of an equation stand for at one point: arguments, parameters, other lines."""

    def __init__(self, theory: str, contract: Contract, point: tuple, without: str):
        arguments = dict(zip(contract.arguments, point, strict=False))
        parameters = point[-1]._asdict() if contract.parameters else {}
        super().__init__(parameters | {"p": point[-1]} | arguments)
        self.theory, self.without = theory, without

    def __missing__(self, name: str):
        if name not in WRITTEN[self.theory] or name == self.without:
            raise KeyError(name)
        return held(self.theory, WRITTEN[self.theory][name], self)


def held(theory: str, equation: Equation, names: Names):
    """The value of an equation, held in the range that its function promises."""
    promised = BY_NAME.get(function_of(theory, equation))
    value = equation.value(names)
    return min(promised[0].result[1], max(promised[0].result[0], value)) if promised else value


def same(contract: Contract, theory: str, equation: Equation, point: tuple) -> bool:
    """Whether equation and function agree at this point, or the equation has no value there (as 0 / 0)."""
    try:
        value = held(theory, equation, Names(theory, contract, point, equation.name))
    except (ArithmeticError, ValueError):
        return True
    result, part = plain(contract.rule)(*point), equation.name.partition(".")[2]
    return math.isclose(value, getattr(result, part) if part else result, rel_tol=PRECISION, abs_tol=PRECISION)


def switched_on(point: tuple) -> tuple:
    """The same point with the mechanism on, if it is one."""
    return (*point[:-1], point[-1]._replace(on=True)) if point and hasattr(point[-1], "on") else point


@cache
def drawn(name: str) -> list[tuple[Contract, tuple]]:
    """Points at which a function is looked at, its mechanism switched on, with the contract each is of.

    Arguments are anywhere in their ranges, parameters too in every second point and as shipped in the others.
    """
    luck = random.Random(name)
    return [
        (contract, switched_on((*point[:-1], contract.parameters()) if contract.parameters and number % 2 else point))
        for contract in BY_NAME[name]
        for number, point in enumerate(anywhere(contract, luck))
    ]


def anywhere(contract: Contract, luck: random.Random) -> list[tuple]:
    """Arguments and parameters of a rule somewhere in their ranges, never quite at the edge of one."""
    draw = points(contract)
    return [draw(luck, 0.0) for _ in range(POINTS)]


def disagreement(theory: str, equation: Equation) -> tuple | None:
    """A point at which an equation and its function differ, None if none was found."""
    for contract, point in drawn(function_of(theory, equation)):
        if not same(contract, theory, equation, point):
            return point
    return None


@each_equation
def test_an_equation_is_what_its_function_computes(name):
    theory, equation = CHECKED[name]
    point = disagreement(theory, equation)
    assert point is None, f"{name} and {function_of(theory, equation)} differ at {point}"


def others(equation: Equation):
    """The equation with one sign or comparison turned, each in its turn: all of them wrong."""
    turned = {" + ": " - ", " - ": " + ", " / ": " * ", " 1 ": " 2 ", "(1 ": "(2 "}
    for place, (condition, expression) in enumerate(equation.cases):
        for old, new in turned.items():
            if old in expression:
                cases = list(equation.cases)
                cases[place] = (condition, expression.replace(old, new, 1))
                yield equation._replace(cases=tuple(cases))


@each_equation
def test_a_wrong_equation_is_found_out(name):
    theory, equation = CHECKED[name]
    for wrong in others(equation):
        assert disagreement(theory, wrong) is not None, f"nobody would notice {wrong.cases}"


def test_every_line_is_checked_or_helps_one_that_is():
    for theory, found in WRITTEN.items():
        used = " ".join(text for each in found.values() for case in each.cases for text in case)
        names = {name for name in found if not function_of(theory, found[name])}
        assert names <= set(re.findall(r"\w+", used)), theory


def functions(theory: str) -> list[str]:
    module = importlib.import_module(theory_modules()[theory])
    found = {name: plain(value) for name, value in vars(module).items() if not name.startswith("_")}
    return [
        name for name, value in found.items() if isinstance(value, FunctionType) and value.__module__ == module.__name__
    ]


def test_every_theory_with_a_function_has_an_equation_that_is_checked():
    with_one = {theory for theory, _ in CHECKED.values()}
    assert {theory for theory in theory_modules() if functions(theory)} - with_one == set()


@pytest.mark.parametrize(
    ("text", "names", "value"),
    [
        ("a b (1 - c)", {"a": 2.0, "b": 3.0, "c": 0.5}, 3.0),
        ("-a |x|^b", {"a": 2.0, "x": -3.0, "b": 2.0}, -18.0),
        ("(a - b)+ c", {"a": 1.0, "b": 3.0, "c": 7.0}, 0.0),
        ("1 / (2 a)", {"a": 2.0}, 0.25),
        ("exp(-(a - b)) 2", {"a": 1.0, "b": 1.0}, 2.0),
        ("2^(-a / b)", {"a": 2.0, "b": 2.0}, 0.5),
        ("max(a, 0.5) .5", {"a": 0.25}, 0.25),
    ],
)
def test_expressions_are_read_as_a_reader_would(text, names, value):
    assert Equation("x", "", (("", text),)).value(names) == value


@pytest.mark.parametrize("text", ["a / b c", "f(x)", "a +", "(a", "a)", "a = b", "a ~ b"])
def test_what_could_be_read_in_two_ways_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - which of the messages is the reader's choice
        in_python(text)


def test_arguments_of_a_contract_are_those_of_the_function():
    for contract in CONTRACTS:
        names = list(inspect.signature(plain(contract.rule)).parameters)
        assert names[: len(contract.arguments)] == list(contract.arguments), contract.name
