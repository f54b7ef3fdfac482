"""Scores of single people: few answers are mostly luck; a bonus on them is gamed, and nothing without a survey."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket

SIZE = ("market.customers=2500", "market.weeks=52", "trade.customers_per_employee=25", "firm.levers.listening=2")


def ours(*overrides, rng=1):
    return ServiceMarket(rng=rng, overrides=[*SIZE, *overrides]).run()


def test_without_a_survey_there_are_no_scores_and_a_bonus_is_nothing():
    none = ours("firm.levers.listening=0")
    assert none.world.employees.answers.max() == 0.0
    assert none.history.equals(ours("firm.levers.listening=0", "firm.policy.bonus=0.5").history)


def test_scores_are_the_truer_the_more_answers_they_rest_on():
    few, many = (ours(f"theory.bonus.rate={rate}") for rate in (0.05, 1.0))
    truth = [market.history.query("firm == 0 and week > 26")["score_truth"].mean() for market in (few, many)]
    assert truth[0] + 0.1 < truth[1]
    staff = many.world.employees
    served = (staff.firm == 0) & (staff.answers > 1)
    assert np.all(
        (staff.points[served] / staff.answers[served] > 0) & (staff.points[served] / staff.answers[served] <= 100)
    )


def test_only_the_firm_that_listens_has_scores():
    staff = ours().world.employees
    assert staff.answers[staff.firm == 0].max() > 0.0
    assert staff.answers[staff.firm != 0].max() == 0.0


@pytest.mark.parametrize("rate", [0.03, 1.0])
def test_a_bonus_lifts_what_is_measured_above_what_is_true(rate):
    gaps = []
    for bonus in (0.0, 0.3):
        year = ours(f"firm.policy.bonus={bonus}", f"theory.bonus.rate={rate}").history.query("firm == 0 and week > 26")
        true = 100 * (year["satisfaction"] / year["customers"]).mean()
        gaps.append((year["measured_satisfaction"].mean() - true, true, year["want"].mean()))
    assert gaps[1][0] > gaps[0][0] + 3.0
    if rate < 0.1:
        assert gaps[1][1] < gaps[0][1]
        assert gaps[1][2] < gaps[0][2]
    else:
        assert gaps[1][2] > gaps[0][2] - 0.02
