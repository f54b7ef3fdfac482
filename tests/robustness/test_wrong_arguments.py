"""Arguments of studies given wrongly: each is named, with its value and what is allowed, before anything is run.

More of them in `test_python.py`; these are of the kinds that Python lets pass: a text where True is meant, a generator
that is empty, a set without an order, a 0-d array, a count no machine holds, what is checked only after hours of work.
"""

from itertools import count

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.lab import runner
from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import (
    ablate,
    branch,
    burn_in,
    compare,
    discover,
    drivers,
    find_result,
    learn,
    load_result,
    measure,
    optimise,
    pilot,
    run,
    sensitivity,
    sweep,
)
from loyalty_sim.studies.ablate.asked import mechanisms_named
from loyalty_sim.studies.learn.findings import Finding, Findings

SMALL = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
PAIR = SMALL, load_scenario("service_first", ["market.customers=200", "market.weeks=8"])
AT_SITES = [load_scenario(name, ["trade=hotel", "market.customers=400"]) for name in ("baseline", "people_first")]
GRID = {"firm.levers.climate": [0, 1]}
FOUND = Findings((Finding("satisfaction", 1.0, 0.5, 8),), "pilot.csv", "")


def found(**changed):
    """Findings with one thing changed."""
    return FOUND._replace(found=(FOUND.found[0]._replace(**changed),))


