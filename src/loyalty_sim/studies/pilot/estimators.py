"""Estimators of what a treatment did at sites: from a table of weeks at sites to an effect with its error.

The same functions read a simulated pilot and a real one. Weeks are first summed up to the stretches in which the same
sites are treated, so that what hangs together over time is not taken for many observations (Bertrand, Duflo &
Mullainathan 2004 Q J Econ 119:249); sites are then the units.
"""

import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.lab.needs import need
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.statistics import student
from loyalty_sim.statistics.bands import Array, Places
from loyalty_sim.statistics.clustered import Coefficient, clustered
from loyalty_sim.studies.pilot.measures import Panel, measure_of, panel
from loyalty_sim.studies.pilot.synthetic import Placebo, synthetic_effect


class Estimate(NamedTuple):
    """What an estimator says.

    effect, error: of the treatment and its standard error, in the unit of the measure. low, high: interval. p: chance
    of an effect so far from 0 where there is none. freedom: degrees of freedom of the error. n: observations used;
    sites and treated: sites in all, and those treated at some time.
    """

    method: str
    measure: str
    effect: float
    error: float
    low: float
    high: float
    p: float
    freedom: float
    n: int
    sites: int
    treated: int


def difference_in_differences(table: pd.DataFrame, measure: str, settle: int = 0, confidence: float = 0.9) -> Estimate:
    """Change of treated sites less that of the others, sites and stretches of time as they are (two-way fixed effects).

    table: see `measures.COLUMNS`. measure: see `measures.MEASURES`. settle: weeks after a site's start left out. Errors
    are clustered by site and right for few of them (`statistics.clustered`). Raises ScenarioError for a table in which
    fewer than two sites are treated, or fewer than two are not while others are.

        >>> from loyalty_sim.studies.pilot.planted import planted
        >>> found = difference_in_differences(planted(effect=3.0, sites=20, treated=8), "satisfaction")
        >>> found.low < 3.0 < found.high, found.sites, found.treated
        (True, 20, 8)
    """
    found = panel(table, measure, settle)
    _check_contrast(found, "difference in differences")
    y, x, sites = _rows(found)
    return _estimate("difference_in_differences", measure, clustered(y, x, sites, within=True), found, confidence)


def plain_difference(table: pd.DataFrame, measure: str, settle: int = 0, confidence: float = 0.9) -> Estimate:
    """Treated sites less the others at the same time, whatever they were before; arguments and errors as above."""
    found = panel(table, measure, settle)
    both = (found.treated.max(axis=0) > 0) & (found.treated.min(axis=0) < 1)
    during = Panel(found.values[:, both], found.treated[:, both], found.weeks[both])
    _check_contrast(during, "a plain difference")
    y, x, sites = _rows(during)
    return _estimate("plain_difference", measure, clustered(y, x, sites), found, confidence)


def mixed_model(table: pd.DataFrame, measure: str, settle: int = 0, confidence: float = 0.9) -> Estimate:
    """Effect in a mixed model: stretches of time fixed, sites drawn from a normal distribution (REML, statsmodels).

    It weighs what sites were before by how much that tells of them. Arguments and errors as above; degrees of freedom
    are the sites less two. Needs the extra `pilot`.
    """
    need("pilot", "the mixed model", "statsmodels")
    from statsmodels.regression.mixed_linear_model import MixedLM

    found = panel(table, measure, settle)
    _check_contrast(found, "the mixed model")
    y, x, sites = _rows(found)
    spread = float(y.std()) or 1.0
    model = MixedLM(y / spread, x, groups=sites)
    slope, error = _fitted(model, "lbfgs")
    if not np.isfinite(error):  # it took too long a step; a search without slopes is slower and takes none
        slope, error = _fitted(model, "powell")
    found_slope = Coefficient(slope * spread, error * spread, float(len(found.values) - 2))
    return _estimate("mixed_model", measure, found_slope, found, confidence)


def synthetic_control(table: pd.DataFrame, measure: str, settle: int = 0, confidence: float = 0.9) -> Estimate:
    """Treated sites less a weighted mean of the others that went as they did before (`pilot.synthetic`).

    Its error is the spread of the same figure where sites that were not treated are taken for treated ones; p counts
    how many of these lie further from 0. Raises ScenarioError where fewer than four sites are never treated, or there
    is no time before.
    """
    what, found = measure_of(measure), _with_donors(table, measure, settle)
    placebo: Placebo = synthetic_effect(table, what, settle)
    slope = Coefficient(placebo.effect, placebo.error, placebo.freedom)
    return _estimate("synthetic_control", measure, slope, found, confidence)._replace(p=placebo.p)


