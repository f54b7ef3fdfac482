"""Answers of planted runs: one pair says what it came to, an ensemble what the comparison of the command line says."""

import re

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.app.parts.frame import PAGES
from loyalty_sim.app.what_if.answer import ON_THE_PAGE, of_comparison, of_one_pair
from loyalty_sim.lab.job import Job
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.compare.study import CompareStudy
from planted import PlantedLab, short, with_levers

WEEKS = 4


def pair(path_a, path_b, **b_outcomes):
    paths = {"A": path_a, "B": path_b}
    lab = PlantedLab(
        lambda job: {"profit": float(np.sum(paths[job.label]))} | (b_outcomes if job.label == "B" else {}),
        lambda job: paths[job.label],
    )
    return lab.run([Job(short(WEEKS), 0, "A"), Job(short(WEEKS), 0, "B")])


def test_one_pair_says_its_differences_without_intervals():
    found = of_one_pair(*pair([1, 1, 1, 1], [0, 0, 3, 3], share=0.4))
    assert found.pairs == 1
    assert found.gains.tolist() == [2.0]
    assert found.effects["share"][:3] == (0.3, 0.4, pytest.approx(0.1))
    assert np.isnan(found.effects["share"].low)


@pytest.mark.parametrize(
    ("b", "week"),
    [
        ([2, 1, 1, 1], 1),
        ([0, 0, 3, 3], 4),
        ([0, 3, 1, 1], 2),
        ([9, 0, 0, -9], None),
        ([1, 1, 1, 1], None),
        ([3, -5, 9, 1], 3),
    ],
)
def test_payback_is_when_b_is_ahead_for_good(b, week):
    assert of_one_pair(*pair([1, 1, 1, 1], b)).payback == week


def test_only_the_firm_in_focus_is_shown():
    found = of_one_pair(*pair([1, 2, 3, 4], [5, 6, 7, 8]))
    assert found.weekly_a["profit"].tolist() == [1, 2, 3, 4]
    assert found.weekly_b["profit"].tolist() == [5, 6, 7, 8]
    assert found.weekly_b.index.tolist() == [1, 2, 3, 4]


def test_a_against_itself_is_no_difference_anywhere():
    found = of_one_pair(*pair([1, 2, 3, 4], [1, 2, 3, 4]))
    assert {row.difference for row in found.effects.values()} == {0.0}
    pd.testing.assert_frame_equal(found.weekly_a, found.weekly_b)


def ensemble(gain):
    """B earns `gain(seed)` more than A, A as much as its seed."""
    a, b = short(WEEKS), with_levers(short(WEEKS), climate=2.0)
    lab = PlantedLab(lambda job: {"profit": job.seed + (gain(job.seed) if job.scenario == b else 0.0)})
    return carry_out(CompareStudy({"A": a, "B": b}, list(range(6)), {"confidence": 0.9}), lab)


def in_worlds(count):
    """B earns 100 for each unit of the tariff above 10, which is open from 4 to 16."""
    a, b = short(WEEKS), with_levers(short(WEEKS), climate=2.0)
    lab = PlantedLab(lambda job: {"profit": 100.0 * (job.scenario.trade.tariff - 10.0) * job.label.startswith("B")})
    tariffs = np.random.default_rng(1).permutation(np.linspace(4.0, 16.0, count))
    worlds, settings = pd.DataFrame({"trade.tariff": tariffs}), {"confidence": 0.9, "worlds": count}
    return carry_out(CompareStudy({"A": a, "B": b}, list(range(6)), settings, worlds), lab)


def test_what_would_settle_it_is_said_by_page_and_by_no_command():
    doubts = " ".join(of_comparison(in_worlds(48)).doubts)
    assert re.search("What would settle it: your own figure for .* on the page My firm", doubts)
    assert "loyalty-sim" not in doubts
    assert re.search(r"in \d of 6 paired runs", doubts), "counts are whole numbers"


def test_a_page_that_settles_something_is_one_of_the_pages():
    named = re.findall("page ([A-Z][a-z]+(?: [a-z]+)?)", " ".join(ON_THE_PAGE))
    assert set(named) == {"My firm", "Pilot"} <= {name for name, _ in PAGES}
    assert "loyalty-sim" not in " ".join(ON_THE_PAGE)


@pytest.fixture(scope="module")
def won():
    return ensemble(lambda seed: 10.0 + seed)


def test_gains_are_paired_by_seed(won):
    assert of_comparison(won).gains.tolist() == pytest.approx([10, 11, 12, 13, 14, 15])


def test_effects_are_those_of_the_comparison(won):
    found = of_comparison(won)
    row = won.table.set_index("outcome").loc["profit"]
    assert found.effects["profit"] == tuple(row[["a", "b", "difference", "low", "high"]])
    assert found.effects["profit"].difference == pytest.approx(12.5)
    assert found.effects["profit"].sure
    assert not found.effects["share"].difference


def test_every_outcome_of_a_run_is_in_the_answer(won):
    assert set(of_comparison(won).effects) == set(won.runs.columns) - {"run", "scenario", "seed"}


def test_weeks_are_means_over_the_runs_with_a_band(won):
    found = of_comparison(won)
    assert found.weekly_a["profit"].tolist() == pytest.approx([2.5 / WEEKS] * WEEKS)
    assert (found.weekly_a["profit_low"] < found.weekly_a["profit"]).all()
    assert (found.weekly_b["profit_high"] > found.weekly_b["profit"]).all()
    assert found.weekly_a["profit"].lt(found.weekly_b["profit"]).all()


def test_what_goes_up_and_down_alike_is_not_sure():
    found = of_comparison(ensemble(lambda seed: 5.0 if seed % 2 else -5.0))
    assert not found.effects["profit"].sure
    assert sorted(found.gains.tolist()) == pytest.approx([-5] * 3 + [5] * 3)
    assert found.payback is None
