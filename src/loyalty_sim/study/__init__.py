"""Studies: questions put to the model, each a plain function that runs markets and gives a `Result`."""

from loyalty_sim.study.branch import branch, burn_in
from loyalty_sim.study.compare import compare
from loyalty_sim.study.discovery import discover
from loyalty_sim.study.plans import optimise
from loyalty_sim.study.result import Result
from loyalty_sim.study.returns import returns
from loyalty_sim.study.run import run
from loyalty_sim.study.runner import RunFailed
from loyalty_sim.study.saved import find_result, load_result
from loyalty_sim.study.sensitivity import sensitivity
from loyalty_sim.study.sweep import sweep

__all__ = [
    "Result",
    "RunFailed",
    "branch",
    "burn_in",
    "compare",
    "discover",
    "find_result",
    "load_result",
    "optimise",
    "returns",
    "run",
    "sensitivity",
    "sweep",
]
