"""A run in a manager's words."""

import pandas as pd

from loyalty_sim.picture.words import money, share, years
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.net_promoter import stands
from loyalty_sim.studies.nobody_left import nobody_left


def describe(scenario: Scenario, mean: pd.Series, seeds: int, without_customers: int = 0) -> str:
    """One paragraph. mean: over the seeds, by outcome; without_customers: runs in which the firm ends without any."""
    satisfied = mean["satisfaction"]
    found = f"satisfaction {satisfied:.1f} of 100 as a mean of the last year, " if satisfied == satisfied else ""
    promoted = stands({str(name): value for name, value in mean.items()})
    why = "the firm has closed or lost them all" if scenario.theory.closure.on else "the firm has lost them all"
    return (
        f"{scenario.title}. Over {years(scenario.market.weeks / 52)} {scenario.firm.name} earns "
        f"{money(mean['profit'], scenario.market.currency)} (present value) on revenue of "
        f"{money(mean['revenue'], scenario.market.currency)}. It ends with {share(mean['share'])} of the market, "
        f"{found}and keeps {share(mean['retention'])} of its customers a year "
        f"from leaving for others. Mean of {seeds} {'run' if seeds == 1 else 'runs'}. "
        f"{' '.join(filter(None, (nobody_left(without_customers, seeds, why), promoted)))}"
    ).rstrip()
