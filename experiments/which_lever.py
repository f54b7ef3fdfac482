"""Which lever returns most, and how does each curve bend? One returns curve a lever, in one table.

    python experiments/which_lever.py trade=bank --seeds 20

Prints for every lever the marginal profit of the next step, the best level and the verdict on the shape, and saves all
pictures under outputs/which_lever/.
"""

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table

from loyalty_sim import load_scenario, returns
from loyalty_sim.theory.levers import NAMES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("overrides", nargs="*", help="settings such as trade=bank market.customers=5000")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("-o", "--output", type=Path, default=Path("outputs/which_lever"))
    asked = parser.parse_args()
    config = load_scenario(overrides=asked.overrides)
    table = Table("lever", "marginal profit of the next step", "best level", "today", "shape")
    for lever in NAMES:
        result = returns(lever, config, seeds=asked.seeds)
        result.save(asked.output / lever)
        table.add_row(lever, *row(result.detail))
    Console().print(table)


def row(detail) -> list[str]:
    """Cells of one lever: the step after today's level, the best level, today's level, the shape."""
    curve, plan = detail.curve, detail.plan
    at = plan.baseline
    marginal = f"{curve.marginal.mean[at]:+.2f} ({curve.marginal.low[at]:+.2f} to {curve.marginal.high[at]:+.2f})"
    best = f"{curve.best.value:,.0f} ({curve.best.low:,.0f} to {curve.best.high:,.0f}) {plan.unit}"
    return [marginal, best, f"{plan.amounts[at]:,.0f}", curve.shape.verdict]


if __name__ == "__main__":
    main()
