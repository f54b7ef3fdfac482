"""Does following a trial bring what was promised? Regret met in planted worlds, over that promised.

`python experiments/pilot_regret.py` runs one search for a trial in 96 worlds, kept in the store. Then eight times one
half of the worlds chooses the trial, the threshold and the promise, and each world of the other half is the true one
once: its trial is run, read by that rule, and its decision paid. Regret is what would have been gained by knowing the
world. It prints both regrets, their ratio, and its error, for the best trial and for what is advised.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim import load_scenario, pilot
from loyalty_sim.lab.store import default_store
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.information import plans_chosen
from loyalty_sim.studies.pilot.analysis import Design, designs_of, known_worlds
from loyalty_sim.studies.pilot.seen import QUARTERS
from loyalty_sim.studies.pilot.worth import DEGREE, WITHOUT, payoffs_of, promised

SCENARIO, SETTINGS = "service_first", ["trade=hotel", "market.customers=3000", "market.weeks=117"]
SITES, WORLDS, ASKED, SPLITS, GROUPS = 12, 96, 0.25, 4, 8
MEASURES = ("satisfaction", "complaints", "churn", "revenue")
ESTIMATOR, CONFIDENCE = "difference_in_differences", 0.9


class Regret(NamedTuple):
    """Regret promised and met, in money, by world, (W,) each; their means over the splits that a world took part in."""

    promised: Array
    met: Array

    @property
    def ratio(self) -> float:
        """Met over promised."""
        return float(self.met.mean() / self.promised.mean())


def regret(whole: pd.DataFrame, estimates: pd.DataFrame, sites: int, advised: bool, splits: int = SPLITS) -> Regret:
    """Of following the best trial, or, if `advised`, what is advised, from the tables of a search.

    whole, estimates: `Result.runs` and `beside["estimates"]`.
    """
    known = known_worlds(whole)
    said, met, counts = np.zeros(len(known)), np.zeros(len(known)), np.zeros((2, len(known)))
    for luck in range(splits):
        order = np.random.default_rng(luck).permutation(len(known))
        for own in (order[: len(order) // 2], order[len(order) // 2 :]):
            other = np.setdiff1d(order, own)
            chosen, promise = _promise(known.iloc[own], estimates, sites, advised)
            said[own] += promise
            counts[0, own] += 1
            met[other] += _met(chosen, known.iloc[own], known.iloc[other], estimates, sites)
            counts[1, other] += 1
    return Regret(said / counts[0], met / counts[1])


def error_of_ratio(whole: pd.DataFrame, estimates: pd.DataFrame, sites: int, advised: bool) -> float:
    """Standard error of the ratio: a jackknife that leaves out a group of worlds at a time."""
    known = known_worlds(whole)
    found = [
        regret(known[np.arange(len(known)) % GROUPS != out], estimates, sites, advised, SPLITS).ratio
        for out in range(GROUPS)
    ]  # fmt: skip
    return float(np.sqrt((GROUPS - 1) * np.var(found)))


def _promise(known: pd.DataFrame, estimates: pd.DataFrame, sites: int, advised: bool) -> tuple[Design | None, Array]:
    """The trial that is chosen in these worlds, None where none is advised, and the regret promised in each."""
    designs = designs_of(known, estimates, ESTIMATOR, sites, None, 0.0, CONFIDENCE)
    payoffs = payoffs_of(known, QUARTERS)
    net = promised([design.worth.each for design in designs])
    none = advised and net.mean() <= 0
    paid = payoffs.blind + (0.0 if none else net)
    return None if none else designs[0], payoffs.choices.max(axis=0) - paid


def _met(chosen: Design | None, known: pd.DataFrame, true: pd.DataFrame, estimates: pd.DataFrame, sites: int) -> Array:
    """Regret in worlds that are the true one: the rule is that of the known ones."""
    choices, before = payoffs_of(true, QUARTERS).choices, payoffs_of(known, QUARTERS).without
    if chosen is None:
        return np.asarray(choices.max(axis=0) - choices[WITHOUT.index(before)])
    learnt, paid = (payoffs_of(part, QUARTERS).after(chosen.trial, chosen.weeks, sites) for part in (known, true))
    plans = plans_chosen(_shown(chosen, known, estimates), learnt, _shown(chosen, true, estimates), DEGREE)
    return np.asarray(choices.max(axis=0) - paid[plans, np.arange(len(true))])


def _shown(chosen: Design, worlds: pd.DataFrame, estimates: pd.DataFrame) -> Array:
    """What the trial shows in each of the worlds, (K, W)."""
    rows = estimates[(estimates["trial"] == chosen.trial.name) & (estimates["weeks"] == chosen.weeks)]
    rows = rows[rows["method"] == ESTIMATOR]
    table = rows.pivot(index="world", columns="measure", values="effect").reindex(worlds["world"])
    return table[list(chosen.measures)].to_numpy(float).T


if __name__ == "__main__":
    keep, change = (load_scenario(name, SETTINGS) for name in ("baseline", SCENARIO))
    found = pilot(keep, change, SITES, measures=MEASURES, worlds=WORLDS, asked=ASKED, store=default_store())
    for advised in (False, True):
        each = regret(found.runs, found.beside["estimates"], SITES, advised)
        error = error_of_ratio(found.runs, found.beside["estimates"], SITES, advised)
        print(
            f"{'advice' if advised else 'best trial'} followed in {len(each.met)} worlds: regret promised "
            f"{each.promised.mean():,.0f}, met {each.met.mean():,.0f}, ratio {each.ratio:.2f}, error {error:.2f}"
        )
