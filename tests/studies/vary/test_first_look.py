"""The first look, and what is run for a question: planted so that it is known what moves the answer."""

import numpy as np
import pytest

from loyalty_sim.scenario.schema import flatten
from loyalty_sim.studies.vary import Factor, Question, values_at
from loyalty_sim.studies.vary.first_look import SEEDS, runs_of_screening, screened
from loyalty_sim.studies.vary.points import place_of_present
from loyalty_sim.studies.vary.question import answers_of, jobs_at
from planted import PlantedLab, short, with_levers

KEYS = ("firm.levers.climate", "firm.levers.training", "firm.levers.process", "theory.choice.taste_scale")
FACTORS = [Factor.between(key, 0.5, 3.0) for key in KEYS]
SLOPES = dict(zip(KEYS, (1.0, -8.0, 0.0, 3.0), strict=True))


def line(job):
    values = flatten(job.scenario)
    return {"profit": 100.0 * (job.seed % 5) + sum(slope * values[key] for key, slope in SLOPES.items())}


def test_those_that_move_it_most_are_taken_largest_first_whatever_the_sign():
    question = Question(short(8))
    kept = [factor.key for factor in screened(question, FACTORS, 2, PlantedLab(line))]
    assert kept == ["firm.levers.training", "theory.choice.taste_scale"]


def test_it_costs_what_is_said_and_uses_seeds_of_its_own():
    for against, sides in ((None, 1), (with_levers(short(8), recovery=2.0), 2)):
        lab = PlantedLab(line)
        screened(Question(short(8), against), FACTORS, 2, lab)
        assert len(lab.asked) == runs_of_screening(len(FACTORS), 2, sides)
        assert {job.seed for job in lab.asked} == set(SEEDS)


def test_no_more_than_are_wanted_are_not_looked_at():
    lab = PlantedLab(line)
    assert screened(Question(short(8)), FACTORS, 4, lab) == FACTORS
    assert lab.asked == []
    assert runs_of_screening(4, 4, 2) == 0


def test_a_factor_near_its_upper_end_is_moved_to_the_lower():
    factors = [Factor.between("firm.levers.climate", 0.1, 1.1), Factor.between("firm.levers.training", 0.5, 3)]
    lab = PlantedLab(line)
    screened(Question(short(8)), factors, 1, lab)
    levels = {round(job.scenario.firm.levers.climate, 9) for job in lab.asked}
    assert levels == {1.0, 0.1}
    assert place_of_present(short(8), factors) == pytest.approx([0.9, 0.2])


def test_answers_are_points_by_seeds_and_differences_are_paired():
    better = with_levers(short(8), recovery=2.0)
    places = np.array([[0.0], [0.5], [1.0]])
    factor = [Factor.between("firm.levers.climate", 0, 2)]

    def outcomes(job):
        values = job.scenario.firm.levers
        return {"profit": 1_000 * job.seed + values.climate * (3 if values.recovery == 2.0 else 1)}

    one = values_at(Question(short(8)), factor, places, [4, 7], PlantedLab(outcomes))
    assert one.tolist() == [[4_000, 7_000], [4_001, 7_001], [4_002, 7_002]]
    both = values_at(Question(better, short(8)), factor, places, [4, 7], PlantedLab(outcomes))
    assert both.tolist() == [[0, 0], [2, 2], [4, 4]]


def test_jobs_and_answers_belong_together():
    question, places = Question(short(8)), np.random.default_rng(1).random((5, len(FACTORS)))
    jobs = jobs_at(question, FACTORS, places, [1, 2, 3])
    found = answers_of(question, PlantedLab(line).run(jobs, weekly=False), 3)
    expected = [sum(SLOPES[f.key] * f.at(u) for f, u in zip(FACTORS, row, strict=True)) for row in places]
    assert found - found[:1] == pytest.approx(np.tile(np.subtract(expected, expected[0])[:, None], (1, 3)))
    assert [job.label for job in jobs[::3]] == [f"point {n}" for n in range(5)]
