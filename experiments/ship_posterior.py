"""Draw the worlds that agree with the given figures of each trade, and keep them with the package.

    python experiments/ship_posterior.py                 # every trade with given figures
    python experiments/ship_posterior.py bank hotel      # these

Worlds of the prior are run (2,500 customers, two years), adjusted, run again, adjusted again, and some of what is kept
are run to see how far they are off (`validation.posterior.steps`). Every market is kept as soon as it is done:
stopped half way, the same command goes on where it stood. What it writes:

* `data/posterior/TRADE.parquet`: the worlds (`studies.vary.joint`)
* `data/posterior/pinned.csv`: a row for every setting that a figure speaks to: 90 % interval, `sd_ratio` (standard
  deviation over that of the prior: 1 nothing learnt)
* `data/posterior/figures.csv`: every given figure, with worlds before and after, and how many errors they are off
"""

import argparse
from collections.abc import Sequence

import numpy as np
import pandas as pd

from loyalty_sim.studies.vary.joint import FOLDER
from loyalty_sim.validation.posterior.given import TRADES
from loyalty_sim.validation.posterior.trade import Posterior


def renewed(name: str, rows: Sequence[pd.DataFrame]) -> None:
    """Write a table of all trades, in which those not drawn now stay as they are."""
    path, new = FOLDER / name, pd.concat(rows, ignore_index=True)
    if path.exists():
        old = pd.read_csv(path)
        new = pd.concat([old[~old["trade"].isin(new["trade"])], new])
    order = new["trade"].map(TRADES.index)
    new.iloc[np.argsort(order, kind="stable")].to_csv(path, index=False, float_format="%.5g")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trades", nargs="*", metavar="TRADE", help=f"of {', '.join(TRADES)}; all if none is named")
    asked = parser.parse_args()
    for trade in asked.trades or TRADES:
        found = Posterior(trade)
        FOLDER.mkdir(exist_ok=True)
        found.worlds().to_parquet(FOLDER / f"{trade}.parquet", index=False, compression="zstd")
        renewed("pinned.csv", [found.pinned()])
        renewed("figures.csv", [found.figures()])
        print(f"\r{trade}: {len(found.kept)} worlds, {len(found.pinned())} settings spoken to", flush=True)


if __name__ == "__main__":
    main()
