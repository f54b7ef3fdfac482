"""A surface over planted levers: planes and products whose height at every point is known."""

import numpy as np
import pytest

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.studies.returns.levels import plan_lever
from loyalty_sim.studies.surface import MOST_WEEKS, _analysed, _scenarios
from planted import PlantedLab, short

LEVERS = ("climate", "training", "price")


def surface_of(levers, height, seeds=3, weeks=8, confidence=0.9, levels=4):
    """Profit is the height at the levels, and luck of the seed that all points share."""
    base = short(weeks)
    plans = tuple(plan_lever(lever, base, levels) for lever in levers)
    jobs = [Job(at, seed) for at in _scenarios(base, plans) for seed in range(seeds)]

    def outcomes(job):
        found = height(job.scenario.firm.levers, job.seed)
        return {"profit": found + 1e5 * job.seed, "satisfaction": found, "spend": -found}

    return _analysed(PlantedLab(outcomes).run(jobs), plans, base, seeds, confidence)


def grid_of(found):
    return np.meshgrid(*(plan.settings for plan in found.plans), indexing="ij")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_point_stands_where_its_levels_are(count):
    weights = dict(zip(LEVERS, (100.0, 10.0, 1_000.0), strict=True))
    found = surface_of(LEVERS[:count], lambda levers, seed: sum(w * getattr(levers, n) for n, w in weights.items()))
    expected = sum(weights[lever] * (axis - 1) for lever, axis in zip(LEVERS[:count], grid_of(found), strict=True))
    assert found.profit.mean == pytest.approx(expected, abs=1e-6)
    assert found.profit.low == pytest.approx(expected, abs=1e-6)
    assert found.means["satisfaction"].shape == (4,) * count
    assert found.means["spend"] == pytest.approx(-found.means["satisfaction"])


def test_levers_that_help_each_other_are_more_than_the_sum_of_both():
    found = surface_of(LEVERS[:2], lambda levers, seed: levers.climate * levers.training)
    one, two = grid_of(found)
    assert found.profit.mean == pytest.approx(one * two - 1, abs=1e-9)


def test_the_order_of_the_levers_turns_the_surface_round():
    def height(levers, seed):
        return 7 * levers.climate - 3 * levers.training + 0.1 * seed * levers.climate

    one, two = (surface_of(order, height) for order in (LEVERS[:2], LEVERS[1::-1]))
    for first, second in zip(one.ends, two.ends, strict=True):
        assert first == pytest.approx(second.T)
    assert one.today == two.today[::-1]


def test_luck_that_all_points_share_is_none_and_luck_of_its_own_is_an_interval():
    shared = surface_of(["climate"], lambda levers, seed: levers.climate)
    own = surface_of(["climate"], lambda levers, seed: levers.climate * (1 + seed))
    assert (shared.profit.high - shared.profit.low).max() == pytest.approx(0, abs=1e-6)
    width = own.profit.high - own.profit.low
    assert width[own.today] == 0
    assert (np.delete(width, own.today[0]) > 0).all()


def test_more_confidence_is_a_wider_interval_around_the_same_mean():
    usual, sure = (
        surface_of(["climate"], lambda levers, seed: levers.climate * seed, confidence=c) for c in (0.9, 0.99)
    )
    assert sure.profit.mean == pytest.approx(usual.profit.mean)
    assert (sure.profit.high >= usual.profit.high).all()
    assert (sure.profit.low <= usual.profit.low).all()
    assert (usual.confidence, sure.confidence) == (0.9, 0.99)


def test_the_table_has_a_row_a_combination_the_last_lever_fastest():
    found = surface_of(LEVERS[:2], lambda levers, seed: 100 * levers.climate + levers.training)
    table = found.table
    assert table["profit"].tolist() == pytest.approx((100 * (table.climate - 1) + table.training - 1).tolist())
    assert table["training"][:4].tolist() == found.plans[1].settings.tolist()
    assert table["climate"][:4].nunique() == 1
    assert list(table)[:5] == ["climate", "training", "profit", "profit_low", "profit_high"]


@pytest.mark.parametrize(("weeks", "kept"), [(1, 1), (8, 8), (40, 40), (41, 40), (156, 40)])
def test_weeks_are_thinned_and_the_first_and_the_last_are_kept(weeks, kept):
    found = surface_of(["climate"], lambda levers, seed: 0.0, weeks=weeks, seeds=2)
    assert len(found.weeks) == kept <= MOST_WEEKS
    assert (found.weeks[0], found.weeks[-1]) == (1, weeks)
    assert (np.diff(found.weeks) > 0).all()
    assert found.paths["share"].shape == (4, kept)
    assert found.years == pytest.approx(weeks / 52)


def test_paths_are_means_over_the_seeds_of_the_firm_alone():
    base = short(3)
    plan = plan_lever("climate", base, 4)
    jobs = [Job(at, seed) for at in _scenarios(base, [plan]) for seed in (0, 1)]
    runs = []
    for run in PlantedLab(lambda job: {}).run(jobs):
        book = run.weekly.copy()
        value = run.job.scenario.firm.levers.climate + run.job.seed + book["week"] / 10
        book["satisfaction"] = np.where(book["firm"] == 0, value, 999.0)
        runs.append(Run(run.job, run.outcomes, book))
    found = _analysed(runs, (plan,), base, 2, 0.9)
    expected = plan.settings[:, None] + 0.5 + np.array([0.1, 0.2, 0.3])
    assert found.paths["satisfaction"] == pytest.approx(expected)
