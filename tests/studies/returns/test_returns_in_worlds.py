"""A lever by profit and customer equity, over all that is in doubt, on planted markets."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import carry_out, load_result
from loyalty_sim.studies.doubt_words import LUCK_ALONE
from loyalty_sim.studies.returns.study import ReturnsStudy
from loyalty_sim.studies.returns.whole import places
from planted import PlantedLab

LEVELS = [0.0, 0.5, 1.0, 1.5, 2.0, 3.0]
TARIFF = "trade.tariff"
LUCK = np.array([30.0, -20.0, 10.0, -40.0, 0.0, 20.0])


def lever_of(job):
    return job.scenario.firm.levers.climate


def answer(outcomes, worlds=None):
    settings = {"lever": "climate", "levels": LEVELS, "confidence": 0.9, "forms": ["saturating"]}
    return carry_out(ReturnsStudy({"s": Scenario()}, list(range(6)), settings, worlds), PlantedLab(outcomes))


def tariffs(low, high, count=16):
    order = np.random.default_rng(1).permutation(count)
    return pd.DataFrame({TARIFF: np.linspace(low, high, count)[order]})


def bought(job):
    """Every unit of the lever brings 100 for each unit of the tariff above 10, in customers; and costs 500."""
    level = lever_of(job)
    equity = 100.0 * level * (job.scenario.trade.tariff - 10.0) + LUCK[job.seed]
    return {"profit": -500.0 * level, "gross_return": 0.0, "spend": 500.0 * level, "customer_equity": equity}


def test_in_worlds_the_lever_is_run_at_few_levels_and_the_others_are_read_off():
    found = answer(bought, tariffs(12.0, 30.0))
    assert set(found.beside["in_worlds"]["place"]) == {0, 2, 3, 5} == set(places(found.study.tried))
    assert set(places(found.study.tried, best=4)) == {0, 2, 4, 5}
    assert found.detail.whole.worlds.misread == pytest.approx(0.0, abs=1e-6)
    expected = 100.0 * (21.0 - 10.0) - 500.0
    assert found.table["value_expected"].to_numpy() == pytest.approx(expected * (np.array(LEVELS) - 1.0), abs=80)


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [
        ((20.0, 30.0), "Spend more on service climate, EUR 93,600 a year instead of EUR 31,200 a year: +EUR "),
        ((5.0, 9.0), "Spend less on service climate, EUR 0 a year instead of EUR 31,200 a year: +EUR "),
        ((8.0, 24.0), "Keep service climate at EUR 31,200 a year for now: over all that is in doubt EUR "),
    ],
)
def test_one_sentence_over_all_that_is_in_doubt_opens_every_answer(ends, verdict):
    found = answer(bought, tariffs(*ends))
    [said] = found.summary().do
    assert said.startswith(verdict)
    assert found.text.startswith(said)
    assert found.brief().decision[0] == said == found.study.headline(found)


def test_the_best_is_no_finer_than_the_levels_tried_and_an_end_says_so():
    found = answer(bought, tariffs(20.0, 30.0))
    assert "Of the levels tried the highest, EUR 93,600 a year, brings most" in found.text
    assert "The best is the highest level tried" in " ".join(found.summary().change)
    assert "trade.usual.climate" in " ".join(found.summary().change)

    def bent(job):
        return {"profit": -1e4 * (lever_of(job) - 1.5) ** 2 + LUCK[job.seed]}

    inside = answer(bent, tariffs(20.0, 30.0))
    assert "EUR 46,800 a year (the next ones tried: EUR 31,200 a year and EUR 62,400 a year)" in inside.text


def test_no_level_is_called_best_over_worlds_that_was_not_run_in_them():
    """In half of the worlds less is worse, in half better; in all the curve bends so that 0.5 reads off as best."""

    def torn(job):
        level, tariff = lever_of(job), job.scenario.trade.tariff
        if tariff < 20:  # as it is set
            return {"profit": -1e4 * (level - 1.5) ** 2 + LUCK[job.seed]}
        return {"profit": -1e4 * max(0.0, 1.0 - level) if tariff < 25 else -1e4 * level**2}

    found = answer(torn, tariffs(20.0, 30.0))
    assert set(found.beside["in_worlds"]["place"]) == {0, 1, 2, 3, 5}
    assert found.detail.whole.worlds.best in (0, 1)


def test_a_second_look_is_taken_around_the_best_and_kept(tmp_path):
    def bent(job):
        return {"profit": -1e4 * (lever_of(job) - 1.7) ** 2 + LUCK[job.seed]}

    settings = {"lever": "climate", "levels": LEVELS, "confidence": 0.9, "forms": ["saturating"], "again": 2}
    lab = PlantedLab(bent)
    found = carry_out(ReturnsStudy({"s": Scenario()}, list(range(6)), settings, tariffs(20.0, 30.0)), lab)
    assert found.table["setting"].tolist() == [0.0, 0.5, 1.0, 1.25, 1.5, 1.75, 2.0, 3.0]
    assert "Spend more on service climate, EUR 54,600 a year instead of EUR 31,200 a year" in found.text
    asked = [lever_of(job) for job in lab.asked[: 8 * 6]]
    assert asked == np.repeat([*LEVELS, 1.25, 1.75], 6).tolist()
    found.save(tmp_path)
    again = load_result(tmp_path)
    assert again.text == found.text
    pd.testing.assert_frame_equal(again.table, found.table)
    assert again.form() == found.form()


def test_a_harvest_is_called_one_in_the_sentence_to_act_on():
    def harvest(job):
        level = lever_of(job)
        return {"profit": -100.0 * level + LUCK[job.seed], "customer_equity": 9_000.0 * level}

    found = answer(harvest)
    [said] = found.summary().do
    assert said.startswith("Spend more on service climate, EUR 93,600 a year instead of EUR 31,200 a year: ")
    assert said.endswith(
        "; profit alone is highest at EUR 0 a year, where the customers at the end are worth EUR 9,000 less."
    )
    both = answer(lambda job: {"profit": 100.0 * lever_of(job), "customer_equity": 9.0 * lever_of(job)})
    assert "profit alone is highest" not in both.text


def test_without_worlds_it_says_that_luck_is_all_there_is():
    assert LUCK_ALONE in answer(bought).text


def test_a_saved_curve_opens_with_the_same_figures(tmp_path):
    found = answer(bought, tariffs(8.0, 24.0))
    found.save(tmp_path)
    again = load_result(tmp_path)
    assert again.text == found.text
    assert again.summary() == found.summary()
    pd.testing.assert_frame_equal(again.table, found.table)
    assert again.form() == found.form()
