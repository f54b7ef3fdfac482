"""Key drivers on planted surveys and planted effects: what is recommended, how sure, and whether it is right."""

import numpy as np
import pytest

from loyalty_sim.lab.job import Job
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.statistics.drivers import redrawn
from loyalty_sim.studies import carry_out, drivers, load_result
from loyalty_sim.studies.drivers.study import TRIED, DriversStudy
from loyalty_sim.studies.drivers.survey import ask, surveyed, table_of
from loyalty_sim.theory.measurement.attribute_items import ITEMS
from planted import SurveyLab

SMALL = ("market.customers=2000", "market.weeks=12")
EMPATHY = ITEMS.index("empathy")


def carried_out(gains, said=None):
    """Satisfaction moves with money in a lever by `gains`, under luck of the seed that all arms share."""
    luck = np.random.default_rng(4).normal(size=8)

    def outcomes(job):
        spent = 100.0 * (job.label != "as it is")
        return {"satisfaction": 70 + luck[job.seed] + gains.get(job.label, 0.0), "spend": spent, "profit": -spent}

    study = DriversStudy({"bank": load_scenario(overrides=SMALL)}, list(range(8)), {"money": 1.0, "confidence": 0.9})
    lab = SurveyLab(outcomes, said)
    return carry_out(study, lab), lab


def test_what_drives_comes_first_with_its_lever_and_the_truth_agrees():
    result, lab = carried_out({"process": 2.0})
    first = result.detail.drivers[0]
    assert (first.name, first.lever, first.weight) == ("core", "process", 0.25)
    assert first.importance_low < first.importance < first.importance_high
    assert result.detail.again > 0.95
    assert result.detail.works[0].lever == "process"
    assert float(result.detail.works[0].satisfaction.mean) == pytest.approx(2.0)
    assert float(result.detail.works[0].cost.mean) == pytest.approx(100.0)
    assert result.text.startswith("Work first on core (money into process)")
    assert result.text.endswith("The survey is right about the first.")
    assert len(lab.asked) == 8 * (1 + len(TRIED))


def test_a_survey_that_points_elsewhere_than_the_truth_is_said_to_be_wrong():
    result, _ = carried_out({"process": 0.5, "training": 3.0}, said=lambda items: 5.0 * items[:, EMPATHY])
    assert result.detail.first[0] == "empathy"
    assert "from training" in result.text
    assert "The survey is wrong about the first: climate brought +0.00 points" in result.text


def test_where_nothing_drives_the_order_is_said_to_be_a_guess():
    """A negative control: scores that no answer explains."""
    result, _ = carried_out({}, said=lambda items: np.random.default_rng(5).uniform(0, 100, len(items)))
    assert result.detail.again < 0.8
    assert "take the order with caution" in result.text
    assert "is wrong about the first" not in result.text


def test_redrawn_surveys_have_the_size_the_means_and_the_spread_of_the_first():
    rng = np.random.default_rng(6)
    said = np.column_stack([np.ones(200), rng.normal(6.0, [1.0, 2.0, 3.0], (200, 3))])
    products = said.T @ said
    again = np.array(list(redrawn(products, 400, np.random.default_rng(7))))
    assert np.all(again[:, 0, 0] == 200)
    means = again[:, 0, 1:] / 200
    assert np.abs(means.mean(axis=0) - said[:, 1:].mean(axis=0)).max() < 0.05
    assert means.std(axis=0) == pytest.approx(said[:, 1:].std(axis=0) / np.sqrt(200), rel=0.15)


def test_a_firm_that_does_not_listen_gets_a_survey_that_changes_nobody():
    silent, listening = load_scenario(), load_scenario(overrides=["firm.levers.listening=2"])
    assert surveyed(listening) is listening
    asked = surveyed(silent)
    assert (asked.firm.levers.listening > 0, asked.theory.being_asked.on) == (True, False)


def test_a_real_market_is_asked_and_a_result_opens_again(tmp_path):
    result = drivers(load_scenario(overrides=SMALL), seeds=2, workers=1)
    assert len(result.table) == len(ITEMS)
    assert result.table["importance"].sum() == pytest.approx(1.0)
    assert result.table.set_index("name").loc["core", "weight"] > 0.1
    result.save(tmp_path / "kept")
    again = load_result(tmp_path / "kept")
    assert again.detail.first == result.detail.first
    assert [chart.title for chart in again.charts()] == ["What to work on first", "What the same money does in truth"]
    assert again.summary().do[0] in result.text


def test_too_few_answers_are_told_with_what_to_do():
    tiny = surveyed(load_scenario(overrides=["market.customers=100", "market.weeks=2"]))
    with pytest.raises(ScenarioError, match="needs 30 answers"):
        table_of(ask(Job(tiny, 0)).outcomes)


def test_one_seed_is_refused():
    with pytest.raises(ValueError, match="at least 2 seeds"):
        drivers(load_scenario(overrides=SMALL), seeds=1)
