"""Studies of every further kind on a market in closed form, small: more climate pays up to a point, training never."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import Result, discover, optimise, sensitivity, sweep

CLIMATE, TRAINING = "firm.levers.climate", "firm.levers.training"
FACTORS = [f"{CLIMATE}=0:3", "firm.levers.price=0.95:1.05", "theory.choice.taste_scale=0.5:2"]
ONE = {"workers": 1}


def figures(job: Job) -> Run:
    """Climate brings 90,000 (1 - exp(-level)) a year, less of it above the usual price, training 1,000 a level.

    Each costs its usual spend a level.
    """
    s, levers = job.scenario, job.scenario.firm.levers
    usual, customers = s.trade.usual, s.firm.share * s.market.customers
    spend = 3 * 52 * customers * (usual.climate * levers.climate + usual.training * levers.training)
    luck = 500 * np.random.default_rng([job.seed, round(1e4 * levers.climate)]).standard_normal()
    brought = 90_000 * (1 - np.exp(-levers.climate)) * (1 - 4 * max(levers.price - 1, 0))
    gross = 3 * (brought + 1_000 * levers.training) + luck
    profit = {"profit": gross - spend, "gross_return": gross, "spend": spend, "revenue": 1e6}
    profit |= {"customer_equity": 0.0, "value": gross - spend}
    return Run(job, profit | {"satisfaction": 70 + 5 * levers.climate, "retention": 0.8, "share": 0.3})


def scenario(climate: float = 1.0, **labels: str) -> Scenario:
    base = Scenario(**labels)
    return base._replace(firm=base.firm._replace(levers=base.firm.levers._replace(climate=climate)))


def _sensitivity(method: str, **more) -> Result:
    return sensitivity(Scenario(), method, factors=FACTORS, seeds=3, **ONE, **more)


def _against() -> Result:
    factors = ["firm.levers.price=0.95:1.05", "theory.choice.taste_scale=0.5:2"]
    return sensitivity(scenario(2.0, name="more"), "tornado", factors=factors, against=Scenario(), seeds=3, **ONE)


def _discover(**more) -> Result:
    rates = ["firm.levers.price=0.95:1.2", "theory.choice.taste_scale=0.5:2"]
    return discover(scenario(0.2, title="Less"), scenario(1.0, title="More"), rates, points=32, seeds=2, **ONE, **more)


def _optimise(budget: float = 60_000, **more) -> Result:
    return optimise(budget, ["climate", "training"], scenario(0.2), "profit", trials=16, seeds=3, **ONE, **more)


MADE: dict[str, Callable[[], Result]] = {
    "one factor": lambda: sweep({CLIMATE: [0.0, 0.5, 2.0]}, Scenario(), seeds=4, **ONE),
    "two factors": lambda: sweep({CLIMATE: [0.5, 1.0, 2.0], TRAINING: [0.5, 1.0]}, Scenario(), seeds=4, **ONE),
    "words": lambda: sweep({CLIMATE: [0.5, 2.0], "rivals.strategies": ["hold"]}, Scenario(), seeds=3, **ONE),
    "many": lambda: sweep({"trade": ["bank", "airline"], CLIMATE: [0, 1, 2], TRAINING: [0, 1, 2]}, seeds=2, **ONE),
    "one pair": lambda: sweep({CLIMATE: [0.0, 2.0]}, Scenario(), seeds=1, **ONE),
    "branch": lambda: replace(PLANNED["one factor"](), kind="branch"),
    "tornado": lambda: _sensitivity("tornado"),
    "decision": _against,
    "morris": lambda: _sensitivity("morris", size=4),
    "sobol": lambda: _sensitivity("sobol", size=4),
    "discover": _discover,
    "fails nowhere": lambda: _discover(margin=-1e9),
    "fails everywhere": lambda: _discover(margin=1e9),
    "plan": lambda: _optimise(worlds=0),
    "plan in worlds": lambda: _optimise(worlds=8, factors=["trade.usual.climate=0.1:0.4"]),
    "keep": lambda: optimise(60_000, ["training"], Scenario(), "profit", trials=16, seeds=3, worlds=0, **ONE),
}
PLANNED = {name: cache(make) for name, make in MADE.items()}
"""Each is made when it is first asked for, while `figures` simulates, and is the same for all that look at it."""
