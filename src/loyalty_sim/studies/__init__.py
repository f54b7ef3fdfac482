"""Studies: questions put to the model, each a plain function that runs markets and gives a `Result`."""

from loyalty_sim.lab.results import find_result
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.studies.base import Result
from loyalty_sim.studies.branch.branch import branch, burn_in
from loyalty_sim.studies.compare.compare import compare
from loyalty_sim.studies.discover import discover
from loyalty_sim.studies.optimise import optimise
from loyalty_sim.studies.returns.returns import returns
from loyalty_sim.studies.run.run import run
from loyalty_sim.studies.saved import load_result
from loyalty_sim.studies.sensitivity import sensitivity
from loyalty_sim.studies.sweep.sweep import sweep

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
