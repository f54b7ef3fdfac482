"""How usual methods do on synthetic pilots: bias, spread, coverage, and the decisions taken by them."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from loyalty_sim.validation.benchmark.methods import SATISFACTION, VISITS
from loyalty_sim.validation.benchmark.pilot import CASES, Pilot, pilot

WORTH_IT = 1.0
"""Points of satisfaction from which on the treatment is rolled out. A yardstick, not a finding."""


def pilots(worlds: int, first: int = 1) -> Iterable[Pilot]:
    """So many pilots of every case, each under a luck of its own."""
    for place, case in enumerate(CASES):
        for world in range(worlds):
            yield pilot(case, first + place * worlds + world)


def judged(many: Iterable[Pilot]) -> pd.DataFrame:
    """One row a pilot and method: what it says, and the truth.

    measure, method, case, seed; effect, low, high: as estimated; truth: at the treated sites (visits: of their
    customers); rolled_out: of the same at all sites, of satisfaction.
    """
    rows = []
    for each in many:
        for measure, methods in (("satisfaction", SATISFACTION), ("visits", VISITS)):
            truth = getattr(each.truth, measure)
            rolled_out = each.truth.rolled_out if measure == "satisfaction" else np.nan
            for name, method in methods.items():
                where = {"measure": measure, "method": name, "case": each.case.name, "seed": each.seed}
                rows.append({**where, **method(each.record)._asdict(), "truth": truth, "rolled_out": rolled_out})
    return pd.DataFrame(rows)


def leaderboard(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a measure and method, the least error first.

    bias: mean of estimate less truth. bias_error: its standard error. error: root mean square of the same. covered:
    part of the 90 % intervals that hold the truth. width: of them. right: part of the decisions (roll out where the
    estimate reaches WORTH_IT) that are those of who knows what roll-out does. regret: points lost by the others.
    """
    off = rows.effect - rows.truth
    chosen, best = rows.effect >= WORTH_IT, rows.rolled_out >= WORTH_IT
    regret = np.where(chosen != best, (rows.rolled_out - WORTH_IT).abs(), 0.0)
    known = rows.rolled_out.notna()
    each = pd.DataFrame({
        "measure": rows.measure, "method": rows.method, "off": off, "square": off**2,
        "covered": (rows.low <= rows.truth) & (rows.truth <= rows.high), "width": rows.high - rows.low,
        "right": (chosen == best).astype(float).where(known), "regret": pd.Series(regret, rows.index).where(known),
    })  # fmt: skip
    found = each.groupby(["measure", "method"]).agg(
        pilots=("off", "size"), bias=("off", "mean"), bias_error=("off", "sem"), error=("square", "mean"),
        covered=("covered", "mean"), width=("width", "mean"), right=("right", "mean"), regret=("regret", "mean"),
    )  # fmt: skip
    found["error"] = found["error"] ** 0.5
    return found.reset_index().sort_values(["measure", "error"], ignore_index=True)
