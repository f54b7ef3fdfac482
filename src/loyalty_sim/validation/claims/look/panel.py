"""What only single customers can tell: who was satisfied and left, who left in silence, who told how many people.

The customers of the focal firm are looked at a year before the end and followed for that year. Satisfaction groups are
the boxes of a five-point scale: a fifth of the 0-1 scale each.
"""

from typing import Any

import numpy as np

from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.validation.claims.look.contributors import marked
from loyalty_sim.validation.claims.look.listeners import listeners

FOCAL = 0
YEAR = 52
BOXES = ("very_dissatisfied", "dissatisfied", "middling", "satisfied", "very_satisfied")
"""Satisfaction below .2, .4, .6, .8 and 1: the five boxes of a survey."""

_SPOKEN = (Case.FRONT_LINE, Case.HEAD_OFFICE, Case.FOUND, Case.RECOVERED, Case.GIVEN_UP)
_SERVICE = (Reason.SERVICE_FAILURE, Reason.UNRESOLVED_CASE, Reason.POOR_SERVICE)


class Panel:
    """Follows the focal firm's customers from the week it is made."""

    def __init__(self, market: Any):
        c = market.world.customers
        self._market, self._customers = market, c
        self._member = c.provider == FOCAL
        self._box = _box(c.satisfaction)
        self._generation = c.generation.copy()
        self._spoken = np.isin(c.case, _SPOKEN)
        self._left = np.zeros(len(c.alive), bool)
        self._paid = np.zeros(len(c.alive))
        self._told = {name: np.zeros(len(BOXES)) for name in ("customers", "people", "heard", "messages")}
        self._contributed = np.zeros(len(c.alive), bool)
        marked(market, self._contributed)
        self._lost = dict.fromkeys(("all", "silent", "service", "service_silent"), 0)

    def watch(self) -> None:
        """Take down the week that has just been run."""
        c = self._customers
        self._watch_leavers(c)
        there = self._member & ~self._left & (c.generation == self._generation) & (c.provider == FOCAL)
        self._paid += np.where(there, c.paid, 0.0)
        self._spoken = np.isin(c.case, _SPOKEN) | (self._spoken & (c.left_firm < 0))
        box, own = _box(c.satisfaction), (c.message != 0) & (c.message_firm == c.provider)
        self._told["customers"] += np.bincount(box[c.provider >= 0], minlength=len(BOXES))
        self._told["messages"] += np.bincount(box[own], minlength=len(BOXES))
        self._told["people"] += np.bincount(box[own], c.tells[own], minlength=len(BOXES))
        heard = listeners(self._market, np.flatnonzero(own))
        self._told["heard"] += np.bincount(box[own], heard, minlength=len(BOXES))

    def _watch_leavers(self, c: Any) -> None:
        same = c.generation == self._generation
        left = (c.left_firm == FOCAL) & same
        self._left |= self._member & left
        service = np.isin(c.left_reason, _SERVICE)
        for name, who in (("all", left), ("service", left & service)):
            self._lost[name] += int(who.sum())
        self._lost["silent"] += int((left & ~self._spoken).sum())
        self._lost["service_silent"] += int((left & service & ~self._spoken).sum())

    def figures(self) -> dict[str, float]:
        """Counts and sums by name; `measure.FIGURES` makes shares of them."""
        found: dict[str, float] = {f"lost_{name}": float(count) for name, count in self._lost.items()}
        moved = self._member & ~self._left & (self._customers.generation != self._generation)
        for number, box in enumerate(BOXES):
            inside = self._member & ~moved & (self._box == number)
            found[f"{box}_members"] = float(inside.sum())
            found[f"{box}_left"] = float((inside & self._left).sum())
            found[f"{box}_paid"] = float(self._paid[inside].sum())
            found |= {f"{box}_{name}": float(sums[number]) for name, sums in self._told.items()}
        return found | self._of_contributors(~moved)

    def _of_contributors(self, same: np.ndarray) -> dict[str, float]:
        """How many of the members of a year ago who are still there contributed, and how satisfied they and others are.

        Not a number where there is nobody.
        """
        still = self._member & same & ~self._left
        groups = {"contributors": still & self._contributed, "others": still & ~self._contributed}
        satisfied = self._customers.satisfaction
        levels = {
            f"{name}_satisfaction": 100.0 * float(satisfied[who].mean(dtype=float)) if who.any() else np.nan
            for name, who in groups.items()
        }
        return levels | {"contributors": float(groups["contributors"].sum())}


def _box(satisfaction: np.ndarray) -> np.ndarray:
    return np.minimum((5 * satisfaction).astype(int), len(BOXES) - 1)
