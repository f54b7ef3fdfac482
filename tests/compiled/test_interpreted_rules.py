"""Rules called from Python: as they stand, all the way down, and no market compiles any of them."""

import subprocess
import sys
from types import FunctionType

import numpy as np
import pytest

from loyalty_sim.compiled import interpreted
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.customers import complaint
from loyalty_sim.theory.firms import crises
from loyalty_sim.world.draws import make_key, standard_normal, uniform

WATCHED = """
from numba.core import compiler
from loyalty_sim import ServiceMarket
from loyalty_sim.warm import warm

warm()
compile_extra = compiler.compile_extra

def refused(*given, **named):
    raise AssertionError(f"compiled, and not kept: {given[2]}")

compiler.compile_extra = refused
market = ServiceMarket(overrides="market.customers=200 market.weeks=27", rng=1).run()
print(market.outcomes()["profit"] != 0, len(market.history) > 0)
"""


def test_what_a_rule_calls_is_interpreted_with_it():
    inner = interpreted(crises.calls).__globals__["unit"]
    assert isinstance(inner, FunctionType)
    assert inner(2.0) == unit(2.0) == 1.0


@pytest.mark.parametrize("silent", [True, False])
def test_an_interpreted_rule_gives_the_same_bits(silent):
    p = complaint.ComplaintParameters()
    for grievance in np.linspace(0, 1, 23).tolist():
        assert interpreted(complaint.a_week_later)(grievance, silent, p) == complaint.a_week_later(grievance, silent, p)
    with np.errstate(over="ignore"):
        for who in range(200):
            key = int(make_key(3, 72, 5))
            u = interpreted(uniform)(key, np.uint64(who), 0)
            assert u == uniform(key, np.uint64(who), 0)
            assert interpreted(standard_normal)(u) == standard_normal(u)


def test_a_market_compiles_nothing_that_is_not_kept():
    """What is compiled anew in every process costs each of them a second."""
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["True", "True"]
