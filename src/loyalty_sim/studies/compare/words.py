"""A comparison in a manager's words."""

from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.words import money, signed
from loyalty_sim.studies.compare.analysis import CompareDetail
from loyalty_sim.studies.net_promoter import changes


def describe(table: pd.DataFrame, detail: CompareDetail) -> str:
    """One paragraph. table: by outcome."""
    rows: Any = table.to_dict("index")
    profit, satisfaction, share = (rows[name] for name in ("profit", "satisfaction", "share"))
    if np.all(table["difference"].fillna(0.0) == 0):
        return f"{detail.names[1]} and {detail.names[0]} come to exactly the same."
    low, high = (money(profit[end], detail.currency, signed=True) for end in ("low", "high"))
    sure = "a difference that luck does not explain" if profit["low"] * profit["high"] > 0 else "which may be luck"
    return (
        f"B ({detail.names[1]}) against A ({detail.names[0]}), under the same luck: profit changes by "
        f"{money(profit['difference'], detail.currency, signed=True)} (present value; {100 * detail.confidence:.0f} % "
        f"interval {low} to {high}), {sure}; B earns more in {profit['b_higher']} of {profit['seeds']} paired runs. "
        f"{payback_sentence('B', detail.payback)} "
        f"Satisfaction changes by {signed(satisfaction['difference'], 1)} points of 100, market share by "
        f"{signed(100 * share['difference'], 2)} percentage points. {changes(rows)}"
    ).rstrip()


def payback_sentence(subject: str, week: int | None) -> str:
    """When cumulative profit is ahead for good, as a sentence."""
    if week is None:
        return f"{subject} is not ahead in cumulative profit at the end of the time simulated."
    return f"{subject} is ahead in cumulative profit from {'the first week' if week == 1 else f'week {week}'} on."
