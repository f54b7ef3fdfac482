"""From tables to what is fitted: weights count, and what was not asked is taken from those who are as satisfied."""

import numpy as np
import pytest

from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.validation.calibrate.market import simulated
from loyalty_sim.validation.calibrate.own_case import in_proportion, own_case, starting_answers
from loyalty_sim.world.answers import own_answers


def rows(*cells, times=40):
    return "".join(f"{cell}\n" for cell in cells) * times


def test_customers_start_as_satisfied_as_the_data_are(folder, tmp_path):
    """Satisfaction alone: quality and expectation are filled in, the satisfaction stays."""
    data = folder.write(customers="satisfaction\n" + rows(3, 9, 6, 10)).read()
    found = own_case(data, tmp_path / "out")
    start = own_answers(tmp_path / "out" / "answers.csv")
    assert np.bincount(start.satisfaction.astype(int)).tolist() == [0, 0, 0, 40, 0, 0, 40, 0, 0, 40, 40]
    assert np.corrcoef(start.satisfaction, start.quality)[0, 1] > 0.5
    assert len(np.unique(start.expectation)) > 3
    assert any("as satisfied" in note for note in found.notes)


def test_what_was_asked_is_left_as_it_is(folder):
    data = folder.write(customers="satisfaction,quality,expectation\n" + rows("9,9,9", "4,8,10")).read()
    start = starting_answers(data)
    assert start[["satisfaction", "quality", "expectation"]].drop_duplicates().to_numpy().tolist() == [
        [9, 9, 9],
        [4, 8, 10],
    ]


def test_weights_count_in_the_moments_and_in_the_start(folder, tmp_path):
    """Half of the respondents answer 10 and weigh three times as much."""
    data = folder.write(customers="satisfaction,weight\n" + rows("10,3", "4,1", times=100)).read()
    found = own_case(data, tmp_path / "out")
    assert found.case.targets["mean SAT 0-100"].value == pytest.approx((75 * 100 + 25 * 100 / 3) / 100, abs=0.1)
    assert starting_answers(data)["satisfaction"].mean() == pytest.approx(8.5, abs=0.05)
    even = own_case(folder.write(customers="satisfaction\n" + rows(10, 4, times=100)).read(), tmp_path / "even")
    assert even.case.targets["mean SAT 0-100"].value == pytest.approx(200 / 3, abs=0.1)


ABOUT = "customers: {file: customers.csv, columns: {wait: queue, empathy: empathy}, scale: {wait: [1, 5]}}"


def test_answers_about_attributes_are_compared_with_those_of_the_simulated_market(folder, tmp_path):
    cells = rows("8,5,9,120", "9,3,6,80", "4,,5,95", times=40)
    data = folder.write(customers="satisfaction,queue,empathy,price\n" + cells).read(customers=ABOUT)
    targets = own_case(data, tmp_path / "out").case.targets
    assert targets["mean wait 0-100"].value == pytest.approx(75.0)
    assert targets["mean empathy 0-100"].value == pytest.approx(100 * (20 / 3 - 1) / 9)
    assert 0.0 < targets["sd wait"].se < 5.0
    assert not any("price" in name for name in targets)
    assert any("columns: {price: price}" in note for note in data.notes)
    small = load_scenario(overrides=["market.customers=400", "market.weeks=60"])
    assert set(targets) - {"complaint rate"} <= set(simulated(small, 1, respondents=100, items=1))


def test_an_attribute_there_is_not_is_refused_with_the_nearest(folder):
    named = "customers: {file: customers.csv, columns: {emphaty: empathy}}"
    assert "empathy" in folder.write(customers="satisfaction,empathy\n8,9\n").refused(customers=named)


def test_rows_in_proportion_are_never_off_by_one():
    weight = np.random.default_rng(0).gamma(2.0, 1.0, 500)
    times = np.bincount(in_proportion(weight, 5_000), minlength=500)
    assert np.abs(times - 5_000 * weight / weight.sum()).max() < 1.0


def test_recommendation_alone_is_fitted_to_the_start_of_the_trade(folder, tmp_path):
    data = folder.write(customers="again\n" + rows(0, 5, 9, 10)).read()
    found = own_case(data, tmp_path / "out")
    assert set(found.case.targets) == {"mean LOY 0-100", "sd LOY"}
    assert not any("answers" in word for word in found.case.settings)
    assert "start from the answers that the trade" in found.notes[0]


@pytest.mark.parametrize("cells", [("8",), ("8", "9")])
def test_too_few_answers_are_refused(folder, tmp_path, cells):
    data = folder.write(customers="satisfaction\n" + rows(*cells, times=1)).read()
    with pytest.raises(ScenarioError, match="nothing that could be fitted"):
        own_case(data, tmp_path / "out")


def test_very_many_answers_have_the_errors_of_very_many(folder, tmp_path):
    """Drawing 20,000 of 40,000 each time gives the standard error of 40,000."""
    draw = np.clip(np.random.default_rng(1).normal(7, 2, 40_000).round(), 1, 10).astype(int)
    data = folder.write(customers="satisfaction\n" + rows(*draw, times=1)).read()
    moment = own_case(data, tmp_path / "out").case.targets["mean SAT 0-100"]
    assert moment.se == pytest.approx(100 / 9 * draw.std() / 200, rel=0.2)
