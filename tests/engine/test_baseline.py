"""An exact stored baseline of one small run: any change of results is a visible diff of `baseline.json`.

Renew it when results are meant to change, and say why in the commit:

    python tests/engine/test_baseline.py

The last bit of a logarithm differs between processors and versions of the mathematical libraries. The baseline says
with which arithmetic it was made: with the same one every bit must agree, with another the figures, to `CLOSE`.
"""

import ast
import hashlib
import json
import math
from pathlib import Path

import numpy as np
import pytest
from markets import digests, small
from scipy.stats import gamma

import loyalty_sim

BASELINE = Path(__file__).with_name("baseline.json")
CLOSE = 1e-6
SIZE = {"customers": 2000, "weeks": 52, "rng": 1}
RIVALS = "rivals.strategies=[imitate_leader,match_price,counter_invest]"
RUNS = {
    "bank": ("trade=bank",),
    "airline": ("trade=airline", "firm.levers.climate=1.5"),
    "reacting rivals": ("trade=bank", RIVALS, "firm.levers.price=0.95"),
}
ADDED = ("sites.extra", "sites.capability", "firms.by_site", "firms.at_sites")
"""Columns that tables have got since the baseline was made: what was there before has to be as it was without them."""


def figures():
    """Outcomes of every run to the last bit, and a hash of everything it holds."""
    found = {}
    for name, settings in RUNS.items():
        market = small(*settings, **SIZE).run()
        found[name] = {figure: repr(value) for figure, value in market.outcomes().items()} | {
            "hash": digests(market, ADDED)
        }
    return found


def arithmetic():
    """Hash of what this machine makes of the functions that results rest on."""
    grid = np.linspace(0.001, 0.999, 997)
    plain = [f(x) for x in grid.tolist() for f in (math.log, math.exp, lambda x: x**0.37)]
    digest = hashlib.sha256(np.array(plain).tobytes())
    for values in (np.log(grid), np.exp(grid), gamma.ppf(grid, 1.5)):
        digest.update(values.tobytes())
    return digest.hexdigest()[:16]


def renew():
    """Write the baseline anew."""
    BASELINE.write_text(json.dumps({"arithmetic": arithmetic(), "runs": figures()}, indent=1) + "\n")


def numbers(runs):
    """Outcomes as floats, by run and name, without the hashes."""
    return {f"{run}: {name}": float(value) for run in runs for name, value in runs[run].items() if name != "hash"}


def test_results_are_those_of_the_stored_baseline():
    stored, now = json.loads(BASELINE.read_text()), figures()
    assert numbers(now) == pytest.approx(numbers(stored["runs"]), rel=CLOSE)
    if stored["arithmetic"] == arithmetic():
        assert now == stored["runs"], "results changed: if that is meant, renew the baseline (see above)"


if __name__ == "__main__":
    renew()


def test_no_product_of_matrices_decides_a_market():
    """Libraries of linear algebra add up in another order on another processor; sums of NumPy do not."""
    package = Path(loyalty_sim.__file__).parent
    files = [path for room in ("world", "week", "agents") for path in (package / room).rglob("*.py")]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in [*files, package / "market.py"]}
    found = [path.name for path, tree in trees.items() if any(isinstance(node, ast.MatMult) for node in ast.walk(tree))]
    assert len(files) > 50
    assert not found
