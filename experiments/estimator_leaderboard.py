"""How usual methods do on synthetic pilots whose effects are known: the tables of docs/model/estimators.md.

    python experiments/estimator_leaderboard.py --worlds 16 -o leaderboard.csv

Every case is run in so many worlds; two CPU seconds each.
"""

import argparse
from pathlib import Path

import pandas as pd

from loyalty_sim.validation.benchmark.leaderboard import judged, leaderboard, pilots


def main() -> None:
    """Run the pilots, print the board, and keep every estimate where a file is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worlds", type=int, default=16, help="pilots of every case")
    parser.add_argument("--seed", type=int, default=1, help="of the first pilot")
    parser.add_argument("--output", "-o", type=Path, help="CSV of every estimate")
    asked = parser.parse_args()
    rows = judged(pilots(asked.worlds, asked.seed))
    if asked.output:
        rows.to_csv(asked.output, index=False)
    with pd.option_context("display.width", 160, "display.max_columns", None):
        print(leaderboard(rows).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
