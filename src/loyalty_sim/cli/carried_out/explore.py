"""What `report --explorable` runs: which levers, at how many levels, under how many seeds."""

from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.publish.page.explorer import Explorer
    from loyalty_sim.scenario import Problem, Scenario
    from loyalty_sim.studies import Result

USUAL, MOST_LEVERS = ("climate", "training"), 3


class Grid(NamedTuple):
    """Levers of the focal firm around a scenario; `levels` of each, every combination under `seeds` seeds."""

    scenario: "Scenario"
    levers: list[str]
    levels: int
    seeds: int

    @property
    def said(self) -> str:
        """The runs in words."""
        combinations = self.levels ** len(self.levers)
        names = " x ".join(self.levers)
        return f"{names}: {combinations} combinations x {self.seeds} seeds = {combinations * self.seeds} runs"


def grid_of(result: "Result", levers: str, levels: int, seeds: int) -> Grid:
    """Around the first scenario of a result. levers: as typed; those the result is about if empty.

    Raises ScenarioError for levers that are none, or too many.
    """
    from loyalty_sim.scenario import Problem, ScenarioError

    chosen = [word.strip().removeprefix("firm.levers.") for word in levers.split(",")] if levers else about(result)
    problems = problems_of_levers(chosen, levers)
    if not result.scenarios:
        problems.append(Problem(f"a {result.kind} has no scenario to explore", "command line: --explorable"))
    if problems:
        raise ScenarioError(problems)
    return Grid(next(iter(result.scenarios.values())), chosen, levels, seeds)


def problems_of_levers(chosen: list[str], typed: str) -> "list[Problem]":
    """Names that are no levers, repeated ones, and more than can be moved."""
    from loyalty_sim.cli.asked.lever import problems_of_lever
    from loyalty_sim.scenario import Problem

    found = [problem for lever in chosen for problem in problems_of_lever(lever)]
    if len(chosen) > MOST_LEVERS or len(set(chosen)) < len(chosen):
        message = f"one to {MOST_LEVERS} different levers can be moved, not {', '.join(chosen)}"
        found.append(Problem(message, f"command line: --levers {typed}"))
    return found


def about(result: "Result") -> list[str]:
    """The levers of a result, those its question is about; two at least."""
    found = result.study.levers[:MOST_LEVERS] if result.study else []
    return found if len(found) >= 2 else list(dict.fromkeys([*found, *USUAL]))[:2]


def explore(grid: Grid, quiet: bool, workers: int | None) -> "Explorer":
    """Run the grid; finished runs are kept. Raises RunFailed."""
    from loyalty_sim.lab.store import default_store
    from loyalty_sim.publish.page.explorer import explorer
    from loyalty_sim.studies.surface import surface

    base, levers, levels, seeds = grid
    with terminal.progress_bar(quiet, f"{grid.said} …") as progress:
        return explorer(surface(levers, base, levels, seeds, workers=workers, progress=progress, store=default_store()))