CALLS = [
    (lambda: load_scenario("baseline", np.array(2)), "is no list of settings"),
    (lambda: ServiceMarket(SMALL, overrides="firm.levers.climate=2"), "overrides go with the name of a scenario"),
    (lambda: ServiceMarket(SMALL, overrides=0), "overrides = 0 is no list of settings"),
    (lambda: sweep(GRID, SMALL, ["trade=bank"]), "overrides go with the name of a scenario"),
    (lambda: sweep(GRID, SMALL, 0), "overrides = 0 is no list of settings"),
    (lambda: sweep(GRID, SMALL, until=5), "until = 5: a text, such as until='profit ±2%'"),
    (lambda: sweep({"firm.levers.climate": range(10**9)}, SMALL), "too many levels: at most 20,000"),
    (lambda: sweep({"firm.levers.climate": count()}, SMALL), "too many levels: at most 20,000"),
    (lambda: sweep({"firm.levers.climate": {0, 1}}, SMALL), "is no list of levels"),
    (lambda: sweep({"firm.levers.climate": np.array([[0, 1]])}, SMALL), "is no list of levels"),
    (lambda: sweep({"firm.levers.climate": [0, 0.0]}, SMALL), "has the level 0.0 twice"),
    (lambda: sweep({"title": ["a", "b"]}, SMALL), "title says what a scenario is called, and changes nothing"),
    (lambda: sweep(pd.DataFrame({"market.discount": [0, 0.0]}), SMALL), "the row says the same as row 1"),
    (lambda: sweep(pd.DataFrame([[1, 2]], columns=["market.discount"] * 2), SMALL), "market.discount is there twice"),
    (lambda: run(SMALL, workers="2"), "workers = '2': .* the address of a Dask scheduler"),
    (lambda: run(SMALL, use=0), "use: 0 is neither the name of a Python file nor a module"),
    (lambda: run(SMALL, use=pd.Series([1])), "is neither the name of a Python file nor a module"),
    (lambda: run(SMALL, show=np.array(2)), r"show = array\(2\) is no list"),
    (lambda: run(SMALL, show={"profit"}), "show = {'profit'} is no list"),
    (lambda: ablate(["C12"], customers={}), "customers = {}: a whole number"),
    (lambda: ablate(["C12"], weeks="8"), "weeks = '8': a whole number"),
    (lambda: ablate(["C12"], seeds=2, progress="x"), "progress = 'x': a function"),
    (lambda: pilot(*AT_SITES, sites=4, worlds=8, progress=5), "progress = 5: a function"),
    (lambda: pilot(*AT_SITES, measures=iter(())), "no measure is named"),
    (lambda: pilot(*AT_SITES, per_site=None), "per_site = None: a number"),
    (lambda: compare(*PAIR, seeds=2, worlds=10**12), "worlds = 1000000000000: 0, or at least 8 and at most 20,000"),
    (
        lambda: compare(*PAIR, worlds=pd.DataFrame([[1, 2]] * 8, columns=["trade.wage"] * 2)),
        "trade.wage is there twice",
    ),
    (lambda: compare(*PAIR, worlds=pd.DataFrame({5: [1] * 8})), "unknown setting '5'"),
    (lambda: discover(*PAIR, confidence=9), "confidence = 9"),
    (lambda: discover(*PAIR, factors=[]), r"factors = \[\] names nothing"),
    (lambda: discover(*PAIR, margin=10**400), "margin = 1"),
    (lambda: sensitivity(SMALL, confidence=9), "confidence = 9"),
    (lambda: sensitivity(SMALL, method=None), "method = None is no text"),
    (lambda: sensitivity(SMALL, against=0), "takes a Scenario, not int"),
    (lambda: optimise(1e5, ["climate"], SMALL, confidence=9), "confidence = 9"),
    (lambda: optimise(True, ["climate"], SMALL), "a budget of True is no number"),
    (lambda: optimise(2**70, ["climate"], SMALL), "is nothing to split"),
    (lambda: optimise(1e5, ["climate"], SMALL, move="no"), "move = 'no': True or False"),
    (lambda: optimise(1e5, ["climate"], SMALL, risk=5), "there is no risk '5'"),
    (lambda: optimise(1e5, ["climate"], SMALL, rival=0), "rival = 0 is no text"),
    (lambda: optimise(1e5, {"climate"}, SMALL), "levers = {'climate'} is no list"),
    (lambda: drivers(SMALL, money=0), "money = 0: a number from 0.01 to 20"),
    (lambda: measure(SMALL, cut=5), "cut = 5 is no text"),
    (lambda: measure(SMALL, points="1"), "points = '1': a number from 0.1 to 100"),
    (lambda: measure(SMALL, sizes=20), "sizes = 20 is no list"),
    (lambda: measure(SMALL, sizes=[]), r"sizes = \[\]: different numbers of answers"),
    (lambda: measure(SMALL, sizes=[20, 20]), r"sizes = \[20, 20\]: different numbers"),
    (lambda: measure(SMALL, sizes=[0.5]), "sizes = 0.5: a whole number from 2"),
    (lambda: measure(SMALL, bonus=None), "bonus = None: a number from 0 to 0.5"),
    (lambda: learn(FOUND, *PAIR, seed="1"), "seed = '1': a whole number"),
    (lambda: learn(FOUND._replace(found=()), *PAIR), "has no rows"),
    (lambda: learn(found(effect=float("nan")), *PAIR), "effect = nan is no number"),
    (lambda: learn(found(error=0), *PAIR), "se = 0 is not allowed"),
    (lambda: learn(found(weeks=8.5), *PAIR), "weeks = 8.5 is not allowed"),
    (lambda: learn(found(weeks=10**6), *PAIR), "weeks = 1000000 is not allowed"),
    (lambda: learn(found(measure="satisfactoin"), *PAIR), "did you mean  satisfaction"),
    (lambda: find_result(5), "word = 5 is no path"),
    (lambda: find_result("last", outputs=None), "outputs = None is no path"),
    (lambda: find_result("last", outputs="x" * 5000), "nothing has been saved here"),
    (lambda: branch("x" * 5000, {}), "there is no checkpoint at"),
    (lambda: burn_in(SMALL, week=2, folder="x" * 300), "too long"),
    (lambda: burn_in(SMALL, week=2, folder="/proc/x"), "cannot save to '/proc/x'"),
    (lambda: burn_in(SMALL, week=2, folder="a\0b"), "holds a zero byte"),
]


@pytest.mark.parametrize(("call", "said"), CALLS, ids=[f"{at} {said[:40]}" for at, (_, said) in enumerate(CALLS)])
def test_an_argument_is_refused_before_any_run(monkeypatch, call, said):
    def begun(*_):
        pytest.fail("runs were begun")

    monkeypatch.setattr(runner, "stream", begun)
    with pytest.raises(ValueError, match=said):
        call()


def test_mechanisms_named_twice_are_one():
    assert [each.code for each in mechanisms_named(["C2", "c2"])] == ["C2"]


def test_what_a_study_was_asked_in_numbers_of_numpy_is_kept(tmp_path):
    asked = {"trials": np.int64(16), "move": np.bool_(False), "seeds": np.int64(2)}
    optimise(np.int64(100_000), ["climate"], SMALL, worlds=0, workers=1, **asked).save(tmp_path / "mine")
    assert load_result(tmp_path / "mine").provenance["settings"]["trials"] == 16
