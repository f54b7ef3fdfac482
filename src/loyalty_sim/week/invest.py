"""Stage 2, invest: money becomes capability, and capability shows in processes, advertising, offer and headcount."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.employees import ideas, workload
from loyalty_sim.theory.firms import (
    commitment,
    discipline,
    focus,
    investment,
    offer,
    pace,
    process,
    promise,
    root_cause,
)
from loyalty_sim.world.columns import INNOVATION, PROCESS, PROMISE, ROOT_CAUSE
from loyalty_sim.world.draws import Purpose, make_key, standard_normal, uniform
from loyalty_sim.world.real import real

_SITE_START = int(Purpose.SITE_START)


@kernel
def invest(s, f, theory, k, seed):
    """Build or lose capability of every firm, then set claims, offer, planned headcount and the sites' processes."""
    theory = theory[0]
    for firm in range(len(f.price)):
        execute(firm, f, theory, k)
        for lever in range(f.spend.shape[1]):
            build(firm, lever, f, theory, k)
        f.claim[firm] = promise.claim(k.usual_quality, f.capability[firm, PROMISE], theory.promise)
        f.attraction[firm] = promise.present_in_mind(f.capability[firm, PROMISE], theory.promise)
        f.attraction[firm] += offer.attraction(f.capability[firm, INNOVATION], theory.offer)
        volume = workload.volume(float(f.customers[firm]), f.base_customers[firm])
        f.headcount[firm] = workload.headcount_after(f.headcount[firm], volume, theory.workload)
        heard = root_cause.voiced_per_1000(float(f.voiced[firm]), float(f.customers[firm]))
        f.repaired[firm] = root_cause.repaired_after(
            f.repaired[firm], f.capability[firm, ROOT_CAUSE], heard, theory.root_cause
        )
    compare_offers(f)
    key = make_key(seed, _SITE_START, 0)
    for site in range(len(s.firm)):
        firm = int(s.firm[site])
        z = standard_normal(uniform(key, site, 1))
        quality = process.process_quality(f.capability[firm, PROCESS], z, theory.process)
        gained = ideas.gained(real(s.improvement[site]), theory.ideas)
        s.process[site] = process.standing(quality, gained, f.broken[firm])


@part
def execute(firm, f, theory, k):
    """Attention, focus and disruption of one firm: how well money beyond the usual is put to work this week.

    Money on a lever that does not react changes nothing in the firm, so it takes no attention either.
    """
    initiatives, budget, moved = 0, 0.0, 0.0
    for lever in range(f.spend.shape[1]):
        extra = f.spend[firm, lever] - f.usual_spend[firm, lever]
        budget += f.usual_spend[firm, lever]
        if k.reacts[lever]:
            initiatives += int(focus.is_initiative(extra, f.reference_spend[firm, lever], theory.focus))
            moved += abs(f.spend[firm, lever] - f.spend_before[firm, lever])
        f.spend_before[firm, lever] = f.spend[firm, lever]
    f.focus[firm] = focus.focus(float(initiatives), theory.focus)
    f.attention[firm] = commitment.attention_after(f.attention[firm], f.commitment[firm], theory.commitment)
    f.disruption[firm] = pace.disruption_after(f.disruption[firm], pace.change(moved, budget), theory.pace)


@part
def build(firm, lever, f, theory, k):
    """One lever of one firm, one week."""
    if k.reacts[lever] == 0:
        return
    fit = discipline.fitting(int(f.discipline[firm]), int(k.lever_discipline[lever]), theory.discipline)
    executed = pace.executed(f.plan[firm], theory.pace)
    factor = investment.factor(f.attention[firm], f.focus[firm], executed, fit)
    money = investment.effective(f.spend[firm, lever], f.usual_spend[firm, lever], factor)
    level = investment.supported(money, f.reference_spend[firm, lever], theory.investment.execution)
    f.capability[firm, lever] = investment.built(
        f.capability[firm, lever], level, k.build_weeks[lever], k.decay_weeks[lever]
    )


@part
def compare_offers(f):
    """How far the best rival's product is ahead of each firm's."""
    for firm in range(len(f.price)):
        best = 0.0
        for other in range(len(f.price)):
            if other != firm:
                best = max(best, f.capability[other, INNOVATION])
        f.outdated[firm] = offer.outdated(f.capability[firm, INNOVATION], best)
