"""The call centre of a bank: queueing, of which the model has the mean load and no single call."""

from collections.abc import Iterator

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.evidence.given.moment import Given, Standing

_WHY = {
    "abandonment of queued calls": "callers of the model wait and are served; nobody hangs up",
    "service time log sd": "encounters of the model take their mean time by trade and kind; no single one has a length",
    "agent share of log service-time variance (ICC1)": "the same: the model has no lengths of single calls to split",
}


def given() -> Iterator[Given]:
    """Its three figures, none of which the model has."""
    for row in shipped_rows("moments.csv"):
        if row["data"] == "bank_calls":
            value, error = float(row["value"]), float(row["se"])
            yield Given("moments.csv", row["moment"], value, error, Standing.NOT, _WHY[row["moment"]])
