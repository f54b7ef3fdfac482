"""A sensitivity study as tables: one row a factor, and one row a point and seed."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.words import figure
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.sensitivity.analysis import SensitivityDetail
from loyalty_sim.studies.sensitivity.morris import Morris
from loyalty_sim.studies.sensitivity.sobol import Sobol
from loyalty_sim.studies.sensitivity.tornado import Tornado
from loyalty_sim.studies.vary import Factor


def factors_table(detail: SensitivityDetail) -> pd.DataFrame:
    """One row per factor, most important first, intervals in `*_low`, `*_high`; `sure`: beyond luck."""
    found, factors = detail.found, detail.factors
    columns: dict[str, Any] = {"factor": [f.key for f in factors], "meaning": [f.meaning for f in factors]}
    columns |= {"from": _ends([f.low for f in factors]), "to": _ends([f.high for f in factors])}
    names = {Tornado: ("low", "high", "swing"), Morris: ("mu_star", "mu", "sigma"), Sobol: ("first", "total")}
    for name in names[type(found)]:
        interval, column = getattr(found, name), {"low": "at_low", "high": "at_high"}.get(name, name)
        for end in ("mean", "low", "high"):
            columns[column if end == "mean" else f"{column}_{end}"] = getattr(interval, end)[detail.order]
    if isinstance(found, Morris):
        columns["luck"] = found.luck[detail.order]
    return pd.DataFrame(columns | {"sure": found.sure[detail.order]})


def _ends(ends: list[Any]) -> list[Any]:
    """Ends of ranges: numbers, or where some are words all as they are read, so that a column is of one kind."""
    return [figure(end) for end in ends] if any(isinstance(end, str) for end in ends) else ends


def points_table(factors: Sequence[Factor], places: Array, values: Array, seeds: Sequence[int]) -> pd.DataFrame:
    """One row a point and seed: the values of the factors and the answer."""
    settings = {f.key: [f.at(u) for u in places[:, at]] for at, f in enumerate(factors)}
    points = pd.DataFrame({"point": range(len(places)), **settings})
    tidy = points.loc[points.index.repeat(len(seeds))].reset_index(drop=True)
    return tidy.assign(seed=np.tile(seeds, len(places)), value=values.ravel())
