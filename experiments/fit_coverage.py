"""Do the intervals of the worlds that agree with given figures hold planted settings? The table of docs/model/doubt.md.

    python experiments/fit_coverage.py               # every trade
    python experiments/fit_coverage.py bank

Every world that `experiments/ship_posterior.py` ran is once the truth (`validation.posterior.coverage`); no market is
run anew where those are kept. Prints a Markdown table: coverage of 90 % intervals over the settings that the figures
speak to, over the ten that they say most about, and over all, with standard errors over worlds.
"""

import argparse

import numpy as np

from loyalty_sim.validation.posterior.coverage import coverage, holds
from loyalty_sim.validation.posterior.given import TRADES
from loyalty_sim.validation.posterior.steps import blurred_figures
from loyalty_sim.validation.posterior.trade import Posterior

MOST = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trades", nargs="*", metavar="TRADE", help=f"of {', '.join(TRADES)}; all if none is named")
    asked = parser.parse_args()
    print("| trade | step | worlds | settings spoken to | coverage | of the ten best known | of all |")
    print("|---|---|---|---|---|---|---|")
    for trade in asked.trades or TRADES:
        found = Posterior(trade)
        for number, wave in enumerate(found.waves, start=1):
            whole = found.step(wave, number)
            figures = blurred_figures(wave, found.usable, found.effort.steps, number)
            held = holds(wave.places, figures, None if number == 1 else found.first.spoken_to)
            best = np.isin(np.arange(held.shape[1]), np.argsort(-whole.explained)[:MOST]) & whole.spoken_to
            cells = [coverage(held, chosen) for chosen in (whole.spoken_to, best, np.ones_like(best))]
            said = " | ".join(f"{each.share:.3f} ± {each.se:.3f}" for each in cells)
            print(f"| {trade} | {number} | {cells[0].worlds} | {cells[0].settings} | {said} |", flush=True)


if __name__ == "__main__":
    main()
