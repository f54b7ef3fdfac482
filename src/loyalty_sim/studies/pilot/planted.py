"""A made-up pilot whose effect is known: to try estimators on, and to show what such tables look like."""

from collections.abc import Sequence

import numpy as np
import pandas as pd


def planted(
    effect: float = 2.0,
    sites: int = 24,
    treated: int = 8,
    weeks: int = 52,
    starts: Sequence[int] = (27,),
    drift: float = 0.5,
    differ: float = 3.0,
    seed: int = 1,
) -> pd.DataFrame:
    """A table of weeks at sites in which treated sites gain `effect` points of satisfaction, and a tenth of it per cent
    in revenue per customer.

    treated: the first so many sites, which begin at the weeks `starts`, in turn. drift: how far a site wanders over the
    time, as a random walk, in points; differ: how far sites are apart. Answers are few and noisy.

        >>> table = planted(sites=4, treated=2, weeks=2, starts=(2,))
        >>> table[["site", "week", "treated"]].to_numpy().tolist()[:3]
        [[0, 1, 0], [0, 2, 1], [1, 1, 0]]
    """
    rng = np.random.default_rng(seed)
    week = np.arange(1, weeks + 1)
    start = np.array([starts[at % len(starts)] if at < treated else weeks + 1 for at in range(sites)])
    on = week[None, :] >= start[:, None]
    wander = np.cumsum(rng.normal(0, drift / np.sqrt(weeks), (sites, weeks)), axis=1)
    level = 70 + rng.normal(0, differ, (sites, 1)) + np.cumsum(rng.normal(0, 0.1, weeks)) + wander + effect * on
    answers, customers = rng.poisson(6, (sites, weeks)), np.repeat(rng.integers(80, 160, (sites, 1)), weeks, axis=1)
    noise = rng.normal(0, 20, (sites, weeks)) / np.sqrt(np.maximum(answers, 1))
    visits, staff = rng.poisson(0.3 * customers), np.full((sites, weeks), 8)
    columns = {
        "satisfaction": np.where(answers > 0, level + noise, np.nan), "answers": answers,
        "complaints": rng.poisson(np.maximum(0.04 - 0.001 * (level - 70), 0.005) * visits), "visits": visits,
        "revenue": 5 * customers * (1 + effect * on / 1000) * (1 + rng.normal(0, 0.05, (sites, weeks))),
        "left": rng.poisson(0.002 * customers), "customers": customers,
        "staff_left": rng.poisson(0.004 * staff), "staff": staff,
    }  # fmt: skip
    heads = {
        "site": np.repeat(np.arange(sites), weeks),
        "week": np.tile(week, sites),
        "treated": on.astype(int).ravel(),
    }
    return pd.DataFrame(heads | {name: values.ravel() for name, values in columns.items()})
