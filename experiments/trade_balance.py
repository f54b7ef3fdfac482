"""How do the trades balance, left alone for three years? The measured table of docs/trades.md, made again.

    python experiments/trade_balance.py            # all trades, ten seeds of 5,000 customers, one run of 50,000
    python experiments/trade_balance.py bank hotel --seeds 4 --large 0

Prints a Markdown table; see docs/trades.md for what the columns mean.
"""

import argparse
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.scenario.presets import options
from loyalty_sim.week.ledger import FIELDS
from loyalty_sim.week.outcomes import FocalBooks

YEAR = 52
COLUMNS = (
    "trade", "visits a year", "money a customer and year", "load (usual)", "margin %", "wages %", "kept %", "back %",
    "failures per 1,000", "with a failure a year %", "staff leaving a year %", "drift", "at 50,000",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trades", nargs="*", metavar="TRADE", help="all if none is named")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--large", type=int, default=50_000, help="customers of the one large run; 0 for none")
    asked = parser.parse_args()
    trades = asked.trades or options("trade")
    jobs = [(trade, 5_000, seed) for trade in trades for seed in range(1, asked.seeds + 1)]
    jobs += [(trade, asked.large, 1) for trade in trades if asked.large]
    found = dict(zip(jobs, Parallel(n_jobs=-1)(delayed(measure)(*job) for job in jobs), strict=True))
    print("|", " | ".join(COLUMNS), "|\n|" + "---|" * len(COLUMNS))
    for trade in trades:
        runs = [found[trade, 5_000, seed] for seed in range(1, asked.seeds + 1)]
        large = found[trade, asked.large, 1]["drift"] if asked.large else float("nan")
        print("|", " | ".join(row(trade, runs, large)), "|")


def measure(trade: str, customers: int, seed: int) -> dict[str, float]:
    """Figures of one market over three years: shares in per cent, satisfaction in points of 100."""
    config = load_scenario(overrides=[f"trade={trade}", f"market.customers={customers}", "market.weeks=156"])
    market = ServiceMarket(config, rng=seed).run(2 * YEAR)
    failing = run_and_count_failing(market)
    books = dict(zip(FIELDS, np.moveaxis(market.ledger[: market.week], 2, 0), strict=True))  # (weeks, firms) each
    focal = {name: column[:, 0] for name, column in books.items()}
    satisfaction = 100 * books["satisfaction"].sum(axis=1) / books["customers"].sum(axis=1)
    weeks, revenue = market.week, focal["revenue"].sum()
    positions = int(market.world.sites.usual_positions.sum())
    return {
        "visits": YEAR * books["encounters"].sum() / books["customers"].sum(),
        "money": YEAR * revenue / focal["customers"].sum(),
        "load": focal["utilisation"].mean(),
        "usual": config.trade.utilisation,
        "margin": 100 * focal["profit"].sum() / revenue,
        "wages": 100 * (focal["wages"] + focal["hiring"]).sum() / revenue,
        "kept": 100 * FocalBooks(market.ledger[: market.week], market.config.market.discount).retention,
        "back": 100 * (1 - books["joined"].sum() / books["encounters"].sum()),
        "failures": 1000 * books["failures"].sum() / books["encounters"].sum(),
        "failing": 100 * failing,
        "leaving": 100 * YEAR * books["resigned"].sum() / weeks / positions,
        "drift": satisfaction[-YEAR // 2 :].mean() - satisfaction[:4].mean(),
    }


def run_and_count_failing(market: Any) -> float:
    """Run a year; the share of customers there all year who met at least one failure."""
    c = market.world.customers
    generation, there, failed = c.generation.copy(), c.provider >= 0, np.zeros(len(c.alive), bool)
    before = c.failures.copy()
    for _ in range(YEAR):
        market.step()
        failed |= c.failures > before
        before = c.failures.copy()
    there &= c.generation == generation
    return float(failed[there].mean())


def row(trade: str, runs: list[dict[str, float]], large: float) -> list[str]:
    """Cells of one trade."""
    mean = {name: float(np.mean([run[name] for run in runs])) for name in runs[0]}
    error = float(np.std([run["drift"] for run in runs], ddof=1) / len(runs) ** 0.5) if len(runs) > 1 else float("nan")
    kept = f"{mean['kept']:.1f}" if mean["kept"] > 90 else f"{mean['kept']:.0f}"
    return [
        trade, f"{mean['visits']:.1f}", f"{mean['money']:,.0f}", f"{mean['load']:.2f} ({mean['usual']:.2f})",
        f"{mean['margin']:.0f}", f"{mean['wages']:.0f}", kept, f"{mean['back']:.0f}", f"{mean['failures']:.0f}",
        f"{mean['failing']:.0f}", f"{mean['leaving']:.0f}", signed(mean["drift"]) + f" ± {error:.1f}", signed(large),
    ]  # fmt: skip


def signed(points: float) -> str:
    """One decimal, with a true minus sign."""
    return f"{points:.1f}".replace("-", "−")


if __name__ == "__main__":
    main()
