"""T11 - Overload: quality is flat until the staff is busy, then failures multiply (Kc & Terwiesch; Kuntz; Aiken).

Weeks of one and the same hospital under loads from half to a little more than all it can take, in an order of chance;
between weeks the standard of effort, and the tiredness and will of the staff, are put back, so that load alone is
seen. Load: demand over capacity, what occupancy is for beds.
"""

from typing import Any

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers.attributes import JUDGED
from loyalty_sim.theory.customers.quality import TRANSACTIONAL, importance
from loyalty_sim.validation.evidence.look.instrument import generator
from loyalty_sim.validation.evidence.look.links import group_means
from loyalty_sim.validation.evidence.target import Seen, Situation, Target, compared

EDGES = np.round(np.arange(0.5, 1.101, 0.05), 4)
LOADS = 0.5 * (EDGES[1:] + EDGES[:-1])
LEVELS = np.tile(np.linspace(0.45, 1.30, 18), 3)
USUAL_PATIENTS, FEWEST, MOST = 5.7, 4, 8
"""Patients per nurse: Aiken et al. 2002 compare hospitals with 4 to 8, the usual one has about 5.7."""


def under_load(market: Any) -> dict[str, Any]:
    """Service and log odds of failure, of all and of grave ones, by the load of a ward in a week."""
    market.run(2)
    usual = market.config.trade.utilisation
    order = generator(market, 11).permutation(LEVELS)
    e = market.world.employees
    rested = {name: getattr(e, name).copy() for name in ("exhaustion", "want")}
    weeks = [_week(market, level / usual, rested) for level in order]
    load, *rest = (np.array(each) for each in zip(*weeks, strict=True))
    place = np.digitize(load, EDGES)
    quality, odds, grave = (_by_load(place, each) for each in rest)
    return {"usual": usual, "quality": quality, "odds": odds, "grave": grave}


def _by_load(place: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Mean over site-weeks (weeks, sites) of the same load, wards being compared with themselves."""
    own = values - values.mean(axis=0) + values.mean()
    return group_means(own.ravel(), np.minimum(place.ravel(), len(EDGES)), len(EDGES) + 1)[1 : len(EDGES)]


def _week(market: Any, surge: float, rested: dict[str, np.ndarray]) -> tuple[np.ndarray, ...]:
    """Load, service index, log odds of a failure and of a grave one at every site in a week."""
    w = market.world
    w.sites.effort_standard[:] = 1.0
    w.firms.surge[:] = surge
    e, s = w.employees, w.sites
    for name, values in rested.items():
        getattr(e, name)[:] = values
    market.step()
    there = (e.employed > 0).astype(float)
    everybody = np.bincount(e.site, there)
    served = e.service[:, :JUDGED] @ _weights(market.theory.quality)
    each = (served, e.failure_risk, e.failure_risk * e.failure_kinds[:, 0])
    quality, risk, grave = (np.bincount(e.site, there * values) / everybody for values in each)
    load = s.demand / (s.staffed * market.constants.capacity_per_position)
    return load, quality, np.log(risk / (1.0 - risk)), np.log(grave / (1.0 - grave))


def _weights(p: Any) -> np.ndarray:
    """Share of each attribute in the quality that a transactional customer perceives."""
    weights = np.array([plain(importance)(attribute, TRANSACTIONAL, p) for attribute in range(JUDGED)])
    return weights / weights.sum()


def statistics(seen: Seen) -> dict[str, float]:
    """Where quality begins to fall, where failures begin to multiply, and by how much per extra patient."""
    week = seen["ward"]
    known = np.isfinite(week["odds"])
    at = {level: float(np.interp(level, LOADS, week["quality"])) for level in (0.6, 0.75, 1.0)}
    return {
        "flat": (at[0.6] - at[0.75]) / (at[0.6] - at[1.0]),
        "kink": bend(LOADS[known], week["odds"][known]),
        "odds": float(np.exp(_per_patient(week["grave"], float(week["usual"])))),
    }


def bend(x: np.ndarray, y: np.ndarray) -> float:
    """Where two straight lines that meet fit best."""
    places = np.linspace(x.min() + 0.1, x.max() - 0.05, 81)
    errors = [np.linalg.lstsq(_hinge(x, place), y, rcond=None)[1].sum() for place in places]
    return float(places[int(np.argmin(errors))])


def _hinge(x: np.ndarray, place: float) -> np.ndarray:
    return np.column_stack([np.ones_like(x), x, np.maximum(0.0, x - place)])


def _per_patient(log_odds: np.ndarray, usual: float) -> float:
    patients = np.arange(FEWEST, MOST + 1)
    return float(np.polyfit(patients, np.interp(usual * patients / USUAL_PATIENTS, LOADS, log_odds), 1)[0])


def curves(seen: Seen) -> dict[str, Any]:
    """Quality against its level at half load, and failures as multiples of those, over load."""
    week = seen["ward"]
    odds = np.exp(week["odds"] - week["odds"][0])
    return {"load": LOADS, "quality": week["quality"] - week["quality"][0], "odds": odds}


_WARD = Situation(under_load, trade="hospital", customers=30_000, weeks=2 + len(LEVELS))
TARGET = Target(
    "T11",
    {"ward": _WARD},
    statistics,
    curves,
    (compared("without the kink", "overload makes no failures of its own", "theory.failure.by_overload=0"),),
    reading="The load from where failures multiply is a parameter of the model: by construction, not counted.",
)
