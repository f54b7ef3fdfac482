"""What the page shows of a saved result beside its charts: a table of its runs, and the question it came from."""

from typing import TYPE_CHECKING

from loyalty_sim.app.visitor_request import LABELS, VisitorRequest
from loyalty_sim.scenario import load_scenario
from loyalty_sim.scenario.arms import common_and_own
from loyalty_sim.scenario.schema import flatten, spell
from loyalty_sim.week.outcomes import OUTCOMES

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result

NOT_SET = (*LABELS, "network.path")


def runs_of(result: "Result") -> "pd.DataFrame":
    """One row a run: what varied, the seed, and every outcome."""
    known = [name for name in result.runs.columns if name in OUTCOMES]
    heads = [name for name in result.runs.columns if name not in OUTCOMES]
    return result.runs[[*heads, *known]]


def request_of(result: "Result") -> VisitorRequest:
    """The what-if question nearest to a result: A and B of a comparison, else its scenario as B."""
    scenarios = list(result.scenarios.values())
    a, b = (scenarios[0], scenarios[-1]) if len(scenarios) > 1 else (None, scenarios[0])
    seeds = min(max(len(result.provenance["seeds"]), 2), 60)
    both: dict[str, str] = {
        "trade": b.trade.name,
        "market.customers": str(b.market.customers),
        "market.weeks": str(b.market.weeks),
    }
    start = load_scenario(overrides=[f"{key}={value}" for key, value in both.items()])
    common, own = common_and_own(_differs(b, start))
    return VisitorRequest(
        a="baseline",
        b="baseline",
        both=both | common,
        only_a=common_and_own(_differs(a, start))[1] if a else {},
        only_b=own,
        seeds=seeds,
    )


def _differs(scenario: "Scenario", start: "Scenario") -> dict[str, str]:
    ours, theirs = flatten(scenario), flatten(start)
    return {key: spell(value) for key, value in ours.items() if value != theirs[key] and key not in NOT_SET}
