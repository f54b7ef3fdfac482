"""How usual methods do on synthetic pilots whose effects are known: the tables of docs/model/estimators.md.

    python experiments/estimator_leaderboard.py --worlds 12 -o leaderboard.csv

Every case is run in so many worlds, drawn from what is in doubt; four CPU seconds each. `--as-set` leaves every setting
as the preset has it, so that worlds differ by luck alone.
"""

import argparse
from pathlib import Path

import pandas as pd

from loyalty_sim.validation.benchmark.leaderboard import judged, leaderboard, pilots, without_pilots
from loyalty_sim.validation.benchmark.pilot import AS_SET, worlds


def main() -> None:
    """Run the pilots, print the board, and keep every estimate where a file is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worlds", type=int, default=12, help="in each of which every case is run")
    parser.add_argument("--as-set", action="store_true", help="worlds that differ by luck alone")
    parser.add_argument("--seed", type=int, default=1, help="of the first pilot")
    parser.add_argument("--output", "-o", type=Path, help="CSV of every estimate")
    asked = parser.parse_args()
    rows = judged(pilots([AS_SET] * asked.worlds if asked.as_set else worlds(asked.worlds), asked.seed))
    if asked.output:
        rows.to_csv(asked.output, index=False)
    with pd.option_context("display.width", 160, "display.max_columns", None):
        effects = rows.drop_duplicates(["world", "case"]).groupby("case", sort=False)[["truth", "rolled_out"]]
        print(effects.agg(["mean", "std", "min", "max"]).round(3).to_string())
        print(leaderboard(rows).round(3).to_string(index=False))
        print(without_pilots(rows).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
