"""No pass reads or writes beyond its arrays, at either end: looked at uncompiled, as compiled code does not look."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MARKETS = [
    "eventful",
    "eventful network=scale_free rivals.count=1 rivals.strategies=[hold]",
    "eventful network=none trade=hospital",
    "eventful network=blocks trade=grocery market.growth=0.3",
    "trade=call_centre theory.closure.on=true rivals.levers.price=0.3",
    "trade=plumber theory.moves.asked=1 theory.reach.on=true",
    "trade=airline rivals.count=0 firm.share=1",
    "rivals=mixed market.exit_rate=0.5 theory.failure.usual=0.5",
]


def outcome(program, *lines):
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, "-W", "ignore", "-c", program, *lines]
    return subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, check=False)


def test_every_kind_of_market_keeps_within_its_arrays():
    done = outcome((HERE / "within_bounds.py").read_text(encoding="utf-8"), *MARKETS)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.count("within bounds") == len(MARKETS)


@pytest.mark.parametrize("slip", ["own = int(customers.provider[i]) - 50", "own = 10_000"])
def test_a_slip_at_either_end_is_found(slip):
    """A rule of the week with a place that is wrong: the row of nobody, and one beyond the last firm."""
    program = (HERE / "within_bounds.py").read_text(encoding="utf-8").partition('if __name__ == "__main__"')[0]
    program += f"""
from loyalty_sim.week import account

def account_wrongly(start, stop, slot, log_price, customers, w, packed):
    for i in range(start, stop):
        {slip}
        w.firms.cash[own] += 1.0

account.account = account_wrongly
columns.Table.__getattr__ = _column
run(["market.exit_rate=0.5"])
"""
    done = outcome(program)
    assert done.returncode != 0
    assert "IndexError" in done.stderr
