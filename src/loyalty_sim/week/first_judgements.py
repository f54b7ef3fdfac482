"""The intercept of judgements: what makes the satisfaction of the start the one that its service keeps up.

Every customer meets people of the own site at the start, with their luck, failures and answers to complaints, and
compares with the own expectation and with what is believed of the rivals then.
"""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import interpreted, kernel, part, plain
from loyalty_sim.theory.customers import complaint, expectation, quality, recovery, satisfaction, tolerance
from loyalty_sim.theory.employees import failure
from loyalty_sim.theory.firms import promise
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import reviews, word_of_mouth
from loyalty_sim.week.context import Context, context_of
from loyalty_sim.week.perceive import sum_up, take_in, weigh_attributes
from loyalty_sim.world.columns import PROMISE, RECOVERY, Customers
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import identity
from loyalty_sim.world.intercepts import NOISES
from loyalty_sim.world.real import at, real, rows
from loyalty_sim.world.regard import rivals_believed
from loyalty_sim.world.traits import optimism

MOST_ROWS = 8192
ROUNDS = 8
_FIRST_WEEK = 2_000_000  # of these encounters, in the keys of draws: no week of a run has such a number


def judgement_intercepts(customers: Customers, w: Context, packed: Sequence[Theory]) -> Constants:
    """Constants with the intercept of judgements, and with the ratings that an encounter of the start brings."""
    of = min(len(customers.alive), MOST_ROWS)
    target = float(np.mean(customers.satisfaction[:of], dtype=np.float64))
    met = np.empty((len(NOISES), of, 3))
    for nth, z in enumerate(NOISES):
        then = context_of(w.employees, w.sites, w.firms, w.constants, w.tally, w.seed, _FIRST_WEEK + nth)
        first_encounters(met[nth], nth, float(z), customers, then, packed)
    judge_encounters(met, customers, w, packed)
    gained, means = gained_by_answers(customers, w, packed[0]), np.zeros(2)
    for _ in range(ROUNDS):
        first_judgements(met, gained, means, customers, w, packed)
        higher = w.constants.judgement_intercept + target - float(means[0])
        w = w._replace(constants=w.constants._replace(judgement_intercept=higher))
    first_judgements(met, gained, means, customers, w, packed)
    return w.constants._replace(usual_posts=float(means[1]), satisfaction_above=target - w.constants.usual_quality)


def gained_by_answers(customers: Customers, w: Context, theory: Theory) -> np.ndarray:
    """Rise of satisfaction by the answer, by firm, from one failure: of those told and answered, over all failures."""
    p, gravity = theory.complaint, theory.failure.gravity
    loyal, satisfied, belief = (
        float(np.mean(column, dtype=np.float64))
        for column in (customers.loyalty, customers.satisfaction, customers.voice_belief)
    )
    front = plain(complaint.tells_front_line)(gravity, loyal, satisfied, belief, p)
    told = min(1.0, front + plain(complaint.tells_head_office)(gravity, belief, p))
    failures = theory.failure.usual * float(np.mean(customers.need_rate, dtype=np.float64))
    gained = np.zeros(len(w.firms.price))
    for firm in range(len(gained)):
        chance = float(w.firms.capability[firm, RECOVERY])
        courtesy = float(np.mean(w.employees.empathy[w.employees.firm == firm], dtype=np.float64))
        capacity = plain(recovery.capacity)(chance, 1.0, theory.recovery)
        cases = told * failures
        share = plain(recovery.usual_share)(capacity, cases, p.give_up_weeks)
        backlog = plain(recovery.usual_backlog)(capacity, cases, share)
        load = plain(recovery.load)(capacity, backlog)
        within = plain(recovery.queued)(recovery.MIDDLE, load, theory.recovery)
        grievance, waiting = plain(complaint.relieved)(gravity, p), 1.0
        for age in range(int(p.give_up_weeks) + 1):
            weeks = plain(recovery.waited)(float(age), False, within)
            for remedy, likely in ((1.0, chance), (0.0, 1.0 - chance)):
                handled = interpreted(recovery.outcome)(remedy, courtesy, weeks, theory.recovery)
                lift = plain(recovery.lift)(grievance, handled, False, theory.recovery)
                gained[firm] += told * waiting * share * likely * lift
            waiting *= 1.0 - share
            grievance = interpreted(complaint.a_week_later)(grievance, False, p)
        gained[firm] += told * waiting * plain(recovery.lift)(grievance, 0.0, False, theory.recovery)
    return gained


