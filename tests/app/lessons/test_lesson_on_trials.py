"""The errors of a survey that lesson 14 states, measured again on banks with which nothing is done."""

import numpy as np
import pytest

from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.lab.site_weeks import site_weeks
from loyalty_sim.studies.pilot.measures import measure_of

LESSON = lessons()["14_what_a_trial_shows"]
YEAR, BRANCHES, SPLITS, ASKED = 52, 20, 200, 0.1


@pytest.fixture(scope="module")
def gaps():
    """Ten branches drawn by lot less the other ten: in the second year, and beside the year before. Points of 100."""
    untreated = LESSON.asked.scenarios()[0]
    untreated = untreated._replace(market=untreated.market._replace(weeks=2 * YEAR))
    rng = np.random.default_rng(0)
    found = []
    for seed in range(1, 5):
        table = site_weeks(untreated, seed, ASKED)
        assert table.site.nunique() == BRANCHES
        years = (table.week.to_numpy() - 1) // YEAR
        scores = measure_of("satisfaction").over(table, years, table.site.to_numpy(), (2, BRANCHES))
        for _ in range(SPLITS):
            drawn = rng.permutation(BRANCHES)
            before, after = scores[:, drawn[:10]].mean(axis=1) - scores[:, drawn[10:]].mean(axis=1)
            found.append((after, after - before))
    return np.array(found).T


def test_the_error_is_what_the_lesson_says(gaps):
    after, beside_the_year_before = np.sqrt((gaps**2).mean(axis=1))
    assert 2.6 < after < 4.6
    assert 1.4 < beside_the_year_before < 2.4
    assert all(said in LESSON.texts["Explain"] for said in ("1.9 points", "errs by 3.6"))


def test_one_point_has_the_wrong_sign_in_about_three_trials_of_ten(gaps):
    assert 0.22 < (gaps[1] < -1).mean() < 0.38


def test_two_points_come_of_luck_alone_in_one_trial_of_six(gaps):
    assert 0.1 < (gaps[1] > 2).mean() < 0.23
