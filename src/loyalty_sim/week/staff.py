"""Stage 3, staff: climate, exhaustion, will, skill, leaving and hiring, site by site."""

from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.employees import (
    acculturation,
    acting,
    applicants,
    change,
    effort,
    exhaustion,
    ideas,
    moves,
    norms,
    orientation,
    overtime,
    pay,
    pride,
    scores,
    skill,
    staff_needs,
    turnover,
)
from loyalty_sim.theory.employees import climate as climate_theory
from loyalty_sim.theory.employees.facets import LEADERSHIP, RELATIONS, RESOURCES
from loyalty_sim.theory.employees.ideas import IdeasParameters
from loyalty_sim.theory.firms import discipline
from loyalty_sim.theory.packed import MARKET, OURS
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.climate import behind_rivals, is_helped, learns_more, move_climate
from loyalty_sim.week.context import Context
from loyalty_sim.week.poach import comes, move
from loyalty_sim.week.positions import hold_positions
from loyalty_sim.week.reward import keep_marks, mean_score, rewarded
from loyalty_sim.world.climate import for_facet
from loyalty_sim.world.columns import IDEAS, LISTENING, RECOGNITION, TRAINING
from loyalty_sim.world.draws import Purpose, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import real

_CLIMATE = int(Purpose.CLIMATE)
_TURNOVER = int(Purpose.TURNOVER)
_HIRE = int(Purpose.HIRE)
_NEW_HIRE = int(Purpose.NEW_HIRE)
_IDEA = int(Purpose.IDEA)


@kernel
def staff(w: Context, packed: Sequence[Theory]) -> None:
    """One week in the life of all staff; load and anger are those of the week before."""
    climate_key = w.weekly[_CLIMATE]
    for site in range(len(w.sites.firm)):
        firm = int(w.sites.firm[site])
        if w.firms.closed[firm]:
            continue
        theory = packed[OURS if firm == 0 else MARKET]
        first = int(w.sites.staff_start[site])
        away = hold_positions(site, firm, first, w, theory.positions)
        last = first + int(w.sites.staff_count[site])
        behind = behind_rivals(firm, w)
        move_climate(site, firm, first, last, climate_key, w, theory)
        learn_culture(site, firm, first, last, w, theory)
        take_up_ideas(site, firm, first, last, w, theory.ideas)
        mean_mark = mean_score(first, last, w) if w.firms.bonus[firm] > 0.0 else 0.0
        push = pay.felt(w.firms.pay[firm], theory.pay)
        push += scores.drive(
            w.firms.capability[firm, LISTENING], w.firms.score_use[firm], w.firms.good_news[firm], theory.scores
        )
        push += norms.norm(mean_will(first, last, w), w.constants.usual_want, theory.norms)
        for row in range(first, last):
            if w.employees.employed[row]:
                keep_marks(row, w, theory.scores)
                own = push + rewarded(row, firm, mean_mark, w, theory.bonus)
                live(row, site, firm, own, behind, w, theory)
                resign(row, firm, w, theory)
            elif away > 0:
                away -= 1
                hire(row, site, firm, w, theory)


@part
def take_up_ideas(site: int, firm: int, first: int, last: int, w: Context, p: IdeasParameters) -> None:
    """Staff of one site propose ideas, leadership takes some up, and what is at work improves processes."""
    programme, accepted = w.sites.capability[site, IDEAS], 0
    if programme == 0.0 and w.sites.ideas[site] == 0.0:
        return
    taken_up = ideas.accepts(real(w.sites.facets[site, LEADERSHIP]), w.firms.attention[firm])
    for row in range(first, last):
        has_one, luck = uniform_pair(w.weekly[_IDEA], int(w.employees.person[row]), 0)
        if w.employees.employed[row] and has_one < ideas.proposes(programme, real(w.employees.want[row]), p):
            w.tally.counts[0].ideas_proposed[firm] += 1
            accepted += int(luck < taken_up)
    w.tally.counts[0].ideas_accepted[firm] += accepted
    w.sites.ideas[site] = ideas.at_work_after(real(w.sites.ideas[site]), float(accepted), p)
    w.sites.improvement[site] = ideas.improved(real(w.sites.ideas[site]), float(max(last - first, 1)), p)


@part
def learn_culture(site: int, firm: int, first: int, last: int, w: Context, theory: Theory) -> None:
    """Acculturation of the site, with contagion between colleagues."""
    information, attitude, behaviour, culture = 0.0, 0.0, 0.0, 0.0
    present = 0
    for row in range(first, last):
        if w.employees.employed[row]:
            present += 1
            information += real(w.employees.information[row])
            attitude += real(w.employees.attitude[row])
            behaviour += real(w.employees.behaviour[row])
            culture += real(w.employees.culture[row])
    if present == 0:
        return
    told = w.firms.championed[firm]
    if not theory.acculturation.on or told + information <= 0.0:
        return
    for row in range(first, last):
        if w.employees.employed[row]:
            advance(
                row, told, site, firm, information / present, attitude / present,
                behaviour / present, culture / present, w, theory,
            )  # fmt: skip


