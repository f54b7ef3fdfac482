"""What is asked of `optimise`: budget, levers, phases, worlds; every problem of the command line at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.cli.asked.planning import Problems, split_factors
from loyalty_sim.cli.asked.scenarios import one_scenario
from loyalty_sim.cli.asked.worlds import read_worlds, worlds_after
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies.optimise.announced import announced
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.limits import read_limits
from loyalty_sim.studies.optimise.risk import check_risk
from loyalty_sim.studies.vary import Factor, read_ranges
from loyalty_sim.studies.vary.question import problems_of_outcome
from loyalty_sim.studies.vary.worlds import check_drawn

if TYPE_CHECKING:
    import pandas as pd


class Told(NamedTuple):
    """The money as it is told on the command line: see `studies.optimise`."""

    budget: float
    levers: str
    quarters: int | None = None
    move: bool = False
    limits: str = ""
    risk: str = "mean"
    rival: str = ""


class Request(NamedTuple):
    """A budget, the worlds (how many, or a table), factors that were named.

    calm: today without a move of rivals. risk: in what the plan is to be best.
    """

    budget: Budget
    calm: Scenario
    risk: str
    worlds: "int | pd.DataFrame"
    factors: list[Factor]

    def design(self, trials: int, seeds: int) -> str:
        """The design in words, with about the number of runs."""
        from loyalty_sim.studies.optimise.cost import runs_about

        count = self.worlds if isinstance(self.worlds, int) else len(self.worlds)
        look = isinstance(self.worlds, int) and not self.factors
        about = runs_about(self.budget, trials, seeds, count, self.risk, look)
        cells, phases = len(self.budget.cells), len(self.budget.phases)
        return (
            f"{self.budget.pot:,.0f} a year over {', '.join(self.budget.levers)} in {phases} phase"
            f"{'s' if phases > 1 else ''} ({cells} cells): {trials} splits x {seeds} paired seeds, then the best under "
            f"fresh seeds and in {count} worlds, about {about:,} runs and more where the plan is cut back"
        )


def optimise_request(
    words: Sequence[str], factors: Sequence[str], told: Told, on: str, worlds: str, output: Path | None,
    learnt: Path | None = None,
) -> Request:  # fmt: skip
    """Everything that is asked. Raises ScenarioError."""
    problems = Problems(problems_of_outcome(on))
    rest, spans = split_factors(words, factors)
    config = problems.take(lambda: one_scenario(rest, output))
    named = [word.strip().removeprefix("firm.levers.") for word in told.levers.split(",") if word.strip()]
    limits = problems.take(lambda: read_limits(told.limits)) or {}
    calm = config or Scenario()
    moved = problems.take(lambda: announced(calm, told.rival) if told.rival else calm) or calm
    problems.take(lambda: check_risk(told.risk))
    fund = problems.take(lambda: Budget(moved, named, told.budget, told.quarters, told.move, limits))
    found = problems.take(lambda: read_ranges(spans)) or []
    table = problems.take(lambda: read_worlds(worlds))
    problems.raise_any()
    assert fund is not None
    assert table is not None
    table = worlds_after(learnt, table, fund.scenario, fund.even_plan)
    check_drawn(table, found)
    return Request(fund, calm, told.risk, table, found)
