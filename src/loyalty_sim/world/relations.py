"""How the starting customers stand with firms: whom they buy from and bought from, how long, what still hurts."""

import math
from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import start as beginning
from loyalty_sim.theory.customers import beliefs, choice, complaint, former_firms, loyalty, recovery
from loyalty_sim.theory.customers.beliefs import BeliefsParameters
from loyalty_sim.theory.customers.choice import ChoiceParameters
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.spend import wallet_target
from loyalty_sim.theory.employees import failure
from loyalty_sim.theory.measurement import survey
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.birth import home_site, taste
from loyalty_sim.world.columns import FORMER, RECOVERY, Customers, Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import Purpose, gumbel, identity, make_key, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import hundredths, real, rows, sixteen_bits

_PROVIDER = int(Purpose.START_PROVIDER)
_TASTE = int(Purpose.TASTE)
_TENURE = int(Purpose.START_TENURE)
_BOND = int(Purpose.START_BOND)
_LOYALTY = int(Purpose.START_LOYALTY)
_GRIEVANCE = int(Purpose.START_GRIEVANCE)
_MEMORY = int(Purpose.START_MEMORY)
_SILENT, _RECOVERED = int(Case.SILENT), int(Case.RECOVERED)


@kernel
def settle(
    start: int,
    stop: int,
    customers: Customers,
    employees: Table,
    sites: Table,
    firms: Table,
    packed: Sequence[Theory],
    constants: Constants,
    seed: int,
) -> None:
    """Settle the customers of rows start to stop with a provider by brand and taste, as if long in the market."""
    theory = packed[0]
    for i in rows(start, stop):
        who = identity(i, customers.generation[i])
        best, liking = preferred(who, math.inf, firms, theory.choice, seed)
        customers.provider[i] = best
        site = home_site(seed, who, best, firms, employees)
        customers.site[i] = site
        tenure = beginning.tenure(uniform(make_key(seed, _TENURE, 0), who, 0), constants.tenure_weeks, theory.start)
        customers.since[i] = -tenure
        unbroken = min(float(tenure), last_elsewhere(i, who, customers, theory, constants, seed))
        open_wound(
            i, who, unbroken, float(tenure), firms.capability[best, RECOVERY], customers, theory, constants, seed
        )
        a, b = uniform_pair(make_key(seed, _BOND, 0), who, 0)
        if a < constants.bonded_share:
            u = uniform(make_key(seed, _BOND, 0), who, 1)
            row = int(sites.staff_start[site]) + int(u * int(sites.staff_count[site]))
            customers.bond_person[i] = employees.person[row]
            customers.bond[i] = beginning.bond(b, theory.start)
        satisfaction = real(customers.satisfaction[i])
        pull = loyalty.pull(satisfaction, real(customers.bond[i]), float(tenure), theory.loyalty)
        z = standard_normal(uniform(make_key(seed, _LOYALTY, 0), who, 0))
        customers.loyalty[i] = beginning.loyalty(pull, z, theory.start)
        customers.wallet[i] = wallet_target(satisfaction, 0.0, theory.spend)
        customers.belief[i, best] = sixteen_bits(real(customers.quality[i]))
        remember(i, who, liking, customers, firms, theory, constants, seed)


@part
def preferred(who: int, below: float, firms: Table, p: ChoiceParameters, seed: int) -> tuple[int, float]:
    """Firm that a customer has come to, by brand, lasting taste and the luck of the choice, and its utility.

    below: utility that it must stay below, so that the second, third … firm is found; firm -1 if there is none.
    """
    key, tastes = make_key(seed, _PROVIDER, 0), make_key(seed, _TASTE, 0)
    best, best_utility = -1, -math.inf
    for firm in range(len(firms.price)):
        offer = choice.offered(0.0, firms.appeal[firm], taste(tastes, who, firm), 0.0, 0.0, 1.0, 0.0, 0.0, p)
        utility = choice.utility(offer, choice.luck(gumbel(uniform(key, who, firm)), p))
        if best_utility < utility < below:
            best, best_utility = firm, utility
    return best, best_utility