@kernel
def first_encounters(
    met_once: np.ndarray, nth: int, z: float, customers: Customers, w: Context, packed: Sequence[Theory]
) -> None:
    """Fill met_once (customers, 3): quality without a failure and with one, and the chance of it; z: the day."""
    theory = packed[0]
    weigh_attributes(0, w, theory)
    damage, felt = failure.damage_of(theory.failure.gravity, theory.failure), w.tally.felt[0, 0]
    for i in rows(0, len(met_once)):
        who, site, lenient = identity(i, customers.generation[i]), at(customers.site[i]), real(customers.leniency[i])
        row = one_present(site, i + nth, w)
        take_in(row, who, felt, 0.0, 0.0, 0.0, w, theory)
        mood, impression = sum_up(who, int(customers.segment[i]), 0, felt, lenient, z, w, theory)
        met_once[i, 0] = quality.perceived(mood, impression)
        met_once[i, 1] = quality.perceived(mood, impression - damage)
        met_once[i, 2] = failure.happens(real(w.employees.failure_risk[row]), lenient, theory.failure)


@part
def one_present(site: int, turn: int, w: Context) -> int:
    """Row of an employee of a site who is there, one after another in turn."""
    first, positions = int(w.sites.staff_start[site]), max(int(w.sites.staff_count[site]), 1)
    for later in range(positions):
        row = first + (turn + later) % positions
        if w.employees.employed[row]:
            return row
    return first + turn % positions


@kernel
def judge_encounters(met: np.ndarray, customers: Customers, w: Context, packed: Sequence[Theory]) -> None:
    """Put in place of both qualities in met (encounters, customers, 3) the judgements of them, before the intercept."""
    theory = packed[0]
    for i in rows(0, met.shape[1]):
        usual = 0.0
        for n in range(len(met)):
            usual += (met[n, i, 0] + met[n, i, 2] * (met[n, i, 1] - met[n, i, 0])) / len(met)
        standard = standard_of(i, usual, customers, w, theory)
        for n in range(len(met)):
            met[n, i, 0] = judgement_of(met[n, i, 0], standard, theory)
            met[n, i, 1] = judgement_of(met[n, i, 1], standard, theory)


@kernel
def first_judgements(
    met: np.ndarray, gained: np.ndarray, means: np.ndarray, customers: Customers, w: Context, packed: Sequence[Theory]
) -> None:
    """Fill means (2,): satisfaction that customers come to by these encounters, and ratings per encounter.

    met (encounters, customers, 3): as `judge_encounters` leaves it; gained (firms,): rise by the answer, from one
    failure.
    """
    theory = packed[0]
    salience = satisfaction.salience_of(theory.failure.gravity, theory.satisfaction)
    remembered, posts, needs = 0.0, 0.0, 0.0
    for i in rows(0, met.shape[1]):
        failing, judged, need = 0.0, 0.0, real(customers.need_rate[i])
        for n in range(len(met)):
            failing += met[n, i, 2] / len(met)
            fine = satisfaction.on_scale(met[n, i, 0], w.constants.judgement_intercept)
            failed = satisfaction.on_scale(met[n, i, 1], w.constants.judgement_intercept)
            judged += (fine + satisfaction.share_remembered(met[n, i, 2], salience) * (failed - fine)) / len(met)
            liked, disliked = posted(fine, theory), posted(failed, theory)
            posts += need * (liked + met[n, i, 2] * (disliked - liked)) / len(met)
        needs += need
        weight = satisfaction.rate(-real(customers.since[i]), theory.satisfaction) * (1.0 + failing * (salience - 1.0))
        remembered += recovery.satisfied(judged, recovery.kept_up(failing, gained[at(customers.provider[i])], weight))
    means[0] = remembered / met.shape[1]
    means[1] = posts / needs if needs > 0.0 else 0.0


@part
def standard_of(i: int, met: float, customers: Customers, w: Context, theory: Theory) -> float:
    """What a customer who has long met this quality compares it with."""
    firm = int(customers.provider[i])
    best, market = rivals_believed(i, firm, met, customers, w.firms, theory.beliefs)
    expected = expectation.formed(met, market, optimism(customers.optimism[i]), theory.expectation)
    expected = promise.expected(expected, w.firms.claim[firm], w.firms.capability[firm, PROMISE], theory.promise)
    return expectation.standard(expected, best, theory.expectation)


@part
def judgement_of(perceived: float, standard: float, theory: Theory) -> float:
    """Judgement of an encounter at the usual price, before the intercept."""
    felt = tolerance.compared(perceived, standard, theory.tolerance)
    return satisfaction.judgement(perceived, felt, 0.0, 1.0, theory.satisfaction)


@part
def posted(judged: float, theory: Theory) -> float:
    """Chance that an encounter judged like this is posted."""
    return reviews.posts(word_of_mouth.valence(judged, theory.word_of_mouth), theory.reviews)
