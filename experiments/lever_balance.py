"""Is any lever that a trade uses today best left alone? What each is worth at several levels, for docs/trades.md.

    python experiments/lever_balance.py                    # all trades, eight paired seeds of 2,000 customers
    python experiments/lever_balance.py bank hotel --seeds 16

Worth is profit over three years and customer equity at their end (`value`). Every market is one line of a table under
outputs/, so that a run that was broken off goes on where it stopped; one market at a time, since there is no hurry.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.stats import t as student

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.scenario.presets import options
from loyalty_sim.theory.levers import BOUGHT

LEVELS = (0.0, 0.5, 1.5)
"""Times the usual spend, against the usual spend itself."""
USED = tuple(lever.name for lever in BOUGHT if lever.usual)
Key = tuple[str, str, float, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trades", nargs="*", metavar="TRADE", help="all if none is named")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("-o", "--output", type=Path, default=Path("outputs/lever_balance.csv"))
    asked = parser.parse_args()
    trades = asked.trades or options("trade")
    found = read(asked.output)
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    with asked.output.open("a", newline="") as file:
        for key in markets(trades, asked.seeds):
            if key not in found:
                found[key] = worth(*key)
                csv.writer(file).writerow([*key, found[key]])
                file.flush()
    print("| trade |", " | ".join(USED), "|\n|" + "---|" * (len(USED) + 1))
    for trade in trades:
        print("|", trade, "|", " | ".join(cell(trade, lever, asked.seeds, found) for lever in USED), "|")


def markets(trades: list[str], seeds: int) -> Iterator[Key]:
    """Trade, lever (none for the usual spend), level and seed of every market."""
    for trade in trades:
        for seed in range(1, seeds + 1):
            yield trade, "", 1.0, seed
            for lever in USED:
                yield from ((trade, lever, level, seed) for level in LEVELS)


def read(path: Path) -> dict[Key, float]:
    """What has been measured before."""
    if not path.exists():
        return {}
    with path.open(newline="") as file:
        return {(t, lever, float(level), int(seed)): float(v) for t, lever, level, seed, v in csv.reader(file)}


def worth(trade: str, lever: str, level: float, seed: int) -> float:
    """Profit of our firm over three years and customer equity at their end, in money."""
    asked = [f"trade={trade}", "market.customers=2000", "market.weeks=156"]
    if lever:
        asked.append(f"firm.levers.{lever}={level}")
    return float(ServiceMarket(load_scenario(overrides=asked), rng=seed).run().outcomes()["value"])


def cell(trade: str, lever: str, seeds: int, found: dict[Key, float]) -> str:
    """Worth at each level less that at the usual spend, per customer of the start; marked if nothing is best."""
    parts, best = [], 0.0
    customers = 2000 * load_scenario(overrides=[f"trade={trade}"]).firm.share
    for level in LEVELS:
        more = np.array([
            found[trade, lever, level, seed] - found[trade, "", 1.0, seed] for seed in range(1, seeds + 1)
        ]) / customers  # fmt: skip
        half = student.ppf(0.95, seeds - 1) * more.std(ddof=1) / seeds**0.5
        parts.append(f"{more.mean():+,.0f} ± {half:,.0f}".replace("-", "−"))
        best = max(best, more.mean() - half) if level == 0.0 else best
    return " / ".join(parts) + (" **0**" if best > 0.0 else "")


if __name__ == "__main__":
    main()
