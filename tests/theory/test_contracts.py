"""Every rule of theory keeps its contract (`contracts.py`) over all legal parameters; a broken rule is caught."""

import importlib
import math
from types import FunctionType

import pytest
from contracts import CONTRACTS, UNIT, Contract, check, points
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import expectation, satisfaction
from loyalty_sim.theory.rooms import theory_modules

THOROUGH = settings(max_examples=80, deadline=None, derandomize=True)
"""Modules that hand parameters to kernels and state no claim."""
COMPILED = [contract for contract in CONTRACTS if plain(contract.rule) is not contract.rule]
each_contract = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)


def broken_learning(expectation, quality, p):
    return expectation + 1.5 * (quality - expectation)


def broken_direction(satisfaction, judged, tenure_weeks, p):
    return satisfaction - 0.2 * (judged - satisfaction) * satisfaction * (1 - satisfaction)


BROKEN = (
    Contract(broken_learning, {"expectation": UNIT, "quality": UNIT}, expectation.ExpectationParameters),
    Contract(
        broken_direction,
        {"satisfaction": UNIT, "judged": UNIT, "tenure_weeks": UNIT},
        satisfaction.SatisfactionParameters,
        rising=("judged",),
    ),
)


def rules():
    """Every public function that a module of theory defines, by `module.name`."""
    for theory, module in {"bounds": "loyalty_sim.theory.bounds", **theory_modules()}.items():
        for name, value in vars(importlib.import_module(module)).items():
            function = plain(value)
            ours = isinstance(function, FunctionType) and function.__module__ == module
            if ours and not name.startswith("_"):
                yield f"{theory}.{name}"


@each_contract
def test_a_rule_keeps_its_contract(contract):
    @THOROUGH
    @given(points(contract), points(contract))
    def keeps(point, other):
        check(contract, point, other)

    keeps()


@pytest.mark.parametrize("contract", BROKEN, ids=lambda contract: contract.name)
def test_a_broken_rule_is_caught(contract):
    def fails(pair):
        try:
            check(contract, *pair)
        except AssertionError:
            return True
        return False

    assert find(
        st.tuples(points(contract), points(contract)), fails, settings=settings(THOROUGH, phases=[Phase.generate])
    )


@pytest.mark.parametrize("contract", COMPILED, ids=lambda contract: contract.name)
def test_a_rule_gives_the_same_bits_compiled_and_interpreted(contract):
    @settings(THOROUGH, max_examples=40)
    @given(points(contract))
    def same(point):
        compiled, plain = contract.rule(*point), contract.rule.py_func(*point)
        assert compiled == plain or (math.isnan(compiled) and math.isnan(plain))

    same()


def test_every_rule_has_a_contract():
    assert {contract.name for contract in CONTRACTS} == set(rules())
