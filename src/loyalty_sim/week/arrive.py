"""Stage 4, serve (second part): who looks around chooses among all firms; who comes meets an employee."""

import math
from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import (
    choice,
    complaint,
    defection,
    early_adopters,
    ease,
    loyalty,
    satisfaction,
    win_back,
)
from loyalty_sim.theory.customers.choice import ChoiceParameters, Holding, Offered
from loyalty_sim.theory.customers.spend import wallet_target
from loyalty_sim.theory.employees import beyond_duty, moves
from loyalty_sim.theory.firms import offer
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import advice
from loyalty_sim.theory.talk.advice import AdviceParameters
from loyalty_sim.week.ahead import before_choice
from loyalty_sim.week.contact import channel_of
from loyalty_sim.week.context import Context
from loyalty_sim.week.held import barrier, cheapest
from loyalty_sim.week.look import bond_lost, keenness, missed, pulls, wanders
from loyalty_sim.week.poach import works_now
from loyalty_sim.week.tally import BLOCK, LOOKS
from loyalty_sim.world import recall
from loyalty_sim.world.birth import home_site, taste
from loyalty_sim.world.columns import Customers, Table
from loyalty_sim.world.draws import Purpose, gumbel, identity, uniform, uniform_pair
from loyalty_sim.world.real import at, of_hundredths, real, rows, sixteen_bits
from loyalty_sim.world.recall import Kept
from loyalty_sim.world.regard import believed_of, counted_of

_SEARCH = int(Purpose.SEARCH)
_CHOICE = int(Purpose.CHOICE)
_EMPLOYEE = int(Purpose.EMPLOYEE)
_TASTE = int(Purpose.TASTE)


