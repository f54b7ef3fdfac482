"""What a manager reads first: what to do, what it returns, how sure that is, and what could change it."""

from typing import TYPE_CHECKING

from loyalty_sim.studies.compare.summary import of_compare
from loyalty_sim.studies.discover.summary import of_discover
from loyalty_sim.studies.optimise.summary import of_optimise
from loyalty_sim.studies.returns.summary import of_returns
from loyalty_sim.studies.run.summary import of_run
from loyalty_sim.studies.sensitivity.summary import of_sensitivity
from loyalty_sim.studies.summary import Summary
from loyalty_sim.studies.sweep.summary import of_sweep

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

__all__ = ["Summary", "summary_of"]

KINDS = {
    "run": of_run,
    "compare": of_compare,
    "returns": of_returns,
    "sensitivity": of_sensitivity,
    "discover": of_discover,
    "optimise": of_optimise,
}


def summary_of(result: "Result") -> Summary | None:
    """The summary of a study; None where its text has to do: nothing to compare, or loaded without its detail."""
    if result.kind in ("sweep", "branch"):
        return of_sweep(result)
    return KINDS[result.kind](result) if result.kind in KINDS and result.detail is not None else None
