"""How the starting customers stand with a provider: whom they buy from, how long, bonded to whom, what still hurts."""

import math

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.customers import complaint
from loyalty_sim.theory.customers.complaint import FORGOTTEN, Case
from loyalty_sim.theory.customers.loyalty import habit
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

LOYALTY_SD = 0.08
STRONGEST_BOND = 0.6


@kernel
def settle(start, stop, c, e, s, f, theory, k, seed):
    """Settle the customers of rows start to stop with a provider by brand and taste, as if long in the market."""
    theory = theory[0]
    firms = c.belief.shape[1]
    for i in rows(start, stop):
        who = identity(i, c.generation[i])
        choice_key = make_key(seed, _PROVIDER, 0)
        best, best_utility = 0, -1e300
        for firm in range(firms):
            utility = f.appeal[firm] + theory.choice.taste_scale * taste(seed, who, firm)
            utility += theory.choice.noise_scale * gumbel(uniform(choice_key, who, firm))
            if utility > best_utility:
                best, best_utility = firm, utility
        c.provider[i] = best
        site = home_site(seed, who, best, f, e)
        c.site[i] = site
        u = uniform(make_key(seed, _TENURE, 0), who, 0)
        tenure = min(int(-math.log(u) * k.tenure_weeks), 2600)
        c.since[i] = -tenure
        hurt(i, who, tenure, c, theory, seed)
        a, b = uniform_pair(make_key(seed, _BOND, 0), who, 0)
        if a < k.bonded_share:
            row = int(s.staff_start[site]) + int(uniform(make_key(seed, _BOND, 0), who, 1) * int(s.staff_count[site]))
            c.bond_person[i] = e.person[row]
            c.bond[i] = STRONGEST_BOND * b
        satisfaction = real(c.satisfaction[i])
        p = theory.loyalty
        pull = p.satisfaction_weight * satisfaction + p.bond_weight * real(c.bond[i])
        pull += p.habit_weight * habit(float(tenure), p)
        c.loyalty[i] = unit(pull + LOYALTY_SD * standard_normal(uniform(make_key(seed, _LOYALTY, 0), who, 0)))
        c.wallet[i] = wallet_target(satisfaction, 0.0, theory.spend)
        c.belief[i, best] = c.quality[i]


@part
def hurt(i, who, tenure, c, theory, seed):
    """The wound, partly healed, of the last failure there was with the provider, if it still hurts.

    The answers a customer starts from were given with it open: what lies behind them is higher by as much.
    """
    chance = theory.failure.usual * failure.noticed(real(c.leniency[i]), theory.failure) * real(c.need_rate[i])
    if chance <= 0.0:
        return
    u, v = uniform_pair(make_key(seed, _GRIEVANCE, 0), who, 0)
    weeks = -math.log(u) / chance
    if weeks >= tenure:
        return
    grievance = complaint.faded(failure.severity(v, theory.failure), weeks, theory.complaint)
    if grievance < FORGOTTEN:
        return
    c.grievance[i] = grievance
    c.case[i] = _SILENT
    c.case_age[i] = min(int(weeks) + 1, 255)
    c.failures[i] = 1
    c.satisfaction[i] = survey.behind_felt(real(c.satisfaction[i]), grievance, theory.survey)
