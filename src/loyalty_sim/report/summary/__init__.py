"""What a manager reads first: what to do, what it returns, how sure that is, and what could change it."""

from typing import TYPE_CHECKING

from loyalty_sim.report.summary.of_compare import of_compare
from loyalty_sim.report.summary.of_discover import of_discover
from loyalty_sim.report.summary.of_optimise import of_optimise
from loyalty_sim.report.summary.of_returns import of_returns
from loyalty_sim.report.summary.of_run import of_run
from loyalty_sim.report.summary.of_sensitivity import of_sensitivity
from loyalty_sim.report.summary.of_sweep import of_sweep
from loyalty_sim.report.summary.parts import Summary

if TYPE_CHECKING:
    from loyalty_sim.study.result import Result

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
