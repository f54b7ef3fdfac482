"""The headline curve: what the next unit of money in climate and in service returns, before and after (K41)."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array
from loyalty_sim.validation.claims.depth import LEVELS, Curve, Setting, curve, trial_of
from loyalty_sim.validation.claims.design import Trial
from loyalty_sim.validation.court.shift import Shift

CURVES = {"climate": Setting("bank", "usual", "climate"), "service": Setting("bank", "usual", "process")}
"""The curves by name: in a retail bank whose firm spends the usual on everything else."""
UNIT = "money per unit of money"


class Returns(NamedTuple):
    """One curve before and after. marginal: one figure a step between levels of spend. shapes: names of the shapes."""

    name: str
    marginal: tuple[Shift, ...]
    shapes: tuple[str, str]


def trials_of_curves(seeds: int, usual: tuple[str, ...]) -> dict[str, Trial]:
    """The runs of the curves by name. usual: settings of the case."""
    return {name: trial_of(setting, seeds, usual) for name, setting in CURVES.items()}


def returns_of(before: Mapping[str, Trial], after: Mapping[str, Trial], folder: Path) -> list[Returns]:
    """The curves from their runs."""
    return [
        _returns(name, *(curve(setting, side[name], folder) for side in (before, after)))
        for name, setting in CURVES.items()
    ]


def _returns(name: str, before: Curve, after: Curve) -> Returns:
    steps = zip(pairwise(LEVELS), _steps(before).T, _steps(after).T, strict=True)
    shifts = (
        Shift(f"{name}: from {low:g} to {high:g} times the usual spend", UNIT, "", ("", ""), (was, is_now))
        for (low, high), was, is_now in steps
    )
    return Returns(name, tuple(shifts), (before.shape, after.shape))


def _steps(found: Curve) -> Array:
    """(S, L - 1): gross return of the next unit of money, step by step."""
    return np.diff(found.gross, axis=1) / np.diff(found.spent)
