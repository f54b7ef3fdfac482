"""What is counted while a week runs: one row of counters a thread, added up afterwards, so order never matters."""

from typing import NamedTuple

import numpy as np

from loyalty_sim.compiled import handed, part
from loyalty_sim.theory.customers.attributes import ATTRIBUTES, JUDGED
from loyalty_sim.theory.employees.service_failures import KINDS
from loyalty_sim.theory.measurement.attribute_items import SAID
from loyalty_sim.week.records import COUNTERS, CUSTOMER_SUMS, empty, numbers
from loyalty_sim.world.columns import SEGMENTS, Table
from loyalty_sim.world.real import rows
from loyalty_sim.world.world import Ties

BLOCK = 2048
"""Rows in a block: visits are listed and sums are added block by block, whatever the number of threads."""

MESSAGES = 4096
"""Messages listed before they are heard, beside as many as one customer has ties."""

TOGETHER = 64
"""Encounters of which memories are read, and written, together: rows lie apart, and are waited for at one time."""

LOOKS = 2
"""How a customer is marked who comes and looks around; 1: who comes, and stays by habit."""

APART = 16
"""Numbers in a row of scratch: two lines of memory, so that no two threads write into one."""

_BESIDE = len(ATTRIBUTES)
_FELT = _BESIDE + 11
BEST, MARKET, SEVERITY, KIND, NOISE, LENIENT, MOOD, PERCEIVED, MET_BEFORE, WEIGHS, JUDGEMENT = range(_BESIDE, _FELT)
"""What a row of `felt` holds beside the attributes of an encounter: the best and the mean of the other firms, severity
and kind of a failure, noise of the mood, how lenient the customer is, mood, quality perceived, encounters before, its
weight, and the judgement of it."""


@handed
class Tally(NamedTuple):
    """Counters and scratch of one week.

    counts (threads, firms) and sums (blocks, firms): records with a field for each row of `week.records`; served,
    angry and rated (threads, employees), marks (threads, employees): sum of marks, in hundredths of a point;
    worked (threads, employees): work of serving, in thousandths of a usual service time;
    visits: rows with an encounter, listed from the start of their block, visit_staff: the employee met,
    visit_channel, visit_misfit: the channel, and whether it is another than the customer's,
    visit_count (blocks,): how many; marked (rows,) and listed (threads, BLOCK): rows of one block that a pass has
    picked; searching (threads, BLOCK): those of them that look around, or ask; seen (threads, APART): what
    `week.ahead` makes of its looking; listeners, tellers and along (threads, most messages): who hears whom along
    which kind of tie;
    importance (threads, segments, judged attributes): shares in quality; spoils (threads, kinds of failure, judged
    attributes): what each takes; felt (threads, TOGETHER, attributes and more): the impressions of the encounters at
    hand; perceived (threads, firms, attributes): sums of what was perceived, in 65535ths; said (threads, items and
    more): the answers of the respondent at hand; products (threads, firms, SAID, SAID): sums of the products of what
    respondents said.
    """

    counts: np.ndarray
    served: np.ndarray
    angry: np.ndarray
    rated: np.ndarray
    marks: np.ndarray
    worked: np.ndarray
    sums: np.ndarray
    visits: np.ndarray
    visit_staff: np.ndarray
    visit_channel: np.ndarray
    visit_misfit: np.ndarray
    visit_count: np.ndarray
    searching: np.ndarray
    seen: np.ndarray
    marked: np.ndarray
    listed: np.ndarray
    listeners: np.ndarray
    tellers: np.ndarray
    along: np.ndarray
    importance: np.ndarray
    spoils: np.ndarray
    felt: np.ndarray
    perceived: np.ndarray
    said: np.ndarray
    products: np.ndarray

    def clear(self) -> None:
        """Zero what is added to; visits are overwritten by the passes."""
        numbers(self.counts)[:] = 0
        numbers(self.sums)[:] = 0
        self.served[:] = 0
        self.angry[:] = 0
        self.rated[:] = 0
        self.marks[:] = 0
        self.worked[:] = 0
        self.perceived[:] = 0
        self.products[:] = 0


def new_tally(threads: int, employees: int, firms: int, ties: Ties) -> Tally:
    """Tally for a market of this size: so many threads, employees and firms, and customers tied like this."""
    customers = len(ties.start) - 1
    blocks = -(-customers // BLOCK)
    messages = MESSAGES + int(np.diff(ties.start).max())
    return Tally(
        counts=empty((threads, firms), COUNTERS),
        served=np.zeros((threads, employees), np.int32),
        angry=np.zeros((threads, employees), np.int32),
        rated=np.zeros((threads, employees), np.int32),
        marks=np.zeros((threads, employees), np.int64),
        worked=np.zeros((threads, employees), np.int64),
        sums=empty((blocks, firms), CUSTOMER_SUMS),
        visits=np.zeros(blocks * BLOCK, np.uint32),
        visit_staff=np.zeros(blocks * BLOCK, np.uint32),
        visit_channel=np.zeros(blocks * BLOCK, np.uint8),
        visit_misfit=np.zeros(blocks * BLOCK, np.uint8),
        visit_count=np.zeros(blocks, np.int64),
        searching=np.zeros((threads, BLOCK), np.uint32),
        seen=np.zeros((threads, APART)),
        marked=np.zeros(customers, np.uint8),
        listed=np.zeros((threads, BLOCK), np.uint32),
        listeners=np.zeros((threads, messages), np.uint32),
        tellers=np.zeros((threads, messages), np.uint32),
        along=np.zeros((threads, messages), np.uint8),
        importance=np.zeros((threads, SEGMENTS, JUDGED)),
        spoils=np.zeros((threads, KINDS, JUDGED)),
        felt=np.zeros((threads, TOGETHER, _FELT)),
        perceived=np.zeros((threads, firms, len(ATTRIBUTES)), np.int64),
        said=np.zeros((threads, APART), np.int64),
        products=np.zeros((threads, firms, SAID, SAID), np.int64),
    )


def week_counts(tally: Tally) -> Table:
    """Counters of the week over all threads: one record a firm."""
    return total(tally.counts)


def week_sums(tally: Tally) -> Table:
    """Sums over the customers at the end of the week, over all blocks: one record a firm."""
    return total(tally.sums)


def total(records: np.ndarray) -> Table:
    """Sums of records along their first axis."""
    return numbers(records).sum(axis=0).view(records.dtype)[:, 0].view(Table)


@part
def list_marked(first: int, last: int, marked: np.ndarray, listed: np.ndarray) -> int:
    """List the marked rows of a block without a branch; returns how many there are."""
    count = 0
    for i in rows(first, last):
        listed[count] = i
        count += int(marked[i])
    return count
