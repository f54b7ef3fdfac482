"""A run in a manager's words."""

import pandas as pd

from loyalty_sim.picture.words import money, share, years
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.net_promoter import stands


def describe(scenario: Scenario, mean: pd.Series, seeds: int) -> str:
    """One paragraph. mean: over the seeds, by outcome."""
    promoted = stands({str(name): value for name, value in mean.items()})
    return (
        f"{scenario.title}. Over {years(scenario.market.weeks / 52)} {scenario.firm.name} earns "
        f"{money(mean['profit'], scenario.market.currency)} (present value) on revenue of "
        f"{money(mean['revenue'], scenario.market.currency)}. It ends with {share(mean['share'])} of the market, "
        f"satisfaction {mean['satisfaction']:.1f} of 100, and keeps {share(mean['retention'])} of its customers a year "
        f"from leaving for others. Mean of {seeds} {'run' if seeds == 1 else 'runs'}. {promoted}"
    ).rstrip()
