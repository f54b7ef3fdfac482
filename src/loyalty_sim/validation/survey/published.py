"""The moments of real respondents that the simulated survey is held against."""

from functools import cache

from loyalty_sim.data import shipped_rows


@cache
def published_moments(industry: str) -> tuple[tuple[str, float, float], ...]:
    """Moments of the respondents of one industry ("banks" or "airlines"): name, value, standard error."""
    rows = [row for row in shipped_rows("acsi_moments.csv") if row["industry"] == industry]
    return tuple((row["moment"], float(row["value"]), float(row["se"])) for row in rows)
