"""From the words after `returns` to a lever and its levels; every problem of the whole command line at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_sim.cli.asked.output import problems_of_output
from loyalty_sim.cli.asked.scenarios import load, split, surplus
from loyalty_sim.scenario import Problem, Scenario, ScenarioError
from loyalty_sim.scenario.messages import nearest, shown
from loyalty_sim.scenario.schema import settings
from loyalty_sim.scenario.user_input import LONGEST_WORD
from loyalty_sim.scenario.validate import judge
from loyalty_sim.theory.levers import NAMES

if TYPE_CHECKING:
    from loyalty_sim.studies.returns.levels import Plan

MOST_LEVELS = 1_000


def lever_plan(lever: str, words: Sequence[str], levels: str, output: Path | None = None) -> "tuple[Scenario, Plan]":
    """The scenario and the levels of `LEVER [SCENARIO] [key=value]... --levels`. Raises ScenarioError."""
    from loyalty_sim.studies.returns.levels import (
        plan_lever,
    )  # scipy and pandas, which looking at settings does not need

    names, overrides = split(words)
    lever = lever.removeprefix("firm.levers.")
    problems = problems_of_lever(lever) + surplus(names, 1) + problems_of_output(output)
    chosen = _read_levels(lever, levels, problems)
    [config] = load(names[:1] or ["baseline"], overrides, problems)
    try:
        return config, plan_lever(lever, config, chosen)
    except ValueError as error:
        raise ScenarioError([Problem(str(error), f"command line: --levels {levels}")]) from None


def returns_design(plan: "Plan", config: Scenario, forms: str, seeds: int) -> str:
    """What `returns` runs, in one line. Raises ScenarioError for a form of response that the lever does not take."""
    from loyalty_sim.studies.returns.responses import candidates, extras, forms_of

    try:
        chosen = forms_of(plan.lever, config, forms)
    except ValueError as error:
        raise ScenarioError([Problem(str(error), f"command line: --forms {shown(forms)}")]) from None
    count, beyond = len(plan.settings), len(extras(config, plan, candidates(plan.lever, config, chosen)))
    tried = ", ".join(f"{level:.3g}" for level in plan.settings)
    also = f" and {beyond} more for {len(chosen)} forms of response" if beyond else ""
    runs = (count + beyond) * seeds
    return f"{plan.lever} at {count} levels ({tried}){also} x {seeds} paired seeds = {runs} runs"


def problems_of_lever(lever: str) -> list[Problem]:
    """Whether there is a lever of this name."""
    if lever in NAMES:
        return []
    close = nearest(lever, NAMES)
    guess = (f"did you mean  {close} ?",) if close else ()
    help = (*guess, f"there are {', '.join(NAMES)}")
    return [Problem(f"there is no lever '{lever}'", f"command line: {lever}", help)]


def _read_levels(lever: str, levels: str, problems: list[Problem]) -> int | list[float]:
    """`11` is how many; `0,0.5,1,2` are the levels themselves. What is wrong is added to `problems`."""
    where = f"command line: --levels {shown(levels)}"
    try:
        if "," not in levels:
            count = int(levels)
            if count > MOST_LEVELS:
                problems.append(Problem(f"{count:,} levels are too many", where, (f"at most {MOST_LEVELS:,}",)))
            return min(count, MOST_LEVELS)
        chosen = [float(level) for level in levels[:LONGEST_WORD].split(",")]
    except ValueError:
        help = ("a number of levels, such as 11, or the levels, such as 0,0.5,1,2",)
        problems.append(Problem(f"cannot read the levels '{shown(levels)}'", where, help))
        return 11
    setting = settings(Scenario).get(f"firm.levers.{lever}")
    found = [judge(setting, level, where) for level in chosen] if setting else []
    problems += [problem for problem in found if problem]
    return chosen
