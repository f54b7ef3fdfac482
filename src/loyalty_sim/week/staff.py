"""Stage 3, staff: climate, exhaustion, will, skill, leaving and hiring, site by site."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.employees import (
    acculturation,
    acting,
    change,
    effort,
    exhaustion,
    ideas,
    internal_service,
    orientation,
    scores,
    skill,
    turnover,
)
from loyalty_sim.theory.employees import climate as climate_theory
from loyalty_sim.world.columns import CHAMPION, CLIMATE, IDEAS, INTERNAL_SERVICE, LISTENING, RECOGNITION, TRAINING
from loyalty_sim.world.draws import Purpose, make_key, standard_normal, uniform
from loyalty_sim.world.real import real

_CLIMATE = int(Purpose.CLIMATE)
_TURNOVER = int(Purpose.TURNOVER)
_HIRE = int(Purpose.HIRE)
_NEW_HIRE = int(Purpose.NEW_HIRE)


@kernel
def staff(e, s, f, theory, k, tally, seed, week):
    """One week in the life of all staff; load and anger are those of the week before."""
    theory = theory[0]
    climate_key = make_key(seed, _CLIMATE, week)
    for site in range(len(s.firm)):
        firm = int(s.firm[site])
        first = int(s.staff_start[site])
        last = first + int(s.staff_count[site])
        move_climate(site, firm, first, last, e, s, f, climate_key, theory)
        learn_culture(site, firm, first, last, e, s, f, theory)
        push = effort.pride(f.satisfaction[firm], k.usual_satisfaction, theory.effort)
        push += scores.drive(f.capability[firm, LISTENING], f.score_use[firm], f.good_news[firm], theory.scores)
        for row in range(first, last):
            if e.employed[row]:
                live(row, site, firm, push, e, s, f, theory)
                resign(row, firm, e, theory.turnover, tally, seed, week)
            else:
                hire(row, site, firm, e, s, f, theory, k, tally, seed, week)


@part
def move_climate(site, firm, first, last, e, s, f, key, theory):
    """Local leadership and the climate of one site."""
    p = theory.climate
    total, present = 0.0, 0
    for row in range(first, last):
        if e.employed[row]:
            total += real(e.exhaustion[row])
            present += 1
    mean_exhaustion = total / present if present else p.usual_exhaustion
    z = standard_normal(uniform(key, site, 0))
    s.leadership[site] = climate_theory.leadership_after(real(s.leadership[site]), z, p)
    aim = climate_theory.target(f.capability[firm, CLIMATE], real(s.leadership[site]), mean_exhaustion, p)
    aim = internal_service.lifted(aim, f.capability[firm, INTERNAL_SERVICE], theory.internal_service)
    s.climate[site] = climate_theory.moved(real(s.climate[site]), aim, p)


@part
def learn_culture(site, firm, first, last, e, s, f, theory):
    """Acculturation of the site, with contagion between colleagues, and the ideas its staff put into practice."""
    information, attitude, behaviour, culture, want = 0.0, 0.0, 0.0, 0.0, 0.0
    present = 0
    for row in range(first, last):
        if e.employed[row]:
            present += 1
            information += real(e.information[row])
            attitude += real(e.attitude[row])
            behaviour += real(e.behaviour[row])
            culture += real(e.culture[row])
            want += real(e.want[row])
    if present == 0:
        return
    s.improvement[site] = ideas.improvement_after(
        real(s.improvement[site]), f.capability[firm, IDEAS], want / present, real(s.climate[site]), theory.ideas
    )
    told = f.capability[firm, CHAMPION]
    if not theory.acculturation.on or told + information <= 0.0:
        return
    for row in range(first, last):
        if e.employed[row]:
            advance(
                row, told, firm, f, information / present, attitude / present,
                behaviour / present, culture / present, e, theory,
            )  # fmt: skip


@part
def advance(row, told, firm, f, information, attitude, behaviour, culture, e, theory):
    """The four stages of one employee; the means of the site are handed in."""
    p = theory.acculturation
    benefit, progress = f.capability[firm, RECOGNITION], f.capability[firm, LISTENING]
    gate = change.gate(real(e.information[row]), benefit, real(e.can[row]), progress, theory.change)
    own = real(e.information[row]), real(e.attitude[row]), real(e.behaviour[row]), real(e.culture[row])
    to_be_told = acculturation.information_aim(told, p)
    to_agree = acculturation.attitude_aim(own[0], real(e.climate[row]))
    to_do = acculturation.behaviour_aim(own[1], gate)
    e.information[row] = acculturation.moved(own[0], to_be_told, information, p.information_weeks, p)
    e.attitude[row] = acculturation.moved(own[1], to_agree, attitude, p.attitude_weeks, p)
    e.behaviour[row] = acculturation.moved(own[2], to_do, behaviour, p.behaviour_weeks, p)
    e.culture[row] = acculturation.moved(own[3], own[2], culture, p.culture_weeks, p)


@part
def live(row, site, firm, push, e, s, f, theory):
    """Perception, exhaustion, will and skill of one employee."""
    training, resources = f.capability[firm, TRAINING], f.capability[firm, CLIMATE]
    e.tenure[row] = min(int(e.tenure[row]) + 1, 65535)
    perceived = climate_theory.perceived(real(s.climate[site]), real(e.disposition[row]))
    angry_share = exhaustion.angry_share(real(e.angry[row]), real(e.handled[row]))
    tired = exhaustion.worn(
        real(e.exhaustion[row]), real(s.utilisation[site]), angry_share, perceived, theory.exhaustion
    )
    tired = exhaustion.strained(tired, acting.strain(real(e.felt[row]), real(e.displayed[row]), theory.acting))
    e.climate[row] = perceived
    e.exhaustion[row] = tired
    push += acculturation.drive(real(e.behaviour[row]), real(e.culture[row]), theory.acculturation)
    e.want[row] = effort.moved(real(e.want[row]), effort.will(perceived, push, tired, theory.effort), theory.effort)
    e.know[row] = skill.know_after(real(e.know[row]), training, theory.skill)
    helped = internal_service.helped(f.capability[firm, INTERNAL_SERVICE], theory.internal_service)
    e.can[row] = skill.can_after(real(e.can[row]), real(s.process[site]), resources, helped, theory.skill)
    if f.capability[firm, CHAMPION] > 0.0:
        aim = orientation.aim(0.0, f.capability[firm, CHAMPION], theory.orientation)
        onboarded = max(aim, real(e.orientation[row]))
        e.orientation[row] = orientation.moved(real(e.orientation[row]), onboarded, theory.orientation)


@part
def resign(row, firm, e, p, tally, seed, week):
    """Perhaps the employee leaves: the position is vacant, skill and bonds go along."""
    chance = turnover.leaves(real(e.want[row]), real(e.exhaustion[row]), real(e.climate[row]), p)
    if uniform(make_key(seed, _TURNOVER, week), int(e.person[row]), 0) < chance:
        e.employed[row] = 0
        e.vacant[row] = 0
        tally.counts[0].resigned[firm] += 1


@part
def hire(row, site, firm, e, s, f, theory, k, tally, seed, week):
    """Perhaps the position is filled, by a person who knows little and has a disposition of their own."""
    e.vacant[row] = min(int(e.vacant[row]) + 1, 255)
    person = int(e.person[row]) + len(e.person)
    if uniform(make_key(seed, _HIRE, week), person, 0) >= turnover.filled(theory.turnover):
        return
    key = make_key(seed, _NEW_HIRE, 0)
    e.employed[row] = 1
    e.person[row] = person
    e.tenure[row] = 0
    satisfaction = f.satisfaction[firm]
    usual = climate_theory.disposition(standard_normal(uniform(key, person, 0)), theory.climate)
    e.disposition[row] = turnover.applicant_disposition(
        usual, theory.climate.disposition_sd, satisfaction, k.usual_satisfaction, theory.turnover
    )
    e.climate[row] = climate_theory.perceived(real(s.climate[site]), real(e.disposition[row]))
    e.exhaustion[row] = exhaustion.resting_point(real(e.climate[row]), theory.exhaustion)
    e.want[row] = effort.will(real(e.climate[row]), 0.0, real(e.exhaustion[row]), theory.effort)
    e.know[row] = turnover.applicant_knowing(theory.skill.newcomer, satisfaction, k.usual_satisfaction, theory.turnover)
    helped = internal_service.helped(f.capability[firm, INTERNAL_SERVICE], theory.internal_service)
    e.can[row] = skill.can_target(real(s.process[site]), f.capability[firm, CLIMATE], helped, theory.skill)
    lasting = orientation.lasting(standard_normal(uniform(key, person, 1)), theory.orientation)
    e.orientation[row] = orientation.aim(lasting, f.capability[firm, CHAMPION], theory.orientation)
    e.information[row] = 0.0
    e.attitude[row] = 0.0
    e.behaviour[row] = 0.0
    e.culture[row] = 0.0
    tally.counts[0].hired[firm] += 1
