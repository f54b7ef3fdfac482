"""The planting experiment on theories whose figures are planted: the right one is named, and chance does not pass."""

import runpy
from pathlib import Path

import numpy as np
import pytest

SEEDS, BLOCK = 12, 3


@pytest.fixture(scope="module")
def experiment():
    return runpy.run_path(str(Path(__file__).parents[3] / "experiments" / "court_planting.py"))


def planted(apart, theories=7, figures=10):
    """Theories whose figures lie `apart` standard deviations of a seed from one another, more or less."""
    rng = np.random.default_rng(6)
    centres = rng.normal(scale=apart, size=(theories, figures))
    return {
        f"theory {n}": {f"figure {k}": centres[n, k] + rng.normal(size=SEEDS) for k in range(figures)}
        for n in range(theories)
    }


def recovered(experiment, known):
    found = list(experiment["tries"](known, SEEDS, BLOCK))
    assert len(found) == len(known) * SEEDS // BLOCK
    return sum(one.recovered for one in found) / len(found)


def test_theories_apart_are_told_from_one_another(experiment):
    assert recovered(experiment, planted(apart=2.0)) >= 0.9


def test_theories_that_are_alike_are_named_by_chance(experiment):
    assert recovered(experiment, planted(apart=0.0)) <= 0.4


def test_figures_that_some_seeds_lack_do_not_count(experiment):
    known = planted(apart=2.0)
    for figures in known.values():
        figures["short"] = np.zeros(SEEDS - 1)
    assert recovered(experiment, known) >= 0.9


def test_every_candidate_can_be_brought_before_the_court(experiment):
    cases = experiment["candidates"]()
    assert len({case.digest for case in cases}) == len(cases) == 6


def test_what_every_candidate_is_about_is_heard_of_all(experiment):
    heard = {each.code for each in experiment["mechanisms"]()}
    assert {"C1", "C4", "F7", "W3r"} <= heard
    assert experiment["scope"](12, 40).claims.first == 40