@kernel
def arrive(
    start: int, stop: int, slot: int, log_price: np.ndarray, customers: Customers, w: Context, packed: Sequence[Theory]
) -> None:
    """Rows start to stop (block-aligned): who looks around chooses; list the visits of the week, and who serves them.

    log_price (firms,): logarithms of the prices.
    """
    theory = packed[0]
    habitual = choice.habitual_hazard(theory.choice)
    lowest = cheapest(log_price)
    for first in range(start, stop, BLOCK):
        coming = w.tally.visits[first : first + w.tally.visit_count[first // BLOCK]]
        searching = w.tally.searching[slot, : list_searching(coming, slot, w)]
        w.tally.seen[slot, 0] = before_choice(searching, customers)
        for n in range(len(searching)):
            choose(searching[n], habitual, lowest, log_price, customers, w, theory, w.tally.counts[slot])
        served = 0
        for n in range(len(coming)):
            i, visit = coming[n], at(first + served)
            if customers.provider[i] < 0:  # every firm has closed
                continue
            w.tally.visits[visit] = i
            come(i, visit, slot, customers, w, theory)
            served += 1
        w.tally.visit_count[first // BLOCK] = served


@part
def list_searching(coming: np.ndarray, slot: int, w: Context) -> int:
    """List who of those who come looks around; returns how many that are."""
    count = 0
    for n in range(len(coming)):
        w.tally.searching[slot, count] = coming[n]
        count += int(w.tally.marked[coming[n]] == LOOKS)
    return count


@part
def come(i: int, visit: int, slot: int, customers: Customers, w: Context, theory: Theory) -> None:
    """Whom a customer meets, the channel of the encounter, and the work it is for who serves."""
    who, firm = identity(i, customers.generation[i]), at(customers.provider[i])
    row = meets(i, who, customers, w, theory)
    w.tally.visit_staff[visit] = row
    channel, likes = channel_of(i, who, firm, customers, w, theory)
    w.tally.visit_channel[visit] = channel
    w.tally.visit_misfit[visit] = channel != likes
    w.tally.served[slot, row] += 1
    w.tally.worked[slot, row] += w.constants.channel_work[channel]
    counts = w.tally.counts[slot]
    counts.encounters[firm] += 1
    counts.met[firm, channel] += 1
    counts.misfits[firm] += int(channel != likes)


@part
def choose(
    i: int,
    habitual: float,
    lowest: float,
    log_price: np.ndarray,
    customers: Customers,
    w: Context,
    theory: Theory,
    counts: Table,
) -> None:
    """Choose among all firms, the own one included, where there is one."""
    who, own, reason = identity(i, customers.generation[i]), int(customers.provider[i]), 0
    best, rival, rival_luck = best_rival(i, who, own, log_price, customers, w, theory)
    if best >= 0 and not w.firms.open[best]:
        return
    if own >= 0:
        lost_bond = bond_lost(i, customers, w)
        mine, holding = own_parts(i, who, own, log_price[own], lost_bond, customers, w, theory)
        luck = luck_of(who, own, theory.choice, w)
        stay = choice.own_utility(mine, holding, luck)
        utility = choice.utility(rival, rival_luck)
        if utility <= stay:
            customers.advice[i] = 0
            return
        content = satisfaction.quality_behind(theory.choice.content_from, w.constants.satisfaction_above)
        ahead = choice.advantages(mine, holding, luck, rival, rival_luck, content, theory.choice)
        waits = complaint.unresolved(int(customers.case[i]))
        pull = pulls(i, own, log_price[own] - lowest, missed(i, customers, w, theory), customers, w, theory)
        hazard = choice.hazard(wanders(i, own, habitual, customers, w, theory), pull)
        slack = choice.slack(hazard, uniform(w.weekly[_SEARCH], who, 0))
        reason = defection.reason(pull, ahead, slack, utility - stay, waits)
    if best == customers.advised_firm[i] and customers.advice[i] > 0:
        counts.referred[best] += 1
    customers.advice[i] = 0
    found = recall.kept(i, best, w.week, customers, theory.former_firms)
    if found.place >= 0 and win_back.lost(
        found.weeks, real(customers.need_rate[i]), w.constants.contract_share, theory.win_back
    ):
        counts.won_back[best] += 1
    if own >= 0:
        leave(i, own, reason, found, customers, w, theory, counts)
    join(i, who, best, log_price[best], found, customers, w, theory, counts)


@part
def attraction(i: int, firm: int, customers: Customers, w: Context, theory: Theory) -> float:
    """Utility of what attracts a customer to a firm, its newness by how keen the customer is on it, and its ease."""
    attraction = w.firms.attraction[firm]
    newness = offer.attraction(w.firms.innovativeness[firm], theory.offer)
    if newness > 0.0:
        attraction = early_adopters.drawn(attraction, newness, keenness(i, customers, theory))
    return attraction + ease.worth(w.firms.ease[firm], theory.ease)


@part
def own_parts(
    i: int, who: int, own: int, log_price: float, lost_bond: float, customers: Customers, w: Context, theory: Theory
) -> tuple[Offered, Holding]:
    """Parts of the utility of staying with the present provider: its offer, and what holds customer i."""
    offered = choice.offered(
        satisfaction.quality_behind(real(customers.satisfaction[i]), w.constants.satisfaction_above),
        w.firms.appeal[own],
        taste(w.lasting[_TASTE], who, own),
        0.0,
        log_price,
        real(customers.price_sensitivity[i]),
        attraction(i, own, customers, w, theory),
        advised(i, own, customers, theory.advice),
        theory.choice,
    )
    holding = choice.holding(
        real(customers.loyalty[i]),
        real(customers.bond[i]),
        lost_bond,
        barrier(i, own, customers, w, theory),
        real(customers.grievance[i]),
        real(customers.talk_pressure[i]),
        real(w.sites.wait[at(customers.site[i])]),
        theory.choice,
    )
    return offered, holding


@part
def rival_parts(
    i: int, who: int, firm: int, attached: float, log_price: float, customers: Customers, w: Context, theory: Theory
) -> Offered:
    """Parts of the utility of another firm, as customer i believes it to be, who is so attached to it."""
    return choice.offered(
        counted_of(i, firm, customers, w.firms, theory.beliefs),
        w.firms.appeal[firm],
        taste(w.lasting[_TASTE], who, firm),
        attached,
        log_price,
        real(customers.price_sensitivity[i]),
        attraction(i, firm, customers, w, theory),
        advised(i, firm, customers, theory.advice),
        theory.choice,
    )


@part
def advised(i: int, firm: int, customers: Customers, p: AdviceParameters) -> float:
    """Utility that the advice customer i has heeded adds to a firm or takes from it; 0 if it is about another."""
    return advice.utility(of_hundredths(customers.advice[i]), p) if firm == customers.advised_firm[i] else 0.0


@part
def luck_of(who: int, firm: int, p: ChoiceParameters, w: Context) -> float:
    """Utility of a firm by the luck of this week's choice."""
    return choice.luck(gumbel(uniform(w.weekly[_CHOICE], who, firm)), p)


@part
def best_rival(
    i: int, who: int, own: int, log_price: np.ndarray, customers: Customers, w: Context, theory: Theory
) -> tuple[int, Offered, float]:
    """The best other firm, the parts of its utility and the luck of this choice; -1 and nothing without another."""
    knows = works_now(int(customers.bond_person[i]), w) if customers.bond_person[i] >= 0 else -1
    best, best_utility, best_parts, best_luck = -1, -math.inf, Offered(-math.inf, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.0
    for firm in range(len(w.firms.price)):
        if firm == own:
            continue
        attached = recall.attachment_left(i, firm, w.week, customers, theory.former_firms)
        if knows >= 0 and int(w.employees.firm[knows]) == firm:
            attached += moves.drawn(real(customers.bond[i]), theory.choice.bond_weight, theory.moves)
        parts = rival_parts(i, who, firm, attached, log_price[firm], customers, w, theory)
        luck = luck_of(who, firm, theory.choice, w)
        utility = choice.utility(parts, luck)
        if utility > best_utility:
            best, best_utility, best_parts, best_luck = firm, utility, parts, luck
    return best, best_parts, best_luck


@part
def leave(
    i: int, own: int, reason: int, found: Kept, customers: Customers, w: Context, theory: Theory, counts: Table
) -> None:
    """Leave the provider for a reason and keep what there was with it; friends hear of it.

    found: what is kept of the firm that is joined; to go by turns to firms one buys from is nothing to tell.
    """
    customers.left_firm[i] = own
    customers.left_reason[i] = reason
    recall.set_aside(i, own, found.place, w.week, customers)
    met = satisfaction.quality_behind(real(customers.satisfaction[i]), w.constants.satisfaction_above)
    customers.belief[i, own] = sixteen_bits(met)
    customers.known_of[i, own] = 100
    need_rate, contract_share = real(customers.need_rate[i]), w.constants.contract_share
    by_turns = found.recalled and not win_back.gone(found.weeks, need_rate, contract_share, theory.win_back)
    if theory.word_of_mouth.on and not by_turns:
        customers.message[i] = 0
        customers.message_firm[i] = own
        customers.tells[i] = round(theory.word_of_mouth.move_people)
    elif customers.message[i] == 0:
        customers.tells[i] = 0
    counts.left[own, reason - 1] += 1


@part
def join(
    i: int,
    who: int,
    firm: int,
    log_price: float,
    found: Kept,
    customers: Customers,
    w: Context,
    theory: Theory,
    counts: Table,
) -> None:
    """Begin with a provider, expecting what is believed of it, or take up again what there was."""
    knows = works_now(int(customers.bond_person[i]), w) if customers.bond_person[i] >= 0 else -1
    expected = believed_of(i, firm, customers, w.firms, theory.beliefs)
    customers.known[i] = 0.0
    customers.provider[i] = firm
    customers.site[i] = home_site(w.seed, who, firm, w.firms, w.employees)
    customers.since[i] = w.week
    customers.expectation[i] = expected
    quality = expected
    if found.recalled:
        quality = satisfaction.quality_behind(found.satisfaction, w.constants.satisfaction_above)
    customers.quality[i] = quality
    for attribute in range(customers.attributes.shape[1]):
        customers.attributes[i, attribute] = sixteen_bits(quality)
    customers.satisfaction[i] = satisfaction.hoped_for(expected, w.constants.satisfaction_above)
    customers.loyalty[i] = loyalty.of_newcomer(real(customers.satisfaction[i]), theory.loyalty)
    customers.grievance[i] = 0.0
    customers.case[i] = 0
    if found.recalled:
        recall.come_back(i, found, w.week, customers)
        counts.returned[firm] += 1
    customers.wallet[i] = wallet_target(real(customers.satisfaction[i]), log_price, theory.spend)
    if knows >= 0 and int(w.employees.firm[knows]) == firm:
        customers.site[i] = w.employees.site[knows]
        customers.bond_person[i] = w.employees.person[knows]
        customers.bond[i] = moves.kept(real(customers.bond[i]), theory.moves)
        counts.followed[firm] += 1
    else:
        customers.bond_person[i] = -1
        customers.bond[i] = 0.0
    customers.handling[i] = 0
    customers.failures[i] = 0
    customers.talk_pressure[i] = 0.0
    counts.joined[firm] += 1


@part
def meets(i: int, who: int, customers: Customers, w: Context, theory: Theory) -> int:
    """Employee row the customer meets: often the bonded one, the more so of great will; else anybody at the site."""
    a, b = uniform_pair(w.weekly[_EMPLOYEE], who, 0)
    person = int(customers.bond_person[i])
    if person >= 0:
        row = at(person % len(w.employees.person))
        if (
            int(w.employees.person[row]) == person
            and w.employees.employed[row]
            and w.employees.site[row] == customers.site[i]
            and a < beyond_duty.served(theory.loyalty.bond_preference, real(w.employees.want[row]), theory.beyond_duty)
        ):
            return row
    site = at(customers.site[i])
    first, count = int(w.sites.staff_start[site]), int(w.sites.staff_count[site])
    pick = at(first + int(b * count))
    for row in rows(pick, first + count):
        if w.employees.employed[row]:
            return row
    for row in rows(first, pick):
        if w.employees.employed[row]:
            return row
    return pick
