"""Nested runs: which worlds are run with which forms under which seeds, so that luck, sizes and form can be parted.

Every world is run once, under the seeds of the study in turn. The first quarter of the worlds is run under a second
seed too, and under both with the forms of the next world, where forms are in doubt (see `statistics.in_full`).
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.in_full import Cells
from loyalty_sim.studies.vary.points import varied
from loyalty_sim.studies.vary.worlds import is_form

CROSSED = 0.25
"""Part of the worlds that are run in several ways."""


class Cell(NamedTuple):
    """One world once. other: with the forms of the next world."""

    world: int
    other: bool
    seed: int


class Nested:
    """A table of worlds (`vary.worlds`) and the seeds of a study, at least two of them."""

    def __init__(self, table: pd.DataFrame, seeds: Sequence[int]):
        self.table, self.seeds = table, list(seeds)

    @cached_property
    def forms(self) -> list[str]:
        """Settings that say which theory holds, among those that differ."""
        return [key for key in self.table.columns if is_form(key) and self.table[key].nunique() > 1]

    @property
    def crossed(self) -> int:
        """How many worlds are run in several ways."""
        return max(2, round(CROSSED * len(self.table)))

    @cached_property
    def cells(self) -> list[Cell]:
        """Those of the worlds that are run in several ways first: world by world, form by form, seed by seed."""
        kinds = (False, True) if self.forms else (False,)
        many = [
            Cell(world, other, seed) for world in range(self.crossed) for other in kinds for seed in self._two(world)
        ]
        return many + [Cell(world, False, self._two(world)[0]) for world in range(self.crossed, len(self.table))]

    def _two(self, world: int) -> tuple[int, int]:
        count = len(self.seeds)
        return self.seeds[world % count], self.seeds[(world + max(1, count // 2)) % count]

    def world(self, cell: Cell) -> dict[str, Any]:
        """Values of the settings in a cell."""
        values = self._rows[cell.world]
        if cell.other:
            following = self._rows[(cell.world + 1) % len(self.table)]
            return values | {key: following[key] for key in self.forms}
        return dict(values)

    @cached_property
    def _rows(self) -> list[dict[str, Any]]:
        """Values of the settings by world, plain ones."""
        return [{str(key): _plain(value) for key, value in row.items()} for row in self.table.to_dict("records")]

    def jobs(self, scenario: Scenario, label: str) -> list[Job]:
        """The scenario in every cell."""
        return [
            Job(varied(scenario, self.world(cell)), cell.seed, f"{label}, world {cell.world}") for cell in self.cells
        ]

    def points(self) -> list[dict[str, Any]]:
        """The worlds in the order of `Cells.points`: those run with two kinds of forms twice."""
        found = []
        for cell in self.cells:
            if cell.seed == self._two(cell.world)[0]:
                found.append(self.world(cell))
        return found

    def arranged(self, values: Array) -> Cells:
        """Answers of the cells, in their order, (C,), as statistics take them."""
        kinds = 2 if self.forms else 1
        count = self.crossed * kinds * 2
        return Cells(np.reshape(values[:count], (self.crossed, kinds, 2)), np.asarray(values[count:]))

    def tidy(self, runs: Sequence[Run], label: str) -> pd.DataFrame:
        """One row per cell: world, other, seed, scenario, and every outcome; missing where a run failed."""
        heads = pd.DataFrame(self.cells, columns=list(Cell._fields)).assign(scenario=label)
        return pd.concat([heads, pd.DataFrame([run.outcomes for run in runs])], axis=1)


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
