"""Stage 4, serve (second part): the encounter - quality, failure, judgement, loyalty, bond, spend, complaint."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import complaint, expectation, individual, loyalty, quality, satisfaction, spend
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.employees import failure
from loyalty_sim.theory.employees import service_failures as kinds
from loyalty_sim.theory.firms import promise
from loyalty_sim.theory.talk import reviews
from loyalty_sim.theory.talk import word_of_mouth as talk
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.columns import PERSONALISATION, PROMISE
from loyalty_sim.world.draws import Purpose, identity, make_key, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import at, hundredths, real, rows

_ENCOUNTER = int(Purpose.ENCOUNTER)
_FAILURE = int(Purpose.FAILURE)
_COMPLAINT = int(Purpose.COMPLAINT)
_TALK = int(Purpose.TALK)
_BOND = int(Purpose.BOND)
_CHANNEL = int(Purpose.CHANNEL)
RUNAROUND = int(kinds.Failure.RUNAROUND)
_FRONT_LINE, _SILENT, _NOT_YET = int(Case.FRONT_LINE), int(Case.SILENT), int(Case.NOT_YET_VOICED)


@kernel
def meet(start, stop, slot, log_price, c, e, f, theory, k, tally, seed, week):
    """All encounters of the customers in rows start to stop (block-aligned)."""
    theory = theory[0]
    for first in range(start, stop, BLOCK):
        for j in rows(first, first + tally.visit_count[first // BLOCK]):
            encounter(tally.visits[j], tally.visit_staff[j], slot, log_price, c, e, f, theory, k, tally, seed, week)


@part
def encounter(i, row, slot, log_price, c, e, f, theory, k, tally, seed, week):
    """One customer meets one employee."""
    who = identity(i, c.generation[i])
    firm = at(c.provider[i])
    counts = tally.counts[slot]
    noise, chance = uniform_pair(make_key(seed, _ENCOUNTER, week), who, 0)
    severity = 0.0
    if chance < failure.happens(real(e.failure_risk[row]), real(c.leniency[i]), theory.failure):
        severity = fail(firm, row, who, e, theory, counts, make_key(seed, _FAILURE, week))
    known = individual.known_after(real(c.known[i]), f.capability[firm, PERSONALISATION], theory.individual)
    c.known[i] = known
    personal = f.capability[firm, PERSONALISATION]
    channel = personal > 0.0 and uniform(make_key(seed, _CHANNEL, 0), who, firm) < personal
    weight = quality.empathy_share(int(c.segment[i]), theory.quality)
    perceived = quality.perceived(
        k.quality_anchor,
        real(e.service[row, c.segment[i]]) + individual.recognised(known, channel, weight, theory.individual),
        k.service_reference[c.segment[i]],
        real(c.leniency[i]),
        standard_normal(noise),
        failure.damage_of(severity, theory.failure),
        theory.quality,
    )
    price = log_price[firm]
    judged = judge(i, firm, perceived, price, c, f, theory, k)
    remember(i, perceived, judged, severity, f.price[firm], week, c, theory)
    relate(i, row, who, judged, price, week, c, e, theory, seed)
    c.paid[i] = spend.visit_payment(k.tariff, f.price[firm], k.contract_share, real(c.wallet[i]), k.mean_need)
    if severity > 0.0:
        suffer(i, row, firm, who, severity, slot, c, theory, tally, seed, week)
    publicise(i, firm, who, judged, c, counts, theory, seed, week)


@part
def judge(i, firm, perceived, log_price, c, f, theory, k):
    """Judgement of the encounter in [0, 1], against a standard made of expectation, promise and the best rival."""
    best = 0.0
    for other in range(c.belief.shape[1]):
        if other != firm:
            best = max(best, real(c.belief[i, other]))
    expected = promise.expected(real(c.expectation[i]), f.claim[firm], f.capability[firm, PROMISE], theory.promise)
    standard = expectation.standard(expected, best, theory.expectation)
    judged = satisfaction.judgement(perceived, standard, log_price, real(c.price_sensitivity[i]), theory.satisfaction)
    return satisfaction.on_scale(judged, k.judgement_anchor)


@part
def remember(i, perceived, judged, severity, price, week, c, theory):
    """Expectation, quality, value and satisfaction after the encounter."""
    tenure = float(week - int(c.since[i]))
    c.expectation[i] = expectation.adapted(real(c.expectation[i]), perceived, theory.expectation)
    c.quality[i] = expectation.remembered_quality(real(c.quality[i]), perceived, theory.expectation)
    c.value[i] = quality.value(real(c.quality[i]), price)
    c.satisfaction[i] = satisfaction.remembered(real(c.satisfaction[i]), judged, tenure, severity, theory.satisfaction)


@part
def relate(i, row, who, judged, log_price, week, c, e, theory, seed):
    """Bond, loyalty and share of wallet after the encounter."""
    keep_bond(i, int(e.person[row]), who, judged, week, c, e, theory.loyalty, seed)
    satisfied, bond = real(c.satisfaction[i]), real(c.bond[i])
    tenure = float(week - int(c.since[i]))
    c.loyalty[i] = loyalty.grown(real(c.loyalty[i]), satisfied, bond, tenure, theory.loyalty)
    c.wallet[i] = spend.wallet_after(real(c.wallet[i]), satisfied, log_price, theory.spend)


@part
def keep_bond(i, person, who, judged, week, c, e, p, seed):
    """The bond with one employee begins by chance, grows or fades, and ends when that person has left."""
    known = int(c.bond_person[i])
    if known < 0:
        if uniform(make_key(seed, _BOND, week), who, 0) < p.bond_chance:
            c.bond_person[i] = person
            c.bond[i] = loyalty.bond_after(real(c.bond[i]), True, judged, p)
        return
    row = at(known % len(e.person))
    if int(e.person[row]) == known and e.employed[row]:
        c.bond[i] = loyalty.bond_after(real(c.bond[i]), known == person, judged, p)
    else:
        c.bond_person[i] = -1
        c.bond[i] = 0.0


@part
def fail(firm, row, who, e, theory, counts, key):
    """A failure: its kind by this week's shares of the employee met; returns the severity."""
    counts.failures[firm] += 1
    u, v = uniform_pair(key, who, 1)
    kind = 0
    while kind < RUNAROUND and u >= real(e.failure_kinds[row, kind]):
        kind += 1
    counts.failed[firm, kind] += 1
    return kinds.severity(failure.severity(v, theory.failure), kind, theory.service_failures)


