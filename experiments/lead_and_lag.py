"""Which indicators lead, go with or lag behind customers: by how many weeks, as measured in the model.

    python experiments/lead_and_lag.py --seeds 8 -o src/loyalty_sim/data/leads.csv

A bank runs under several seeds as it is, and with one lever of service moved for half a year and then put back. The
response of an indicator of the focal firm is its difference from the run as it is, a mean over the seeds, which share
their luck. It is held against the response of the number of customers, and of profit before what the levers cost: the
lead is the shift, up to two years either way, at which the two go together most. All are means of 13 weeks, centred.
Only responses beyond luck count (peak beyond three standard errors), and only levers under which the two go together
closely and in the direction they mostly have; median and quartiles are over these levers. The mark is by customers.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim import ServiceMarket
from loyalty_sim.statistics.lead import lead
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.week.records import ACCOUNTS, RECORD

SIZE = ("trade=bank", "market.customers=5000", "market.weeks=260")
FROM, TO = 53, 79
MOVED = {
    "more climate": "climate:{}:3", "less climate": "climate:{}:0.2", "more training": "training:{}:4",
    "less training": "training:{}:0", "more process": "process:{}:3", "less process": "process:{}:0.2",
    "more tangibles": "tangibles:{}:4", "internal service": "internal_service:{}:4", "ideas": "ideas:{}:4",
    "personalisation": "personalisation:{}:4", "empowerment": "empowerment:{}:4",
}  # fmt: skip
"""What is decided on service for half a year. Levers of the offer (price, promise, access, innovation) win customers at
once and by no indicator, and a fuller firm then serves worse: with them nothing would go together."""

FURTHEST, OVER, BEYOND = 104, 13, 3.0
FEWEST, LEAST, MOSTLY = 3, 0.7, 1 / 2
"""Levers under which an indicator must go with customers, how closely, and part of all levers that must agree."""
APART = 4.0
"""Weeks of lead from which on an indicator leads or lags."""
SKIPPED = {*ACCOUNTS, "customers", "price", "positions", "pay", "selectivity"}


def history(seed: int, lever: str = "") -> pd.DataFrame:
    """Weeks of the focal firm; sums over customers and counts as means a customer."""
    words = [f"firm.schedule=[{MOVED[lever].format(f'w{FROM}-w{TO}')}]"] if lever else []
    books = ServiceMarket(overrides=[*SIZE, *words], rng=seed).run().history.query("firm == 0").set_index("week")
    gross = books["profit"] + sum(books[f"spend_{lever}"] for lever in LEVERS)
    each = books["customers"].clip(lower=1.0)
    for name in books:
        if name in RECORD and RECORD[name].of in ("count", "customers") and name != "customers":
            books[name] = books[name] / each
    return books.assign(gross=gross)


def responses(seeds: range) -> list[pd.DataFrame]:
    """By lever, the mean response of every figure, smoothed; nan throughout where it is not beyond luck."""
    usual = {seed: history(seed) for seed in seeds}
    found = []
    for lever in MOVED:
        moved = [(history(seed, lever) - usual[seed]).loc[FROM - OVER :] for seed in seeds]
        each = np.array([one.rolling(OVER, center=True).mean().dropna(how="all") for one in moved])
        error = each.std(axis=0, ddof=1) / np.sqrt(len(seeds))
        sure = (np.abs(each.mean(axis=0)) > BEYOND * np.maximum(error, 1e-9)).mean(axis=0) > OVER / each.shape[1]
        found.append(pd.DataFrame(np.where(sure, each.mean(axis=0), np.nan), columns=moved[0].columns))
    return found


class Lead(NamedTuple):
    """Weeks ahead: median and quartiles over so many levers, and median correlation; nan where they do not agree."""

    weeks: float
    low: float
    high: float
    levers: int
    correlation: float


def agreed(found: list[tuple[float, float]]) -> Lead:
    """What the levers say together; found: weeks and correlation by lever."""
    close = [each for each in found if abs(each[1]) >= LEAST]
    sign = 1.0 if sum(r > 0 for _, r in close) * 2 >= len(close) else -1.0
    same = np.array([each for each in close if each[1] * sign > 0]).reshape(-1, 2)
    if len(same) < FEWEST or len(same) < MOSTLY * len(found):
        return Lead(np.nan, np.nan, np.nan, len(same), np.nan)
    low, middle, high = np.quantile(same[:, 0], [0.25, 0.5, 0.75])
    return Lead(middle, low, high, len(same), round(float(np.median(same[:, 1])), 2))


def mark(found: Lead) -> str:
    """Leading, coincident or lagging; unclear where it does not go with customers, or now leads and now lags."""
    if np.isnan(found.weeks):
        return "unclear"
    if found.weeks >= APART:
        return "leading" if found.low > 0.0 else "unclear"
    if found.weeks <= -APART:
        return "lagging" if found.high < 0.0 else "unclear"
    return "coincident"


def against(name: str, target: str, tables: list[pd.DataFrame]) -> Lead:
    """The lead of an indicator over customers or profit."""
    there = [each[[name, target]].to_numpy().T for each in tables if each[[name, target]].notna().all(axis=None)]
    return agreed([lead(*both, FURTHEST) for both in there])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/loyalty_sim/data/leads.csv"))
    asked = parser.parse_args()
    tables, rows = responses(range(1, asked.seeds + 1)), []
    for name in (each for each in RECORD if each not in SKIPPED and not each.startswith(("spend_", "capability_"))):
        if sum(table[name].notna().any() for table in tables) >= FEWEST:
            found, profit = against(name, "customers", tables), against(name, "gross", tables)
            rows.append((name, mark(found), *found, profit.weeks))
    columns = ["indicator", "mark", "lead", "low", "high", "levers", "correlation", "before_profit"]
    table = pd.DataFrame(rows, columns=columns).sort_values("lead", ascending=False, kind="stable")
    table.to_csv(asked.output, index=False, lineterminator="\n")
    print(table["mark"].value_counts().to_string())


if __name__ == "__main__":
    main()
