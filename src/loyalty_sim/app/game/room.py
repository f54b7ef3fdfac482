"""A served game as it is at a moment: how far it is, who sits where, and what a team means to decide."""

from typing import Any, NamedTuple

from loyalty_sim.game.game import Decision

DECIDING, RUNNING, OVER, REVEALED = "deciding", "running", "over", "revealed"
"""Stages: teams decide the next quarter; it is run; all quarters have gone by; everybody sees the debrief."""


class Served(NamedTuple):
    """One game. code: to join with. opened: seconds since 1970. stage: one of the four above.

    quarter: the last one that has gone by, -1 before any. until: when the clock of this quarter ends, seconds since
    1970; None without a clock. fault: why the last try to run something failed, "" if it did not. changed: goes up
    with everything that happens in the game, drafts of teams apart.
    """

    code: str
    opened: float
    quarter: int
    stage: str
    until: float | None
    fault: str
    changed: int

    @property
    def deciding(self) -> int:
        """The quarter that teams decide now, or that is run."""
        return self.quarter + 1

    def is_late(self, now: float) -> bool:
        """Whether the clock has ended."""
        return self.until is not None and now >= self.until


class Seat(NamedTuple):
    """One person. number: in order of coming to the game. leads: whether it decides for the team."""

    number: int
    team: str
    leads: bool


class Draft(NamedTuple):
    """What a team means to decide in the quarter to come. at: when it was last changed, seconds since 1970.

    locked: whether it is decided. late: whether it was meant for an earlier quarter and not locked in time.
    """

    decision: Decision = Decision()
    at: float = 0.0
    locked: bool = False
    late: bool = False


class Quarter(NamedTuple):
    """What is known of a quarter that has gone by.

    reports: by team, what its own report says (`loyalty_sim.game.report`). research: by buyer, a row for every firm
    asked about, with `about`, `answers`, and of each index its mean and `…_error`.
    """

    quarter: int
    reports: dict[str, dict[str, float]]
    research: dict[str, list[dict[str, Any]]]