def bayesian_synthetic_control(table: pd.DataFrame, measure: str, settle: int = 0, confidence: float = 0.9) -> Estimate:
    """The same over all weights that fit (`pilot.bayesian_synthetic`); needs the extra `causal`, and some seconds."""
    need("causal", "the Bayesian synthetic control", "causalpy")
    from loyalty_sim.studies.pilot.bayesian_synthetic import bayesian_effect

    what, found = measure_of(measure), _with_donors(table, measure, settle)
    slope = bayesian_effect(table, what, settle)
    return _estimate("bayesian_synthetic_control", measure, slope, found, confidence)


def _with_donors(table: pd.DataFrame, measure: str, settle: int) -> Panel:
    """The panel, once it is known to allow a synthetic control."""
    found = panel(table, measure, settle)
    if (~found.ever).sum() < 4 or not found.ever.any() or found.treated[:, 0].any():
        help = ("difference_in_differences and mixed_model read waves in which all sites have their turn",)
        message = "a synthetic control needs four sites that are never treated, one that is, and a time before"
        raise ScenarioError([Problem(message, "table of weeks at sites", help)])
    return found


Estimator = Callable[[pd.DataFrame, str, int, float], Estimate]
ESTIMATORS: dict[str, Estimator] = {
    "difference_in_differences": difference_in_differences,
    "mixed_model": mixed_model,
    "plain_difference": plain_difference,
    "synthetic_control": synthetic_control,
}
"""Estimators by name; the first is taken where none is named."""
ON_WISH: dict[str, Estimator] = {"bayesian_synthetic_control": bayesian_synthetic_control}
"""Those that are used only where they are named, since they need more than the extra `pilot` or take seconds."""


def estimator_of(name: str) -> Estimator:
    """The estimator of this name. Raises ScenarioError with the nearest name."""
    known = ESTIMATORS | ON_WISH
    if isinstance(name, str) and name in known:
        return known[name]
    close = nearest(name, known)
    help = (*((f"did you mean  {close} ?",) if close else ()), f"there are {', '.join(known)}")
    raise ScenarioError([Problem(f"there is no estimator '{name}'", "estimator", help)])


def _fitted(model: Any, search: str) -> tuple[float, float]:
    """Slope of the first column and its error; not a number where the search fails."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a spread between sites of 0 is a finding, not a fault
        try:
            fit = model.fit(reml=True, method=[search])
            return float(fit.fe_params[0]), float(fit.bse_fe[0])
        except np.linalg.LinAlgError:
            return float("nan"), float("nan")


def _rows(found: Panel) -> tuple[Array, Array, Places]:
    """Known cells one below the other: values, treatment with a column for each stretch of time, and sites."""
    there = np.isfinite(found.values)
    sites, stretches = np.nonzero(there)
    each = (stretches[:, None] == np.arange(found.values.shape[1])[None, :]).astype(float)
    return found.values[there], np.column_stack([found.treated[there], each]), np.asarray(sites)


def _check_contrast(found: Panel, who: str) -> None:
    """Raises ScenarioError where there is nothing to compare, or only one site of a kind, which has no spread."""
    known = np.isfinite(found.values)
    on, off = found.treated * known, (1 - found.treated) * known
    ever, never = int((on.max(axis=1, initial=0) > 0).sum()), 0
    for at in np.flatnonzero(on.sum(axis=0) > 0):
        never = max(never, int(off[:, at].sum()))
    if ever < 2 or never < 2:
        message = f"{who} needs two treated sites, and two that are not treated while others are"
        help = (f"here {ever} are treated, and at most {never} are not at the same time",)
        raise ScenarioError([Problem(message, "table of weeks at sites", help)])


def _estimate(method: str, measure: str, slope: Coefficient, found: Panel, confidence: float) -> Estimate:
    half = float(student.quantile((1 + confidence) / 2, slope.freedom)) * slope.error
    p = 2 * float(student.beyond(abs(slope.slope) / slope.error, slope.freedom)) if slope.error > 0 else float("nan")
    ends = (slope.slope - half, slope.slope + half)
    counts = (int(np.isfinite(found.values).sum()), len(found.values), int(found.ever.sum()))
    return Estimate(method, measure, slope.slope, slope.error, *ends, p, slope.freedom, *counts)
