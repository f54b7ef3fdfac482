"""What common random numbers save: a difference from pairs under the same luck, and from independent runs.

`python experiments/common_luck.py` prints the table of docs/model/common_luck.md: people_first against the baseline in
a bank of 2,000 customers over a year, 40 seeds each.
"""

import numpy as np
import pandas as pd

from loyalty_sim import load_scenario, run

OUTCOMES = ("profit", "satisfaction", "retention", "share", "failures", "customer_equity")
SETTINGS = ["trade=bank", "market.customers=2000", "market.weeks=52"]
SEEDS = 40


def gains(seeds: int = SEEDS, workers: int | None = None) -> pd.DataFrame:
    """One row per outcome: difference and standard error from pairs and from independent runs, correlation, gain.

    gain: how many times as many independent runs the same standard error takes.
    """
    a, b = load_scenario(overrides=SETTINGS), load_scenario("people_first", SETTINGS)
    same, fresh = list(range(seeds)), list(range(1000, 1000 + seeds))
    first, second, other = (
        run(each, chosen, workers=workers).runs for each, chosen in ((a, same), (b, same), (b, fresh))
    )
    return pd.DataFrame([_row(name, first[name], second[name], other[name]) for name in OUTCOMES])


def _row(name: str, first: pd.Series, second: pd.Series, other: pd.Series) -> dict[str, float | str]:
    pairs, count = second - first, len(first)
    paired = pairs.std() / np.sqrt(count)
    apart = np.sqrt((first.var() + other.var()) / count)
    return {
        "outcome": name,
        "paired": pairs.mean(),
        "its error": paired,
        "independent": other.mean() - first.mean(),
        "its error ": apart,
        "correlation": float(np.corrcoef(first, second)[0, 1]),
        "gain": (apart / paired) ** 2,
    }


if __name__ == "__main__":
    print(gains().to_string(index=False, float_format=lambda x: f"{x:,.4g}"))
