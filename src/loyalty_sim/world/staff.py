"""Firms, sites and employees of the start: as they would be after years of the trade's usual spending."""

from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.compiled import kernel, plain
from loyalty_sim.theory import start as beginning
from loyalty_sim.theory.employees import climate as climate_theory
from loyalty_sim.theory.employees import effort, exhaustion, orientation, skill
from loyalty_sim.theory.firms import commitment, promise
from loyalty_sim.theory.firms.discipline import Discipline
from loyalty_sim.theory.firms.investment import supported
from loyalty_sim.theory.firms.process import process_quality
from loyalty_sim.theory.levers import BOUGHT
from loyalty_sim.theory.packed import pack
from loyalty_sim.world.columns import CLIMATE, PROCESS, PROMISE, TRAINING, empty_table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import Purpose, make_key, standard_normal, uniform
from loyalty_sim.world.real import real

STATUS_QUO = np.array([float(lever.usual) for lever in BOUGHT])
"""What is spent on each lever today, in multiples of its reference spend."""

if TYPE_CHECKING:
    from loyalty_sim.scenario.schema import Scenario

_SITE_START = int(Purpose.SITE_START)
_EMPLOYEE_START = int(Purpose.EMPLOYEE_START)


def shares(scenario: "Scenario") -> np.ndarray:
    """Market shares at the start, the focal firm first: rivals share the rest by rank."""
    ranks = np.arange(1, scenario.rivals.count + 1, dtype=float)
    rest = ranks**-scenario.rivals.concentration
    return np.concatenate([[scenario.firm.share], (1.0 - scenario.firm.share) * rest / rest.sum()])


def lay_out_sites(scenario: "Scenario") -> tuple[np.ndarray, np.ndarray]:
    """Owner of each site and its number of positions: every firm has at least one site of one position."""
    trade = scenario.trade
    owners, positions = [], []
    for firm, share in enumerate(shares(scenario)):
        staff = max(1, round(share * scenario.market.customers / trade.customers_per_employee))
        sites = max(1, round(staff / trade.site_positions))
        for site in range(sites):
            owners.append(firm)
            positions.append(staff // sites + (site < staff % sites))
    return np.array(owners), np.array(positions)


def found_firms(scenario: "Scenario", k: Constants) -> Any:
    """Firms table at the start: half of each capability, usual price; budgets follow once customers are settled."""
    count = scenario.rivals.count + 1
    f = empty_table("firms", count, count)
    f.capability[:] = np.array([plain(supported)(level, 1.0, 1.0) for level in STATUS_QUO])
    f.usual_price[:] = 1.0
    f.price[:] = 1.0
    f.headcount[:] = 1.0
    f.satisfaction[:] = k.usual_satisfaction
    f.commitment[:] = commitment.USUAL
    f.plan[:] = 1.0
    f.attention[:] = 1.0
    f.focus[:] = 1.0
    f.surge[:] = 1.0
    f.arm[:] = -1
    policy = scenario.firm.policy
    f.commitment[0], f.plan[0] = policy.commitment, policy.plan
    f.score_use[0], f.good_news[0] = policy.score_use, policy.good_news
    f.discipline[0] = int(Discipline[policy.discipline.upper()])
    return f


def staff_firms(scenario: "Scenario", f: Any, k: Constants, seed: int) -> tuple[Any, Any]:
    """Sites and employees tables at the start; sets the firms' first employee rows."""
    owners, positions = lay_out_sites(scenario)
    firms = len(f.price)
    s = empty_table("sites", len(owners), firms)
    e = empty_table("employees", int(positions.sum()), firms)
    s.firm[:] = owners
    s.staff_count[:] = positions
    s.staff_start[:] = np.concatenate([[0], np.cumsum(positions)[:-1]])
    e.site[:] = np.repeat(np.arange(len(owners)), positions)
    e.firm[:] = np.repeat(owners, positions)
    f.staff_count[:] = np.bincount(e.firm, minlength=firms)
    f.staff_start[:] = np.concatenate([[0], np.cumsum(f.staff_count)[:-1]])
    employ(e, s, f, pack(scenario.theory), k, seed)
    return s, e


@kernel
def employ(e, s, f, theory, k, seed):
    """Fill every position with an employee who has been there for a while, in balance with the site."""
    theory = theory[0]
    for firm in range(len(f.price)):
        f.claim[firm] = promise.claim(k.usual_quality, f.capability[firm, PROMISE], theory.promise)
    site_key = make_key(seed, _SITE_START, 0)
    key = make_key(seed, _EMPLOYEE_START, 0)
    c = theory.climate
    for site in range(len(s.firm)):
        firm = int(s.firm[site])
        s.leadership[site] = climate_theory.leadership_at_start(standard_normal(uniform(site_key, site, 0)), c)
        s.climate[site] = climate_theory.target(
            f.capability[firm, CLIMATE], real(s.leadership[site]), c.usual_exhaustion, c
        )
        s.process[site] = process_quality(
            f.capability[firm, PROCESS], standard_normal(uniform(site_key, site, 1)), theory.process
        )
        s.effort_standard[site] = 1.0
        s.effort[site] = 1.0
    for row in range(len(e.firm)):
        site, firm = int(e.site[row]), int(e.firm[row])
        e.employed[row] = 1
        e.person[row] = row
        e.tenure[row] = beginning.tenure(uniform(key, row, 0), k.employee_tenure_weeks, theory.start)
        e.disposition[row] = climate_theory.disposition(standard_normal(uniform(key, row, 1)), c)
        e.climate[row] = climate_theory.perceived(real(s.climate[site]), real(e.disposition[row]))
        e.exhaustion[row] = exhaustion.resting_point(real(e.climate[row]), theory.exhaustion)
        e.want[row] = effort.will(real(e.climate[row]), 0.0, real(e.exhaustion[row]), theory.effort)
        e.can[row] = skill.can_target(real(s.process[site]), f.capability[firm, CLIMATE], 0.0, theory.skill)
        lasting = orientation.lasting(standard_normal(uniform(key, row, 2)), theory.orientation)
        e.orientation[row] = orientation.aim(lasting, 0.0, theory.orientation)
        e.know[row] = skill.known_at_start(real(e.tenure[row]), f.capability[firm, TRAINING], theory.skill)
