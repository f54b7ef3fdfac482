"""Key-driver analysis: where a firm's own figures say that money would move satisfaction most. It can be wrong (F3).

Mystery shoppers rate the dimensions of service at every site, a survey gives the site's satisfaction; a regression
over sites ranks the dimensions. With few sites and noisy figures the wrong driver often wins: that is how such
analyses are, and why it is here.
"""

from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.world.draws import Purpose, make_key, standard_normal, uniform

LEVER_OF = {
    "core": "process",
    "reliability": "process",
    "responsiveness": "staffing",
    "assurance": "training",
    "empathy": "climate",
}
"""The lever that stands for each dimension."""

RATING_NOISE = 0.05
SURVEY_NOISE = 0.03


def key_drivers(firm: Any) -> pd.DataFrame:
    """Dimensions of service of a `Firm`, strongest driver first: standardised slope, correlation, lever.

    Ridge regression (penalty 1) of the sites' measured satisfaction on their mystery-shopping ratings, both
    standardised. Raises ValueError for a firm of fewer than four sites: there is nothing to compare.
    """
    ratings, satisfaction = _figures(firm)
    if len(satisfaction) < 4:
        raise ValueError(f"a key-driver analysis needs four sites at least; this firm has {len(satisfaction)}")
    x, y = _standardised(ratings.to_numpy()), _standardised(satisfaction)
    slopes = np.linalg.solve(x.T @ x + np.eye(x.shape[1]), x.T @ y)
    table = pd.DataFrame({"driver": ratings.columns, "slope": slopes, "correlation": x.T @ y / len(y)})
    table["lever"] = table["driver"].map(LEVER_OF)
    return table.sort_values("slope", ascending=False, ignore_index=True)


def _figures(firm: Any) -> tuple[pd.DataFrame, np.ndarray]:
    world, week = firm.model.world, firm.model.week
    c, e, s = world.customers, world.employees, world.sites
    sites = np.flatnonzero((s.firm == firm.row) & (np.bincount(c.site[c.site >= 0], minlength=len(s.firm)) > 0))
    columns = {"core": s.process[sites].astype(np.float64)}
    for name in ("reliability", "responsiveness", "assurance", "empathy"):
        columns[name] = np.array([float(np.mean(getattr(e, name)[e.site == site], dtype=np.float64)) for site in sites])
    satisfaction = np.array([float(np.mean(c.satisfaction[c.site == site], dtype=np.float64)) for site in sites])
    with np.errstate(over="ignore"):
        key = make_key(firm.model.seed, int(Purpose.SURVEY), week)
        noise = np.array(
            [[standard_normal(uniform(key, np.uint64(site), 100 + n)) for n in range(6)] for site in sites]
        ).reshape(-1, 6)
    ratings = pd.DataFrame(columns) + RATING_NOISE * noise[:, :5]
    return ratings, satisfaction + SURVEY_NOISE * noise[:, 5]


def _standardised(values: np.ndarray) -> np.ndarray:
    spread = values.std(axis=0)
    return (values - values.mean(axis=0)) / np.where(spread > 0.0, spread, 1.0)
