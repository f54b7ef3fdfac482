"""Stage 5, voice: cases age, are answered as capacity allows, or are given up."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import complaint, recovery
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.employees import empowerment
from loyalty_sim.world.columns import EMPOWERMENT, RECOVERY
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform, uniform_pair
from loyalty_sim.world.real import at, hundredths, real, rows

_RECOVERY = int(Purpose.RECOVERY)
_NONE, _FRONT_LINE, _HEAD_OFFICE = int(Case.NONE), int(Case.FRONT_LINE), int(Case.HEAD_OFFICE)
_RECOVERED, _NOT_YET, _GIVEN_UP = int(Case.RECOVERED), int(Case.NOT_YET_VOICED), int(Case.GIVEN_UP)


@kernel
def answer_chances(chances, f, new_cases, theory):
    """Fill the chance per firm that a voiced case is answered this week; new_cases (firms,) came in this week."""
    p = theory[0].recovery
    for firm in range(len(f.price)):
        capacity = recovery.capacity(f.capability[firm, RECOVERY], f.base_customers[firm], p)
        chances[firm] = recovery.answered_share(capacity, float(f.open_cases[firm] + new_cases[firm]))


@kernel
def voice(start, stop, slot, c, s, f, chances, theory, tally, seed, week):
    """One week of every open case in rows start to stop."""
    theory = theory[0]
    key = make_key(seed, _RECOVERY, week)
    for i in rows(start, stop):
        if c.case[i] != _NONE:
            case_week(i, c, s, f, chances, theory, tally.counts[slot], key)


@part
def case_week(i, c, s, f, chances, theory, counts, key):
    """One week of one case."""
    p = theory.complaint
    if c.grievance[i] == 0.0 and c.case[i] != _FRONT_LINE and c.case[i] != _HEAD_OFFICE and c.case[i] != _NOT_YET:
        c.case[i] = _NONE  # a week later: who was helped at once has had a case
        return
    firm = at(c.provider[i])
    u, v = uniform_pair(key, identity(i, c.generation[i]), 0)
    if c.case[i] == _NOT_YET and u < complaint.reaches_head_office(p):
        c.case[i] = _HEAD_OFFICE
    if c.case[i] == _FRONT_LINE or c.case[i] == _HEAD_OFFICE:
        authority = empowerment.at_once(f.capability[firm, EMPOWERMENT], theory.empowerment)
        on_the_spot = c.case[i] == _FRONT_LINE and c.case_age[i] == 0 and u < authority
        if on_the_spot or v < chances[firm]:
            answer(i, firm, on_the_spot, c, s, f, theory, key)
            counts.answered[firm] += 1
        elif real(c.case_age[i]) >= p.give_up_weeks:
            c.case[i] = _GIVEN_UP
            c.voice_belief[i] = complaint.voice_belief(real(c.voice_belief[i]), False, p)
            counts.given_up[firm] += 1
    c.case_age[i] = min(int(c.case_age[i]) + 1, 255)
    c.grievance[i] = complaint.a_week_later(real(c.grievance[i]), p)
    c.grievance[i] = complaint.still_felt(real(c.grievance[i]), p)


@part
def answer(i, firm, on_the_spot, c, s, f, theory, key):
    """The firm answers a case, and puts it right or does not, with the courtesy of the site."""
    p = theory.recovery
    courtesy = real(s.empathy[at(c.site[i])])
    chance = f.capability[firm, RECOVERY]
    if on_the_spot:
        chance = empowerment.remedy(chance, f.capability[firm, EMPOWERMENT], theory.empowerment)
    put_right = uniform(key, identity(i, c.generation[i]), 1) < chance
    handled = recovery.outcome(1.0 if put_right else 0.0, courtesy, real(c.case_age[i]), p)
    gain = recovery.lift(real(c.grievance[i]), handled, c.failures[i] == 1, p)
    c.satisfaction[i] = recovery.satisfied(real(c.satisfaction[i]), gain)
    c.grievance[i] = recovery.healed(real(c.grievance[i]), handled, p)
    c.case[i] = _RECOVERED
    c.handling[i] = hundredths(handled)
    c.voice_belief[i] = complaint.voice_belief(real(c.voice_belief[i]), True, theory.complaint)
