"""A pass holds no equation's numbers: whoever looks for one finds it in theory/, with its unit, range and source."""

import ast
from pathlib import Path

import pytest

from loyalty_sim.week import plan

WEEK = sorted(Path(plan.__file__).parent.glob("*.py"))
MATHEMATICS = {"math.exp", "math.log", "math.sqrt", "math.pow", "np.exp", "np.sqrt", "np.power", "pow"}


def numbers(source):
    """Float literals of a source other than 0 and 1, with their lines."""
    constants = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [
        (node.value, node.lineno) for node in constants if isinstance(node.value, float) and node.value not in (0, 1)
    ]


@pytest.mark.parametrize("file", WEEK, ids=lambda file: file.stem)
def test_a_pass_holds_no_number_of_theory(file):
    assert numbers(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("line", ["share = 0.92", "f(1e-3)", "x = -50.0", "y = 2.0 * z", "def f(a=.5): pass"])
def test_a_number_would_be_seen(line):
    assert len(numbers(line)) == 1


def test_whole_numbers_and_neutral_ones_are_let_be():
    assert numbers("a = 0.0 + 1.0 * b[3] + 2048") == []


@pytest.mark.parametrize("file", WEEK, ids=lambda file: file.stem)
def test_no_pass_calls_upon_mathematics(file):
    """No pass takes an exponential or a power: that is an equation."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & MATHEMATICS
    assert not any(isinstance(node, ast.Pow) for node in ast.walk(tree))
