"""Stage 7, listen: a sample is asked and answers, customers are thanked, lost ones are called."""

from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import (
    being_asked,
    co_creation,
    complaint,
    early_adopters,
    individual,
    loyalty,
    passed_on,
    win_back,
)
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.individual import IndividualParameters
from loyalty_sim.theory.customers.win_back import WinBackParameters
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import word_of_mouth
from loyalty_sim.week.answer import record
from loyalty_sim.week.context import Context
from loyalty_sim.week.tally import BLOCK, list_marked
from loyalty_sim.world.columns import FORMER, INNOVATION, LISTENING, ROOT_CAUSE, THANKS, WIN_BACK, Customers, Table
from loyalty_sim.world.draws import Purpose, identity, uniform, uniform_pair
from loyalty_sim.world.real import at, of_sixteen_bits, real, rows, sixteen_bits
from loyalty_sim.world.traits import is_adopter

_SURVEY = int(Purpose.SURVEY)
_OUTREACH = int(Purpose.OUTREACH)
_CASE = int(Purpose.CASE)
_FOUND = int(Case.FOUND)


@kernel
def listen(start: int, stop: int, slot: int, customers: Customers, w: Context, packed: Sequence[Theory]) -> None:
    """Surveys, thanks and calls of one week for rows start to stop (block-aligned).

    Who is out of reach of every firm is left out first; that changes nothing and costs less.
    """
    theory = packed[0]
    survey_key, outreach_key = w.weekly[_SURVEY], w.weekly[_OUTREACH]
    most_asked, most_thanked, most_called = 0.0, 0.0, 0.0
    for firm in range(len(w.firms.price)):
        most_asked = max(most_asked, being_asked.asked(w.firms.capability[firm, LISTENING], theory.being_asked))
        most_called = max(most_called, win_back.called(w.firms.capability[firm, WIN_BACK], theory.win_back))
    for site in range(len(w.sites.firm)):
        most_thanked = max(most_thanked, thanked(site, int(w.sites.firm[site]), w, theory.individual))
    for first in range(start, stop, BLOCK):
        last = min(first + BLOCK, stop)
        for i in rows(first, last):
            who = identity(i, customers.generation[i])
            asks, thanks = uniform_pair(survey_key, who, 0)
            calls = (uniform(outreach_key, who, 0) < most_called) & (customers.former_firm[i, 0] >= 0)
            w.tally.marked[i] = ((asks < most_asked) | (thanks < most_thanked) | calls) & (customers.provider[i] >= 0)
        for n in rows(0, list_marked(first, last, w.tally.marked, w.tally.listed[slot])):
            reach(w.tally.listed[slot, n], slot, customers, w, theory, survey_key, outreach_key)


@part
def reach(
    i: int, slot: int, customers: Customers, w: Context, theory: Theory, survey_key: int, outreach_key: int
) -> None:
    """What the firms do with one customer who may be within reach."""
    firm, counts = at(customers.provider[i]), w.tally.counts[slot]
    who = identity(i, customers.generation[i])
    asks, thanks = uniform_pair(survey_key, who, 0)
    if asks < being_asked.asked(w.firms.capability[firm, LISTENING], theory.being_asked):
        counts.asked[firm] += 1
        ask(i, firm, who, slot, customers, w, theory, survey_key)
    if thanks < thanked(at(customers.site[i]), firm, w, theory.individual):
        counts.thanked[firm] += 1
        thank(i, who, customers, w, theory, outreach_key)
    for place in range(FORMER):
        if customers.former_firm[i, place] >= 0:
            call(i, place, who, customers, w, theory.win_back, counts, outreach_key)


@part
def thanked(site: int, firm: int, w: Context, p: IndividualParameters) -> float:
    """Chance that a customer of a site is thanked this week."""
    return individual.thanked(
        w.sites.capability[site, THANKS], float(w.firms.staff_count[firm]), float(w.firms.customers[firm]), p
    )


