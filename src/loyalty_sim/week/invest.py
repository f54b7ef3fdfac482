"""Stage 2, invest: money becomes capability, and capability shows in processes, advertising, offer and headcount."""

from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import ease
from loyalty_sim.theory.employees import champion, ideas, workload
from loyalty_sim.theory.firms import (
    bundle,
    by_site,
    commitment,
    cost_programme,
    crises,
    discipline,
    focus,
    innovativeness,
    investment,
    offer,
    pace,
    process,
    promise,
    response,
    root_cause,
    size,
)
from loyalty_sim.theory.forms import Form
from loyalty_sim.theory.packed import MARKET, OURS
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.week.image import publish
from loyalty_sim.world.columns import (
    ACCESS,
    CHAMPION,
    CLIMATE,
    EMPOWERMENT,
    INNOVATION,
    LISTENING,
    PROCESS,
    PROMISE,
    ROOT_CAUSE,
    STAFFING,
    TRAINING,
)
from loyalty_sim.world.draws import Purpose, standard_normal, uniform
from loyalty_sim.world.real import real

NO_FORM = int(Form.NONE)
_SITE_START = int(Purpose.SITE_START)


@kernel
def invest(w: Context, packed: Sequence[Theory]) -> None:
    """Build or lose capability of every firm, then set claims, offer, planned headcount and the sites' processes."""
    for firm in range(len(w.firms.price)):
        theory = packed[OURS if firm == 0 else MARKET]
        execute(firm, w, theory)
        for lever in range(w.firms.spend.shape[1]):
            w.firms.capability[firm, lever] = built(
                firm, lever, w.firms.funded[firm, lever], w.firms.capability[firm, lever], w, theory
            )
        w.firms.claim[firm] = promise.claim(
            w.constants.usual_quality, w.firms.capability[firm, PROMISE], theory.promise
        )
        w.firms.attraction[firm] = promise.present_in_mind(w.firms.capability[firm, PROMISE], theory.promise)
        w.firms.innovativeness[firm] = innovativeness.seen(
            w.firms.innovativeness[firm], w.firms.capability[firm, INNOVATION], theory.innovativeness
        )
        w.firms.attraction[firm] += offer.attraction(w.firms.innovativeness[firm], theory.offer)
        w.firms.championed[firm] = champion.heard(
            w.firms.capability[firm, CHAMPION],
            w.firms.champion_willing[firm],
            w.firms.champion_authority[firm],
            w.firms.commitment[firm],
            theory.champion,
        )
        w.firms.ease[firm] = ease.ease(w.firms.capability[firm, ACCESS], theory.ease)
        volume = workload.volume(float(w.firms.customers[firm]), w.firms.base_customers[firm])
        w.firms.headcount[firm] = workload.headcount_after(w.firms.headcount[firm], volume, theory.workload)
        heard = root_cause.voiced_per_1000(float(w.firms.voiced[firm]), float(w.firms.customers[firm]))
        w.firms.repaired[firm] = root_cause.repaired_after(
            w.firms.repaired[firm], w.firms.capability[firm, ROOT_CAUSE], heard, theory.root_cause
        )
    compare_offers(w)
    publish(w, packed[MARKET])
    equip_sites(w, packed)
    key = w.lasting[_SITE_START]
    for site in range(len(w.sites.firm)):
        firm = int(w.sites.firm[site])
        theory = packed[OURS if firm == 0 else MARKET]
        z = standard_normal(uniform(key, site, 1))
        quality = process.process_quality(w.sites.capability[site, PROCESS], z, theory.process)
        asked = ideas.asked(w.firms.capability[firm, LISTENING], w.firms.score_use[firm])
        gained = ideas.gained(real(w.sites.improvement[site]), asked, theory.ideas) + together(site, w, theory)
        w.sites.process[site] = process.standing(quality, gained, w.firms.broken[firm])


@part
def execute(firm: int, w: Context, theory: Theory) -> None:
    """What is funded, and attention, focus and disruption of one firm: how well money beyond the usual takes effect.

    Money on a lever that does not react changes nothing in the firm, so it takes no attention either.
    """
    initiatives, budget, moved = 0, 0.0, 0.0
    for lever in range(w.firms.spend.shape[1]):
        money = by_site.money(w.firms.spend[firm, lever], w.firms.at_sites[firm, lever])
        before, money = w.firms.funded[firm, lever], funded(firm, lever, money, w, theory)
        w.firms.funded[firm, lever] = money
        extra = money - w.firms.usual_spend[firm, lever]
        budget += w.firms.usual_spend[firm, lever]
        if w.constants.forms[lever] != NO_FORM:
            initiatives += int(focus.is_initiative(extra, w.firms.reference_spend[firm, lever], theory.focus))
            moved += abs(money - before)
    w.firms.focus[firm] = focus.focus(float(initiatives), theory.focus)
    w.firms.attention[firm] = commitment.attention_after(
        w.firms.attention[firm], w.firms.commitment[firm], theory.commitment
    )
    change = pace.change(moved, budget)
    w.firms.disruption[firm] = pace.disruption_after(w.firms.disruption[firm], change, theory.pace)
    w.firms.under_way[firm] = pace.under_way_after(w.firms.under_way[firm], change, theory.pace)
    w.firms.carried[firm] = crises.carried(w.firms.under_way[firm], w.firms.crises[firm], theory.crises)


