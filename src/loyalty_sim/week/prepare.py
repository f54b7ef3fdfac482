"""Stage 4, serve (between arriving and meeting): load on the sites, and the service each employee gives this week."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import attributes, quality
from loyalty_sim.theory.customers.quality import QualityParameters
from loyalty_sim.theory.employees import (
    acting,
    attitudes,
    bonus,
    climate,
    cover,
    failure,
    internal_service,
    orientation,
    overtime,
    positions,
    punctuality,
    scores,
    workload,
)
from loyalty_sim.theory.employees import service_failures as kinds
from loyalty_sim.theory.employees.attitudes import (
    AVAILABLE,
    CAN_DO,
    COURTEOUS,
    CUSTOMER_FIRST,
    PERSONAL,
    PROFESSIONAL,
    RELIABLE,
    WARM,
    AttitudesParameters,
)
from loyalty_sim.theory.employees.facets import CHALLENGE
from loyalty_sim.theory.employees.internal_service import DECISIONS, RULES
from loyalty_sim.theory.employees.performance import PerformanceParameters, mixed, powered
from loyalty_sim.theory.employees.service_failures import Failure
from loyalty_sim.theory.firms import offer, pace, root_cause
from loyalty_sim.theory.firms.response import spend_multiple
from loyalty_sim.theory.packed import MARKET, OURS
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.week.reward import pressed
from loyalty_sim.world.climate import internal
from loyalty_sim.world.columns import EMPOWERMENT, INNOVATION, LISTENING, SMILE, STAFFING, TANGIBLES
from loyalty_sim.world.draws import Purpose, standard_normal, uniform
from loyalty_sim.world.real import real

RUNAROUND = int(Failure.RUNAROUND)
_NEED = int(Purpose.NEED)


@kernel
def prepare(w: Context, packed: Sequence[Theory]) -> None:
    """Load of every site, then performance, attributes of service and failure risk of every employee."""
    send_cover(w, packed)
    for site in range(len(w.sites.firm)):
        firm = int(w.sites.firm[site])
        theory = packed[OURS if firm == 0 else MARKET]
        first = int(w.sites.staff_start[site])
        last = first + int(w.sites.staff_count[site])
        load(site, firm, first, last, w, theory)
        w.sites.punctuality[site] = punctuality.punctuality(
            real(w.sites.wait[site]),
            real(w.sites.utilisation[site]),
            real(w.sites.staffed[site]),
            theory.workload.base_wait,
            theory.punctuality,
        )
        empathy, present = 0.0, 0
        for row in range(first, last):
            courtesy = serve_quality(row, site, firm, w, theory, w.constants.tangibles)
            if w.employees.employed[row]:
                empathy += courtesy
                present += 1
        if present > 0:
            w.sites.empathy[site] = empathy / present


@part
def send_cover(w: Context, packed: Sequence[Theory]) -> None:
    """Flexible cover goes where people are short for the work of this week; `staffed` is what a site has without it."""
    for firm in range(len(w.firms.price)):
        w.firms.short[firm], w.firms.held[firm] = 0.0, 0.0
    for site in range(len(w.sites.firm)):
        firm = int(w.sites.firm[site])
        theory = packed[OURS if firm == 0 else MARKET]
        first = int(w.sites.staff_start[site])
        demand, work, present, able = 0, 0.0, 0, 0.0
        for row in range(first, first + int(w.sites.staff_count[site])):
            demand += int(w.employees.handled[row])
            work += real(w.employees.work[row])
            if w.employees.employed[row]:
                present += 1
                able += positions.productive(real(w.employees.tenure[row]), theory.positions)
        away = max(0, int(w.sites.positions[site]) - present)
        stand_in = overtime.agency(w.firms.temporary[firm], float(away), theory.overtime)
        staffed = w.firms.headcount[firm] * (able / w.constants.usual_productive + stand_in)
        w.sites.demand[site] = demand
        w.sites.work[site] = work
        w.sites.open_positions[site] = away
        w.sites.present[site] = present
        w.sites.staffed[site] = staffed
        w.sites.cover[site] = cover.short(work, w.constants.capacity_per_position, w.constants.utilisation, staffed)
        w.firms.short[firm] += real(w.sites.cover[site])
        w.firms.held[firm] += int(w.sites.positions[site])
    for site in range(len(w.sites.firm)):
        firm = int(w.sites.firm[site])
        theory = packed[OURS if firm == 0 else MARKET]
        money = w.firms.usual_spend[firm, STAFFING] * spend_multiple(w.sites.capability[site, STAFFING])
        pool = cover.bought(money, w.constants.wage)
        share = int(w.sites.positions[site]) / max(w.firms.held[firm], 1.0)
        w.sites.cover[site] = cover.sent(real(w.sites.cover[site]), w.firms.short[firm], pool, share, theory.cover)


@part
def load(site: int, firm: int, first: int, last: int, w: Context, theory: Theory) -> None:
    """Demand against capacity: load, overtime, effort per customer, the ratchet of the standard, waiting."""
    p = theory.workload
    work, standard = real(w.sites.work[site]), real(w.sites.effort_standard[site])
    staffed = real(w.sites.staffed[site]) + real(w.sites.cover[site])
    capacity = workload.capacity(staffed, w.constants.capacity_per_position)
    loaded = workload.utilisation(work, capacity)
    effort = workload.effort(standard, work, capacity, p)
    busy = workload.busy(loaded, effort, 0.0)
    longer = overtime.hours(busy, p.comfortable, w.firms.most_overtime[firm], theory.overtime)
    w.sites.staffed[site] = staffed
    w.sites.overtime[site] = longer
    w.sites.effort[site] = effort
    w.sites.effort_standard[site] = workload.standard_after(standard, effort, p)
    w.sites.utilisation[site] = loaded
    w.sites.wait[site] = workload.wait(workload.busy(loaded, effort, longer), staffed, p)


@part
def serve_quality(row: int, site: int, firm: int, w: Context, theory: Theory, tangibles: float) -> float:
    """Service of one employee this week; returns the empathy customers perceive."""
    effort = real(w.sites.effort[site])
    rho = theory.performance.substitution
    able = pace.able(real(w.employees.can[row]), w.firms.disruption[firm])
    know, want, can = (
        powered(real(w.employees.know[row]), rho),
        powered(real(w.employees.want[row]), rho),
        powered(able, rho),
    )
    overall = mixed(know, want, can, theory.performance.overall_know, theory.performance.overall_want, rho)
    w.employees.performance[row] = workload.given(effort, overall)
    take_attitudes(row, know, want, can, w, theory.attitudes, theory.performance)
    a = w.employees.attitudes[row]
    thorough = attitudes.reliability(real(a[RELIABLE]), real(a[CAN_DO]), real(a[PROFESSIONAL]))
    w.employees.reliability[row] = workload.given(effort, thorough)
    ready = attitudes.responsiveness(real(a[AVAILABLE]), real(a[CAN_DO]))
    w.employees.responsiveness[row] = workload.given(effort, ready)
    assured = attitudes.assurance(real(a[PROFESSIONAL]), real(a[COURTEOUS]))
    w.employees.assurance[row] = workload.given(effort, assured)
    show_warmth(row, site, firm, effort, w, theory)
    core = offer.core(real(w.sites.process[site]), w.firms.capability[firm, INNOVATION], theory.offer)
    surroundings = offer.tangibles(tangibles, w.sites.capability[site, TANGIBLES], theory.offer)
    serve(row, attributes.CORE, core, w, theory.quality)
    serve(row, attributes.RELIABILITY, real(w.employees.reliability[row]), w, theory.quality)
    serve(row, attributes.RESPONSIVENESS, real(w.employees.responsiveness[row]), w, theory.quality)
    serve(row, attributes.ASSURANCE, real(w.employees.assurance[row]), w, theory.quality)
    serve(row, attributes.EMPATHY, real(w.employees.empathy[row]), w, theory.quality)
    serve(row, attributes.TANGIBLES, surroundings, w, theory.quality)
    serve(row, attributes.WAIT, workload.promptness(real(w.sites.wait[site]), theory.workload), w, theory.quality)
    serve(row, attributes.EASE, w.firms.ease[firm], w, theory.quality)
    weigh_failures(row, site, firm, w, theory)
    return real(w.employees.empathy[row])


@part
def serve(row: int, attribute: int, level: float, w: Context, p: QualityParameters) -> None:
    """The level of one attribute with one employee, as customers set it against the usual."""
    w.employees.service[row, attribute] = quality.above(level, attribute, w.constants.service_reference[attribute], p)


@part
def take_attitudes(
    row: int, know: float, want: float, can: float, w: Context, p: AttitudesParameters, overall: PerformanceParameters
) -> None:
    """The eight attitudes of one employee; know, want and can are powered for the mix."""
    rho = overall.substitution
    if not p.on:
        for attitude in range(w.employees.attitudes.shape[1]):
            w.employees.attitudes[row, attitude] = mixed(
                know, want, can, overall.overall_know, overall.overall_want, rho
            )
        return
    w.employees.attitudes[row, CUSTOMER_FIRST] = mixed(
        know, want, can, p.customer_first_know, p.customer_first_want, rho
    )
    w.employees.attitudes[row, CAN_DO] = mixed(know, want, can, p.can_do_know, p.can_do_want, rho)
    w.employees.attitudes[row, PROFESSIONAL] = mixed(know, want, can, p.professional_know, p.professional_want, rho)
    w.employees.attitudes[row, WARM] = mixed(know, want, can, p.warm_know, p.warm_want, rho)
    w.employees.attitudes[row, AVAILABLE] = mixed(know, want, can, p.available_know, p.available_want, rho)
    w.employees.attitudes[row, PERSONAL] = mixed(know, want, can, p.personal_know, p.personal_want, rho)
    w.employees.attitudes[row, COURTEOUS] = mixed(know, want, can, p.courteous_know, p.courteous_want, rho)
    w.employees.attitudes[row, RELIABLE] = mixed(know, want, can, p.reliable_know, p.reliable_want, rho)


@part
def show_warmth(row: int, site: int, firm: int, effort: float, w: Context, theory: Theory) -> None:
    """Felt, displayed and perceived warmth of one employee."""
    a = w.employees.attitudes[row]
    felt = workload.given(effort, attitudes.empathy(real(a[WARM]), real(a[PERSONAL]), real(a[CUSTOMER_FIRST])))
    felt = orientation.warmed(felt, real(w.employees.orientation[row]), theory.orientation)
    felt = scores.withheld(felt, w.firms.capability[firm, LISTENING], w.firms.score_use[firm], theory.scores)
    felt *= bonus.attending(pressed(firm, w, theory.bonus), theory.bonus)
    shown = acting.displayed(felt, w.sites.capability[site, SMILE], theory.acting)
    w.employees.felt[row] = felt
    w.employees.displayed[row] = shown
    w.employees.empathy[row] = acting.perceived(felt, shown, theory.acting)


@part
def weigh_failures(row: int, site: int, firm: int, w: Context, theory: Theory) -> None:
    """Chance of a failure with one employee, and the share of each kind, added up to its own."""
    p = theory.service_failures
    process, want = real(w.sites.process[site]), real(w.employees.want[row])
    pressure = real(w.sites.utilisation[site])
    risk = failure.risk(process, real(w.employees.performance[row]), pressure, theory.failure)
    challenge = climate.perceived(real(w.sites.facets[site, CHALLENGE]), real(w.employees.disposition[row]))
    core = kinds.core_odds(risk, want, theory.failure.gravity, p)
    odds = kinds.odds_of_kinds(
        core,
        theory.failure.usual,
        want,
        pressure,
        real(w.employees.exhaustion[row]),
        theory.orientation.usual - real(w.employees.orientation[row]),
        kinds.monotony(real(w.employees.tenure[row]), challenge, p),
        internal_service.latitude(
            w.sites.capability[site, EMPOWERMENT], internal(RULES, firm, w.firms), theory.internal_service
        ),
        internal_service.straight(process, internal(DECISIONS, firm, w.firms), theory.internal_service),
        p,
    )
    total = 0.0
    for kind in range(len(odds)):
        total += odds[kind]
        w.employees.failure_kinds[row, kind] = total
    for kind in range(len(odds)):
        up_to = real(w.employees.failure_kinds[row, kind]) / total if kinds.kinds_differ(core, p) else 1.0
        w.employees.failure_kinds[row, kind] = up_to if kind < RUNAROUND else 1.0
    left = root_cause.odds_left(w.firms.repaired[firm], theory.root_cause)
    usual = total / w.constants.failure_reference[0]
    w.employees.failure_risk[row] = kinds.chance_left(usual, left, w.firms.trouble[firm])


@kernel
def usual_load(demand: np.ndarray, w: Context, packed: Sequence[Theory]) -> float:
    """Load of every site in a week of the years before the first one, with the luck of how many came.

    demand (sites,): customers a week. Waits are left as far as promptness tells them. Returns the work of
    all staff, of people who know the job.
    """
    for site in range(len(w.sites.firm)):
        first = int(w.sites.staff_start[site])
        w.employees.work[first] = workload.came(demand[site], standard_normal(uniform(w.weekly[_NEED], site, 0)))
    send_cover(w, packed)
    for site in range(len(w.sites.firm)):
        firm, first = int(w.sites.firm[site]), int(w.sites.staff_start[site])
        load(site, firm, first, first + int(w.sites.staff_count[site]), w, packed[OURS if firm == 0 else MARKET])
        w.sites.wait[site] = workload.noticed(real(w.sites.wait[site]), packed[0].workload)
    able = 0.0
    for row in range(len(w.employees.firm)):
        if w.employees.employed[row]:
            able += positions.productive(real(w.employees.tenure[row]), packed[0].positions)
    return able


@kernel
def usual_service(mean: np.ndarray, failing: np.ndarray, w: Context, packed: Sequence[Theory]) -> None:
    """Fill the service of the start, at usual load, that perception and failures are anchored to.

    mean: mean level of each attribute, bent: `service_reference` of the constants and still nothing, since what is
    served is set against it. failing: mean chance of a failure over the usual one, `failure_reference` and still 1.
    What all serve is added up only when all have served, for `mean` is what they are set against. Employees are left
    with the service of the start as set against both.
    """
    theory = packed[0]
    for site in range(len(w.sites.firm)):
        w.sites.utilisation[site] = w.constants.utilisation
        w.sites.effort[site] = w.sites.effort_standard[site]
    for row in range(len(w.employees.firm)):
        if in_use(row, w):
            serve_quality(row, int(w.employees.site[row]), int(w.employees.firm[row]), w, theory, w.constants.tangibles)
    used, risk = 0, 0.0
    for row in range(len(w.employees.firm)):
        if w.employees.employed[row]:
            used += 1
            risk += real(w.employees.failure_risk[row])
            for attribute in range(len(mean)):
                mean[attribute] += real(w.employees.service[row, attribute])
    for attribute in range(len(mean)):
        mean[attribute] /= max(used, 1)
    if risk > 0.0:
        failing[0] = risk / used / theory.failure.usual
    for row in range(len(w.employees.firm)):
        if in_use(row, w):
            for attribute in range(len(mean)):
                w.employees.service[row, attribute] -= mean[attribute]
            w.employees.failure_risk[row] /= failing[0]


@part
def in_use(row: int, w: Context) -> bool:
    """Whether a row belongs to a position; a site has rows for more."""
    site = int(w.employees.site[row])
    return row < int(w.sites.staff_start[site]) + int(w.sites.staff_count[site])
