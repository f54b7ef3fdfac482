"""Passes are handed a context and say of everything what it is: few arguments, full names, types on all of them."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from loyalty_sim.compiled import plain
from loyalty_sim.scenario import Scenario
from loyalty_sim.week import plan
from loyalty_sim.week.context import Context, context
from loyalty_sim.world import birth, build, intercepts, relations, staff
from loyalty_sim.world.draws import make_keys

ROWS_AND_DRAWS = {"i", "j", "n", "t", "p", "u", "v", "z", "w"}
"""The short names in use: rows, parameters of one theory, draws, and w for the context of the week."""
MOST = 10

HERE = Path(plan.__file__).parent
PASSES = [
    import_module(f"loyalty_sim.week.{path.stem}") for path in sorted(HERE.glob("*.py")) if path.stem != "__init__"
]
MODULES = [*PASSES, birth, build, intercepts, relations, staff]


def functions(module):
    """Functions that a module defines itself, compiled or not, by name."""
    own = {name: plain(value) for name, value in vars(module).items()}
    return {n: f for n, f in own.items() if inspect.isfunction(f) and f.__module__ == module.__name__}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_arguments_are_few_named_and_typed(module):
    for name, function in functions(module).items():
        if function.__code__.co_filename.startswith("<"):
            continue  # written out from the table of records
        parameters = inspect.signature(function).parameters
        assert len(parameters) <= MOST, name
        for argument, parameter in parameters.items():
            assert len(argument) > 1 or argument in ROWS_AND_DRAWS, f"{name}({argument})"
            assert parameter.annotation is not parameter.empty, f"{name}({argument})"


def test_a_context_is_what_the_market_holds():
    class Market:
        class world:  # noqa: N801
            employees, sites, firms, week = "employees", "sites", "firms", 7

        constants, tally, luck, config, kept_context = "constants", "tally", 3, Scenario(), None

    of_market = "employees", "sites", "firms", "constants", "tally", 3, 7, 1.0
    expected = Context(*of_market, make_keys(3, 0), make_keys(3, 7))
    assert list(map(str, context(Market))) == list(map(str, expected))