@part
def suffer(i, row, firm, who, severity, slot, c, theory, tally, seed, week):
    """A failure: grievance, and the decision whom to tell."""
    p = theory.complaint
    c.grievance[i] = complaint.aggrieved(real(c.grievance[i]), severity)
    c.failures[i] = min(int(c.failures[i]) + 1, 255)
    c.case_age[i] = 0
    belief = real(c.voice_belief[i])
    front = complaint.tells_front_line(severity, real(c.loyalty[i]), real(c.satisfaction[i]), belief, p)
    head = complaint.tells_head_office(severity, belief, p)
    u = uniform(make_key(seed, _COMPLAINT, week), who, 0)
    if u < head + front:
        c.handling[i] = 0
    if u < head:
        c.case[i] = _NOT_YET
        tally.counts[slot].told_head_office[firm] += 1
    elif u < head + front:
        c.case[i] = _FRONT_LINE
        c.grievance[i] = complaint.relieved(real(c.grievance[i]), p)
        tally.counts[slot].told_front_line[firm] += 1
        tally.angry[slot, row] += 1
    else:
        c.case[i] = _SILENT
        tally.counts[slot].told_nobody[firm] += 1


@part
def publicise(i, firm, who, judged, c, counts, theory, seed, week):
    """Perhaps the encounter is posted for all to read, and perhaps told to friends, unless they hear of a move."""
    p = theory.word_of_mouth
    a, b = uniform_pair(make_key(seed, _TALK, week), who, 0)
    valence = talk.valence(judged, p)
    if 1.0 - a < reviews.posts(valence, theory.reviews):
        counts.posts[firm] += 1
        counts.post_stars[firm] += reviews.stars(judged)
    if not p.on or c.left_firm[i] >= 0 or a >= p.chance:
        return
    people = talk.told(talk.people_told(valence, p), b)
    if people == 0:
        return
    c.message[i] = hundredths(valence)
    c.message_firm[i] = firm
    c.tells[i] = people
    if valence >= 0.0:
        counts.talked_well[firm] += 1
    else:
        counts.talked_badly[firm] += 1
