"""Answers in place of states: customers are asked as in `validation.survey`, staff by single items of the same noise.

Answers are drawn by a generator of the observer's own, so that looking changes nothing in the market.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.survey import Answers
from loyalty_sim.validation.survey.interview import answers, scale, states


def asked(market: Any, rows: np.ndarray, rng: np.random.Generator, complained: np.ndarray | None = None) -> Answers:
    """What the customers in these rows answer to a whole questionnaire; complained (rows,): nobody if None."""
    voiced = np.zeros(len(rows), bool) if complained is None else complained
    return answers(states(market, rows), voiced, market.constants.usual_quality, market.theory, rng)


def said(state: np.ndarray, market: Any, rng: np.random.Generator) -> np.ndarray:
    """One answer from 1 to 10 of everybody on a state, with what the construct and the item add of their own."""
    p = market.theory.survey
    return scale(state.astype(float) + np.hypot(p.own, p.noise) * rng.standard_normal(len(state)))


def drawn(rows: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """So many of these rows, drawn without putting back; all of them if there are fewer."""
    return np.asarray(rng.choice(rows, min(count, len(rows)), replace=False))


def generator(market: Any, purpose: int) -> np.random.Generator:
    """The luck of an observer, apart from the market's own."""
    return np.random.default_rng([market.luck, purpose])
