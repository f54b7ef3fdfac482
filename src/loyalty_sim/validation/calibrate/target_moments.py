"""The moments that the shipped trades are fitted to: tables of the package, and three published figures.

Figures of CLAIMS are never among them.
"""

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.calibrate.fit import Moment
from loyalty_sim.validation.survey.published import published_moments

INDUSTRY = {"bank": "banks", "airline": "airlines"}
"""Trades with answers of their own, by the name of their industry."""

POOLED = "all"
"""Moments of `moments.csv` and of publications are of no one trade: they count once, on every trade alike."""

PUBLISHED = {
    "bank": (Moment("yearly churn", 0.03, 0.01),),  # main bank, about 3 % a year (RFi; company reports; grade C)
    POOLED: (
        Moment("unit climate: lag-1 year autocorrelation", 0.703, 0.0166),  # NHS staff survey, 929 unit-years
        Moment("ICC(1) of climate in units", 0.1274, 0.0143),  # US Army units, leadership climate
        Moment("talk: positive per negative message", 3.0, 0.5),  # East, Hammond & Wright 2007: 15 of 15 studies
    ),
}


def target_moments(trade: str) -> dict[str, Moment]:
    """Moments of one trade, by name; empty for a trade without data."""
    if trade not in INDUSTRY:
        return {}
    found = {name: Moment(name, value, se) for name, value, se in published_moments(INDUSTRY[trade])}
    found |= {row["moment"]: _moment(row) for row in shipped_rows("moments.csv") if row["data"] == "acsi2015"}
    return found | {m.name: m for group in (trade, POOLED) for m in PUBLISHED.get(group, ())}


def _moment(row: dict[str, str]) -> Moment:
    return Moment(row["moment"], float(row["value"]), float(row["se"]))
