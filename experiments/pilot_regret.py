"""Does following a trial bring what was promised? Regret met in planted worlds, over that promised.

`python experiments/pilot_regret.py` runs one search for a trial in 96 worlds, kept in the store. Then twenty times one
half of the worlds chooses the trial, the threshold and the promise, and each world of the other half is the true one
once: its trial is run, read by that rule, and its decision paid. Regret is what would have been gained by knowing the
world. It prints both regrets, their ratio, and its error over worlds.
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
from loyalty_sim.studies.pilot.worth import DEGREE, payoffs_of, promised

SCENARIO, SETTINGS = "service_first", ["trade=hotel", "market.customers=3000", "market.weeks=117"]
SITES, WORLDS, ASKED, SPLITS = 12, 96, 0.25, 10
MEASURES = ("satisfaction", "complaints", "churn", "revenue")
ESTIMATOR, CONFIDENCE = "difference_in_differences", 0.9


class Regret(NamedTuple):
    """Regret promised and met, in money, by world, (W,) each; their means over the splits that a world took part in."""

    promised: Array
    met: Array

    @property
    def ratio(self) -> tuple[float, float]:
        """Met over promised, and its standard error over worlds (linearised)."""
        mean = self.promised.mean()
        found = float(self.met.mean() / mean)
        each = (self.met - found * self.promised) / mean
        return found, float(each.std(ddof=1) / np.sqrt(len(each)))


def regret(whole: pd.DataFrame, estimates: pd.DataFrame, sites: int, splits: int = SPLITS) -> Regret:
    """Of following the best trial, from the tables of a search (`Result.runs`, `beside["estimates"]`)."""
    known = known_worlds(whole)
    said, met, counts = np.zeros(len(known)), np.zeros(len(known)), np.zeros((2, len(known)))
    for luck in range(splits):
        order = np.random.default_rng(luck).permutation(len(known))
        for own in (order[: len(order) // 2], order[len(order) // 2 :]):
            other = np.setdiff1d(order, own)
            chosen, promise = _promise(known.iloc[own], estimates, sites)
            said[own] += promise
            counts[0, own] += 1
            met[other] += _met(chosen, known.iloc[own], known.iloc[other], estimates, sites)
            counts[1, other] += 1
    return Regret(said / counts[0], met / counts[1])


def _promise(known: pd.DataFrame, estimates: pd.DataFrame, sites: int) -> tuple[Design, Array]:
    """The trial that is chosen in these worlds, and the regret it promises in each."""
    designs = designs_of(known, estimates, ESTIMATOR, sites, None, 0.0, CONFIDENCE)
    payoffs = payoffs_of(known, QUARTERS)
    paid = promised([design.worth.each for design in designs]) + payoffs.blind
    return designs[0], np.maximum(payoffs.now, 0.0) - paid


def _met(chosen: Design, known: pd.DataFrame, true: pd.DataFrame, estimates: pd.DataFrame, sites: int) -> Array:
    """Regret in worlds that are the true one: the rule is that of the known ones."""
    learnt, paid = (payoffs_of(part, QUARTERS).after(chosen.trial, chosen.weeks, sites) for part in (known, true))
    plans = plans_chosen(_shown(chosen, known, estimates), learnt, _shown(chosen, true, estimates), DEGREE)
    now = payoffs_of(true, QUARTERS).now
    return np.asarray(np.maximum(now, 0.0) - paid[plans, np.arange(len(true))])


def _shown(chosen: Design, worlds: pd.DataFrame, estimates: pd.DataFrame) -> Array:
    """What the trial shows in each of the worlds, (K, W)."""
    rows = estimates[(estimates["trial"] == chosen.trial.name) & (estimates["weeks"] == chosen.weeks)]
    rows = rows[rows["method"] == ESTIMATOR]
    table = rows.pivot(index="world", columns="measure", values="effect").reindex(worlds["world"])
    return table[list(chosen.measures)].to_numpy(float).T


if __name__ == "__main__":
    keep, change = (load_scenario(name, SETTINGS) for name in ("baseline", SCENARIO))
    found = pilot(keep, change, SITES, measures=MEASURES, worlds=WORLDS, asked=ASKED, store=default_store())
    each = regret(found.runs, found.beside["estimates"], SITES)
    ratio, error = each.ratio
    print(f"{len(each.met)} worlds: promised {each.promised.mean():,.0f}, met {each.met.mean():,.0f}")
    print(f"ratio {ratio:.2f}, standard error {error:.2f}")
