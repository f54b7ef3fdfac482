"""Every rule of theory keeps its contract (`contracts`) over all legal parameters; a broken rule is caught."""

import importlib
import math
from itertools import pairwise
from random import Random
from types import FunctionType

import pytest
from contracts import CONTRACTS
from contracts.contract import UNIT, Contract, check
from contracts.points import points

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import expectation, satisfaction
from loyalty_sim.theory.rooms import theory_modules

POINTS, EDGES = 200, 0.4
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


def drawn(contract):
    """Points of a rule, the same in every run, at the edges of their ranges more often than luck would have it."""
    draw, luck = points(contract), Random(contract.name)
    return [draw(luck, EDGES) for _ in range(POINTS)]


def keeps(contract):
    for point, other in pairwise(drawn(contract)):
        check(contract, point, other)


@each_contract
def test_a_rule_keeps_its_contract(contract):
    keeps(contract)


@pytest.mark.parametrize("contract", BROKEN, ids=lambda contract: contract.name)
def test_a_broken_rule_is_caught(contract):
    with pytest.raises(AssertionError, match=contract.name):
        keeps(contract)


@pytest.mark.parametrize("contract", COMPILED, ids=lambda contract: contract.name)
def test_a_rule_gives_the_same_bits_compiled_and_interpreted(contract):
    for point in drawn(contract):
        compiled, interpreted = contract.rule(*point), contract.rule.py_func(*point)
        assert compiled == interpreted or (math.isnan(compiled) and math.isnan(interpreted)), point


def test_every_rule_has_a_contract():
    assert {contract.name for contract in CONTRACTS} == set(rules())
