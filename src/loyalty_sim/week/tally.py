"""What is counted while a week runs: one row of counters a thread, added up afterwards, so order never matters."""

from typing import NamedTuple

import numpy as np

from loyalty_sim.compiled import part
from loyalty_sim.theory.employees.service_failures import KINDS, Failure
from loyalty_sim.world.real import rows
from loyalty_sim.world.world import Ties

COUNTS = (
    "encounters",
    "failures",
    "told_front_line",
    "told_head_office",
    "told_nobody",
    "answered",
    "given_up",
    "talked_well",
    "talked_badly",
    "messages_heard",
    "joined",
    "exited",
    "entered",
    "hired",
    "resigned",
    "loyal",
    "mercenary",
    "hostage",
    "defector",
    "open_cases",
    "customers",
    *(f"failed_{kind.name.lower()}" for kind in Failure),
    "posts",
    "post_stars",
    "retold",
    "asked",
    "responded",
    "survey_points",
    "promoters",
    "detractors",
    "inputs_used",
    "thanked",
    "contacted_lost",
    "won_back",
    "left_service_failure",
    "left_unresolved_case",
    "left_poor_service",
    "left_price",
    "left_talk",
    "left_wait",
    "left_employee_left",
    "left_better_rival",
    "left_moved_away",
    "left_no_single_cause",
)
"""Counters per firm and week; the last ten are in the order of `theory.customers.defection.Reason`."""

SUMS = (
    "paid",
    "satisfaction",
    "loyalty",
    "intention",
    "quality",
    "expectation",
    "wallet",
    "bond",
    "talk_pressure",
    "known",
)
"""Sums per firm over its customers at the end of the week, added in blocks of fixed size and in fixed order."""

(
    ENCOUNTERS,
    FAILURES,
    TOLD_FRONT_LINE,
    TOLD_HEAD_OFFICE,
    TOLD_NOBODY,
    ANSWERED,
    GIVEN_UP,
    TALKED_WELL,
    TALKED_BADLY,
    MESSAGES_HEARD,
    JOINED,
    EXITED,
    ENTERED,
    HIRED,
    RESIGNED,
    LOYAL,
) = range(16)
OPEN_CASES, CUSTOMERS, FAILED = 19, 20, 21
(
    POSTS,
    POST_STARS,
    RETOLD,
    ASKED,
    RESPONDED,
    SURVEY_POINTS,
    PROMOTERS,
    DETRACTORS,
    INPUTS_USED,
    THANKED,
    CONTACTED_LOST,
    WON_BACK,
) = range(FAILED + KINDS, FAILED + KINDS + 12)
LEFT = WON_BACK
"""Positions in `COUNTS`; `LOYAL + kind`, `FAILED + kind` and `LEFT + reason` are the counters of a customer kind, of a
kind of failure and of a reason (reasons begin at 1).
"""

BLOCK = 2048
"""Rows in a block: visits are listed and sums are added block by block, whatever the number of threads."""


class Tally(NamedTuple):
    """Counters and scratch of one week.

    counts (threads, firms, COUNTS), served and angry (threads, employees), sums (blocks, firms, SUMS);
    visits: rows with an encounter, listed from the start of their block, visit_staff: the employee met,
    visit_count (blocks,): how many; marked (rows,) and listed (threads, BLOCK): rows of one block that a pass has
    picked; told_ties and tellers (threads, ties of a block): ties that are told along, and by whom.
    """

    counts: np.ndarray
    served: np.ndarray
    angry: np.ndarray
    sums: np.ndarray
    visits: np.ndarray
    visit_staff: np.ndarray
    visit_count: np.ndarray
    marked: np.ndarray
    listed: np.ndarray
    told_ties: np.ndarray
    tellers: np.ndarray

    def clear(self) -> None:
        """Zero what is added to; visits and sums are overwritten by the passes."""
        self.counts[:] = 0
        self.served[:] = 0
        self.angry[:] = 0


def new_tally(threads: int, employees: int, firms: int, ties: Ties) -> Tally:
    """Tally for a market of this size: so many threads, employees and firms, and customers tied like this."""
    customers = len(ties.start) - 1
    blocks = -(-customers // BLOCK)
    ends = np.append(ties.start[:-1:BLOCK], ties.start[-1])
    most_told = int(np.diff(ends).max()) + 1
    return Tally(
        counts=np.zeros((threads, firms, len(COUNTS)), np.int64),
        served=np.zeros((threads, employees), np.int32),
        angry=np.zeros((threads, employees), np.int32),
        sums=np.zeros((blocks, firms, len(SUMS))),
        visits=np.zeros(blocks * BLOCK, np.uint32),
        visit_staff=np.zeros(blocks * BLOCK, np.uint32),
        visit_count=np.zeros(blocks, np.int64),
        marked=np.zeros(customers, np.uint8),
        listed=np.zeros((threads, BLOCK), np.uint32),
        told_ties=np.zeros((threads, most_told), np.uint64),
        tellers=np.zeros((threads, most_told), np.uint32),
    )


@part
def list_marked(first, last, marked, listed):
    """List the marked rows of a block without a branch; returns how many there are."""
    count = 0
    for i in rows(first, last):
        listed[count] = i
        count += int(marked[i])
    return count
