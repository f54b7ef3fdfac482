"""How sure a calibration is of parameters: the 90 % intervals that `loyalty-sim calibrate` left with the package."""

import csv
from functools import cache

from loyalty_sim.data import DATA

SHARED = "all"


@cache
def calibrated_intervals(trade: str) -> dict[str, tuple[float, float]]:
    """Interval of every fitted setting of a trade, those shared by all trades included, by dotted key."""
    with (DATA / "calibrated.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["case"] in (SHARED, trade)]
    return {row["key"]: (float(row["interval_low"]), float(row["interval_high"])) for row in rows}
