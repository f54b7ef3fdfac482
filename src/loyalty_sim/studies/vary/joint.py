"""Joint draws of what is in doubt that agree with the given figures of a trade, as they are kept with the package.

`data/posterior/TRADE.parquet` has a row a setting: `key`; `in_force`, its value in the preset; `low`, `high`, `ratio`,
the range of the draws; `places`, where each world lies in that range, in 256ths. A world has the same position in every
row, so what hangs together stays together. Made by `experiments/ship_posterior.py` (`validation.posterior`).
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.data import DATA
from loyalty_sim.scenario.schema import Scenario, flatten
from loyalty_sim.studies.vary.factor import Factor

FOLDER = DATA / "posterior"
STEPS = 256


def joint_draws(scenario: Scenario) -> pd.DataFrame:
    """Worlds that agree with the given figures of the trade, a row a world and a column a setting; empty without any.

    A setting that is not as its trade has it was set by whoever asks, and is left out.
    """
    kept = _kept(scenario.trade.name)
    values = flatten(scenario)
    return kept.worlds[[key for key in kept.worlds.columns if values.get(key) == kept.in_force[key]]]


class _Kept(NamedTuple):
    worlds: pd.DataFrame
    in_force: dict[str, float]


@cache
def _kept(trade: str) -> _Kept:
    path = FOLDER / f"{trade}.parquet"
    if not path.exists():
        return _Kept(pd.DataFrame(), {})
    table = pd.read_parquet(path)
    return _Kept(read_draws(table), dict(zip(table["key"], table["in_force"], strict=True)))


def as_kept(factors: Sequence[Factor], in_force: dict[str, float], places: np.ndarray) -> pd.DataFrame:
    """The table that is kept of worlds; places: (worlds, factors), 0 to 1 within the ranges."""
    steps = np.minimum(places * STEPS, STEPS - 1).astype(np.uint8)
    return pd.DataFrame({
        "key": [each.key for each in factors],
        "in_force": [in_force[each.key] for each in factors],
        "low": [each.low for each in factors],
        "high": [each.high for each in factors],
        "ratio": [each.ratio for each in factors],
        "places": list(steps.T),
    })  # fmt: skip


def read_draws(table: pd.DataFrame) -> pd.DataFrame:
    """Worlds from the table that is kept of them, a row a world and a column a setting.

    >>> wage = Factor.between("trade.wage", 400.0, 1600.0, ratio=True)
    >>> kept = as_kept([wage], {"trade.wage": 800.0}, np.array([[0.0], [0.5], [1.0]]))
    >>> read_draws(kept)["trade.wage"].round().tolist()
    [401.0, 802.0, 1596.0]
    """
    columns = {}
    for row in table.to_dict("records"):
        factor = Factor.between(row["key"], row["low"], row["high"], row["ratio"])
        columns[factor.key] = [factor.at((step + 0.5) / STEPS) for step in row["places"].tolist()]
    return pd.DataFrame(columns)
