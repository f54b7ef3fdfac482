"""Stage 4, serve (second part): the encounter - quality, failure, judgement, loyalty, bond, spend, complaint."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import (
    attributes,
    channels,
    complaint,
    early_adopters,
    expectation,
    individual,
    loyalty,
    primacy,
    quality,
    satisfaction,
    special_needs,
    spend,
    tolerance,
)
from loyalty_sim.theory.customers.attributes import ASSURANCE
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.individual import IndividualParameters
from loyalty_sim.theory.employees import beyond_duty, failure
from loyalty_sim.theory.employees import service_failures as kinds
from loyalty_sim.theory.firms import promise
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import reviews, topic
from loyalty_sim.theory.talk import word_of_mouth as talk
from loyalty_sim.theory.talk.word_of_mouth import WordOfMouthParameters
from loyalty_sim.week.ahead import before_encounter
from loyalty_sim.week.contact import risk_in, warmed
from loyalty_sim.week.context import Context
from loyalty_sim.week.perceive import compare, remember_attributes, sum_up, take_amiss, take_in, weigh_attributes
from loyalty_sim.week.reward import rate
from loyalty_sim.week.tally import (
    BEST,
    BLOCK,
    JUDGEMENT,
    KIND,
    LENIENT,
    MARKET,
    MET_BEFORE,
    MOOD,
    NOISE,
    PERCEIVED,
    SEVERITY,
    TOGETHER,
    WEIGHS,
)
from loyalty_sim.world.columns import ACCESS, INNOVATION, LISTENING, PERSONALISATION, PROMISE, Customers, Table
from loyalty_sim.world.draws import Purpose, identity, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import at, hundredths, millionths, of_hundredths, real
from loyalty_sim.world.traits import has_special_needs, is_adopter, optimism

_ENCOUNTER = int(Purpose.ENCOUNTER)
_FAILURE = int(Purpose.FAILURE)
_COMPLAINT = int(Purpose.COMPLAINT)
_TALK = int(Purpose.TALK)
_BOND = int(Purpose.BOND)
_FORMER = int(Purpose.FORMER)
CONDESCENSION, RUNAROUND = int(kinds.Failure.CONDESCENSION), int(kinds.Failure.RUNAROUND)
_FRONT_LINE, _SILENT, _NOT_YET = int(Case.FRONT_LINE), int(Case.SILENT), int(Case.NOT_YET_VOICED)


@kernel
def meet(
    start: int, stop: int, slot: int, log_price: np.ndarray, customers: Customers, w: Context, packed: Sequence[Theory]
) -> None:
    """All encounters of the customers in rows start to stop (block-aligned)."""
    theory = packed[0]
    weigh_attributes(slot, w, theory)
    for first in range(start, stop, BLOCK):
        last = first + w.tally.visit_count[first // BLOCK]
        for begin in range(first, last, TOGETHER):
            visits = w.tally.visits[begin : min(begin + TOGETHER, last)]
            w.tally.seen[slot, 0] = before_encounter(visits, customers)
            for n in range(len(visits)):
                begin_encounter(visits[n], at(begin + n), w.tally.felt[slot, n], log_price, customers, w, theory)
            for n in range(len(visits)):
                undergo(visits[n], at(begin + n), slot, w.tally.felt[slot, n], customers, w, theory)
            for n in range(len(visits)):
                perceive(visits[n], slot, w.tally.felt[slot, n], customers, w, theory)
            remember_attributes(visits, slot, customers, w)
            for n in range(len(visits)):
                judge(visits[n], w.tally.felt[slot, n], log_price, customers, w, theory)
            for n in range(len(visits)):
                remember(visits[n], w.tally.felt[slot, n], customers, w, theory)
            for n in range(len(visits)):
                relate(visits[n], at(begin + n), w.tally.felt[slot, n], log_price, customers, w, theory)
            for n in range(len(visits)):
                conclude(visits[n], at(begin + n), slot, w.tally.felt[slot, n], customers, w, theory)


@part
def begin_encounter(
    i: int, visit: int, felt: np.ndarray, log_price: np.ndarray, customers: Customers, w: Context, theory: Theory
) -> None:
    """What customer i feels of what is done, in a channel that may be another than wanted, and believes of rivals."""
    row, channel, misfit = (
        w.tally.visit_staff[visit],
        int(w.tally.visit_channel[visit]),
        w.tally.visit_misfit[visit] == 1,
    )
    firm = at(customers.provider[i])
    compare(i, firm, felt, customers, w, theory)
    dear = attributes.dearness(real(customers.price_sensitivity[i]), log_price[firm], theory.attributes)
    empathy = recognise(i, firm, customers, w, theory.individual) + warmed(row, channel, misfit, w, theory)
    empathy += given(i, row, customers, w, theory)
    ease = channels.cost(theory.channels.misfit_ease, misfit, w.constants.usual_misfits, theory.channels)
    take_in(row, identity(i, customers.generation[i]), felt, empathy, ease, dear, w, theory)


@part
def undergo(i: int, visit: int, slot: int, felt: np.ndarray, customers: Customers, w: Context, theory: Theory) -> None:
    """Perhaps something fails; felt takes the severity, the mood's noise and how lenient the customer is this time."""
    row, channel, misfit = (
        w.tally.visit_staff[visit],
        int(w.tally.visit_channel[visit]),
        w.tally.visit_misfit[visit] == 1,
    )
    who, firm = identity(i, customers.generation[i]), at(customers.provider[i])
    noise, chance = uniform_pair(w.weekly[_ENCOUNTER], who, 0)
    lenient = real(customers.leniency[i])
    felt[SEVERITY], felt[NOISE] = 0.0, standard_normal(noise)
    needy = has_special_needs(customers.traits[i])
    capability = w.firms.capability[firm]
    learnt = special_needs.learnt(w.firms.championed[firm], capability[ACCESS], theory.special_needs)
    slighted = special_needs.slighted(needy, learnt, theory.special_needs)
    risk = risk_in(channel, misfit, real(w.employees.failure_risk[row]), w, theory)
    risk = special_needs.risk(risk, condescending(row, w), slighted)
    if chance < failure.happens(risk, lenient, theory.failure):
        kind, severity = fail(firm, row, who, slighted, w, theory, w.tally.counts[slot], w.weekly[_FAILURE])
        take_amiss(kind, severity, slot, felt, w, theory)
        felt[SEVERITY], felt[KIND] = severity, float(kind)
    lenient -= special_needs.hindered(needy, learnt, theory.special_needs)
    felt[LENIENT] = lenient + newly(i, row, firm, customers, w, theory)


