"""Stage 7, listen: a sample is asked and answers, customers are thanked, lost ones are called."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import being_asked, co_creation, complaint, individual, loyalty, survey, win_back
from loyalty_sim.theory.bounds import unit
from loyalty_sim.week.tally import (
    ASKED,
    CONTACTED_LOST,
    DETRACTORS,
    INPUTS_USED,
    PROMOTERS,
    RESPONDED,
    SURVEY_POINTS,
    THANKED,
)
from loyalty_sim.world.columns import INNOVATION, LISTENING, ROOT_CAUSE, THANKS, WIN_BACK
from loyalty_sim.world.draws import Purpose, identity, make_key, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import real

_SURVEY = int(Purpose.SURVEY)
_OUTREACH = int(Purpose.OUTREACH)


@kernel
def listen(start, stop, slot, c, f, theory, tally, seed, week):
    """Surveys, thanks and calls of one week for rows start to stop."""
    theory = theory[0]
    counts = tally.counts[slot]
    survey_key, outreach_key = make_key(seed, _SURVEY, week), make_key(seed, _OUTREACH, week)
    for i in range(start, stop):
        firm = int(c.provider[i])
        if firm < 0:
            continue
        who = identity(i, c.generation[i])
        if uniform(survey_key, who, 0) < being_asked.asked(f.capability[firm, LISTENING], theory.being_asked):
            counts[firm, ASKED] += 1
            ask(i, firm, who, c, f, theory, counts, survey_key)
        thanks, call = uniform_pair(outreach_key, who, 0)
        if thanks < individual.thanked(f.capability[firm, THANKS], theory.individual):
            counts[firm, THANKED] += 1
            gain = individual.thanks_gain(real(c.known[i]), theory.individual)
            c.satisfaction[i] = unit(real(c.satisfaction[i]) + gain)
            c.loyalty[i] = unit(real(c.loyalty[i]) + gain)
        former = int(c.last_firm[i])
        if former >= 0 and former != firm and call < win_back.called(f.capability[former, WIN_BACK], theory.win_back):
            counts[former, CONTACTED_LOST] += 1
            c.belief[i, former] = win_back.offered(real(c.belief[i, former]), theory.win_back)
            c.talk_pressure[i] = real(c.talk_pressure[i]) + theory.win_back.reason


@part
def ask(i, firm, who, c, f, theory, counts, key):
    """One customer is asked, perhaps answers, and sees or does not see that something follows."""
    p = theory.being_asked
    answers, sees = uniform_pair(key, who, 1)
    if answers >= being_asked.responds(real(c.voice_belief[i]), p):
        return
    counts[firm, RESPONDED] += 1
    record(i, firm, who, c, theory, counts, key)
    followed = sees < being_asked.follows(f.capability[firm, ROOT_CAUSE], p)
    c.satisfaction[i] = being_asked.after(real(c.satisfaction[i]), followed, p)
    if p.on:
        c.voice_belief[i] = complaint.voice_belief(real(c.voice_belief[i]), followed, theory.complaint)
    if uniform(key, who, 6) < co_creation.used(f.capability[firm, INNOVATION], theory.co_creation):
        counts[firm, INPUTS_USED] += 1
        c.loyalty[i] = co_creation.gained(real(c.loyalty[i]), 1.0, theory.co_creation)
        c.satisfaction[i] = co_creation.gained(real(c.satisfaction[i]), 0.5, theory.co_creation)


@part
def record(i, firm, who, c, theory, counts, key):
    """The answers on paper: three items of satisfaction and one of recommendation."""
    p = theory.survey
    halo = standard_normal(uniform(key, who, 2))
    felt = real(c.satisfaction[i])
    total = 0
    for question in range(3):
        total += survey.item(felt, halo, standard_normal(uniform(key, who, 3 + question)), p)
    counts[firm, SURVEY_POINTS] += round(100.0 * (total - 3) / 27.0)
    intention = loyalty.intention(felt, real(c.loyalty[i]), theory.loyalty)
    score = survey.recommendation(intention, halo, standard_normal(uniform(key, who, 7)), p)
    counts[firm, PROMOTERS] += int(score >= 9)
    counts[firm, DETRACTORS] += int(score <= 6)
