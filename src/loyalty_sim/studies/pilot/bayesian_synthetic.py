"""A synthetic control with all weights that fit, each as likely as it is (CausalPy, on PyMC).

    y ~ Normal(X w, sigma),  w ~ Dirichlet(1, ..., 1),  sigma ~ HalfNormal(1)    (before the start)
    effect = mean after of (y - X w)

y is the mean of the treated sites and X the others, each less its own mean before, in standard deviations. The error
has the spread of the effect over weights, and what sigma leaves in the means of so many blocks of weeks before and
after. Source: Abadie, Diamond & Hainmueller 2010 J Am Stat Assoc 105:493; the model is CausalPy's `WeightedSumFitter`.
"""

import logging
import warnings

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import ANALYSIS_SEED
from loyalty_sim.statistics.clustered import Coefficient
from loyalty_sim.studies.pilot.measures import Measure
from loyalty_sim.studies.pilot.synthetic import Wave, waves_of

SAMPLING = {"draws": 500, "tune": 500, "chains": 2, "cores": 1, "random_seed": ANALYSIS_SEED, "progressbar": False}
"""How the posterior is drawn."""


def bayesian_effect(table: pd.DataFrame, measure: Measure, settle: int = 0) -> Coefficient:
    """The effect over all waves, weighted by their sites; degrees of freedom: blocks of weeks before the first start
    less one."""
    waves = waves_of(table, measure, settle)
    found = [(wave.share, *_effect_of(wave)) for wave in waves]
    effect = sum(share * each for share, each, _ in found)
    error = float(np.sqrt(sum((share * each) ** 2 for share, _, each in found)))
    return Coefficient(effect, error, float(min(wave.before.sum() for wave in waves) - 1))


def _effect_of(wave: Wave) -> tuple[float, float]:
    """Effect of one wave and its error."""
    import causalpy  # PyMC with its compiler: seconds
    from causalpy.pymc_models import WeightedSumFitter

    logging.getLogger("pymc").setLevel(logging.ERROR)
    rows = np.vstack([wave.series[wave.treated].mean(axis=0), wave.series[wave.others]])
    rows = rows - rows[:, wave.before].mean(axis=1, keepdims=True)
    scale = float(rows[:, wave.before].std()) or 1.0
    names = [f"site {site}" for site in wave.others]
    order = np.argsort(~wave.before, kind="stable")
    data = pd.DataFrame(rows[:, order].T / scale, columns=["treated", *names])
    before, after = int(wave.before.sum()), int((~wave.before).sum())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # donors that go another way get little weight, which is what weights are for
        fit = causalpy.SyntheticControl(data, before, names, ["treated"], WeightedSumFitter(dict(SAMPLING)))
    over = [name for name in fit.post_impact.dims if name not in ("chain", "draw")]
    gaps = fit.post_impact.mean(dim=over) - fit.pre_impact.mean(dim=over)
    sigma = fit.model.idata.posterior["y_hat_sigma"]
    noise = float((sigma**2).mean()) * (1 / before + 1 / after)
    return scale * float(gaps.mean()), scale * float(np.sqrt(float(gaps.var()) + noise))
