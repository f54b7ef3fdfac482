"""Stage 3, staff: climate, exhaustion, will, skill, leaving and hiring, site by site."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import climate as climate_theory
from loyalty_sim.theory import effort, exhaustion, skill, turnover
from loyalty_sim.week.tally import HIRED, RESIGNED
from loyalty_sim.world.columns import CLIMATE, TRAINING
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
        move_climate(site, first, last, e, s, f.capability[firm, CLIMATE], climate_key, theory.climate)
        pride = f.satisfaction[firm] - (k.usual_satisfaction)
        for row in range(first, last):
            if e.employed[row]:
                live(row, site, pride, f.capability[firm, TRAINING], f.capability[firm, CLIMATE], e, s, theory)
                resign(row, firm, e, theory.turnover, tally, seed, week)
            else:
                hire(row, site, firm, e, s, f, theory, tally, seed, week)


@part
def move_climate(site, first, last, e, s, capability, key, p):
    """Local leadership and the climate of one site."""
    total, present = 0.0, 0
    for row in range(first, last):
        if e.employed[row]:
            total += real(e.exhaustion[row])
            present += 1
    mean_exhaustion = total / present if present else p.usual_exhaustion
    z = standard_normal(uniform(key, site, 0))
    s.leadership[site] = climate_theory.leadership_after(real(s.leadership[site]), z, p)
    aim = climate_theory.target(capability, real(s.leadership[site]), mean_exhaustion, p)
    s.climate[site] = climate_theory.moved(real(s.climate[site]), aim, p)


@part
def live(row, site, pride, training, resources, e, s, theory):
    """Perception, exhaustion, will and skill of one employee."""
    e.tenure[row] = min(int(e.tenure[row]) + 1, 65535)
    perceived = climate_theory.perceived(real(s.climate[site]), real(e.disposition[row]))
    angry_share = real(e.angry[row]) / max(real(e.handled[row]), 1.0)
    tired = exhaustion.worn(
        real(e.exhaustion[row]), real(s.utilisation[site]), angry_share, perceived, theory.exhaustion
    )
    e.climate[row] = perceived
    e.exhaustion[row] = tired
    e.want[row] = effort.moved(real(e.want[row]), effort.will(perceived, pride, tired, theory.effort), theory.effort)
    e.know[row] = skill.know_after(real(e.know[row]), training, theory.skill)
    e.can[row] = skill.can_after(real(e.can[row]), real(s.process[site]), resources, theory.skill)


@part
def resign(row, firm, e, p, tally, seed, week):
    """Perhaps the employee leaves: the position is vacant, skill and bonds go along."""
    chance = turnover.leaves(real(e.want[row]), real(e.exhaustion[row]), real(e.climate[row]), p)
    if uniform(make_key(seed, _TURNOVER, week), int(e.person[row]), 0) < chance:
        e.employed[row] = 0
        e.vacant[row] = 0
        tally.counts[0, firm, RESIGNED] += 1


@part
def hire(row, site, firm, e, s, f, theory, tally, seed, week):
    """Perhaps the position is filled, by a person who knows little and has a disposition of their own."""
    e.vacant[row] = min(int(e.vacant[row]) + 1, 255)
    person = int(e.person[row]) + len(e.person)
    if uniform(make_key(seed, _HIRE, week), person, 0) >= 1.0 / theory.turnover.vacancy_weeks:
        return
    key = make_key(seed, _NEW_HIRE, 0)
    e.employed[row] = 1
    e.person[row] = person
    e.tenure[row] = 0
    e.disposition[row] = theory.climate.disposition_sd * standard_normal(uniform(key, person, 0))
    e.climate[row] = climate_theory.perceived(real(s.climate[site]), real(e.disposition[row]))
    e.exhaustion[row] = exhaustion.resting_point(real(e.climate[row]), theory.exhaustion)
    e.want[row] = effort.will(real(e.climate[row]), 0.0, real(e.exhaustion[row]), theory.effort)
    e.know[row] = theory.skill.newcomer
    e.can[row] = skill.can_target(real(s.process[site]), f.capability[firm, CLIMATE], theory.skill)
    tally.counts[0, firm, HIRED] += 1
