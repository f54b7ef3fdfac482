"""The CDNOW cohort: who buys for the first time within a quarter, and what they do in the year and a half after."""

from collections.abc import Iterator

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.evidence.given.moment import Given, Standing

TARGET = "T33"
NAMES = {
    "none": "cdnow: share with no repeat purchase (calibration period)",
    "top_fifth": "cdnow: top 20% share of repeat purchases",
    "active": "cdnow: hold-out share active",
}
"""Given names by those of `survey.purchases.cohort`."""
_STAND_IN = "a department store whose customers shop every tenth week stands in for a shop of records on the internet"


def given() -> Iterator[Given]:
    """Its three figures."""
    for row in shipped_rows("moments.csv"):
        if row["data"] == "cdnow":
            value, error = float(row["value"]), float(row["se"])
            yield Given("moments.csv", row["moment"], value, error, Standing.PARTLY, _STAND_IN, TARGET)
