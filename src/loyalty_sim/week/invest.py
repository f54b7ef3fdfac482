"""Stage 2, invest: money becomes capability, and capability shows in processes, advertising and headcount."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import investment, promise, workload
from loyalty_sim.theory.process import process_quality
from loyalty_sim.world.columns import CLIMATE, PROCESS, PROMISE, RECOVERY, STAFFING, TRAINING
from loyalty_sim.world.draws import Purpose, make_key, standard_normal, uniform

_SITE_START = int(Purpose.SITE_START)


@kernel
def invest(s, f, theory, k, seed):
    """Build or lose capability of every firm, then set claims, planned headcount and the sites' processes."""
    theory = theory[0]
    for firm in range(len(f.price)):
        for lever in range(f.spend.shape[1]):
            build(f, firm, lever, theory.investment)
        f.claim[firm] = promise.claim(k.usual_quality, f.capability[firm, PROMISE], theory.promise)
        volume = float(f.customers[firm]) / max(f.base_customers[firm], 1.0)
        f.headcount[firm] = workload.headcount_after(f.headcount[firm], volume, theory.workload)
    key = make_key(seed, _SITE_START, 0)
    for site in range(len(s.firm)):
        z = standard_normal(uniform(key, site, 1))
        s.process[site] = process_quality(f.capability[int(s.firm[site]), PROCESS], z, theory.process)


@part
def build(f, firm, lever, p):
    """One lever of one firm, one week."""
    level = investment.supported(f.spend[firm, lever], f.usual_spend[firm, lever], p.execution)
    capability = f.capability[firm, lever]
    if lever == CLIMATE:
        capability = investment.built(capability, level, p.climate)
    elif lever == TRAINING:
        capability = investment.built(capability, level, p.training)
    elif lever == STAFFING:
        capability = investment.built(capability, level, p.staffing)
    elif lever == PROCESS:
        capability = investment.built(capability, level, p.process)
    elif lever == RECOVERY:
        capability = investment.built(capability, level, p.recovery)
    else:
        capability = investment.built(capability, level, p.promise)
    f.capability[firm, lever] = capability
