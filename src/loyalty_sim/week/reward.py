"""Scores of single people: how they come about in encounters, what hangs on them, and how much of them is luck."""

from loyalty_sim.compiled import part
from loyalty_sim.theory.employees import bonus, scores
from loyalty_sim.theory.employees.bonus import BonusParameters
from loyalty_sim.theory.employees.scores import ScoresParameters
from loyalty_sim.week.context import Context
from loyalty_sim.world.columns import LISTENING, Table
from loyalty_sim.world.draws import Purpose, standard_normal, uniform_pair
from loyalty_sim.world.real import real

_SCORE = int(Purpose.SCORE)


@part
def rate(firm: int, row: int, who: int, judged: float, slot: int, w: Context, p: BonusParameters) -> None:
    """Perhaps a customer answers on who served in an encounter that was judged so."""
    answers, z = uniform_pair(w.weekly[_SCORE], who, 0)
    if answers < bonus.rated(w.firms.capability[firm, LISTENING], p):
        w.tally.rated[slot, row] += 1
        w.tally.marks[slot, row] += bonus.marks(judged, standard_normal(z), p)


@part
def keep_marks(row: int, w: Context, p: ScoresParameters) -> None:
    """The answers on one employee, with those of last week."""
    e = w.employees
    e.answers[row] = scores.rolling(real(e.answers[row]), float(e.rated[row]), p)
    e.points[row] = scores.rolling(real(e.points[row]), bonus.in_points(float(e.marks[row])), p)


@part
def mean_score(first: int, last: int, w: Context) -> float:
    """Mean score of those in rows first to last; 0 without answers."""
    answers, points = 0.0, 0.0
    for row in range(first, last):
        if w.employees.employed[row]:
            answers += real(w.employees.answers[row])
            points += real(w.employees.points[row])
    return bonus.score(points, answers, 0.0)


@part
def rewarded(row: int, firm: int, mean: float, w: Context, p: BonusParameters) -> float:
    """What the bonus adds to the will of one employee; mean: score of the colleagues at the site."""
    stake = bonus.at_stake(w.firms.bonus[firm], w.firms.capability[firm, LISTENING], p)
    if stake == 0.0:
        return 0.0
    answers = real(w.employees.answers[row])
    score = bonus.score(real(w.employees.points[row]), answers, mean)
    return bonus.push(stake, bonus.fair(answers, p), bonus.standing(score, mean, p), p)


@part
def pressed(firm: int, w: Context, p: BonusParameters) -> float:
    """Pressure on the staff of a firm to ask for marks."""
    return bonus.pressure(bonus.at_stake(w.firms.bonus[firm], w.firms.capability[firm, LISTENING], p), p)


@part
def truth_of_scores(firm: int, page: Table, w: Context) -> None:
    """Note how the scores of a firm's employees go with their performance: a correlation, 0 without scores."""
    e = w.employees
    first = int(w.firms.staff_start[firm])
    n, s, q, ss, qq, sq = 0, 0.0, 0.0, 0.0, 0.0, 0.0
    for row in range(first, first + int(w.firms.staff_rows[firm])):
        if e.employed[row] and real(e.answers[row]) >= 1.0:
            score = bonus.score(real(e.points[row]), real(e.answers[row]), 0.0)
            given = real(e.performance[row])
            n += 1
            s += score
            q += given
            ss += score * score
            qq += given * given
            sq += score * given
    page.score_truth[firm] = bonus.correlation(float(n), s, q, ss, qq, sq)
