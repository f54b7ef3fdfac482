"""Firms, sites and employees of the start: as they would be after years of the trade's usual spending."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from loyalty_sim.compiled import interpreted, kernel, plain
from loyalty_sim.theory import start as beginning
from loyalty_sim.theory.employees import climate as climate_theory
from loyalty_sim.theory.employees import effort, exhaustion, orientation, skill, turnover
from loyalty_sim.theory.employees.facets import FACETS, RELATIONS, RESOURCES
from loyalty_sim.theory.employees.positions import rounding
from loyalty_sim.theory.firms import commitment, crises, promise, split
from loyalty_sim.theory.firms.discipline import Discipline
from loyalty_sim.theory.firms.process import process_quality
from loyalty_sim.theory.firms.response import AT_USUAL
from loyalty_sim.theory.levers import BOUGHT, CHOSEN
from loyalty_sim.theory.packed import pack
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.climate import facet_aim, for_facet, whole
from loyalty_sim.world.columns import INNOVATION, PROCESS, PROMISE, TRAINING, Table, empty_table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import Purpose, make_key, standard_normal, uniform
from loyalty_sim.world.real import real
from loyalty_sim.world.settings import PositionSettings, WorldSettings

STATUS_QUO = np.array([float(lever.usual) for lever in BOUGHT])
"""What is spent on each lever today, in multiples of its reference spend."""

ROOM = 2
"""Rows of a site in times of its usual positions: as many as its firm may ever decide on."""

_SITE_START = int(Purpose.SITE_START)
_EMPLOYEE_START = int(Purpose.EMPLOYEE_START)


def shares(scenario: WorldSettings) -> np.ndarray:
    """Market shares at the start, the focal firm first: rivals share the rest by rank."""
    if not scenario.rivals.count:
        return np.ones(1)
    ranks = np.arange(1, scenario.rivals.count + 1, dtype=float)
    rest = ranks**-scenario.rivals.concentration
    return np.concatenate([[scenario.firm.share], (1.0 - scenario.firm.share) * rest / rest.sum()])


def lay_out_sites(scenario: WorldSettings) -> tuple[np.ndarray, np.ndarray]:
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


def found_firms(scenario: WorldSettings, constants: Constants) -> Any:
    """Firms table at the start: half of each capability, usual price; budgets follow once customers are settled."""
    count = scenario.rivals.count + 1
    firms = empty_table("firms", count, count)
    firms.capability[:] = AT_USUAL * STATUS_QUO
    firms.usual_price[:] = 1.0
    for lever in CHOSEN:
        getattr(firms, lever)[:] = 1.0
    firms.headcount[:] = 1.0
    firms.satisfaction[:] = constants.usual_satisfaction
    firms.commitment[:] = commitment.USUAL
    firms.plan[:] = 1.0
    firms.attention[:] = 1.0
    firms.focus[:] = 1.0
    firms.crises[:] = interpreted(crises.calls)(1.0, 1.0, 1.0, scenario.theory.crises)
    firms.carried[:] = 1.0
    firms.surge[:] = 1.0
    firms.innovativeness[:] = firms.capability[:, INNOVATION]
    firms.perceived[:] = constants.usual_quality
    firms.arm[:] = -1
    firms.ease[:] = scenario.theory.ease.usual
    firms.most_overtime[:] = PositionSettings().overtime
    policy = scenario.firm.policy
    firms.commitment[0], firms.plan[0] = policy.commitment, policy.plan
    firms.online[0] = policy.online
    firms.score_use[0], firms.good_news[0] = policy.score_use, policy.good_news
    firms.close_loop[0] = policy.close_loop
    firms.bonus[0] = policy.bonus
    firms.discipline[0] = int(Discipline[policy.discipline.upper()])
    firms.champion_authority[:] = firms.champion_willing[:] = 1.0
    firms.champion_authority[0], firms.champion_willing[0] = policy.champion_authority, policy.champion_willing
    firms.climate_mix[:] = firms.internal_mix[:] = 1.0
    return firms


def tilts(weights: Sequence[float]) -> list[float]:
    """Money of each part in its usual shares, from weights.

    >>> tilts((1.0, 2.0, 3.0))
    [0.5, 1.0, 1.5]
    """
    mean = sum(weights) / len(weights)
    return [plain(split.tilt)(weight, mean) for weight in weights]


def staff_firms(scenario: WorldSettings, firms: Any, constants: Constants, seed: int) -> tuple[Any, Any]:
    """Sites and employees tables at the start; sets the firms' first employee rows."""
    owners, positions = lay_out_sites(scenario)
    count = len(firms.price)
    sites = empty_table("sites", len(owners), count)
    rooms = ROOM * positions
    employees = empty_table("employees", int(rooms.sum()), count)
    sites.firm[:] = owners
    sites.staff_count[:] = sites.usual_positions[:] = sites.positions[:] = positions
    sites.staff_start[:] = np.concatenate([[0], np.cumsum(rooms)[:-1]])
    sites.relative[:] = 1.0
    sites.capability[:] = firms.capability[owners]
    employees.site[:] = np.repeat(np.arange(len(owners)), rooms)
    employees.firm[:] = np.repeat(owners, rooms)
    employees.person[:] = np.arange(len(employees.person))
    firms.staff_count[:] = np.bincount(owners, positions, minlength=count)
    firms.staff_rows[:] = np.bincount(employees.firm, minlength=count)
    firms.staff_start[:] = np.concatenate([[0], np.cumsum(firms.staff_rows)[:-1]])
    for firm in range(count):
        own = np.flatnonzero(owners == firm)
        sites.rounding[own] = [plain(rounding)(place) for place in range(len(own))]
    employ(employees, sites, firms, pack(scenario.theory), constants, seed)
    firms.climate_mix[0] = tilts(scenario.firm.climate_mix)
    firms.internal_mix[0] = tilts(scenario.firm.internal_mix)
    return sites, employees