@part
def mean_will(first: int, last: int, w: Context) -> float:
    """Mean will of those who work at a site, in rows first to last; the usual one if nobody does."""
    total, present = 0.0, 0
    for row in range(first, last):
        if w.employees.employed[row]:
            total += real(w.employees.want[row])
            present += 1
    return total / present if present else w.constants.usual_want


@part
def advance(
    row: int,
    told: float,
    site: int,
    firm: int,
    information: float,
    attitude: float,
    behaviour: float,
    culture: float,
    w: Context,
    theory: Theory,
) -> None:
    """The four stages of one employee; the means of the site are handed in."""
    p = theory.acculturation
    benefit, progress = w.sites.capability[site, RECOGNITION], w.firms.capability[firm, LISTENING]
    gate = change.gate(real(w.employees.information[row]), benefit, real(w.employees.can[row]), progress, theory.change)
    own = (
        real(w.employees.information[row]),
        real(w.employees.attitude[row]),
        real(w.employees.behaviour[row]),
        real(w.employees.culture[row]),
    )
    to_be_told = acculturation.information_aim(told, p)
    leading = climate_theory.perceived(real(w.sites.facets[site, LEADERSHIP]), real(w.employees.disposition[row]))
    to_agree = acculturation.attitude_aim(own[0], leading)
    to_do = acculturation.behaviour_aim(own[1], gate)
    w.employees.information[row] = acculturation.moved(own[0], to_be_told, information, p.information_weeks, p)
    w.employees.attitude[row] = acculturation.moved(own[1], to_agree, attitude, p.attitude_weeks, p)
    w.employees.behaviour[row] = acculturation.moved(own[2], to_do, behaviour, p.behaviour_weeks, p)
    w.employees.culture[row] = acculturation.moved(own[3], own[2], culture, p.culture_weeks, p)


@part
def live(row: int, site: int, firm: int, push: float, behind: float, w: Context, theory: Theory) -> None:
    """Perception, exhaustion, will and skill of one employee; behind: how far the best rival satisfies better."""
    training = w.sites.capability[site, TRAINING]
    resources = for_facet(RESOURCES, site, firm, w.sites, w.firms, theory.facets)
    w.employees.tenure[row] = min(int(w.employees.tenure[row]) + 1, 65535)
    perceived = climate_theory.perceived(real(w.sites.climate[site]), real(w.employees.disposition[row]))
    supported = climate_theory.perceived(real(w.sites.facets[site, RELATIONS]), real(w.employees.disposition[row]))
    angry_share = exhaustion.angry_share(real(w.employees.angry[row]), real(w.employees.handled[row]))
    tired = exhaustion.worn(
        real(w.employees.exhaustion[row]), real(w.sites.utilisation[site]), angry_share, supported, theory.exhaustion
    )
    tired = exhaustion.strained(tired, overtime.tired(real(w.sites.overtime[site]), theory.overtime))
    tired = exhaustion.strained(
        tired, acting.strain(real(w.employees.felt[row]), real(w.employees.displayed[row]), theory.acting)
    )
    w.employees.climate[row] = perceived
    w.employees.exhaustion[row] = tired
    proud = pride.moved(
        real(w.employees.pride[row]), w.firms.satisfaction[firm], w.constants.usual_satisfaction, theory.pride
    )
    w.employees.pride[row] = proud
    push += pride.drive(proud, theory.pride)
    push -= acting.anger(real(w.employees.felt[row]), real(w.employees.displayed[row]), theory.acting)
    push += acculturation.drive(real(w.employees.behaviour[row]), real(w.employees.culture[row]), theory.acculturation)
    push += staff_needs.wanted_more(
        real(w.employees.orientation[row]),
        w.firms.capability[firm, LISTENING],
        behind,
        w.firms.commitment[firm],
        theory.staff_needs,
    )
    w.employees.want[row] = effort.moved(
        real(w.employees.want[row]), effort.will(perceived, push, tired, theory.effort), theory.effort
    )
    stands_for = int(w.firms.discipline[firm])
    taught = discipline.taught(training, stands_for, theory.discipline)
    more = learns_more(site, firm, w, theory)
    w.employees.know[row] = skill.know_after(real(w.employees.know[row]), taught, more, theory.skill)
    helped = is_helped(site, firm, w, theory)
    w.employees.can[row] = skill.can_after(
        real(w.employees.can[row]), real(w.sites.process[site]), resources, helped, theory.skill
    )
    lived = discipline.lived(w.firms.championed[firm], training, stands_for, theory.discipline)
    if lived > 0.0:
        aim = orientation.aim(0.0, lived, theory.orientation)
        onboarded = max(aim, real(w.employees.orientation[row]))
        w.employees.orientation[row] = orientation.moved(
            real(w.employees.orientation[row]), onboarded, theory.orientation
        )


