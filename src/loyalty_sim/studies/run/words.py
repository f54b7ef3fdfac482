"""A run in a manager's words."""

import pandas as pd

from loyalty_sim.picture.words import money, share, years
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.net_promoter import stands


def describe(scenario: Scenario, mean: pd.Series, seeds: int, without_customers: int = 0) -> str:
    """One paragraph. mean: over the seeds, by outcome; without_customers: runs in which the firm ends without any."""
    satisfied = mean["satisfaction"]
    found = f"satisfaction {satisfied:.1f} of 100, " if satisfied == satisfied else ""
    promoted = stands({str(name): value for name, value in mean.items()})
    return (
        f"{scenario.title}. Over {years(scenario.market.weeks / 52)} {scenario.firm.name} earns "
        f"{money(mean['profit'], scenario.market.currency)} (present value) on revenue of "
        f"{money(mean['revenue'], scenario.market.currency)}. It ends with {share(mean['share'])} of the market, "
        f"{found}and keeps {share(mean['retention'])} of its customers a year "
        f"from leaving for others. Mean of {seeds} {'run' if seeds == 1 else 'runs'}."
        f"{lost_all(without_customers, seeds, scenario.theory.closure.on)} {promoted}"
    ).rstrip()


def lost_all(runs: int, seeds: int, closes: bool) -> str:
    """In how many runs the firm ends without customers, as a sentence with a space before it; nothing if in none.

    >>> lost_all(2, 6, closes=True)
    ' No customers are left in 2 of 6 runs: the firm has closed or lost them all; satisfaction is that of the others.'
    """
    if not runs:
        return ""
    why = "the firm has closed or lost them all" if closes else "the firm has lost them all"
    others = "; satisfaction is that of the others" if runs < seeds else ""
    return f" No customers are left in {runs} of {seeds} runs: {why}{others}."