@part
def remember(
    i: int, who: int, liking: float, customers: Customers, firms: Table, theory: Theory, constants: Constants, seed: int
) -> None:
    """Former firms, the best liked after the provider in turn, as habit alone would have made them one.

    liking: utility of the provider. Whoever looks around at most needs has several, whoever hardly ever does has few.
    Of those that came before the last few it is still known what they are like.
    """
    key = make_key(seed, _MEMORY, 0)
    parted = beginning.parted(beginning.free(constants.mean_barrier), theory.start)
    chance = chance_elsewhere(i, customers, theory, constants)
    if chance <= 0.0:
        return
    weeks, below = 0.0, liking
    for place in range(len(firms.price)):
        a, b = uniform_pair(key, who, 2 * place)
        weeks += beginning.weeks_since(a, chance)
        firm, below = preferred(who, below, firms, theory.choice, seed)
        if firm < 0 or firms.headcount[firm] <= 0.0 or not former_firms.recalled(weeks, theory.former_firms):
            return
        customers.belief[i, firm] = sixteen_bits(
            beginning.elsewhere(real(customers.quality[i]), parted, 0.0, theory.start)
        )
        customers.known_of[i, firm] = hundredths(still_known(int(weeks / 52.0), theory.beliefs))
        if place >= FORMER:
            continue
        z = standard_normal(uniform(key, who, 2 * place + 1))
        satisfaction = beginning.elsewhere(real(customers.satisfaction[i]), parted, z, theory.start)
        tenure = beginning.tenure(b, constants.tenure_weeks, theory.start)
        pull = loyalty.pull(satisfaction, 0.0, float(tenure), theory.loyalty)
        customers.former_firm[i, place] = firm
        customers.former_week[i, place] = -int(weeks)
        customers.former_tenure[i, place] = tenure
        customers.former_satisfaction[i, place] = hundredths(satisfaction)
        customers.former_attachment[i, place] = hundredths(former_firms.attachment(pull, 2.0 * parted))


@part
def chance_elsewhere(i: int, customers: Customers, theory: Theory, constants: Constants) -> float:
    """Chance a week that a need is met by another firm than that of the need before, by habit alone."""
    return real(customers.need_rate[i]) * theory.choice.habitual_search * beginning.free(constants.mean_barrier)


@part
def last_elsewhere(i: int, who: int, customers: Customers, theory: Theory, constants: Constants, seed: int) -> float:
    """Weeks since the customer has last bought elsewhere, with the luck of `remember`; infinite for who never has."""
    chance = chance_elsewhere(i, customers, theory, constants)
    if chance <= 0.0:
        return math.inf
    a, _ = uniform_pair(make_key(seed, _MEMORY, 0), who, 0)
    return beginning.weeks_since(a, chance)


@part
def still_known(years: int, p: BeliefsParameters) -> float:
    """Knowledge of a firm that is left so many years after one has left it."""
    known = 1.0
    for _ in range(years):
        known = beliefs.forgotten(known, p)
    return known


@part
def open_wound(
    i: int,
    who: int,
    unbroken: float,
    tenure: float,
    remedied: float,
    customers: Customers,
    theory: Theory,
    constants: Constants,
    seed: int,
) -> None:
    """The wound, partly healed, of the last failure there was with the provider, if it still hurts.

    unbroken: weeks in which every need was met by the provider; whoever has been elsewhere since is over it, and whom
    it has driven away is not there. remedied: chance that what was told has been put right.
    The answers a customer starts from were given with it open: what lies behind them is higher by as much.
    """
    need_rate, p = real(customers.need_rate[i]), theory.complaint
    chance = failure.happens(theory.failure.usual, real(customers.leniency[i]), theory.failure) * need_rate
    if chance <= 0.0:
        return
    key = make_key(seed, _GRIEVANCE, 0)
    u, v = uniform_pair(key, who, 0)
    weeks = beginning.weeks_since(u, chance)
    if weeks >= unbroken:
        return
    severity = failure.severity(v, theory.failure)
    grievance, case = afterwards(i, who, severity, tenure, remedied, customers, theory, key)
    left = complaint.faded(grievance, weeks, case == _SILENT, p)
    driven = beginning.driven_away(need_rate, 0.5 * (grievance + left), constants.mean_barrier, theory.choice)
    if complaint.still_felt(left, p) == 0.0 or uniform(key, who, 2) > math.exp(-driven * weeks):
        return
    customers.grievance[i] = left
    customers.case[i] = case
    customers.case_age[i] = min(int(weeks) + 1, 255)
    customers.failures[i] = 1
    customers.satisfaction[i] = survey.behind_felt(real(customers.satisfaction[i]), left, theory.survey)


@part
def afterwards(
    i: int, who: int, severity: float, tenure: float, remedied: float, customers: Customers, theory: Theory, key: int
) -> tuple[float, int]:
    """Grievance once a failure has been told, or has not, and what has become of the case: silent or answered."""
    satisfied, belief = real(customers.satisfaction[i]), real(customers.voice_belief[i])
    loyal = loyalty.pull(satisfied, 0.0, tenure, theory.loyalty)
    front = complaint.tells_front_line(severity, loyal, satisfied, belief, theory.complaint)
    head = complaint.tells_head_office(severity, belief, theory.complaint)
    u = uniform(key, who, 3)
    if u >= head + front:
        return severity, _SILENT
    put_right = 1.0 if u < remedied * (head + front) else 0.0
    handled = recovery.outcome(put_right, 0.5, 1.0, theory.recovery)
    grievance = complaint.relieved(severity, theory.complaint) if u >= head else severity
    return recovery.healed(grievance, handled, theory.recovery), _RECOVERED
