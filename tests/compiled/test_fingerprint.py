"""What a compiled function is made of: each way in which a value gets into it, and what stays outside."""

import math
import types
from enum import IntEnum
from typing import NamedTuple

import numba
import numpy as np
import pytest

from loyalty_sim.compiled.fingerprint import OpaqueError, fingerprint, freeze, is_frozen_otherwise, uses
from loyalty_sim.warm import kernels

PLAIN = """
import math

def inner(x):
    return x * FACTOR

def outer(x, p=DEFAULT):
    return inner(x) + module.rule(x) + math.exp(x) + table[0] + parameters.rate + int(Colour.RED) + p
"""


class Parameters(NamedTuple):
    rate: float = 0.5


class Other(NamedTuple):
    tempo: float = 0.5


class Colour(IntEnum):
    RED = 1


class Shade(IntEnum):
    RED = 2


def made(text: str = PLAIN, **changes):
    """`outer` of the source text, with a world of global names that may be changed."""
    module = types.ModuleType("elsewhere")
    module.NUMBER = 2.0
    exec(compile("def rule(x):\n    return x + NUMBER\n", "elsewhere", "exec"), module.__dict__)
    module.rule = numba.njit(module.rule)
    scope = {
        "__name__": "somewhere", "FACTOR": 2.0, "DEFAULT": 1, "module": module, "table": np.arange(3),
        "parameters": Parameters(), "Colour": Colour, **changes,
    }  # fmt: skip
    exec(compile(text, "somewhere", "exec"), scope)
    if "inner" in scope:
        scope["inner"] = numba.njit(scope["inner"])
    return scope["outer"]


def test_the_same_source_has_the_same_fingerprint():
    assert fingerprint(made()) == fingerprint(made())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("def outer(x, p=DEFAULT):", 'def outer(x, p=DEFAULT):\n    """What it does."""'),
        ("def inner(x):", "# why\n\n\ndef inner(x: float) -> float:"),
        ("import math", '"""A module."""\nimport math'),
    ],
)
def test_words_do_not_count(old, new):
    assert fingerprint(made(PLAIN.replace(old, new))) == fingerprint(made())


def module_with(**names):
    module = types.ModuleType("elsewhere")
    module.NUMBER = names.get("NUMBER", 2.0)
    exec(compile(names.get("text", "def rule(x):\n    return x + NUMBER\n"), "elsewhere", "exec"), module.__dict__)
    module.rule = numba.njit(**names.get("options", {}))(module.rule)
    return module


@pytest.mark.parametrize(
    "changes",
    [
        {"FACTOR": 2.5},
        {"FACTOR": 2},
        {"FACTOR": np.float32(2.0)},
        {"DEFAULT": 2},
        {"DEFAULT": 1.0},
        {"DEFAULT": True},
        {"table": np.array([0, 1, 3])},
        {"table": np.arange(3.0)},
        {"table": np.array([[0, 1, 2]])},
        {"parameters": Parameters(0.6)},
        {"parameters": Other()},
        {"Colour": Shade},
        {"module": module_with(NUMBER=3.0)},
        {"module": module_with(text="def rule(x):\n    return x - NUMBER\n")},
        {"module": module_with(options={"fastmath": True})},
        {"module": module_with(options={"inline": "always"})},
    ],
    ids=str,
)
def test_every_value_that_gets_in_counts(changes):
    assert fingerprint(made(**changes)) != fingerprint(made())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x * FACTOR", "FACTOR * x"),
        ("x * FACTOR", "x / FACTOR"),
        ("math.exp(x)", "math.log(x)"),
        ("table[0]", "table[1]"),
        ("table[0]", "table[False]"),
        ("+ p\n", "+ (0.0 + p)\n"),
        ("+ p\n", "- p\n"),
    ],
)
def test_every_instruction_counts(old, new):
    assert fingerprint(made(PLAIN.replace(old, new))) != fingerprint(made())


def test_names_of_arguments_in_a_call_count():
    text = "def outer(x):\n    return module.rule({name}=x)\n"
    assert fingerprint(made(text.format(name="x"))) != fingerprint(made(text.format(name="y")))


def test_signs_of_zero_differ():
    zero, minus = (f"def outer(x):\n    return x + {number}\n" for number in ("0.0", "-0.0"))
    assert fingerprint(made(zero)) != fingerprint(made(minus))


def closing_over(number):
    return lambda x: x + number


def test_what_a_function_closes_over_counts():
    assert fingerprint(closing_over(1.0)) != fingerprint(closing_over(1))


def test_only_what_is_read_off_a_module_counts():
    module = module_with()
    module.unrelated = object()
    assert fingerprint(made(module=module)) == fingerprint(made())


def test_a_module_handed_on_counts_with_all_that_the_code_has_words_for():
    text = "def outer(x):\n    m = module\n    return m.NUMBER + x\n"
    assert fingerprint(made(text)) != fingerprint(made(text, module=module_with(NUMBER=3.0)))


def test_a_chain_of_modules_is_followed():
    package, other = types.ModuleType("package"), types.ModuleType("package")
    package.module, other.module = module_with(), module_with(NUMBER=3.0)
    text = "def outer(x):\n    return module.module.rule(x)\n"
    assert fingerprint(made(text, module=package)) != fingerprint(made(text, module=other))


def test_functions_that_call_themselves_are_told():
    text = "def outer(x):\n    return outer(x - {step}) if x > 0 else x\n"
    assert fingerprint(made(text.format(step=1))) != fingerprint(made(text.format(step=2)))


@pytest.mark.parametrize("thing", [object(), lambda x: x, np.array([object()]), type("Own", (), {})])
def test_what_cannot_be_told_is_said(thing):
    with pytest.raises(OpaqueError):
        fingerprint(made(FACTOR=thing))


def test_a_function_compiled_before_a_change_is_noticed():
    function = made()
    inner = function.__globals__["inner"].py_func
    freeze(inner)
    assert not is_frozen_otherwise(function)
    function.__globals__["FACTOR"] = 3.0
    assert is_frozen_otherwise(function)


def test_uses_are_names_with_what_is_read_off_them():
    assert ("module", ("rule",)) in uses(made().__code__)
    assert ("math", ("exp",)) in uses(made().__code__)


@pytest.mark.parametrize("kernel", kernels(), ids=lambda kernel: kernel.py_func.__qualname__)
def test_every_kernel_of_the_model_can_be_told(kernel):
    assert len(fingerprint(kernel)) == 64
    assert math.prod(int(digit, 16) + 1 for digit in fingerprint(kernel)) > 1
