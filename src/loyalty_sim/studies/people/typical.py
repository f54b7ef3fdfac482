"""Which of several runs is a typical one: that whose course lies nearest the median of them all."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.lab.job import Run
from loyalty_sim.lab.tables import FOCAL


def typical_seed(runs: Sequence[Run], columns: Sequence[str]) -> int:
    """Seed of the run whose weekly indicators of the focal firm are nearest the median over the runs, week by week.

    columns: which indicators, each measured in its own spread over the runs. The first of several that are as near.

        >>> import pandas as pd
        >>> from loyalty_sim.lab.job import Job
        >>> from loyalty_sim.scenario import load_scenario
        >>> weeks = [pd.DataFrame({"firm": 0, "profit": [level, level]}) for level in (1.0, 9.0, 4.0)]
        >>> base = load_scenario()
        >>> typical_seed([Run(Job(base, seed), {}, book) for seed, book in enumerate(weeks)], ["profit"])
        2
    """
    far = np.zeros(len(runs))
    for column in columns:
        paths = np.array([_path(run, column) for run in runs])
        spread = paths.std(axis=0).mean()
        far += np.abs(paths - np.median(paths, axis=0)).mean(axis=1) / (spread or 1.0)
    return runs[int(far.argmin())].job.seed


def _path(run: Run, column: str) -> np.ndarray:
    assert run.weekly is not None
    return run.weekly.loc[run.weekly["firm"] == FOCAL, column].to_numpy(float)
