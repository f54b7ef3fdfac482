"""Studies: questions put to the model, each a plain function that runs markets and gives a `Result`.

A kind of study is a class (see `studies.base`) in a folder of its own. It is known once it is imported here: one line a
kind, and nothing else lists them.
"""

from loyalty_sim.lab.results import find_result
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.studies.ablate.study import ablate
from loyalty_sim.studies.base import Kept, Result, Study, carry_out, kinds
from loyalty_sim.studies.branch.study import branch, burn_in
from loyalty_sim.studies.compare.study import compare
from loyalty_sim.studies.discover import discover
from loyalty_sim.studies.drivers.study import drivers
from loyalty_sim.studies.explain.study import explain
from loyalty_sim.studies.learn import learn
from loyalty_sim.studies.measure import measure
from loyalty_sim.studies.optimise import optimise
from loyalty_sim.studies.pilot.study import pilot
from loyalty_sim.studies.returns.study import returns
from loyalty_sim.studies.run.study import run
from loyalty_sim.studies.saved import load_result
from loyalty_sim.studies.sensitivity import sensitivity
from loyalty_sim.studies.side_by_side.study import side_by_side
from loyalty_sim.studies.sweep.study import sweep

__all__ = [
    "Kept",
    "Result",
    "RunFailed",
    "Study",
    "ablate",
    "branch",
    "burn_in",
    "carry_out",
    "compare",
    "discover",
    "drivers",
    "explain",
    "find_result",
    "kinds",
    "learn",
    "load_result",
    "measure",
    "optimise",
    "pilot",
    "returns",
    "run",
    "sensitivity",
    "side_by_side",
    "sweep",
]
