"""Stage 4, serve (between arriving and meeting): load on the sites, and the service each employee gives this week."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import failure, quality, workload
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.investment import spend_multiple
from loyalty_sim.theory.performance import ces
from loyalty_sim.world.columns import STAFFING
from loyalty_sim.world.real import real


@kernel
def prepare(e, s, f, wage, theory, k):
    """Load of every site, then performance, dimensions, service index and failure risk of every employee."""
    theory = theory[0]
    for site in range(len(s.firm)):
        firm = int(s.firm[site])
        first = int(s.staff_start[site])
        last = first + int(s.staff_count[site])
        money = f.usual_spend[firm, STAFFING] * spend_multiple(f.capability[firm, STAFFING])
        cover = money / max(wage, 1e-9) / max(int(f.staff_count[firm]), 1)
        load(site, first, last, cover, f.headcount[firm], e, s, k.capacity_per_position, theory.workload)
        empathy = 0.0
        for row in range(first, last):
            empathy += serve_quality(row, site, e, s, theory, k.tangibles)
        s.empathy[site] = empathy / max(last - first, 1)


@part
def load(site, first, last, cover, headcount, e, s, capacity_per_position, p):
    """Demand against capacity: utilisation, effort per customer, the ratchet of the standard, waiting."""
    demand, present = 0, 0
    for row in range(first, last):
        demand += int(e.handled[row])
        present += int(e.employed[row])
    staffed = headcount * present + cover * (last - first)
    capacity = staffed * capacity_per_position
    effort = workload.effort(real(s.effort_standard[site]), float(demand), capacity, p)
    s.demand[site] = demand
    s.staffed[site] = staffed
    s.effort[site] = effort
    s.effort_standard[site] = workload.standard_after(real(s.effort_standard[site]), effort, p)
    s.utilisation[site] = min(demand * effort / max(capacity, 1e-9), 100.0)
    s.wait[site] = workload.wait(real(s.utilisation[site]), staffed, p)


@part
def serve_quality(row, site, e, s, theory, tangibles):
    """Service of one employee this week; returns the empathy."""
    p = theory.performance
    know, want, can = real(e.know[row]), real(e.want[row]), real(e.can[row])
    effort = real(s.effort[site])
    process = real(s.process[site])
    slowed = theory.workload.wait_weight * real(s.wait[site])
    rho = p.substitution
    e.performance[row] = effort * ces(know, want, can, p.overall_know, p.overall_want, rho)
    e.reliability[row] = ces(know, want, can, p.reliability_know, p.reliability_want, rho)
    e.responsiveness[row] = unit(
        effort * ces(know, want, can, p.responsiveness_know, p.responsiveness_want, rho) - slowed
    )
    e.assurance[row] = ces(know, want, can, p.assurance_know, p.assurance_want, rho)
    e.empathy[row] = effort * ces(know, want, can, p.empathy_know, p.empathy_want, rho)
    for segment in range(e.service.shape[1]):
        e.service[row, segment] = quality.index(
            process,
            real(e.reliability[row]),
            real(e.responsiveness[row]),
            real(e.assurance[row]),
            real(e.empathy[row]),
            tangibles,
            segment,
            theory.quality,
        )
    e.failure_risk[row] = failure.risk(process, real(e.performance[row]), real(s.utilisation[site]), theory.failure)
    return real(e.empathy[row])


@kernel
def usual_service(mean, e, s, theory, k):
    """Fill the mean service index by segment at usual load: the reference that perception is anchored to."""
    theory = theory[0]
    mean[:] = 0.0
    for row in range(len(e.firm)):
        site = int(e.site[row])
        s.wait[site] = workload.wait(k.utilisation, real(s.staff_count[site]), theory.workload)
        s.utilisation[site] = k.utilisation
        serve_quality(row, site, e, s, theory, k.tangibles)
        for segment in range(len(mean)):
            mean[segment] += real(e.service[row, segment]) / len(e.firm)
