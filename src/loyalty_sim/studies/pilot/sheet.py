"""The sheet of a trial: a row a site and week, with who is treated filled in, for branches to keep their figures in."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from loyalty_sim.studies.pilot.measures import measure_of
from loyalty_sim.studies.pilot.trial import BEFORE

if TYPE_CHECKING:
    from loyalty_sim.studies.pilot.analysis import PilotDetail


def sheet_of(detail: "PilotDetail") -> pd.DataFrame | None:
    """The sheet of the best trial, which `learn` reads once its empty columns are filled; None where there is no trial.

    Sites count from 1, in the order of the firm's own list; those treated are the ones that were drawn in the answer.
    """
    best = detail.best
    if best is None:
        return None
    weeks = BEFORE + best.weeks
    starts = np.full(detail.sites, weeks + 1)
    a_wave = best.trial.treated // best.trial.waves
    for wave, begins in enumerate(best.trial.starts):
        starts[list(detail.example[wave * a_wave : (wave + 1) * a_wave])] = begins
    site, week = (each.ravel() for each in np.meshgrid(np.arange(detail.sites), np.arange(1, weeks + 1), indexing="ij"))
    kept = dict.fromkeys(column for name in best.measures for column in (measure_of(name).column, measure_of(name).per))
    heads = {"site": site + 1, "week": week, "treated": (week >= starts[site]).astype(int)}
    return pd.DataFrame(heads | {name: np.full(len(site), np.nan) for name in kept})
