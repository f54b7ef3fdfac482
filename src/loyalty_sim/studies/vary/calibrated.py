"""How sure a calibration is of parameters: the 90 % intervals that `loyalty-sim calibrate` left with the package."""

from functools import cache

from loyalty_sim.data import shipped_rows

SHARED = "all"


@cache
def calibrated_intervals(trade: str) -> dict[str, tuple[float, float]]:
    """Interval of every fitted setting of a trade, those shared by all trades included, by dotted key."""
    rows = [row for row in shipped_rows("calibrated.csv") if row["case"] in (SHARED, trade)]
    return {row["key"]: (float(row["interval_low"]), float(row["interval_high"])) for row in rows}