@part
def thank(i: int, who: int, customers: Customers, w: Context, theory: Theory, key: int) -> None:
    """A personal note pleases, and is a contact with who writes it: the bonded employee, else one of the site."""
    gain = individual.thanks_gain(real(customers.known[i]), theory.individual)
    customers.satisfaction[i] = individual.pleased(real(customers.satisfaction[i]), gain)
    customers.loyalty[i] = individual.pleased(real(customers.loyalty[i]), gain)
    person = int(customers.bond_person[i])
    begins, pick = uniform_pair(key, who, 1)
    if person < 0 and begins < theory.loyalty.bond_chance:
        site = at(customers.site[i])
        row = at(int(w.sites.staff_start[site]) + int(pick * int(w.sites.staff_count[site])))
        person = int(w.employees.person[row])
        customers.bond_person[i] = person
    if person < 0:
        return
    row = at(person % len(w.employees.person))
    if int(w.employees.person[row]) == person and w.employees.employed[row]:
        bond, satisfied = real(customers.bond[i]), real(customers.satisfaction[i])
        customers.bond[i] = loyalty.bond_after(bond, True, satisfied, theory.loyalty)


@part
def call(
    i: int, place: int, who: int, customers: Customers, w: Context, p: WinBackParameters, counts: Table, key: int
) -> None:
    """Perhaps a firm that was left calls, with an offer."""
    former, weeks = at(customers.former_firm[i, place]), float(w.week) - real(customers.former_week[i, place])
    if not win_back.lost(weeks, real(customers.need_rate[i]), w.constants.contract_share, p):
        return
    if uniform(key, who, 0) < win_back.called(w.firms.capability[former, WIN_BACK], p):
        counts.contacted_lost[former] += 1
        believed = win_back.offered(of_sixteen_bits(customers.belief[i, former]), p)
        customers.belief[i, former] = sixteen_bits(believed)
        customers.talk_pressure[i] = word_of_mouth.pressure_after(real(customers.talk_pressure[i]), p.reason)


@part
def ask(i: int, firm: int, who: int, slot: int, customers: Customers, w: Context, theory: Theory, key: int) -> None:
    """One customer is asked, perhaps answers, and sees or does not see that something follows."""
    p, counts = theory.being_asked, w.tally.counts[slot]
    answers, sees = uniform_pair(key, who, 1)
    if answers >= being_asked.responds(real(customers.voice_belief[i]), p):
        return
    counts.responded[firm] += 1
    record(i, firm, who, slot, customers, w, theory, key)
    if hear_problem(i, firm, who, customers, w, theory):
        counts.told_survey[firm] += 1
    else:
        see_what_follows(i, firm, sees, customers, w, theory)
    keen = early_adopters.keenness(is_adopter(customers.traits[i]), theory.early_adopters)
    if uniform(key, who, 6) < co_creation.used(w.firms.capability[firm, INNOVATION], keen, theory.co_creation):
        counts.inputs_used[firm] += 1
        customers.loyalty[i] = co_creation.gained(real(customers.loyalty[i]), 1.0, theory.co_creation)
        part = theory.co_creation.satisfaction_part
        customers.satisfaction[i] = co_creation.gained(real(customers.satisfaction[i]), part, theory.co_creation)


@part
def hear_problem(i: int, firm: int, who: int, customers: Customers, w: Context, theory: Theory) -> bool:
    """Perhaps the answer tells of an open problem that is passed on, and is a case from now on."""
    waits = complaint.waits(int(customers.case[i]))
    chance = passed_on.passes_on(real(customers.grievance[i]), waits, w.firms.close_loop[firm], theory.passed_on)
    if chance == 0.0 or uniform(w.weekly[_CASE], who, 0) >= chance:
        return False
    customers.case[i] = _FOUND
    customers.case_age[i] = 0
    customers.grievance[i] = complaint.relieved(real(customers.grievance[i]), theory.complaint)
    return True


@part
def see_what_follows(i: int, firm: int, sees: float, customers: Customers, w: Context, theory: Theory) -> None:
    """Who has answered sees that something follows for all, or sees nothing."""
    p = theory.being_asked
    followed = sees < being_asked.follows(w.firms.capability[firm, ROOT_CAUSE], p)
    customers.satisfaction[i] = being_asked.after(real(customers.satisfaction[i]), followed, p)
    if p.on:
        customers.voice_belief[i] = complaint.voice_belief(real(customers.voice_belief[i]), followed, theory.complaint)
