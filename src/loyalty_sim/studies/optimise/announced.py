"""A move that rivals have announced: what it costs if nothing is done, so that a plan is seen as the answer to it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Interval
from loyalty_sim.statistics.skewed import skewed_interval
from loyalty_sim.world.schedule import read

WHERE = "command line: --rival"


def announced(scenario: Scenario, move: str) -> Scenario:
    """The scenario in which all rivals make a move: `price:w26:0.9` is a price of 0.9 times the usual from week 26 on.

    Several levers from the same week are parted by commas. Raises ScenarioError.

        >>> announced(Scenario(), "price:w26:0.9").rivals.levers_from
        26
    """
    try:
        entries = [read(word.strip()) for word in move.split(",")]
    except ValueError as error:
        raise ScenarioError([Problem(f"the move '{move}' {error}", WHERE, _HELP)]) from None
    weeks = {entry.first for entry in entries}
    if len(weeks) > 1 or any(entry.last is not None or entry.yearly for entry in entries):
        raise ScenarioError([Problem(f"the move '{move}' is no one move, from one week on", WHERE, _HELP)])
    given = {f"rivals.levers.{entry.lever}": Given(entry.multiple, WHERE) for entry in entries}
    return with_settings(scenario, given | {"rivals.levers_from": Given(weeks.pop(), WHERE)})


_HELP = ("such as  --rival price:w26:0.9 , or  --rival price:q3:0.95,promise:q3:2",)


def loss_to(calm: Scenario, moved: Scenario, on: str, seeds: Sequence[int], lab: Lab) -> pd.DataFrame:
    """What the move changes if nothing is done: one row a seed, `change` of the outcome."""
    jobs = [Job(scenario, seed, label) for label, scenario in (("calm", calm), ("moved", moved)) for seed in seeds]
    values = np.array([run.outcomes[on] for run in lab.run(jobs, weekly=False)]).reshape(2, -1)
    return pd.DataFrame({"seed": list(seeds), "change": values[1] - values[0]})


def loss_interval(table: pd.DataFrame | None, confidence: float) -> Interval | None:
    """Mean over the seeds with its interval; None where nothing was announced."""
    return None if table is None else skewed_interval(table["change"].to_numpy(float), confidence)
