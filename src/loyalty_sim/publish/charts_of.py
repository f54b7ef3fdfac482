"""Which charts a result has, most important first."""

from typing import TYPE_CHECKING

from loyalty_sim.picture.chart import Chart
from loyalty_sim.studies.compare.charts import of_compare
from loyalty_sim.studies.discover.charts import of_discover
from loyalty_sim.studies.optimise.charts import of_optimise
from loyalty_sim.studies.returns.curve_chart import returns_curve
from loyalty_sim.studies.run.charts import of_run
from loyalty_sim.studies.sensitivity.charts import of_sensitivity
from loyalty_sim.studies.sweep.charts import of_sweep

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


def charts_of(result: "Result") -> list[Chart]:
    """The charts of a result, most important first; none for a kind without, and for one loaded without its detail."""
    if result.kind in ("sweep", "branch"):
        return of_sweep(result)
    return KINDS[result.kind](result) if result.kind in KINDS and result.detail is not None else []


def of_returns(result: "Result") -> list[Chart]:
    """The curve."""
    return [returns_curve(result.detail)]


KINDS = {
    "run": of_run,
    "compare": of_compare,
    "returns": of_returns,
    "sensitivity": of_sensitivity,
    "discover": of_discover,
    "optimise": of_optimise,
}
"""Charts by kind of study, made from its detail."""
