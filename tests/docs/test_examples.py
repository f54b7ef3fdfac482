"""Examples in docstrings give what they say, and every function that is offered has one."""

import doctest
import importlib
from pathlib import Path
from types import FunctionType

import pytest

import loyalty_sim
from loyalty_sim.compiled import plain
from loyalty_sim.theory.rooms import theory_modules

SOURCE = Path(loyalty_sim.__file__).parent
ROOMS = ("statistics", "picture.words", "world.draws")
"""Where every function has an example, beside the theories and what is imported from `loyalty_sim`."""


def modules(room=""):
    """Names of the modules of a room, or of one file."""
    place = SOURCE / room.replace(".", "/")
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    return [
        ".".join(["loyalty_sim", *file.relative_to(SOURCE).with_suffix("").parts]).removesuffix(".__init__")
        for file in files
    ]


def text_of(module):
    file = SOURCE.parent / module.replace(".", "/")
    return (file / "__init__.py" if file.is_dir() else file.with_suffix(".py")).read_text(encoding="utf-8")


WITH_EXAMPLES = [module for module in modules() if ">>>" in text_of(module)]


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_examples_give_what_they_say(module):
    failed, tried = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert tried
    assert not failed


def public_functions(module):
    for name, value in vars(importlib.import_module(module)).items():
        function = plain(value)
        if isinstance(function, FunctionType) and function.__module__ == module and not name.startswith("_"):
            yield f"{module}.{name}", function


def offered():
    """Everything that must have an example, by name."""
    for module in [*theory_modules().values(), *(each for room in ROOMS for each in modules(room))]:
        yield from public_functions(module)
    for home in ("loyalty_sim", "loyalty_sim.scenario"):
        module = importlib.import_module(home)
        yield from ((f"{home}.{name}", getattr(module, name)) for name in module.__all__ if name[0] != "_")


def test_what_is_offered_has_an_example():
    assert [name for name, what in offered() if ">>>" not in (what.__doc__ or "")] == []