@part
def funded(firm: int, lever: int, money: float, w: Context, theory: Theory) -> float:
    """What one lever has of its money this week, after what a cost programme takes."""
    if w.firms.saving[firm] == 0.0:
        return money
    own, its = int(w.firms.discipline[firm]), int(w.constants.lever_discipline[lever])
    shield = cost_programme.shield(w.firms.commitment[firm], theory.cost_programme)
    taken = cost_programme.taken(w.firms.saving[firm], discipline.order(own, its, theory.discipline), shield)
    return cost_programme.funded(money, taken)


@part
def built(firm: int, lever: int, funded: float, capability: float, w: Context, theory: Theory) -> float:
    """Capability of one lever of one firm, or of one of its sites, a week later with so much money."""
    form = int(w.constants.forms[lever])
    if form == NO_FORM:
        return capability
    fit = discipline.fitting(int(w.firms.discipline[firm]), int(w.constants.lever_discipline[lever]), theory.discipline)
    executed = pace.executed(w.firms.plan[firm], theory.pace)
    factor = investment.factor(w.firms.attention[firm], w.firms.focus[firm], executed, fit, w.firms.carried[firm])
    money = investment.effective(funded, w.firms.usual_spend[firm, lever], factor)
    usual, execution = needed(firm, lever, w, theory), theory.investment.execution
    level = response.supported(money, usual, execution, form, theory.response)
    return investment.built(capability, level, w.constants.build_weeks[lever], w.constants.decay_weeks[lever])


@part
def equip_sites(w: Context, packed: Sequence[Theory]) -> None:
    """Capability at every site: its firm's, or where a firm's sites have levers of their own what is built there."""
    for site in range(len(w.sites.firm)):
        firm = int(w.sites.firm[site])
        for lever in range(w.firms.spend.shape[1]):
            if not w.firms.by_site[firm]:
                w.sites.capability[site, lever] = w.firms.capability[firm, lever]
                continue
            theory = packed[OURS if firm == 0 else MARKET]
            money = by_site.money(w.firms.spend[firm, lever], w.sites.extra[site, lever])
            money = funded(firm, lever, money, w, theory)
            w.sites.capability[site, lever] = built(firm, lever, money, w.sites.capability[site, lever], w, theory)
    for firm in range(len(w.firms.price)):
        if w.firms.by_site[firm]:
            take_mean(firm, w)


@part
def take_mean(firm: int, w: Context) -> None:
    """Capability of a firm whose sites differ: the mean over them, by positions."""
    first = -1
    for site in range(len(w.sites.firm)):
        if int(w.sites.firm[site]) != firm:
            continue
        part_of_it = by_site.part(float(w.sites.usual_positions[site]), float(w.firms.staff_count[firm]))
        first = site if first < 0 else first
        for lever in range(w.firms.spend.shape[1]):
            so_far = w.sites.capability[first, lever] if site == first else w.firms.capability[firm, lever]
            w.firms.capability[firm, lever] = by_site.mean(
                so_far, part_of_it, w.sites.capability[site, lever], w.sites.capability[first, lever]
            )


@part
def needed(firm: int, lever: int, w: Context, theory: Theory) -> float:
    """Spend that builds half of a capability with the customers the firm has now; cover is bought by the hour."""
    if lever == STAFFING:
        return w.firms.reference_spend[firm, lever]
    base, fixed = w.firms.base_customers[firm], w.constants.lever_fixed[lever]
    now = size.units(float(w.firms.customers[firm]), base, w.constants.usual_size, fixed)
    start = size.units(base, base, w.constants.usual_size, fixed)
    return size.needed(w.firms.reference_spend[firm, lever], now, start, theory.size)


@part
def together(site: int, w: Context, theory: Theory) -> float:
    """Process quality that the practices of one site add together."""
    capability = w.sites.capability[site]
    return bundle.bundled(
        capability[CLIMATE], capability[TRAINING], capability[PROCESS], capability[EMPOWERMENT], theory.bundle
    )


@part
def compare_offers(w: Context) -> None:
    """How far the best rival seems ahead in its product, and how much easier it is to buy from the easiest rival."""
    for firm in range(len(w.firms.price)):
        best, easiest = 0.0, 0.0
        for other in range(len(w.firms.price)):
            if other != firm and w.firms.open[other]:
                best = max(best, w.firms.innovativeness[other])
                easiest = max(easiest, w.firms.ease[other])
        w.firms.harder[firm] = ease.harder(w.firms.ease[firm], easiest)
        w.firms.outdated[firm] = offer.outdated(w.firms.innovativeness[firm], best)
