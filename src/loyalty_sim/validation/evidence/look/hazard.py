"""Discrete-time hazard: a logistic regression of leaving in a period, without penalty."""

import numpy as np

ROUNDS, CLOSE = 30, 1e-8


def log_odds(features: np.ndarray, events: np.ndarray) -> np.ndarray:
    """Coefficients of the features (rows, features) in the log odds of an event; an intercept is added and left out.

    Maximum likelihood by iteratively reweighted least squares. Where hazards are small, as per month, the exponential
    of a coefficient is a hazard ratio. Not a number if there are no events, or if the features do not tell them apart.
    """
    x = np.column_stack([np.ones(len(events)), features])
    usable = x.std(axis=0) > 0
    usable[0] = True
    beta = np.zeros(usable.sum())
    found = np.full(x.shape[1], np.nan)
    if not 0 < events.sum() < len(events):
        return found[1:]
    beta[0] = np.log(events.mean() / (1 - events.mean()))
    x = x[:, usable]
    for _ in range(ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(x @ beta, -30, 30)))
        weight = chance * (1.0 - chance)
        step = np.linalg.lstsq(x.T @ (x * weight[:, None]), x.T @ (events - chance), rcond=None)[0]
        beta += np.clip(step, -2, 2)
        if np.abs(step).max() < CLOSE:
            break
    found[usable] = beta
    return found[1:]
