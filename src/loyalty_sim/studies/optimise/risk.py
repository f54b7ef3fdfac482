"""What is asked of a plan: the gain to expect, the gain when things go badly, or that it seldom loses.

    mean           mean of the gains
    worst_tenth    mean of the lowest tenth of them (expected shortfall; Rockafellar and Uryasev 2000 J Risk 2(3):21)
    loss           share of them below 0, as few as may be; of two plans that lose as seldom the one that gains more

Other than for the mean, what matters is what is not known, so that plans are then tried in worlds.
"""

from math import ceil

import numpy as np

from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest, shown
from loyalty_sim.statistics.bands import Array

RISKS = {
    "mean": "most gain on average",
    "worst_tenth": "most gain in the worst tenth of worlds",
    "loss": "least chance of a loss",
}
TENTH = 0.1


def score(gains: Array, risk: str) -> Array:
    """How good plans are, (P,), more being better, from their gains, (P, S).

    >>> gains = np.array([[5.0, 5.0, -1.0], [2.0, 2.0, 1.0]])
    >>> [int(score(gains, risk).argmax()) for risk in RISKS]
    [0, 1, 1]
    """
    if risk == "mean":
        return np.asarray(gains.mean(axis=1))
    if risk == "worst_tenth":
        count = ceil(TENTH * gains.shape[1])
        return np.asarray(np.sort(gains, axis=1)[:, :count].mean(axis=1))
    spread = np.abs(gains).max() or 1.0
    return np.asarray(-(gains < 0).mean(axis=1) + gains.mean(axis=1) / (spread * 10 * gains.shape[1]))


def check_risk(risk: str) -> None:
    """Raises ScenarioError for a risk that is none."""
    if not isinstance(risk, str) or risk not in RISKS:
        close = nearest(risk, RISKS)
        guess = (f"did you mean  {close} ?",) if close else ()
        help = (*guess, "; ".join(f"{name}: {meaning}" for name, meaning in RISKS.items()))
        raise ScenarioError([Problem(f"there is no risk '{shown(risk)}'", f"command line: --risk {shown(risk)}", help)])
