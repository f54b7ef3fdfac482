"""Stage 4, serve (first part): needs arise; customers stay by habit or search and choose; they meet an employee."""

import math

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.customers import choice
from loyalty_sim.theory.customers.spend import wallet_target
from loyalty_sim.theory.firms import offer
from loyalty_sim.theory.firms.promise import believed
from loyalty_sim.theory.talk import reviews
from loyalty_sim.week.reason import reason_to_leave
from loyalty_sim.week.tally import BLOCK, ENCOUNTERS, JOINED, LEFT, WON_BACK, list_marked
from loyalty_sim.world.birth import home_site, taste
from loyalty_sim.world.columns import BARRIERS, PROMISE
from loyalty_sim.world.draws import Purpose, gumbel, identity, make_key, uniform, uniform_pair
from loyalty_sim.world.real import at, real, rows

_NEED = int(Purpose.NEED)
_SEARCH = int(Purpose.SEARCH)
_CHOICE = int(Purpose.CHOICE)
_EMPLOYEE = int(Purpose.EMPLOYEE)


@kernel
def arrive(start, stop, slot, log_price, c, e, s, f, theory, k, tally, seed, week):
    """Rows start to stop (block-aligned): list the visits of the week, who serves them, and who changes provider.

    log_price (firms,): logarithms of the prices.
    """
    theory = theory[0]
    need_key = make_key(seed, _NEED, week)
    talking = theory.word_of_mouth.on
    habitual = choice.habitual_hazard(theory.choice)
    cheapest = log_price[0]
    for firm in range(1, len(log_price)):
        cheapest = min(cheapest, log_price[firm])
    surge = 1.0
    for firm in range(len(f.price)):
        surge = max(surge, f.surge[firm])
    for first in range(start, stop, BLOCK):
        last = min(first + BLOCK, stop)
        for i in rows(first, last):
            c.message[i] = c.story[i] if talking else 0
            c.story[i] = 0
            c.left_firm[i] = -1
            c.paid[i] = 0.0
        for i in rows(first, last):
            u = uniform(need_key, identity(i, c.generation[i]), 0)
            tally.marked[i] = (u < real(c.need_rate[i]) * surge) & (c.alive[i] == 1)
        if talking:
            retell(first, last, c, theory.retelling)
        count = 0
        for n in rows(0, list_marked(first, last, tally.marked, tally.listed[slot])):
            i = tally.listed[slot, n]
            who = identity(i, c.generation[i])
            if surge > 1.0 and uniform(need_key, who, 0) >= need(i, c, f):
                continue
            consider(i, who, habitual, cheapest, log_price, c, e, s, f, theory, k, tally.counts[slot], seed, week)
            row = meets(i, who, c, e, s, theory.loyalty, seed, week)
            tally.visits[first + count] = i
            tally.visit_staff[first + count] = row
            count += 1
            tally.served[slot, row] += 1
            tally.counts[slot, at(c.provider[i]), ENCOUNTERS] += 1
        tally.visit_count[first // BLOCK] = count


@part
def need(i, c, f):
    """Chance that a need arises with customer i this week."""
    rate = real(c.need_rate[i])
    return rate * f.surge[at(c.provider[i])] if c.provider[i] >= 0 else rate


@part
def retell(first, last, c, p):
    """Those who have a story, heard last week or of a scandal, tell it on."""
    for i in rows(first, last):
        if c.message[i] != 0:
            c.message_firm[i] = c.story_firm[i]
            c.tells[i] = int(p.people)


@part
def consider(i, who, habitual, cheapest, log_price, c, e, s, f, theory, k, counts, seed, week):
    """Stay by habit, or search and choose: a customer without provider always searches."""
    p = theory.choice
    own = int(c.provider[i])
    hazard = 1e300
    lost_bond = 0.0
    if own >= 0:
        lost_bond = bond_lost(i, c, e)
        dear = log_price[own] - cheapest
        reasons = (
            p.search_dissatisfaction * max(0.0, p.content_from - real(c.satisfaction[i]))
            + p.search_grievance * real(c.grievance[i])
            + p.search_talk * max(0.0, real(c.talk_pressure[i]))
            + p.search_price * dear
            + p.search_wait * real(s.wait[at(c.site[i])])
            + p.search_lost_contact * lost_bond
            + theory.offer.search_newness * f.outdated[own]
        )
        hazard = habitual + reasons
        u = uniform(make_key(seed, _SEARCH, week), who, 0)
        if not choice.searches(hazard, u):
            return
        slack = hazard + math.log(1.0 - u)
        stay = own_utility(i, who, own, log_price[own], lost_bond, c, s, f, theory, k, seed, week)
    else:
        slack, stay = 1.0, -1e300
    best, best_utility = best_rival(i, who, own, log_price, c, f, theory, seed, week)
    if best_utility <= stay:
        return
    if best == c.last_firm[i]:
        counts[best, WON_BACK] += 1
    if own >= 0:
        margin = best_utility - stay
        reason = reason_to_leave(i, own, best, slack, margin, cheapest, log_price, lost_bond, c, s, f, theory, k)
        leave(i, own, reason, c, theory, k, counts)
    join(i, who, best, log_price[best], c, e, f, theory, k, counts, seed, week)


@part
def own_utility(i, who, own, log_price, lost_bond, c, s, f, theory, k, seed, week):
    """Utility, with the luck of this choice, of staying with the present provider."""
    p = theory.choice
    quality = unit(real(c.satisfaction[i]) - k.judgement_anchor)
    u = choice.utility(quality, f.appeal[own], taste(seed, who, own), log_price, real(c.price_sensitivity[i]), p)
    barrier = offer.barrier(k.switching_cost, f.capability[own, BARRIERS], theory.offer)
    u += choice.held(real(c.loyalty[i]), real(c.bond[i]) - lost_bond, barrier, p)
    u -= p.grievance_weight * real(c.grievance[i]) + p.talk_weight * real(c.talk_pressure[i])
    u -= p.wait_weight * real(s.wait[at(c.site[i])])
    u += f.attraction[own]
    return u + p.noise_scale * gumbel(uniform(make_key(seed, _CHOICE, week), who, own))


@part
def best_rival(i, who, own, log_price, c, f, theory, seed, week):
    """The best other firm and its utility with the luck of this choice."""
    p = theory.choice
    key = make_key(seed, _CHOICE, week)
    sensitivity = real(c.price_sensitivity[i])
    best, best_utility = -1, -1e300
    for firm in range(len(f.price)):
        if firm == own:
            continue
        belief = believed(real(c.belief[i, firm]), f.claim[firm], f.capability[firm, PROMISE], theory.promise)
        belief = unit(belief + reviews.read(f.reputation[firm], theory.reviews))
        u = choice.utility(belief, f.appeal[firm], taste(seed, who, firm), log_price[firm], sensitivity, p)
        u += f.attraction[firm] + p.noise_scale * gumbel(uniform(key, who, firm))
        if u > best_utility:
            best, best_utility = firm, u
    return best, best_utility


@part
def bond_lost(i, c, e):
    """Strength of a bond whose employee has left; 0 if there is none or the person is still there."""
    person = int(c.bond_person[i])
    if person < 0:
        return 0.0
    row = at(person % len(e.person))
    return 0.0 if int(e.person[row]) == person and e.employed[row] else real(c.bond[i])


@part
def leave(i, own, reason, c, theory, k, counts):
    """Leave the provider for a reason; friends will hear of it."""
    c.left_firm[i] = own
    c.left_reason[i] = reason
    c.last_firm[i] = own
    c.belief[i, own] = unit(real(c.satisfaction[i]) - k.judgement_anchor)
    if theory.word_of_mouth.on:
        c.message[i] = 0
        c.message_firm[i] = own
        c.tells[i] = round(theory.word_of_mouth.move_people)
    counts[own, LEFT + reason] += 1


@part
def join(i, who, firm, log_price, c, e, f, theory, k, counts, seed, week):
    """Begin with a provider, expecting what is believed of it."""
    belief = believed(real(c.belief[i, firm]), f.claim[firm], f.capability[firm, PROMISE], theory.promise)
    c.known[i] = 0.0
    c.provider[i] = firm
    c.site[i] = home_site(seed, who, firm, f, e)
    c.since[i] = week
    c.expectation[i] = belief
    c.quality[i] = belief
    c.satisfaction[i] = unit(belief + k.judgement_anchor)
    c.loyalty[i] = theory.loyalty.satisfaction_weight * real(c.satisfaction[i])
    c.wallet[i] = wallet_target(real(c.satisfaction[i]), log_price, theory.spend)
    c.bond_person[i] = -1
    c.bond[i] = 0.0
    c.grievance[i] = 0.0
    c.case[i] = 0
    c.handling[i] = 0
    c.failures[i] = 0
    c.talk_pressure[i] = 0.0
    counts[firm, JOINED] += 1


@part
def meets(i, who, c, e, s, p, seed, week):
    """Employee row the customer meets: often the bonded one, else anybody present at the site."""
    a, b = uniform_pair(make_key(seed, _EMPLOYEE, week), who, 0)
    person = int(c.bond_person[i])
    if person >= 0 and a < p.bond_preference:
        row = at(person % len(e.person))
        if int(e.person[row]) == person and e.employed[row] and e.site[row] == c.site[i]:
            return row
    site = at(c.site[i])
    first, count = int(s.staff_start[site]), int(s.staff_count[site])
    pick = at(first + int(b * count))
    for row in rows(pick, first + count):
        if e.employed[row]:
            return row
    for row in rows(first, pick):
        if e.employed[row]:
            return row
    return pick