@kernel
def employ(
    employees: Table, sites: Table, firms: Table, packed: Sequence[Theory], constants: Constants, seed: int
) -> None:
    """Fill every position with an employee who has been there for a while; other rows have one who is not there."""
    theory = packed[0]
    for firm in range(len(firms.price)):
        firms.claim[firm] = promise.claim(constants.usual_quality, firms.capability[firm, PROMISE], theory.promise)
    site_key = make_key(seed, _SITE_START, 0)
    key = make_key(seed, _EMPLOYEE_START, 0)
    c = theory.climate
    better_view = turnover.by_view(theory.effort.steepness, theory.turnover)
    yearly = theory.turnover.base * theory.turnover.job_market
    for site in range(len(sites.firm)):
        firm = int(sites.firm[site])
        sites.leadership[site] = climate_theory.leadership_at_start(standard_normal(uniform(site_key, site, 0)), c)
        for facet in range(len(FACETS)):
            sites.facets[site, facet] = facet_aim(
                facet, site, firm, c.usual_exhaustion, firms, sites, constants, theory
            )
        sites.climate[site] = whole(site, sites, theory.facets)
        sites.process[site] = process_quality(
            sites.capability[site, PROCESS], standard_normal(uniform(site_key, site, 1)), theory.process
        )
        sites.effort_standard[site] = 1.0
        sites.effort[site] = 1.0
    for row in range(len(employees.firm)):
        site, firm = int(employees.site[row]), int(employees.firm[row])
        employees.employed[row] = row < sites.staff_start[site] + sites.staff_count[site]
        employees.came_as[row], employees.moved_to[row] = -1, -1
        employees.tenure[row] = beginning.tenure(uniform(key, row, 0), constants.employee_tenure_weeks, theory.start)
        employees.disposition[row] = beginning.stayed(
            standard_normal(uniform(key, row, 1)), real(employees.tenure[row]), yearly, better_view, c.disposition_sd
        )
        employees.climate[row] = climate_theory.perceived(real(sites.climate[site]), real(employees.disposition[row]))
        supported = climate_theory.perceived(real(sites.facets[site, RELATIONS]), real(employees.disposition[row]))
        employees.exhaustion[row] = exhaustion.resting_point(supported, theory.exhaustion)
        employees.want[row] = effort.will(
            real(employees.climate[row]), 0.0, real(employees.exhaustion[row]), theory.effort
        )
        employees.can[row] = skill.can_target(
            real(sites.process[site]), for_facet(RESOURCES, site, firm, sites, firms, theory.facets), 0.0, theory.skill
        )
        lasting = orientation.lasting(standard_normal(uniform(key, row, 2)), theory.orientation)
        employees.orientation[row] = orientation.aim(lasting, 0.0, theory.orientation)
        employees.know[row] = skill.known_at_start(
            real(employees.tenure[row]), sites.capability[site, TRAINING], theory.skill
        )
