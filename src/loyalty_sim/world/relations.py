"""How the starting customers stand with a provider: whom they buy from, how long, bonded to whom, what still hurts."""

import math
from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import start as beginning
from loyalty_sim.theory.customers import choice, complaint, loyalty
from loyalty_sim.theory.customers.choice import ChoiceParameters
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.spend import wallet_target
from loyalty_sim.theory.employees import failure
from loyalty_sim.theory.measurement import survey
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.birth import home_site, taste
from loyalty_sim.world.columns import Customers, Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import Purpose, gumbel, identity, make_key, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import real, rows

_PROVIDER = int(Purpose.START_PROVIDER)
_TENURE = int(Purpose.START_TENURE)
_BOND = int(Purpose.START_BOND)
_LOYALTY = int(Purpose.START_LOYALTY)
_GRIEVANCE = int(Purpose.START_GRIEVANCE)
_SILENT = int(Case.SILENT)


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
        best = preferred(who, firms, theory.choice, seed)
        customers.provider[i] = best
        site = home_site(seed, who, best, firms, employees)
        customers.site[i] = site
        tenure = beginning.tenure(uniform(make_key(seed, _TENURE, 0), who, 0), constants.tenure_weeks, theory.start)
        customers.since[i] = -tenure
        open_wound(i, who, tenure, customers, theory, seed)
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
        customers.belief[i, best] = customers.quality[i]


@part
def preferred(who: int, firms: Table, p: ChoiceParameters, seed: int) -> int:
    """Firm that a customer has come to, by brand, lasting taste and the luck of the choice."""
    key = make_key(seed, _PROVIDER, 0)
    best, best_utility = 0, -math.inf
    for firm in range(len(firms.price)):
        offer = choice.offered(0.0, firms.appeal[firm], taste(seed, who, firm), 0.0, 1.0, 0.0, 0.0, p)
        utility = choice.utility(offer, choice.luck(gumbel(uniform(key, who, firm)), p))
        if utility > best_utility:
            best, best_utility = firm, utility
    return best


@part
def open_wound(i: int, who: int, tenure: int, customers: Customers, theory: Theory, seed: int) -> None:
    """The wound, partly healed, of the last failure there was with the provider, if it still hurts.

    The answers a customer starts from were given with it open: what lies behind them is higher by as much.
    """
    chance = failure.happens(theory.failure.usual, real(customers.leniency[i]), theory.failure) * real(
        customers.need_rate[i]
    )
    if chance <= 0.0:
        return
    u, v = uniform_pair(make_key(seed, _GRIEVANCE, 0), who, 0)
    weeks = beginning.weeks_since(u, chance)
    if weeks >= tenure:
        return
    grievance = complaint.faded(failure.severity(v, theory.failure), weeks, True, theory.complaint)
    if complaint.still_felt(grievance, theory.complaint) == 0.0:
        return
    customers.grievance[i] = grievance
    customers.case[i] = _SILENT
    customers.case_age[i] = min(int(weeks) + 1, 255)
    customers.failures[i] = 1
    customers.satisfaction[i] = survey.behind_felt(real(customers.satisfaction[i]), grievance, theory.survey)
