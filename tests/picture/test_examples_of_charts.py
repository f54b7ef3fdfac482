"""The examples in the docstrings of pictures and tables give what they say."""

import doctest
import importlib
import pkgutil
import sys

import pytest

import loyalty_sim.picture

MODULES = [module.name for module in pkgutil.walk_packages(loyalty_sim.picture.__path__, "loyalty_sim.picture.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    importlib.import_module(name)
    assert doctest.testmod(sys.modules[name]).failed == 0


def test_there_are_examples():
    found = [doctest.DocTestFinder().find(sys.modules[name], name) for name in MODULES if name in sys.modules]
    assert sum(len(each.examples) for module in found for each in module) > 30
