"""What became of the customers the focal firm started with, and how the same people fared in two worlds."""

from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.theory.customers.defection import Reason

FOCAL = 0
STAYED = 0
"""Fate of who never left; every other fate is the `Reason` of having left, moving away included."""


class Fates(NamedTuple):
    """One entry a row of the market; only `member` rows count.

    member: a customer of the focal firm at the start. fate: STAYED, or the reason of leaving it first. week: of that,
    0 if it never came. back: left, and is a customer again at the end.
    """

    member: np.ndarray
    fate: np.ndarray
    week: np.ndarray
    back: np.ndarray


class FateWatch:
    """Follows the customers that a firm has when it is made, the focal one; call `watch` after every week."""

    def __init__(self, customers: Any, firm: int = FOCAL):
        self._customers, self._firm = customers, firm
        self._generation = customers.generation.copy()
        rows = len(customers.alive)
        self._member = customers.provider == firm
        self._fate, self._week = np.zeros(rows, np.uint8), np.zeros(rows, np.uint16)

    def watch(self, week: int) -> None:
        """Take down who left in the week that has just been run."""
        c = self._customers
        still = self._member & (self._fate == STAYED) & (c.generation == self._generation)
        left = still & (c.left_firm == self._firm)
        moved = still & (c.alive == 0)
        self._fate[left] = c.left_reason[left]
        self._fate[moved] = int(Reason.MOVED_AWAY)
        self._week[left | moved] = week

    def fates(self) -> Fates:
        """What has become of everybody so far."""
        c = self._customers
        here = (c.provider == self._firm) & (c.generation == self._generation)
        back = self._member & (self._fate != STAYED) & here
        return Fates(self._member, self._fate, self._week, back)


def crossing(a: Fates, b: Fates) -> np.ndarray:
    """How many of the same customers had each fate in A (rows) and in B (columns); both markets start alike.

    Raises ValueError if they start with different customers: then nobody can be followed from one to the other.
    """
    if not np.array_equal(a.member, b.member):
        raise ValueError("A and B start with different customers: only worlds that start alike can be crossed")
    codes = len(Reason)
    pair = a.fate[a.member].astype(int) * codes + b.fate[a.member]
    return np.bincount(pair, minlength=codes * codes).reshape(codes, codes)