@part
def resign(row: int, firm: int, w: Context, theory: Theory) -> None:
    """Perhaps the employee leaves: the position is vacant, skill and bonds go along."""
    chance = turnover.leaves(
        real(w.employees.want[row]),
        real(w.employees.exhaustion[row]),
        real(w.employees.climate[row]),
        pride.held(real(w.employees.pride[row]), theory.pride)
        * pay.held(w.firms.pay[firm], theory.pay)
        * moves.stays(theory.moves),
        theory.turnover,
    )
    if uniform(w.weekly[_TURNOVER], int(w.employees.person[row]), 0) < chance:
        w.employees.employed[row] = 0
        w.employees.vacant[row] = 0
        w.tally.counts[0].resigned[firm] += 1


@part
def hire(row: int, site: int, firm: int, w: Context, theory: Theory) -> None:
    """Perhaps the position is filled, by somebody from another firm of the market or by an applicant from elsewhere."""
    w.employees.vacant[row] = min(int(w.employees.vacant[row]) + 1, 255)
    person = int(w.employees.person[row]) + len(w.employees.person)
    selectivity, paid = w.firms.selectivity[firm], w.firms.pay[firm]
    chance = applicants.filled(turnover.filled(theory.turnover), pay.draws(paid, theory.pay), selectivity)
    if uniform(w.weekly[_HIRE], person, 0) >= chance:
        return
    w.employees.employed[row] = 1
    w.employees.person[row] = person
    w.employees.tenure[row] = 0
    w.employees.came_as[row] = -1
    w.employees.pride[row] = 0.0
    w.employees.answers[row] = 0.0
    w.employees.points[row] = 0.0
    origin = comes(firm, person, w, theory.moves)
    if origin >= 0:
        move(origin, row, person, w)
    else:
        choose(row, firm, person, w, theory)
    begin(row, site, firm, w, theory)
    w.tally.counts[0].hired[firm] += 1


@part
def choose(row: int, firm: int, person: int, w: Context, theory: Theory) -> None:
    """An applicant from elsewhere is taken: somebody who knows little, with a nature of their own."""
    key = w.lasting[_NEW_HIRE]
    better = applicants.score(
        w.firms.satisfaction[firm],
        w.constants.usual_satisfaction,
        w.firms.pay[firm],
        w.firms.selectivity[firm],
        theory.applicants,
    )
    usual = climate_theory.disposition(standard_normal(uniform(key, person, 0)), theory.climate)
    w.employees.disposition[row] = applicants.disposition(usual, theory.climate.disposition_sd, better)
    w.employees.know[row] = applicants.knowing(theory.skill.newcomer, better, theory.applicants)
    chosen_for = discipline.hired(int(w.firms.discipline[firm]), theory.discipline)
    usual = orientation.lasting(standard_normal(uniform(key, person, 1)) + chosen_for, theory.orientation)
    lasting = applicants.disposition(usual, theory.orientation.spread, better)
    w.employees.orientation[row] = orientation.aim(lasting, w.firms.championed[firm], theory.orientation)


@part
def begin(row: int, site: int, firm: int, w: Context, theory: Theory) -> None:
    """The first week in a job: rested, with a first view of the work, and nothing told yet of the firm's culture."""
    w.employees.climate[row] = climate_theory.perceived(real(w.sites.climate[site]), real(w.employees.disposition[row]))
    supported = climate_theory.perceived(real(w.sites.facets[site, RELATIONS]), real(w.employees.disposition[row]))
    w.employees.exhaustion[row] = exhaustion.resting_point(supported, theory.exhaustion)
    w.employees.want[row] = effort.will(
        real(w.employees.climate[row]), 0.0, real(w.employees.exhaustion[row]), theory.effort
    )
    resources = for_facet(RESOURCES, site, firm, w.sites, w.firms, theory.facets)
    helped = is_helped(site, firm, w, theory)
    w.employees.can[row] = skill.can_target(real(w.sites.process[site]), resources, helped, theory.skill)
    w.employees.information[row] = 0.0
    w.employees.attitude[row] = 0.0
    w.employees.behaviour[row] = 0.0
    w.employees.culture[row] = 0.0
