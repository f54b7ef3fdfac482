"""How the starting customers stand with a provider: whom they buy from, how long, bonded to whom, what still hurts."""

import math

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import start as beginning
from loyalty_sim.theory.customers import choice, complaint, loyalty
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.spend import wallet_target
from loyalty_sim.theory.employees import failure
from loyalty_sim.theory.measurement import survey
from loyalty_sim.world.birth import home_site, taste
from loyalty_sim.world.draws import Purpose, gumbel, identity, make_key, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import real, rows

_PROVIDER = int(Purpose.START_PROVIDER)
_TENURE = int(Purpose.START_TENURE)
_BOND = int(Purpose.START_BOND)
_LOYALTY = int(Purpose.START_LOYALTY)
_GRIEVANCE = int(Purpose.START_GRIEVANCE)
_SILENT = int(Case.SILENT)


@kernel
def settle(start, stop, c, e, s, f, theory, k, seed):
    """Settle the customers of rows start to stop with a provider by brand and taste, as if long in the market."""
    theory = theory[0]
    firms = c.belief.shape[1]
    for i in rows(start, stop):
        who = identity(i, c.generation[i])
        best = preferred(who, firms, f, theory.choice, seed)
        c.provider[i] = best
        site = home_site(seed, who, best, f, e)
        c.site[i] = site
        tenure = beginning.tenure(uniform(make_key(seed, _TENURE, 0), who, 0), k.tenure_weeks, theory.start)
        c.since[i] = -tenure
        open_wound(i, who, tenure, c, theory, seed)
        a, b = uniform_pair(make_key(seed, _BOND, 0), who, 0)
        if a < k.bonded_share:
            row = int(s.staff_start[site]) + int(uniform(make_key(seed, _BOND, 0), who, 1) * int(s.staff_count[site]))
            c.bond_person[i] = e.person[row]
            c.bond[i] = beginning.bond(b, theory.start)
        satisfaction = real(c.satisfaction[i])
        pull = loyalty.pull(satisfaction, real(c.bond[i]), float(tenure), theory.loyalty)
        z = standard_normal(uniform(make_key(seed, _LOYALTY, 0), who, 0))
        c.loyalty[i] = beginning.loyalty(pull, z, theory.start)
        c.wallet[i] = wallet_target(satisfaction, 0.0, theory.spend)
        c.belief[i, best] = c.quality[i]


@part
def preferred(who, firms, f, p, seed):
    """Firm that a customer has come to, by brand, lasting taste and the luck of the choice."""
    key = make_key(seed, _PROVIDER, 0)
    best, best_utility = 0, -math.inf
    for firm in range(firms):
        offer = choice.offered(0.0, f.appeal[firm], taste(seed, who, firm), 0.0, 1.0, 0.0, p)
        utility = choice.utility(offer, choice.luck(gumbel(uniform(key, who, firm)), p))
        if utility > best_utility:
            best, best_utility = firm, utility
    return best


@part
def open_wound(i, who, tenure, c, theory, seed):
    """The wound, partly healed, of the last failure there was with the provider, if it still hurts.

    The answers a customer starts from were given with it open: what lies behind them is higher by as much.
    """
    chance = failure.happens(theory.failure.usual, real(c.leniency[i]), theory.failure) * real(c.need_rate[i])
    if chance <= 0.0:
        return
    u, v = uniform_pair(make_key(seed, _GRIEVANCE, 0), who, 0)
    weeks = beginning.weeks_since(u, chance)
    if weeks >= tenure:
        return
    grievance = complaint.faded(failure.severity(v, theory.failure), weeks, theory.complaint)
    if complaint.still_felt(grievance, theory.complaint) == 0.0:
        return
    c.grievance[i] = grievance
    c.case[i] = _SILENT
    c.case_age[i] = min(int(weeks) + 1, 255)
    c.failures[i] = 1
    c.satisfaction[i] = survey.behind_felt(real(c.satisfaction[i]), grievance, theory.survey)
