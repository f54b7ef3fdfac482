"""Stage 5, voice: cases age, are answered as capacity allows, or are given up."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import complaint, passed_on, recovery
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.employees import empowerment
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.columns import EMPOWERMENT, RECOVERY, Customers, Table
from loyalty_sim.world.draws import Purpose, identity, uniform, uniform_pair
from loyalty_sim.world.real import at, hundredths, millionths, real, rows

_RECOVERY = int(Purpose.RECOVERY)
_NONE, _FRONT_LINE, _HEAD_OFFICE = int(Case.NONE), int(Case.FRONT_LINE), int(Case.HEAD_OFFICE)
_RECOVERED, _NOT_YET, _GIVEN_UP = int(Case.RECOVERED), int(Case.NOT_YET_VOICED), int(Case.GIVEN_UP)
_SILENT, _FOUND = int(Case.SILENT), int(Case.FOUND)


@kernel
def take_stock(queue: np.ndarray, new_cases: np.ndarray, w: Context, packed: Sequence[Theory]) -> None:
    """Fill queue (firms, 2): cases that can be answered this week, and cases waiting; new_cases (firms,) came in."""
    p = packed[0].recovery
    for firm in range(len(w.firms.price)):
        queue[firm, 0] = recovery.capacity(w.firms.capability[firm, RECOVERY], w.firms.base_customers[firm], p)
        queue[firm, 1] = float(w.firms.open_cases[firm] + new_cases[firm])


@kernel
def voice(
    start: int, stop: int, slot: int, customers: Customers, queue: np.ndarray, w: Context, packed: Sequence[Theory]
) -> None:
    """One week of every open case in rows start to stop (block-aligned)."""
    theory = packed[0]
    listed = w.tally.listed[slot]
    for first in range(start, stop, BLOCK):
        count = 0
        for i in rows(first, min(first + BLOCK, stop)):
            listed[count] = i
            count += int(customers.case[i] != _NONE)
        for n in rows(0, count):
            case_week(listed[n], customers, queue, w, theory, w.tally.counts[slot])


@part
def case_week(i: int, customers: Customers, queue: np.ndarray, w: Context, theory: Theory, counts: Table) -> None:
    """One week of one case."""
    p = theory.complaint
    if customers.case[i] == _NOT_YET or complaint.waits(int(customers.case[i])):
        pursue(i, customers, queue, w, theory, counts, w.weekly[_RECOVERY])
    elif customers.grievance[i] == 0.0:
        customers.case[i] = _NONE  # a week later: who was helped at once has had a case
        return
    customers.case_age[i] = min(int(customers.case_age[i]) + 1, 255)
    silent = customers.case[i] == _SILENT
    customers.grievance[i] = complaint.a_week_later(real(customers.grievance[i]), silent, p)
    customers.grievance[i] = complaint.still_felt(real(customers.grievance[i]), p)


@part
def pursue(
    i: int, customers: Customers, queue: np.ndarray, w: Context, theory: Theory, counts: Table, key: int
) -> None:
    """A case of which nothing has come yet: head office hears of it, it is answered, or given up."""
    p = theory.complaint
    firm = at(customers.provider[i])
    u, v = uniform_pair(key, identity(i, customers.generation[i]), 0)
    if customers.case[i] == _NOT_YET and u < complaint.reaches_head_office(p):
        customers.case[i] = _HEAD_OFFICE
        customers.case_age[i] = 0
    if complaint.waits(int(customers.case[i])):
        site = at(customers.site[i])
        authority = empowerment.at_once(w.sites.capability[site, EMPOWERMENT], theory.empowerment)
        on_the_spot = customers.case[i] == _FRONT_LINE and customers.case_age[i] == 0 and u < authority
        share = recovery.answered_share(queue[firm, 0], queue[firm, 1])
        if on_the_spot or v < share:
            within = recovery.queued(v / share, recovery.load(queue[firm, 0], queue[firm, 1]), theory.recovery)
            weeks = recovery.waited(real(customers.case_age[i]), on_the_spot, within)
            answer(i, on_the_spot, weeks, customers, w, theory, key)
            counts.answered[firm] += 1
            counts.answer_days[firm] += millionths(recovery.days(weeks))
        elif real(customers.case_age[i]) >= p.give_up_weeks:
            give_up(i, customers, theory)
            counts.given_up[firm] += 1


@part
def give_up(i: int, customers: Customers, theory: Theory) -> None:
    """No answer has come and none is expected any more: the worst answer there is."""
    loss = recovery.lift(real(customers.grievance[i]), 0.0, 1, theory.recovery)
    if customers.case[i] == _FOUND:
        loss = passed_on.unasked(loss, theory.passed_on)
    customers.case[i] = _GIVEN_UP
    customers.voice_belief[i] = complaint.voice_belief(real(customers.voice_belief[i]), False, theory.complaint)
    customers.satisfaction[i] = recovery.satisfied(real(customers.satisfaction[i]), loss)


@part
def answer(i: int, on_the_spot: bool, weeks: float, customers: Customers, w: Context, theory: Theory, key: int) -> None:
    """A case is answered so many weeks after the failure, put right or not, with the means and courtesy of the site."""
    p = theory.recovery
    site = at(customers.site[i])
    courtesy = real(w.sites.empathy[site])
    chance = w.sites.capability[site, RECOVERY]
    if on_the_spot:
        chance = empowerment.remedy(chance, w.sites.capability[site, EMPOWERMENT], theory.empowerment)
    put_right = uniform(key, identity(i, customers.generation[i]), 1) < chance
    handled = recovery.outcome(1.0 if put_right else 0.0, courtesy, weeks, p)
    gain = recovery.lift(real(customers.grievance[i]), handled, int(customers.failures[i]), p)
    if customers.case[i] == _FOUND:
        gain = passed_on.unasked(gain, theory.passed_on)
    customers.satisfaction[i] = recovery.satisfied(real(customers.satisfaction[i]), gain)
    customers.grievance[i] = recovery.healed(real(customers.grievance[i]), handled, p)
    customers.case[i] = _RECOVERED
    customers.handling[i] = hundredths(handled)
    customers.voice_belief[i] = complaint.voice_belief(real(customers.voice_belief[i]), True, theory.complaint)
