"""Whose answers to the survey were put to use: the model keeps no mark of it, but the draws can be drawn again."""

from typing import Any

import numpy as np

from loyalty_sim.theory.customers import being_asked, co_creation, early_adopters
from loyalty_sim.week.plan import Pass
from loyalty_sim.world.columns import INNOVATION, LISTENING
from loyalty_sim.world.draws import Purpose, identity, make_keys, uniform, uniform_pair
from loyalty_sim.world.traits import is_adopter

FOCAL = 0


def contributors(market: Any) -> list[int]:
    """Rows of the focal firm's customers whose answer shapes the product this week; as things stand before `listen`."""
    w, c, theory = market.world, market.world.customers, market.theory
    asked = being_asked.asked(w.firms.capability[FOCAL, LISTENING], theory.being_asked)
    innovation = w.firms.capability[FOCAL, INNOVATION]
    if asked == 0.0 or innovation == 0.0 or not theory.co_creation.on:
        return []
    key = int(make_keys(market.luck, w.week)[int(Purpose.SURVEY)])

    def contributes(row: int) -> bool:
        who = identity(row, c.generation[row])
        if uniform_pair(key, who, 0)[0] >= asked:
            return False
        if uniform_pair(key, who, 1)[0] >= being_asked.responds(float(c.voice_belief[row]), theory.being_asked):
            return False
        keen = early_adopters.keenness(is_adopter(c.traits[row]), theory.early_adopters)
        return bool(uniform(key, who, 6) < co_creation.used(innovation, keen, theory.co_creation))

    return [row for row in np.flatnonzero(c.provider == FOCAL).tolist() if contributes(row)]


def marked(market: Any, mark: np.ndarray) -> None:
    """Have every later week set `mark` (rows,) where somebody contributes. It changes nothing in the market."""

    def take_down(now: Any) -> None:
        mark[contributors(now)] = True

    market.plan = market.plan.inserted("talk", Pass("contributors", "talk", take_down, (), ()))