@part
def perceive(i: int, slot: int, felt: np.ndarray, customers: Customers, w: Context, theory: Theory) -> None:
    """The quality perceived, and how much the encounter weighs in memory."""
    who, firm = identity(i, customers.generation[i]), at(customers.provider[i])
    lenient, noise = felt[LENIENT], felt[NOISE]
    mood, impression = sum_up(who, int(customers.segment[i]), slot, felt, lenient, noise, w, theory)
    met_before = primacy.met_before(float(w.week - int(customers.since[i])), real(customers.need_rate[i]))
    felt[MOOD], felt[PERCEIVED], felt[MET_BEFORE] = mood, quality.perceived(mood, impression), met_before
    felt[WEIGHS] = primacy.weighs(theory.expectation.quality_memory, primacy.part(met_before, theory.primacy))
    seen = quality.perceived(mood - real(customers.leniency[i]), impression)
    w.tally.counts[slot].seen_quality[firm] += millionths(seen)


@part
def conclude(i: int, visit: int, slot: int, felt: np.ndarray, customers: Customers, w: Context, theory: Theory) -> None:
    """What customer i does about the encounter: pays, bears a grievance, complains, answers, posts and talks."""
    row = w.tally.visit_staff[visit]
    who, firm = identity(i, customers.generation[i]), at(customers.provider[i])
    customers.paid[i] = spend.visit_payment(
        w.constants.tariff,
        w.firms.price[firm],
        w.constants.contract_share,
        real(customers.wallet[i]),
        w.constants.mean_need,
    )
    if felt[SEVERITY] > 0.0:
        suffer(i, row, firm, who, int(felt[KIND]), felt[SEVERITY], slot, customers, w, theory)
    if w.firms.capability[firm, LISTENING] > 0.0:
        rate(firm, row, who, felt[JUDGEMENT], slot, w, theory.bonus)
    publicise(i, firm, who, felt[JUDGEMENT], customers, w, theory, w.tally.counts[slot])


@part
def newly(i: int, row: int, firm: int, customers: Customers, w: Context, theory: Theory) -> float:
    """Perceived quality that what is new adds: a first encounter with the firm, and a new offer to an early adopter."""
    added = 0.0
    if int(customers.since[i]) == w.week:
        added = primacy.welcome(real(w.employees.service[row, ASSURANCE]), theory.primacy)
    innovation = w.firms.capability[firm, INNOVATION]
    if innovation > 0.0:
        added += early_adopters.kindly(is_adopter(customers.traits[i]), innovation, theory.early_adopters)
    return added


@part
def condescending(row: int, w: Context) -> float:
    """Condescension's share of the failures with one employee this week."""
    return real(w.employees.failure_kinds[row, CONDESCENSION]) - real(w.employees.failure_kinds[row, CONDESCENSION - 1])


@part
def recognise(i: int, firm: int, customers: Customers, w: Context, p: IndividualParameters) -> float:
    """The firm learns of the customer; returns the empathy that being known is worth."""
    known = individual.known_after(real(customers.known[i]), w.firms.capability[firm, PERSONALISATION], p)
    customers.known[i] = known
    return individual.recognised(known, p)


