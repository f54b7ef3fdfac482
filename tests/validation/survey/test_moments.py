"""Moments of planted answers: every one by hand, missing answers left out, and nothing made of nothing."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.validation.survey.answers import Answers, index
from loyalty_sim.validation.survey.interview import scale
from loyalty_sim.validation.survey.moments import (
    BOXES,
    LOSS_GAIN,
    by_level,
    correlation,
    loss_gain,
    mean,
    moments,
    part,
    quadrants,
    recovery,
)
from loyalty_sim.validation.survey.period import Period
from loyalty_sim.validation.survey.published import published_moments

NAN = np.nan
POINTS = st.lists(st.tuples(st.integers(1, 10), st.integers(1, 10)), min_size=1, max_size=40)


def answers(**given) -> Answers:
    """Respondents with these answers and no others."""
    count = len(next(iter(given.values())))
    columns = {name: np.full(count, NAN) for name in Answers._fields}
    return Answers(**columns | {name: np.asarray(column, float) for name, column in given.items()})


def test_means_and_spreads_are_those_of_the_answers_given():
    found = moments(answers(satisfaction=[0.0, 50.0, 100.0, NAN], again=[1, 10, NAN, 10], complained=[0, 1, 0, 1]))
    assert found["mean SAT 0-100"] == 50.0
    assert found["sd SAT"] == 50.0
    assert found["mean LOY 0-100"] == pytest.approx(200 / 3)
    assert found["complaint rate"] == 0.5
    assert np.isnan(found["mean EXP 0-100"])
    assert np.isnan(found["r(QUAL,SAT)"])


def test_of_nobody_nothing_is_said_and_nothing_is_warned_of(recwarn):
    found = moments(answers(satisfaction=[NAN, NAN, NAN]))
    assert all(np.isnan(value) for value in found.values())
    assert moments(answers(satisfaction=[])).keys() == found.keys()
    assert not recwarn


def test_of_one_respondent_there_is_a_mean_and_no_spread():
    found = moments(answers(satisfaction=[70.0], overall=[8.0], again=[9.0]))
    assert found["mean SAT 0-100"] == 70.0
    assert np.isnan(found["sd SAT"])
    assert found["mean REPUR at SATIS 8"] == 9.0
    assert found["P(REPUR=10) at SATIS 8"] == 0.0


def test_who_did_not_answer_is_not_counted_among_those_who_would_not_buy_again():
    overall = np.array([9.0, 9.0, 9.0, 2.0, 2.0])
    found = by_level(overall, np.array([10.0, NAN, NAN, NAN, 9.0]))
    assert found["P(REPUR=10) at SATIS 9"] == 1.0
    assert found["P(REPUR>=9 | SATIS 9-10)"] == 1.0
    assert found["P(REPUR>=9 | SATIS 1-4)"] == 1.0
    assert np.isnan(found["P(REPUR=10) at SATIS 1"])
    known = quadrants(answers(overall=overall, again=[3.0, NAN, 10.0, NAN, 9.0]))
    assert list(known.values()) == [0.5, 1.0]


@given(POINTS)
def test_shares_by_satisfaction_are_those_counted_by_hand(given):
    overall, again = (np.array(column, float) for column in zip(*given, strict=True))
    found = by_level(overall, again)
    for low, high in BOXES:
        inside = [b for a, b in given if low <= a <= high]
        told = found[f"P(REPUR>=9 | SATIS {low}-{high})"]
        assert told == pytest.approx(sum(b >= 9 for b in inside) / len(inside)) if inside else np.isnan(told)
    for point in {a for a, _ in given}:
        assert found[f"mean REPUR at SATIS {point}"] == pytest.approx(np.mean([b for a, b in given if a == point]))


@given(POINTS, st.integers(1, 10))
def test_missing_answers_added_to_a_table_move_no_moment(given, missing):
    overall, again = (np.array(column, float) for column in zip(*given, strict=True))
    before = moments(answers(overall=overall, again=again, satisfaction=overall))
    more = np.append(overall, [5.0] * missing)
    nothing = np.full(missing, NAN)
    after = moments(answers(overall=more, again=np.append(again, nothing), satisfaction=np.append(overall, nothing)))
    assert after == pytest.approx(before, nan_ok=True)


@given(POINTS)
def test_the_order_of_respondents_does_not_matter(given):
    overall, again = (np.array(column, float) for column in zip(*given, strict=True))
    forth = moments(answers(overall=overall, again=again, satisfaction=10 * overall))
    back = moments(answers(overall=overall[::-1], again=again[::-1], satisfaction=10 * overall[::-1]))
    assert back == pytest.approx(forth, nan_ok=True)


def test_recovery_is_told_against_those_who_kept_quiet():
    told = recovery(answers(again=[6, 8, 10, 3, 1], complained=[0, 0, 1, 1, 1], handled=[NAN, NAN, 10, 1, 3]))
    assert list(told.values()) == [10 - 7, 2 - 7]


def test_without_complaints_there_is_no_recovery():
    told = recovery(answers(again=[6, 8], complained=[0, 0]))
    assert all(np.isnan(value) for value in told.values())


@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.25])
def test_a_planted_loss_aversion_is_found_again(ratio):
    rng = np.random.default_rng(2)
    expectation, gap = rng.uniform(20, 80, 200), rng.uniform(-20, 20, 200)
    felt = 0.4 * np.maximum(gap, 0) + 0.4 * ratio * np.minimum(gap, 0)
    found = moments(answers(expectation=expectation, quality=expectation + gap, satisfaction=30 + 0.3 * expectation
                            + felt))  # fmt: skip
    assert found[LOSS_GAIN] == pytest.approx(ratio)


@pytest.mark.parametrize("side", [1.0, -1.0, 0.0])
def test_where_all_lie_on_one_side_of_what_they_expected_there_is_no_ratio(side):
    expectation = np.arange(20.0, 60.0)
    quality = expectation + side * np.arange(1.0, 41.0)
    columns = {"EXP": expectation, "QUAL": quality, "SAT": 0.5 * quality}
    assert np.isnan(loss_gain(columns))


def test_a_ratio_needs_ten_who_answered_everything():
    few = {"EXP": np.full(12, 50.0), "QUAL": np.linspace(30, 70, 12), "SAT": np.linspace(40, 60, 12)}
    assert np.isfinite(loss_gain(few))
    few["SAT"][:3] = NAN
    assert np.isnan(loss_gain(few))


@pytest.mark.parametrize(
    ("a", "b", "r"),
    [([1, 2, 3], [2, 4, 6], 1.0), ([1, 2, 3], [3, 2, 1], -1.0), ([1, 2, NAN, 3], [1, 2, 99, 3], 1.0)],
)
def test_correlations(a, b, r):
    assert correlation(np.array(a, float), np.array(b, float)) == pytest.approx(r)


@pytest.mark.parametrize(("a", "b"), [([1, 2], [1, 2]), ([1, 1, 1], [1, 2, 3]), ([1, 2, NAN], [NAN, 2, 3])])
def test_no_correlation_of_too_few_or_of_what_does_not_vary(a, b):
    assert np.isnan(correlation(np.array(a, float), np.array(b, float)))


def test_means_and_parts_of_what_is_there():
    assert mean(np.array([1.0, NAN, 3.0])) == 2.0
    assert np.isnan(mean(np.array([NAN])))
    assert part(np.array([1.0, NAN, 3.0]), lambda answer: answer > 2) == 0.5
    assert np.isnan(part(np.array([NAN]), lambda answer: answer > 2))


def test_an_index_runs_from_nothing_to_a_hundred():
    assert index(np.array([[1.0, 10.0, 4.0], [1.0, 10.0, 7.0]])).tolist() == [0.0, 100.0, 50.0]


@given(st.floats(-3, 3))
def test_the_scale_is_one_to_ten_in_whole_steps_of_a_ninth(level):
    [answer] = scale(np.array([level]))
    assert answer in range(1, 11)
    if 0 <= level <= 1:
        assert abs((answer - 1) / 9 - level) <= 1 / 18 + 1e-12
    assert scale(np.array([level + 0.12]))[0] >= answer


def test_some_of_the_respondents_keep_their_answers():
    some = answers(overall=[1, 2, 3], again=[4, 5, 6]).take(np.array([2, 0, 2]))
    assert (some.overall.tolist(), some.again.tolist()) == ([3, 1, 3], [6, 4, 6])


@pytest.mark.parametrize("industry", ["banks", "airlines"])
def test_published_moments_are_moments_with_an_error(industry):
    found = published_moments(industry)
    assert {name for name, *_ in found} <= set(moments(answers(overall=[5])))
    assert all(np.isfinite(value) and se >= 0 for _, value, se in found)
    assert len({name for name, *_ in found}) == len(found) > 20


def test_an_industry_without_respondents_has_no_moments():
    assert published_moments("plumbers") == ()


def customers(case, age=0, generation=0, count=1):
    return SimpleNamespace(
        alive=np.ones(count), case=np.full(count, int(case)), case_age=np.full(count, age),
        generation=np.full(count, generation),
        quality=np.full(count, 0.5), provider=np.zeros(count, int),
    )  # fmt: skip


def follow(*weeks):
    """Who has complained after these weeks of one customer: the state at the end of each, the first before them."""
    first, *rest = weeks
    c = customers(first[0])
    period = Period(SimpleNamespace(world=SimpleNamespace(customers=c)))
    for case, age, *more in rest:
        c.case[:], c.case_age[:] = int(case), age
        c.provider[:] = more[0] if more else 0
        c.generation[:] = more[1] if len(more) > 1 else c.generation
        period.watch()
    return bool(period.complained[0])


NEW, FRONT, HEAD, SOLVED = Case.NOT_YET_VOICED, Case.FRONT_LINE, Case.HEAD_OFFICE, Case.RECOVERED


@pytest.mark.parametrize(
    ("weeks", "complained"),
    [
        ([(NEW,), (NEW, 1), (NEW, 2)], False),
        ([(NEW,), (FRONT, 1)], True),
        ([(NEW,), (SOLVED, 1)], True),
        ([(FRONT,), (FRONT, 7)], False),  # complained before the period
        ([(NEW,), (NEW, 1), (HEAD, 3)], True),  # first waited, then wrote
        ([(HEAD,), (HEAD, 3)], False),
        ([(NEW,), (FRONT, 1), (SOLVED, 2)], True),  # remembered once it is settled
        ([(NEW,), (FRONT, 1), (Case.NONE, 2, 1)], False),  # left: it is about the present provider
        ([(NEW,), (FRONT, 1), (Case.NONE, 2, 1), (Case.NONE, 2, 0)], True),  # and is back
        ([(NEW,), (FRONT, 1), (Case.NONE, 2, -1)], False),  # has none
        ([(NEW,), (FRONT, 1), (NEW, 0, 0, 1)], False),  # somebody else lives in that row
    ],
)
def test_who_complained_within_a_period(weeks, complained):
    assert follow(*weeks) is complained


def test_who_used_the_service_within_a_period():
    c = customers(Case.NONE, count=3)
    period = Period(SimpleNamespace(world=SimpleNamespace(customers=c)))
    c.quality[0] = c.quality[1] = 0.6  # an encounter moves perceived quality
    period.watch()
    c.generation[1], c.quality[1] = 1, 0.7  # somebody else lives in that row, who has met nobody yet
    period.watch()
    assert period.used.tolist() == [True, False, False]
