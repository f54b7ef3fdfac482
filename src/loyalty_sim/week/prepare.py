"""Stage 4, serve (between arriving and meeting): load on the sites, and the service each employee gives this week."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import quality
from loyalty_sim.theory.employees import acting, attitudes, failure, orientation, scores, workload
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
)
from loyalty_sim.theory.employees.performance import mixed, powered
from loyalty_sim.theory.employees.service_failures import Failure
from loyalty_sim.theory.firms import offer, pace, root_cause
from loyalty_sim.theory.firms.investment import spend_multiple
from loyalty_sim.world.columns import EMPOWERMENT, INNOVATION, LISTENING, SMILE, STAFFING, TANGIBLES
from loyalty_sim.world.real import real

RUNAROUND = int(Failure.RUNAROUND)


@kernel
def prepare(e, s, f, theory, k):
    """Load of every site, then performance, dimensions, service index and failure risk of every employee."""
    theory = theory[0]
    for site in range(len(s.firm)):
        firm = int(s.firm[site])
        first = int(s.staff_start[site])
        last = first + int(s.staff_count[site])
        money = f.usual_spend[firm, STAFFING] * spend_multiple(f.capability[firm, STAFFING])
        cover = workload.cover(money, k.wage, float(f.staff_count[firm]))
        load(site, first, last, cover, f.headcount[firm], e, s, k.capacity_per_position, theory.workload)
        empathy = 0.0
        for row in range(first, last):
            empathy += serve_quality(row, site, firm, e, s, f, theory, k.tangibles)
        s.empathy[site] = empathy / max(last - first, 1)


@part
def load(site, first, last, cover, headcount, e, s, capacity_per_position, p):
    """Demand against capacity: utilisation, effort per customer, the ratchet of the standard, waiting."""
    demand, present = 0, 0
    for row in range(first, last):
        demand += int(e.handled[row])
        present += int(e.employed[row])
    staffed = workload.staffed(headcount, float(present), cover, float(last - first))
    capacity = workload.capacity(staffed, capacity_per_position)
    effort = workload.effort(real(s.effort_standard[site]), float(demand), capacity, p)
    s.demand[site] = demand
    s.staffed[site] = staffed
    s.effort[site] = effort
    s.effort_standard[site] = workload.standard_after(real(s.effort_standard[site]), effort, p)
    s.utilisation[site] = workload.utilisation(float(demand), effort, capacity)
    s.wait[site] = workload.wait(real(s.utilisation[site]), staffed, p)


@part
def serve_quality(row, site, firm, e, s, f, theory, tangibles):
    """Service of one employee this week; returns the empathy customers perceive."""
    effort = real(s.effort[site])
    rho = theory.performance.substitution
    able = pace.able(real(e.can[row]), f.disruption[firm])
    know, want, can = powered(real(e.know[row]), rho), powered(real(e.want[row]), rho), powered(able, rho)
    overall = mixed(know, want, can, theory.performance.overall_know, theory.performance.overall_want, rho)
    e.performance[row] = workload.given(effort, overall)
    take_attitudes(row, know, want, can, e, theory.attitudes, theory.performance)
    a = e.attitudes[row]
    e.reliability[row] = attitudes.reliability(real(a[RELIABLE]), real(a[CAN_DO]), real(a[PROFESSIONAL]))
    ready = attitudes.responsiveness(real(a[AVAILABLE]), real(a[CAN_DO]))
    e.responsiveness[row] = workload.responsiveness(ready, effort, real(s.wait[site]), theory.workload)
    e.assurance[row] = attitudes.assurance(real(a[PROFESSIONAL]), real(a[COURTEOUS]))
    show_warmth(row, firm, effort, e, f, theory)
    core = offer.core(real(s.process[site]), f.capability[firm, INNOVATION], theory.offer)
    surroundings = offer.tangibles(tangibles, f.capability[firm, TANGIBLES], theory.offer)
    for segment in range(e.service.shape[1]):
        e.service[row, segment] = quality.index(
            core,
            real(e.reliability[row]),
            real(e.responsiveness[row]),
            real(e.assurance[row]),
            real(e.empathy[row]),
            surroundings,
            segment,
            theory.quality,
        )
    weigh_failures(row, site, firm, e, s, f, theory)
    return real(e.empathy[row])


@part
def take_attitudes(row, know, want, can, e, p, overall):
    """The eight attitudes of one employee; know, want and can are powered for the mix."""
    rho = overall.substitution
    if not p.on:
        for attitude in range(e.attitudes.shape[1]):
            e.attitudes[row, attitude] = mixed(know, want, can, overall.overall_know, overall.overall_want, rho)
        return
    e.attitudes[row, CUSTOMER_FIRST] = mixed(know, want, can, p.customer_first_know, p.customer_first_want, rho)
    e.attitudes[row, CAN_DO] = mixed(know, want, can, p.can_do_know, p.can_do_want, rho)
    e.attitudes[row, PROFESSIONAL] = mixed(know, want, can, p.professional_know, p.professional_want, rho)
    e.attitudes[row, WARM] = mixed(know, want, can, p.warm_know, p.warm_want, rho)
    e.attitudes[row, AVAILABLE] = mixed(know, want, can, p.available_know, p.available_want, rho)
    e.attitudes[row, PERSONAL] = mixed(know, want, can, p.personal_know, p.personal_want, rho)
    e.attitudes[row, COURTEOUS] = mixed(know, want, can, p.courteous_know, p.courteous_want, rho)
    e.attitudes[row, RELIABLE] = mixed(know, want, can, p.reliable_know, p.reliable_want, rho)


@part
def show_warmth(row, firm, effort, e, f, theory):
    """Felt, displayed and perceived warmth of one employee."""
    a = e.attitudes[row]
    felt = workload.given(effort, attitudes.empathy(real(a[WARM]), real(a[PERSONAL]), real(a[CUSTOMER_FIRST])))
    felt = orientation.warmed(felt, real(e.orientation[row]), theory.orientation)
    felt = scores.withheld(felt, f.capability[firm, LISTENING], f.score_use[firm], theory.scores)
    shown = acting.displayed(felt, f.capability[firm, SMILE], theory.acting)
    e.felt[row] = felt
    e.displayed[row] = shown
    e.empathy[row] = acting.perceived(felt, shown, theory.acting)


@part
def weigh_failures(row, site, firm, e, s, f, theory):
    """Chance of a failure with one employee, and the share of each kind, added up to its own."""
    p = theory.service_failures
    process, want = real(s.process[site]), real(e.want[row])
    pressure = workload.full_effort_load(real(s.utilisation[site]), real(s.effort[site]))
    risk = failure.risk(process, real(e.performance[row]), pressure, theory.failure)
    core = kinds.core_odds(risk, want, theory.failure.gravity, p)
    odds = kinds.odds_of_kinds(
        core,
        theory.failure.usual,
        want,
        pressure,
        real(e.exhaustion[row]),
        theory.orientation.usual - real(e.orientation[row]),
        kinds.monotony(real(e.tenure[row]), real(e.climate[row]), p),
        f.capability[firm, EMPOWERMENT],
        process,
        p,
    )
    total = 0.0
    for kind in range(len(odds)):
        total += odds[kind]
        e.failure_kinds[row, kind] = total
    for kind in range(len(odds)):
        up_to = real(e.failure_kinds[row, kind]) / total if kinds.kinds_differ(core, p) else 1.0
        e.failure_kinds[row, kind] = up_to if kind < RUNAROUND else 1.0
    left = root_cause.odds_left(f.repaired[firm], theory.root_cause)
    e.failure_risk[row] = kinds.chance_left(total, left, f.trouble[firm])


@kernel
def usual_service(mean, e, s, f, theory, k):
    """Fill the mean service index by segment at usual load: the reference that perception is anchored to."""
    theory = theory[0]
    mean[:] = 0.0
    for row in range(len(e.firm)):
        site = int(e.site[row])
        s.wait[site] = workload.wait(k.utilisation, real(s.staff_count[site]), theory.workload)
        s.utilisation[site] = k.utilisation
        serve_quality(row, site, int(e.firm[row]), e, s, f, theory, k.tangibles)
        for segment in range(len(mean)):
            mean[segment] += real(e.service[row, segment]) / len(e.firm)
