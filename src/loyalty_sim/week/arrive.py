"""Stage 4, serve (first part): needs arise; customers stay by habit or search and choose; they meet an employee."""

import math

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import choice, complaint, defection, loyalty, needs, satisfaction
from loyalty_sim.theory.customers.spend import wallet_target
from loyalty_sim.theory.firms import offer, promise
from loyalty_sim.theory.talk import reviews
from loyalty_sim.week.tally import BLOCK, list_marked
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
            tally.marked[i] = (u < needs.arises(real(c.need_rate[i]), surge)) & (c.alive[i] == 1)
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
            tally.counts[slot].encounters[at(c.provider[i])] += 1
        tally.visit_count[first // BLOCK] = count


@part
def need(i, c, f):
    """Chance that a need arises with customer i this week."""
    return needs.arises(real(c.need_rate[i]), f.surge[at(c.provider[i])] if c.provider[i] >= 0 else 1.0)


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
    own, reason = int(c.provider[i]), 0
    if own < 0:
        best, _ = best_rival(i, who, own, log_price, c, f, theory, seed, week)
    else:
        lost_bond = bond_lost(i, c, e)
        pull = pulls(i, own, log_price[own] - cheapest, lost_bond, c, s, f, theory)
        hazard = choice.hazard(habitual, pull)
        u = uniform(make_key(seed, _SEARCH, week), who, 0)
        if not choice.searches(hazard, u):
            return
        mine, holding = own_parts(i, who, own, log_price[own], lost_bond, c, s, f, theory, k, seed)
        luck = luck_of(who, own, theory.choice, seed, week)
        stay = choice.own_utility(mine, holding, luck)
        best, utility = best_rival(i, who, own, log_price, c, f, theory, seed, week)
        if utility <= stay:
            return
        rival = rival_parts(i, who, best, log_price[best], c, f, theory, seed)
        rival_luck = luck_of(who, best, theory.choice, seed, week)
        content = satisfaction.quality_behind(theory.choice.content_from, k.judgement_anchor)
        ahead = choice.advantages(mine, holding, luck, rival, rival_luck, content, theory.choice)
        waits = complaint.unresolved(int(c.case[i]))
        reason = defection.reason(pull, ahead, choice.slack(hazard, u), utility - stay, waits)
    if best == c.last_firm[i]:
        counts.won_back[best] += 1
    if own >= 0:
        leave(i, own, reason, c, theory, k, counts)
    join(i, who, best, log_price[best], c, e, f, theory, k, counts, seed, week)


@part
def pulls(i, own, dear, lost_bond, c, s, f, theory):
    """What pulls customer i into a search."""
    return choice.pulls(
        real(c.satisfaction[i]),
        real(c.grievance[i]),
        real(c.talk_pressure[i]),
        dear,
        real(s.wait[at(c.site[i])]),
        lost_bond,
        offer.newness_pull(f.outdated[own], theory.offer),
        theory.choice,
    )


@part
def own_parts(i, who, own, log_price, lost_bond, c, s, f, theory, k, seed):
    """Parts of the utility of staying with the present provider: its offer, and what holds customer i."""
    offered = choice.offered(
        satisfaction.quality_behind(real(c.satisfaction[i]), k.judgement_anchor),
        f.appeal[own],
        taste(seed, who, own),
        log_price,
        real(c.price_sensitivity[i]),
        f.attraction[own],
        theory.choice,
    )
    holding = choice.holding(
        real(c.loyalty[i]),
        real(c.bond[i]),
        lost_bond,
        offer.barrier(k.switching_cost, f.capability[own, BARRIERS], theory.offer),
        real(c.grievance[i]),
        real(c.talk_pressure[i]),
        real(s.wait[at(c.site[i])]),
        theory.choice,
    )
    return offered, holding


@part
def rival_parts(i, who, firm, log_price, c, f, theory, seed):
    """Parts of the utility of another firm, as customer i believes it to be."""
    return choice.offered(
        reviews.believed(belief(i, firm, c, f, theory), f.reputation[firm], theory.reviews),
        f.appeal[firm],
        taste(seed, who, firm),
        log_price,
        real(c.price_sensitivity[i]),
        f.attraction[firm],
        theory.choice,
    )


@part
def belief(i, firm, c, f, theory):
    """Quality that customer i believes a firm to have, its advertising seen."""
    return promise.believed(real(c.belief[i, firm]), f.claim[firm], f.capability[firm, PROMISE], theory.promise)


@part
def luck_of(who, firm, p, seed, week):
    """Utility of a firm by the luck of this week's choice."""
    return choice.luck(gumbel(uniform(make_key(seed, _CHOICE, week), who, firm)), p)


@part
def best_rival(i, who, own, log_price, c, f, theory, seed, week):
    """The best other firm and its utility with the luck of this choice."""
    best, best_utility = -1, -math.inf
    for firm in range(len(f.price)):
        if firm == own:
            continue
        parts = rival_parts(i, who, firm, log_price[firm], c, f, theory, seed)
        utility = choice.utility(parts, luck_of(who, firm, theory.choice, seed, week))
        if utility > best_utility:
            best, best_utility = firm, utility
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
    c.belief[i, own] = satisfaction.quality_behind(real(c.satisfaction[i]), k.judgement_anchor)
    if theory.word_of_mouth.on:
        c.message[i] = 0
        c.message_firm[i] = own
        c.tells[i] = round(theory.word_of_mouth.move_people)
    counts.left[own, reason - 1] += 1


@part
def join(i, who, firm, log_price, c, e, f, theory, k, counts, seed, week):
    """Begin with a provider, expecting what is believed of it."""
    expected = belief(i, firm, c, f, theory)
    c.known[i] = 0.0
    c.provider[i] = firm
    c.site[i] = home_site(seed, who, firm, f, e)
    c.since[i] = week
    c.expectation[i] = expected
    c.quality[i] = expected
    c.satisfaction[i] = satisfaction.on_scale(expected, k.judgement_anchor)
    c.loyalty[i] = loyalty.of_newcomer(real(c.satisfaction[i]), theory.loyalty)
    c.wallet[i] = wallet_target(real(c.satisfaction[i]), log_price, theory.spend)
    c.bond_person[i] = -1
    c.bond[i] = 0.0
    c.grievance[i] = 0.0
    c.case[i] = 0
    c.handling[i] = 0
    c.failures[i] = 0
    c.talk_pressure[i] = 0.0
    counts.joined[firm] += 1


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
