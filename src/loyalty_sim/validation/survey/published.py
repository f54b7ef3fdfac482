"""The moments of real respondents that the simulated survey is held against."""

import csv
from functools import cache

from loyalty_sim.data import DATA


@cache
def published_moments(industry: str) -> tuple[tuple[str, float, float], ...]:
    """Moments of the respondents of one industry ("banks" or "airlines"): name, value, standard error."""
    with (DATA / "acsi_moments.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["industry"] == industry]
    return tuple((row["moment"], float(row["value"]), float(row["se"])) for row in rows)