@part
def given(i: int, row: int, customers: Customers, w: Context, theory: Theory) -> float:
    """Empathy that effort beyond duty adds for customer i, if the one who serves knows this customer."""
    bond = real(customers.bond[i]) if customers.bond_person[i] == w.employees.person[row] else 0.0
    habit = loyalty.habit(float(w.week - int(customers.since[i])), theory.loyalty)
    return beyond_duty.extra(
        real(w.employees.want[row]), beyond_duty.closeness(bond, habit, theory.beyond_duty), theory.beyond_duty
    )


@part
def judge(i: int, felt: np.ndarray, log_price: np.ndarray, customers: Customers, w: Context, theory: Theory) -> None:
    """The judgement in [0, 1] of the encounter, against a standard made of expectation, promise and the best rival."""
    firm, perceived = at(customers.provider[i]), felt[PERCEIVED]
    expected = promise.expected(
        real(customers.expectation[i]), w.firms.claim[firm], w.firms.capability[firm, PROMISE], theory.promise
    )
    customers.alternative[i] = hundredths(felt[BEST])
    standard = expectation.standard(expected, felt[BEST], theory.expectation)
    compared = tolerance.compared(perceived, standard, theory.tolerance)
    judged = satisfaction.judgement(
        perceived, compared, log_price[firm], real(customers.price_sensitivity[i]), theory.satisfaction
    )
    felt[JUDGEMENT] = satisfaction.on_scale(judged, w.constants.judgement_intercept)


@part
def remember(i: int, felt: np.ndarray, customers: Customers, w: Context, theory: Theory) -> None:
    """Expectation, quality, value and satisfaction after the encounter, which weighs so much at least."""
    perceived, judged = felt[PERCEIVED], felt[JUDGEMENT]
    formed = expectation.formed(perceived, felt[MARKET], optimism(customers.optimism[i]), theory.expectation)
    weight = primacy.part(felt[MET_BEFORE], theory.primacy)
    tenure = float(w.week - int(customers.since[i]))
    expected, known = real(customers.expectation[i]), real(customers.quality[i])
    customers.expectation[i] = primacy.moved(
        expected, expectation.adapted(expected, formed, theory.expectation), formed, weight
    )
    customers.quality[i] = primacy.moved(
        known, expectation.remembered_quality(known, perceived, theory.expectation), perceived, weight
    )
    customers.value[i] = quality.value(real(customers.quality[i]), w.firms.price[at(customers.provider[i])])
    satisfied = real(customers.satisfaction[i])
    usual = satisfaction.remembered(satisfied, judged, tenure, felt[SEVERITY], theory.satisfaction)
    customers.satisfaction[i] = primacy.moved(satisfied, usual, judged, weight)


@part
def relate(
    i: int, visit: int, felt: np.ndarray, log_price: np.ndarray, customers: Customers, w: Context, theory: Theory
) -> None:
    """Bond, loyalty and share of wallet after the encounter."""
    row, channel = w.tally.visit_staff[visit], int(w.tally.visit_channel[visit])
    who, price, met_before = (
        identity(i, customers.generation[i]),
        log_price[at(customers.provider[i])],
        felt[MET_BEFORE],
    )
    tenure = float(w.week - int(customers.since[i]))
    keep_bond(i, int(w.employees.person[row]), who, met_before, channel, felt[JUDGEMENT], customers, w, theory)
    satisfied, bond, loyal = real(customers.satisfaction[i]), real(customers.bond[i]), real(customers.loyalty[i])
    customers.loyalty[i] = primacy.moved(
        loyal,
        loyalty.grown(loyal, satisfied, bond, tenure, theory.loyalty),
        loyalty.pull(satisfied, bond, tenure, theory.loyalty),
        primacy.part(met_before, theory.primacy),
    )
    customers.wallet[i] = spend.wallet_after(real(customers.wallet[i]), satisfied, price, theory.spend)


@part
def keep_bond(
    i: int,
    person: int,
    who: int,
    met_before: float,
    channel: int,
    judged: float,
    customers: Customers,
    w: Context,
    theory: Theory,
) -> None:
    """The bond with one employee begins by chance, grows or fades, and ends when that person has left."""
    p = theory.loyalty
    known = int(customers.bond_person[i])
    if known < 0:
        begins = primacy.contact(met_before, p.bond_chance, theory.primacy)
        begins = channels.begins(begins, w.constants.channel_warmth[channel])
        if uniform(w.weekly[_BOND], who, 0) < begins:
            customers.bond_person[i] = person
            customers.bond[i] = loyalty.bond_after(real(customers.bond[i]), True, judged, p)
        return
    row = at(known % len(w.employees.person))
    if int(w.employees.person[row]) == known and w.employees.employed[row]:
        customers.bond[i] = loyalty.bond_after(real(customers.bond[i]), known == person, judged, p)
    else:
        customers.bond_person[i] = -1
        customers.bond[i] = 0.0


