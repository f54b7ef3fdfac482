"""Studies: questions put to the model, each a plain function that runs markets and gives a `Result`."""

from loyalty_sim.study.compare import compare
from loyalty_sim.study.result import Result
from loyalty_sim.study.returns import returns
from loyalty_sim.study.run import run
from loyalty_sim.study.runner import RunFailed

__all__ = ["Result", "RunFailed", "compare", "returns", "run"]
