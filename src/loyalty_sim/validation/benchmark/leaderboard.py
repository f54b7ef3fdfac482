"""How usual methods do on synthetic pilots: bias, spread, coverage, and the decisions taken by them.

Pilots are held in worlds drawn from what is in doubt, so that a method is judged by what it does where nobody knows the
parameters. Several pilots are held in each world; standard errors are over worlds.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from loyalty_sim.scenario.messages import ScenarioError
from loyalty_sim.statistics.bands import Array
from loyalty_sim.validation.benchmark.methods import SATISFACTION, VISITS, Found, Method
from loyalty_sim.validation.benchmark.pilot import CASES, Pilot, World, pilot
from loyalty_sim.validation.benchmark.records import Record

WORTH_IT = 1.0
"""Points of satisfaction from which on the treatment is rolled out. A yardstick, not a finding."""
NO_ANSWER = Found(np.nan, np.nan, np.nan)


def pilots(worlds: Iterable[World], first: int = 1) -> Iterable[tuple[int, Pilot]]:
    """A pilot of every case in every world, each under a luck of its own, with the number of its world."""
    for number, world in enumerate(worlds):
        for place, case in enumerate(CASES):
            yield number, pilot(case, first + number * len(CASES) + place, world)


def judged(many: Iterable[tuple[int, Pilot]]) -> pd.DataFrame:
    """One row a pilot and method: what it says, and the truth.

    measure, method, world, case, seed; effect, low, high: as estimated, missing where the method has no answer; truth:
    at the treated sites (visits: of their customers); rolled_out: of the same at all sites, of satisfaction.
    """
    rows = []
    for world, each in many:
        for measure, methods in (("satisfaction", SATISFACTION), ("visits", VISITS)):
            truth = getattr(each.truth, measure)
            rolled_out = each.truth.rolled_out if measure == "satisfaction" else np.nan
            for name, method in methods.items():
                where = {"measure": measure, "method": name, "world": world, "case": each.case.name, "seed": each.seed}
                said = answer(method, each.record)._asdict()
                rows.append({**where, **said, "truth": truth, "rolled_out": rolled_out})
    return pd.DataFrame(rows)


def answer(method: Method, record: Record) -> Found:
    """What a method says of the tables of a pilot, or NO_ANSWER where it cannot be computed."""
    try:
        found = method(record)
    except (ScenarioError, np.linalg.LinAlgError):  # nobody answered at some site, or nobody is left to compare with
        return NO_ANSWER
    return found if np.isfinite(found).all() else NO_ANSWER


def leaderboard(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a measure and method, the least error first; `*_error` is the standard error over worlds of a column.

    pilots: with an answer. bias: mean of estimate less truth. error: root mean square of the same. covered: part of the
    90 % intervals that hold the truth. width: of them, in the middle. right: part of the decisions (roll out where the
    estimate reaches WORTH_IT) that are those of who knows what roll-out does. regret: points lost by the others.
    """
    known = rows[rows.effect.notna()]
    off = known.effect - known.truth
    right, regret = _decided(known, known.effect >= WORTH_IT)
    each = known[["measure", "method", "world"]].assign(
        off=off, square=off**2, covered=((known.low <= known.truth) & (known.truth <= known.high)).astype(float),
        width=known.high - known.low, right=right, regret=regret,
    )  # fmt: skip
    found = each.groupby(["measure", "method"]).agg(
        pilots=("off", "size"), bias=("off", "mean"), error=("square", "mean"), covered=("covered", "mean"),
        width=("width", "median"), right=("right", "mean"), regret=("regret", "mean"),
    )  # fmt: skip
    found["error"] = found["error"] ** 0.5
    of_worlds = each.groupby(["measure", "method", "world"]).mean().groupby(["measure", "method"]).sem()
    for name, column in {"bias": "off", "covered": "covered", "right": "right", "regret": "regret"}.items():
        found[f"{name}_error"] = of_worlds[column]
    ordered = [part for name in found.columns for part in (name, f"{name}_error") if not name.endswith("_error")]
    found = found[[name for name in ordered if name in found]]
    return found.reset_index().sort_values(["measure", "error"], ignore_index=True)


def without_pilots(rows: pd.DataFrame) -> pd.DataFrame:
    """The same decisions taken by none of the methods: never, always, or by what a case does on average in the other
    worlds; right and regret as in `leaderboard`."""
    one = rows[rows.method == next(iter(SATISFACTION))]
    others = one.groupby("case").rolled_out.transform(_mean_of_others)
    found = []
    chosen_by = {"never": one.rolled_out.isna(), "always": one.rolled_out.notna(), "other worlds": others >= WORTH_IT}
    for name, chosen in chosen_by.items():
        right, regret = _decided(one, chosen)
        of_worlds = pd.DataFrame({"right": right, "regret": regret, "world": one.world}).groupby("world").mean()
        errors = of_worlds.sem()
        found.append({"decided": name, "right": right.mean(), "right_error": errors["right"],
                      "regret": regret.mean(), "regret_error": errors["regret"]})  # fmt: skip
    return pd.DataFrame(found)


def _decided(rows: pd.DataFrame, chosen: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Whether a decision is the right one, and points lost; missing where nothing is decided."""
    best, known = rows.rolled_out >= WORTH_IT, rows.rolled_out.notna()
    lost: Array = np.where(chosen != best, (rows.rolled_out - WORTH_IT).abs(), 0.0)
    return (chosen == best).astype(float).where(known), pd.Series(lost, rows.index).where(known)


def _mean_of_others(values: pd.Series) -> pd.Series:
    return (values.sum() - values) / (len(values) - 1)
