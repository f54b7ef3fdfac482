"""How often does service fail, who tells, and does it follow from the published share? The table of docs/trades.md.

    python experiments/how_often_it_fails.py            # all trades, three seeds of 10,000 customers
    python experiments/how_often_it_fails.py bank hotel --seeds 1

Looks at the third year of the whole market and prints a Markdown table; see docs/trades.md for what the columns mean.
"""

import argparse
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.compiled import plain
from loyalty_sim.scenario.presets import options
from loyalty_sim.theory.employees.failure import incidence
from loyalty_sim.validation.survey.period import Period
from loyalty_sim.week.ledger import FIELDS

YEAR = 52
COMPLAIN = {"bank": 0.179, "airline": 0.125, "hotel": 0.15, "department_store": 0.08, "call_centre": 0.15,
            "grocery": 0.08, "software": 0.15}  # fmt: skip
PROBLEM = {"internet": 0.203, "hospital": 0.209, "plumber": 0.17}
"""Share of customers who complain to the firm, or had a problem, in a year; docs/trades.md has the sources."""
COLUMNS = (
    "trade", "published", "% a year", "told %", "by the rule", "in force", "measured", "complain %",
    "have a problem %", "problems per 100 customers a year",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trades", nargs="*", metavar="TRADE", help="all if none is named")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--customers", type=int, default=10_000)
    asked = parser.parse_args()
    trades = asked.trades or sorted(COMPLAIN | PROBLEM, key=options("trade").index)
    jobs = [(trade, asked.customers, seed) for trade in trades for seed in range(1, asked.seeds + 1)]
    found = Parallel(n_jobs=-1)(delayed(measure)(*job) for job in jobs)
    print("|", " | ".join(COLUMNS), "|\n|" + "---|" * len(COLUMNS))
    for trade in trades:
        runs = [seen for (name, _, _), seen in zip(jobs, found, strict=True) if name == trade]
        print("|", " | ".join(row(trade, {key: float(np.mean([run[key] for run in runs])) for key in runs[0]})), "|")


def measure(trade: str, customers: int, seed: int) -> dict[str, float]:
    """Figures of one market in its third year: shares in [0, 1], failures per encounter, problems per customer."""
    settings = [f"trade={trade}", f"market.customers={customers}", f"market.weeks={3 * YEAR}"]
    market = ServiceMarket(load_scenario(overrides=settings), rng=seed).run(2 * YEAR)
    period, failed = Period(market), Followed(market)
    for _ in range(YEAR):
        before = failed.start()
        market.step()
        period.watch()
        failed.look(before)
    books = {name: float(market.ledger[-YEAR:, :, at].sum()) for at, name in enumerate(FIELDS)}
    told = books["told_front_line"] + books["told_head_office"]
    asked = period.used & (market.world.customers.provider >= 0)
    return {
        "told": told / (told + books["told_nobody"]),
        "measured": books["failures"] / books["encounters"],
        "complain": float(period.complained[asked].mean()),
        "problem": float(failed.any[asked].mean()),
        "problems": YEAR * books["failures"] / books["customers"],
        "encounters": YEAR * float(market.config.trade.need_rate),
        "spread": float(market.config.trade.need_shape),
        "in force": float(market.theory.failure.usual),
    }


class Followed:
    """Who has had a failure since the look began."""

    def __init__(self, market: Any):
        self._customers = market.world.customers
        self.any = np.zeros(len(self._customers.alive), bool)

    def start(self) -> tuple[np.ndarray, np.ndarray]:
        """Failures and generation of all customers before a week."""
        return self._customers.failures.copy(), self._customers.generation.copy()

    def look(self, before: tuple[np.ndarray, np.ndarray]) -> None:
        """Take down the week that has just been run."""
        failures, generation = before
        new = self._customers.generation != generation
        self.any = (self.any & ~new) | (self._customers.failures != failures) & ~new


def row(trade: str, seen: dict[str, float]) -> list[str]:
    """The cells of a trade, incidences per 1,000 contacts."""
    complain = trade in COMPLAIN
    share = (COMPLAIN | PROBLEM)[trade]
    rule = plain(incidence)(share, seen["told"] if complain else 1.0, seen["encounters"], seen["spread"])
    return [
        trade, "complain" if complain else "had a problem", f"{100 * share:g}", f"{100 * seen['told']:.1f}",
        *(f"{1000 * value:.3g}" for value in (rule, seen["in force"], seen["measured"])),
        *(f"{100 * seen[key]:.0f}" for key in ("complain", "problem", "problems")),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
