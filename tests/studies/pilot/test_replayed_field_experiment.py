"""The replay of a published field experiment: the strength is that of its first stage, the verdict as stated."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.scenario import load_scenario

FILE = Path(__file__).parents[3] / "experiments" / "replay_field_experiment.py"
SMALL = ("market.customers=1600", "trade.site_positions=1")


@pytest.fixture(scope="module")
def replay():
    spec = importlib.util.spec_from_file_location("replay_field_experiment", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def field(replay):
    return replay.read_field("turnover_goal")


class PlantedStores:
    """Each doubling of the lever lowers quits by `each` per cent and adds .8 per cent of sales in every world."""

    def __init__(self, each):
        self.each = each

    def run_by(self, simulate, jobs, kept=True):
        return [self._seen(job) for job in jobs]

    def _seen(self, job):
        levers = job.scenario.firm.sites.levers.climate
        doublings = np.log2(1 + levers)
        found = {"quits": 0.5 * (1 - self.each * doublings / 100), "sales": 1000 * (1 + 0.008 * doublings)}
        return Run(job, found | ({"estimate": doublings, "error": 4.0} if job.label.startswith("trial") else {}))


def test_the_strength_is_that_at_which_quits_fall_as_published(replay, field):
    found = replay.replayed(field, 8, SMALL, PlantedStores(15.0))
    np.testing.assert_allclose(found.strength, 3.0)  # 22.5 lies half way from 15 at twice to 30 at four times
    np.testing.assert_allclose(found.sales, 1.2)
    np.testing.assert_allclose(found.estimate, np.log2(3.0))
    assert replay.verdict(field, found.sales) == "hit"
    assert "strength, times the usual: middle 3.00" in replay.told(field, found)


def test_where_no_strength_does_it_the_world_is_left_out(replay, field):
    found = replay.replayed(field, 8, SMALL, PlantedStores(5.0))
    assert np.isnan(found.strength).all()
    assert np.isnan(found.sales).all()


def test_the_verdict_is_by_nine_in_ten_worlds(replay, field):
    low, high = field.sales
    assert (low, high, field.quits, field.weeks) == (-1.5, 1.5, (-25.0, -20.0), 39)
    assert replay.verdict(field, np.full(20, 1.4)) == "hit"
    assert replay.verdict(field, np.linspace(2.0, 3.0, 20)) == "miss"
    assert replay.verdict(field, np.linspace(-3.0, -2.0, 20)) == "miss"
    assert replay.verdict(field, np.linspace(0.0, 3.0, 20)) == "undetermined"


def test_a_market_says_its_quits_and_sales_and_a_trial_its_estimate(replay, field):
    keep = load_scenario(overrides=["trade=grocery", "market.weeks=16", *SMALL])
    none, trial = (replay.at_stores(Job(each, 1)).outcomes for each in (keep, replay._trial(keep, "climate", 8.0, 1)))
    yearly = 52 * none["quits"]
    assert 15 < yearly < 60, "a usual employee of the trade leaves with .3 a year"
    assert set(trial) - set(none) == {"estimate", "error"}
    assert trial["quits"] < none["quits"]
    assert trial["error"] > 0