@part
def fail(
    firm: int, row: int, who: int, slighted: float, w: Context, theory: Theory, counts: Table, key: int
) -> tuple[int, float]:
    """A failure: its kind by this week's shares of the employee met; returns it and the severity."""
    counts.failures[firm] += 1
    u, v = uniform_pair(key, who, 1)
    before = real(w.employees.failure_kinds[row, CONDESCENSION - 1])
    u = special_needs.kind_drawn(u, before, condescending(row, w), slighted)
    kind = 0
    while kind < RUNAROUND and u >= real(w.employees.failure_kinds[row, kind]):
        kind += 1
    counts.failed[firm, kind] += 1
    return kind, kinds.severity(failure.severity(v, theory.failure), kind, theory.service_failures)


@part
def suffer(
    i: int,
    row: int,
    firm: int,
    who: int,
    kind: int,
    severity: float,
    slot: int,
    customers: Customers,
    w: Context,
    theory: Theory,
) -> None:
    """A failure: grievance, and the decision whom to tell."""
    p = theory.complaint
    customers.grievance[i] = complaint.aggrieved(real(customers.grievance[i]), severity)
    customers.failures[i] = min(int(customers.failures[i]) + 1, 255)
    customers.case_age[i] = 0
    belief = real(customers.voice_belief[i])
    front = complaint.tells_front_line(severity, real(customers.loyalty[i]), real(customers.satisfaction[i]), belief, p)
    head = complaint.tells_head_office(severity, belief, p)
    front = kinds.voiced(front, kind, theory.service_failures)
    head = kinds.voiced(head, kind, theory.service_failures)
    u = uniform(w.weekly[_COMPLAINT], who, 0)
    if u < head + front:
        customers.handling[i] = 0
    if u < head:
        customers.case[i] = _NOT_YET
        w.tally.counts[slot].told_head_office[firm] += 1
    elif u < head + front:
        customers.case[i] = _FRONT_LINE
        customers.grievance[i] = complaint.relieved(real(customers.grievance[i]), p)
        w.tally.counts[slot].told_front_line[firm] += 1
        w.tally.angry[slot, row] += 1
    else:
        customers.case[i] = _SILENT
        w.tally.counts[slot].told_nobody[firm] += 1


@part
def publicise(
    i: int, firm: int, who: int, judged: float, customers: Customers, w: Context, theory: Theory, counts: Table
) -> None:
    """Perhaps the encounter is posted for all to read, and perhaps there is talk, unless friends hear of a move."""
    p = theory.word_of_mouth
    a, b = uniform_pair(w.weekly[_TALK], who, 0)
    chance = reviews.posts(talk.valence(judged, p), theory.reviews)
    counts.likely_posts[firm] += millionths(chance)
    if 1.0 - a < chance:
        counts.posts[firm] += 1
        counts.post_stars[firm] += reviews.stars(judged)
    moved = customers.left_firm[i] >= 0 and customers.tells[i] > 0
    if not p.on or moved or a >= tells(i, firm, customers, w, theory):
        return
    former, remembered = int(customers.former_firm[i, 0]), of_hundredths(customers.former_satisfaction[i, 0])
    u = uniform(w.weekly[_FORMER], who, 0)
    if former >= 0 and topic.about_former(u, talk.valence(remembered, p), theory.topic):
        tell(i, former, remembered, b, customers, w, p, counts)
    else:
        tell(i, firm, judged, b, customers, w, p, counts)


@part
def tell(
    i: int,
    firm: int,
    judged: float,
    u: float,
    customers: Customers,
    w: Context,
    p: WordOfMouthParameters,
    counts: Table,
) -> None:
    """Customer i has something to tell about a firm, if there is anybody to tell."""
    valence = hundredths(talk.valence(judged, p))
    people = talk.told(talk.people_told(judged, w.constants.usual_satisfaction, p), u)
    if people == 0 or valence == 0:
        return
    customers.message[i] = valence
    customers.message_firm[i] = firm
    customers.tells[i] = min(people, 255)
    if valence > 0:
        counts.talked_well[firm] += 1
    else:
        counts.talked_badly[firm] += 1


@part
def tells(i: int, firm: int, customers: Customers, w: Context, theory: Theory) -> float:
    """Chance that an encounter with a firm is told of; early adopters tell of what is new."""
    innovation, p = w.firms.capability[firm, INNOVATION], theory.early_adopters
    if innovation == 0.0:
        return theory.word_of_mouth.chance
    return early_adopters.tells(is_adopter(customers.traits[i]), theory.word_of_mouth.chance, innovation, p)
