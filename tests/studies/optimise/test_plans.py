"""Plans on responses whose best is known: the search, the cut, the comparison, the worlds and what is worth knowing."""

import numpy as np
import pandas as pd
import pytest
from responses import FUNCTIONS, InClosedForm, concave, known_best

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.statistics.information import value_of_knowing
from loyalty_sim.studies.optimise.choice import standing
from loyalty_sim.studies.optimise.marginal import cut_back, margin_of
from loyalty_sim.studies.optimise.procedure import fresh_seeds, gains_in_worlds, plan_for
from loyalty_sim.studies.optimise.robustness import robustness
from loyalty_sim.studies.optimise.search import random_splits, search
from loyalty_sim.studies.vary import Factor
from loyalty_sim.studies.vary.worlds import as_worlds, drawn

TRIALS = 48
SEEDS = range(6)


def true_gain(gross, plan):
    return float(gross(plan) - plan.sum())


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_search_beats_random_search_and_the_equal_split_at_the_same_number_of_runs(name):
    gross, cells = FUNCTIONS[name]
    _, best = known_best(gross, cells)
    found, at_random = [], []
    for luck in range(3):
        respond = InClosedForm(gross)
        seeds = [100 * luck + seed for seed in SEEDS]
        done = search(lambda z, r=respond, s=seeds: r(z, s).gain.mean(axis=1), np.ones(cells), TRIALS, seed=luck)
        assert respond.runs == TRIALS * len(SEEDS)
        found.append(best - true_gain(gross, done.best(1)[0]))
        splits = random_splits(cells, TRIALS, np.random.default_rng(luck))
        at_random.append(best - true_gain(gross, splits[respond(splits, seeds).gain.mean(axis=1).argmax()]))
    equal = best - true_gain(gross, np.full(cells, 1 / cells))
    assert np.mean(found) < 0.5 * np.mean(at_random)
    assert np.mean(found) < 0.5 * equal
    assert max(found) < 0.06 * best


def test_the_search_keeps_to_what_a_lever_can_take():
    caps = np.array([0.1, 1.0, 0.3, 1.0])
    done = search(lambda z: concave(z) - z.sum(axis=1), caps, 24)
    assert (done.plans <= caps + 1e-12).all()
    assert (done.plans.sum(axis=1) <= 1 + 1e-12).all()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_plan_is_near_the_best_and_its_last_money_comes_back(name):
    gross, cells = FUNCTIONS[name]
    _, best = known_best(gross, cells)
    respond = InClosedForm(gross, own=0.01)
    _, found, margin, plans, compared, _ = plan_for(respond, np.ones(cells), TRIALS, list(SEEDS))
    assert true_gain(gross, found) > 0.93 * best
    assert (margin.returned.mean[found > 0] >= 1).all()
    assert compared.regret.low[0] <= best - true_gain(gross, found) <= compared.regret.high[0] + 0.05 * best
    assert compared.gain.low[0] - 0.02 < true_gain(gross, found) < compared.gain.high[0] + 0.02
    assert not compared.as_good[-1]
    assert np.array_equal(plans[0], found)


def test_money_that_does_not_come_back_is_kept():
    """One lever returns 0.5 for every unit, the other 2 up to a fifth of the budget and nothing after it."""
    respond = InClosedForm(lambda z: 0.5 * z[..., 0] + 2 * np.minimum(z[..., 1], 0.2), own=0.002)
    plan, margin = cut_back(respond, np.array([0.4, 0.5]), fresh_seeds(8))
    assert plan[0] == 0
    assert 0.1 < plan[1] < 0.25
    assert margin.returned.mean[1] >= 1
    assert np.isnan(margin.returned.mean[0])


def test_where_nothing_pays_everything_is_kept():
    respond = InClosedForm(lambda z: 0.2 * z.sum(axis=-1), own=0.005)
    _, plan, margin, *_ = plan_for(respond, np.ones(2), 16, list(SEEDS))
    assert not plan.any()
    assert np.isnan(margin.returned.mean).all()


def test_the_margin_of_a_line_is_its_slope():
    respond = InClosedForm(lambda z: z @ np.array([1.5, 0.7]), own=0.0)
    assert margin_of(respond, np.array([0.5, 0.5]), [1, 2]).returned.mean == pytest.approx([1.5, 0.7])


def test_regret_holds_the_truth_and_equals_are_told_to_be_as_good():
    true = np.array([1.0, 1.0, 0.9, 0.2])
    held, good = [], []
    for luck in range(60):
        rng = np.random.default_rng(luck)
        found = standing(true[:, None] + rng.standard_normal(12) + 0.05 * rng.standard_normal((4, 12)))
        regret = true.max() - true
        held.append((found.regret.low <= regret) & (regret <= found.regret.high))
        good.append(found.as_good)
    assert np.all(held, axis=1).mean() > 0.8
    assert np.mean(good, axis=0)[:2].min() > 0.85
    assert np.mean(good, axis=0)[3] == 0


def test_knowing_what_decides_is_worth_what_theory_says_and_the_rest_nothing():
    """Two plans, today (0) and one that gains theta ~ U(-1, 1): E max(0, theta) - max(0, E theta) = 1/4."""
    rng, decisive, idle, held = np.random.default_rng(1), [], [], []
    for _ in range(20):
        theta, other = rng.uniform(-1, 1, 96), rng.uniform(-1, 1, 96)
        gains = np.vstack([theta + 0.2 * rng.standard_normal(96), np.zeros(96)])
        value = value_of_knowing(theta, gains)
        decisive.append(value.value)
        held.append(value.low <= 0.25 <= value.high)
        idle.append(value_of_knowing(other, gains).sure)
    assert np.mean(decisive) == pytest.approx(0.25, abs=0.04)
    assert np.mean(held) > 0.7
    assert np.mean(idle) <= 0.15


def test_worlds_turn_a_plan_that_is_best_on_average_into_one_with_a_risk():
    factors = [Factor.between("trade.tariff", 10, 30)]
    table = drawn(factors, 32)
    respond = InClosedForm(None, own=0.0, by_world=lambda z, world: z[:, 0] * world["trade.tariff"] / 16)
    gains = gains_in_worlds(respond, np.array([[1.0], [0.5]]), table)
    robust = robustness(gains)
    assert robust.mean == pytest.approx([0.25, 0.125], abs=0.02)
    assert robust.ahead == pytest.approx([0.7, 0.7], abs=0.04)
    assert robust.worst[0] == pytest.approx(6 / 16, abs=0.03)


def test_worlds_that_cannot_be_are_refused():
    with pytest.raises(ScenarioError) as caught:
        as_worlds(pd.DataFrame({"trade.tarif": [1.0, 2.0], "market.discount": [0.1, 7.0]}))
    assert len(caught.value.problems) == 3
