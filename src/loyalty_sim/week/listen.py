"""Stage 7, listen: a sample is asked and answers, customers are thanked, lost ones are called."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import being_asked, co_creation, complaint, individual, loyalty, win_back
from loyalty_sim.theory.measurement import survey
from loyalty_sim.theory.talk import word_of_mouth
from loyalty_sim.week.tally import BLOCK, list_marked
from loyalty_sim.world.columns import INNOVATION, LISTENING, ROOT_CAUSE, THANKS, WIN_BACK
from loyalty_sim.world.draws import Purpose, identity, make_key, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import at, real, rows

_SURVEY = int(Purpose.SURVEY)
_OUTREACH = int(Purpose.OUTREACH)


@kernel
def listen(start, stop, slot, c, f, theory, tally, seed, week):
    """Surveys, thanks and calls of one week for rows start to stop (block-aligned).

    Who is out of reach of every firm is left out first; that changes nothing and costs less.
    """
    theory = theory[0]
    survey_key, outreach_key = make_key(seed, _SURVEY, week), make_key(seed, _OUTREACH, week)
    most_asked, most_thanked, most_called = 0.0, 0.0, 0.0
    for firm in range(len(f.price)):
        most_asked = max(most_asked, being_asked.asked(f.capability[firm, LISTENING], theory.being_asked))
        most_thanked = max(most_thanked, individual.thanked(f.capability[firm, THANKS], theory.individual))
        most_called = max(most_called, win_back.called(f.capability[firm, WIN_BACK], theory.win_back))
    for first in range(start, stop, BLOCK):
        last = min(first + BLOCK, stop)
        for i in rows(first, last):
            who = identity(i, c.generation[i])
            asks, thanks = uniform_pair(survey_key, who, 0)
            calls = (uniform(outreach_key, who, 0) < most_called) & (c.last_firm[i] >= 0)
            tally.marked[i] = ((asks < most_asked) | (thanks < most_thanked) | calls) & (c.provider[i] >= 0)
        for n in rows(0, list_marked(first, last, tally.marked, tally.listed[slot])):
            reach(tally.listed[slot, n], c, f, theory, tally.counts[slot], survey_key, outreach_key)


@part
def reach(i, c, f, theory, counts, survey_key, outreach_key):
    """What the firms do with one customer who may be within reach."""
    firm = at(c.provider[i])
    who = identity(i, c.generation[i])
    asks, thanks = uniform_pair(survey_key, who, 0)
    if asks < being_asked.asked(f.capability[firm, LISTENING], theory.being_asked):
        counts.asked[firm] += 1
        ask(i, firm, who, c, f, theory, counts, survey_key)
    if thanks < individual.thanked(f.capability[firm, THANKS], theory.individual):
        counts.thanked[firm] += 1
        gain = individual.thanks_gain(real(c.known[i]), theory.individual)
        c.satisfaction[i] = individual.pleased(real(c.satisfaction[i]), gain)
        c.loyalty[i] = individual.pleased(real(c.loyalty[i]), gain)
    if c.last_firm[i] >= 0 and c.last_firm[i] != c.provider[i]:
        call(i, at(c.last_firm[i]), who, c, f, theory.win_back, counts, outreach_key)


@part
def call(i, former, who, c, f, p, counts, key):
    """Perhaps the firm that was left calls, with an offer."""
    if uniform(key, who, 0) < win_back.called(f.capability[former, WIN_BACK], p):
        counts.contacted_lost[former] += 1
        c.belief[i, former] = win_back.offered(real(c.belief[i, former]), p)
        c.talk_pressure[i] = word_of_mouth.pressure_after(real(c.talk_pressure[i]), p.reason)


@part
def ask(i, firm, who, c, f, theory, counts, key):
    """One customer is asked, perhaps answers, and sees or does not see that something follows."""
    p = theory.being_asked
    answers, sees = uniform_pair(key, who, 1)
    if answers >= being_asked.responds(real(c.voice_belief[i]), p):
        return
    counts.responded[firm] += 1
    record(i, firm, who, c, theory, counts, key)
    followed = sees < being_asked.follows(f.capability[firm, ROOT_CAUSE], p)
    c.satisfaction[i] = being_asked.after(real(c.satisfaction[i]), followed, p)
    if p.on:
        c.voice_belief[i] = complaint.voice_belief(real(c.voice_belief[i]), followed, theory.complaint)
    if uniform(key, who, 6) < co_creation.used(f.capability[firm, INNOVATION], theory.co_creation):
        counts.inputs_used[firm] += 1
        c.loyalty[i] = co_creation.gained(real(c.loyalty[i]), 1.0, theory.co_creation)
        part = theory.co_creation.satisfaction_part
        c.satisfaction[i] = co_creation.gained(real(c.satisfaction[i]), part, theory.co_creation)


@part
def record(i, firm, who, c, theory, counts, key):
    """The answers on paper: three items of satisfaction and one of recommendation."""
    p = theory.survey
    felt = survey.felt_satisfaction(real(c.satisfaction[i]), real(c.grievance[i]), p)
    halo, own = standard_normal(uniform(key, who, 2)), standard_normal(uniform(key, who, 8))
    level = survey.level(felt, halo, own, p)
    total = 0
    for question in range(3):
        shift = 0.0 if question == 0 else p.satisfaction_shift
        total += survey.item(level, shift, standard_normal(uniform(key, who, 3 + question)), p)
    counts.survey_points[firm] += survey.points(total)
    leaning = loyalty.leaning(level, real(c.loyalty[i]), real(c.grievance[i]), theory.loyalty)
    score = survey.recommendation(leaning, standard_normal(uniform(key, who, 7)), p)
    counts.promoters[firm] += int(survey.promotes(score))
    counts.detractors[firm] += int(survey.detracts(score))
