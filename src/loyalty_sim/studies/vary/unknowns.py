"""Which unknown matters most: what it would be worth to know it before choosing between a change and none (EVPPI).

Hundreds of settings are in doubt, and some dozens of worlds cannot tell all of them apart. So those are looked at that
moved decisions most in large experiments, and the forms; and one is named only where its worth stands out beyond the
luck of having looked at so many.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.in_full import settled
from loyalty_sim.statistics.information import Value, value_of_knowing
from loyalty_sim.studies.vary.worlds import FEWEST, USUALLY_DECIDES, as_numbers, is_form

FEW = 24
"""So many settings in doubt are all looked at."""


class Unknown(NamedTuple):
    """A setting in doubt and what knowing it is worth, in the unit of the gain."""

    key: str
    value: Value

    @property
    def meaning(self) -> str:
        """What it is, in the words of the schema."""
        return settings(Scenario)[self.key].parameter.help.partition(";")[0]

    @property
    def is_own_figure(self) -> bool:
        """Whether a firm finds it in its own books, rather than by trying."""
        return self.key.startswith("trade.")


class WorthKnowing(NamedTuple):
    """everything: worth of knowing all of it before deciding. each: settings that were looked at, largest first."""

    everything: float
    each: tuple[Unknown, ...]

    @property
    def first(self) -> Unknown | None:
        """The one that matters most; None where none stands out beyond luck."""
        return next((unknown for unknown in self.each if unknown.value.sure), None)


def looked_at(table: pd.DataFrame) -> list[str]:
    """Settings of a table of worlds whose worth is looked at."""
    moving = [key for key in table.columns if table[key].nunique() > 1]
    return moving if len(moving) <= FEW else [key for key in moving if key in USUALLY_DECIDES or is_form(key)]


def worth_knowing(
    points: Sequence[Mapping[str, Any]], gains: Array, weights: Array, confidence: float = 0.9
) -> WorthKnowing:
    """points: worlds; gains: what the change brings in each, (P,), not a number where it could not be run."""
    there = np.isfinite(gains)
    table, known, weights = pd.DataFrame(list(points))[there], gains[there], weights[there]
    keys = looked_at(table)
    if len(known) < FEWEST or not np.any(known):
        return WorthKnowing(0.0, ())
    choices, of_one = np.vstack([known, np.zeros_like(known)]), 1 - (1 - confidence) / max(1, len(keys))
    found = [Unknown(key, value_of_knowing(as_numbers(table[key]), choices, of_one)) for key in keys]
    found.sort(key=lambda unknown: -unknown.value.value)
    return WorthKnowing(settled(known, weights), tuple(found))
