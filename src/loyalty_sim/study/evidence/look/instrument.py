"""The survey instrument, applied to a market: answers on 1 to 10 in place of states.

The same instrument as `theory.survey` (three clipped items that share a halo), for as many respondents as the published
study had. Answers are drawn by a generator of their own, so that looking changes nothing in the market.
"""

from typing import Any

import numpy as np

ITEMS = 3


def answers(states: np.ndarray, p: Any, rng: np.random.Generator, items: int = ITEMS) -> np.ndarray:
    """Answers (respondents, items) from 1 to 10 of respondents with these states in [0, 1]; p: SurveyParameters."""
    shared = p.halo * rng.standard_normal((len(states), 1)) + p.own * rng.standard_normal((len(states), 1))
    level = states[:, None] + shared + p.noise * rng.standard_normal((len(states), items))
    return np.asarray(np.clip(np.floor(1.5 + 9.0 * level), 1.0, 10.0))


def index(items: np.ndarray) -> np.ndarray:
    """Index from 0 to 100 of answers (respondents, items): their mean on another scale."""
    return np.asarray((items.mean(axis=1) - 1.0) * 100.0 / 9.0)


def respondents(rows: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """So many of these rows, drawn without putting back; all of them if there are fewer."""
    return np.asarray(rng.choice(rows, min(count, len(rows)), replace=False))


def generator(market: Any, purpose: int) -> np.random.Generator:
    """The luck of an observer, apart from the market's own."""
    return np.random.default_rng([market.luck, purpose])
