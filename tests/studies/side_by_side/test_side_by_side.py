"""Arms side by side on planted markets: which is best, what cannot be ruled out, and no overclaim of the best."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.publish.page import render_board
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.scenario.several_arms import as_arms
from loyalty_sim.statistics.best_of import chances_by_luck, chances_over_worlds, of_each
from loyalty_sim.statistics.in_full import Cells
from loyalty_sim.statistics.skewed import skewed_interval
from loyalty_sim.studies import carry_out, load_result
from loyalty_sim.studies.indicators import read_indicators
from loyalty_sim.studies.side_by_side.study import SideBySideStudy
from planted import PlantedLab, short, with_levers

TARIFF = "trade.tariff"
LEVELS = {"A": 1.0, "B": 2.0, "C": 3.0, "D": 1.5}
TITLES = {"A": "Today", "B": "More", "C": "Most", "D": "Some"}
LUCK = [30.0, -20.0, 10.0, -40.0, 0.0, 20.0]


def arms(letters="ABCD"):
    return {each: with_levers(short(104, title=TITLES[each]), climate=LEVELS[each]) for each in letters}


def asked(outcomes, worlds=None, letters="ABCD"):
    settings = {"confidence": 0.9}
    return carry_out(SideBySideStudy(arms(letters), list(range(6)), settings, worlds), PlantedLab(outcomes))


def tariffs(low, high, count=24):
    order = np.random.default_rng(1).permutation(count)
    return pd.DataFrame({TARIFF: np.linspace(low, high, count)[order]})


def bought(job):
    """Every unit of the lever brings 100 in customers for each unit of the tariff above 10, and costs 500."""
    level = job.scenario.firm.levers.climate
    equity = 100.0 * level * (job.scenario.trade.tariff - 10.0) + level * LUCK[job.seed]
    return {"profit": -500.0 * level, "customer_equity": equity}


def test_the_plan_is_every_arm_under_the_same_seeds():
    jobs = SideBySideStudy(arms(), [0, 1], {"confidence": 0.9}).plan()
    assert [(job.label, job.seed) for job in jobs] == [(letter, seed) for letter in "ABCD" for seed in (0, 1)]


def test_the_best_beyond_doubt_is_chosen_and_profit_alone_told_apart():
    found = asked(bought, tariffs(20.0, 30.0))
    [said, alone] = found.summary().do
    assert said == (
        "Choose C (Most): of the 4 it is worth most beyond all that is in doubt, with a probability of over 99 %."
    )
    assert alone == "By profit alone within 2 years, every figure as it is set, A (Today) is best."
    assert found.text.startswith(said)
    assert found.brief().decision[0] == said
    rows = found.table[found.table["outcome"] == "value"].set_index("arm")
    assert rows["best"].tolist() == pytest.approx([0, 0, 1, 0])
    assert rows["expected"]["C"] == pytest.approx(2 * rows["expected"]["B"])
    assert rows["low"]["B"] < rows["expected"]["B"] < rows["high"]["B"]
    assert np.isnan(rows["difference"]["A"])


def test_what_turns_round_in_worlds_is_open_with_its_probabilities():
    found = asked(bought, tariffs(8.0, 24.0))
    assert found.detail.chance["C"] == pytest.approx(9 / 16, abs=0.05)
    assert found.detail.chance["A"] == pytest.approx(7 / 16, abs=0.05)
    assert found.text.startswith("Open: C (Most) is likeliest to be worth most, with a probability of 5")
    assert "not ruled out: A (Today), 4" in found.text
    assert "Stay" not in found.text


def test_the_first_may_be_the_best():
    assert asked(bought, tariffs(5.0, 9.0)).text.startswith("Stay with A (Today): of the 4 it is worth most beyond all")


def test_by_luck_alone_it_says_so_and_equals_stay_open():
    found = asked(lambda job: {"profit": LUCK[(job.seed + ord(job.label)) % 6]})
    assert found.text.startswith("Open: ")
    assert "Luck alone" in found.text
    assert found.detail.worlds is None
    assert len(found.detail.not_ruled_out) == 3


def test_intervals_hold_together_and_so_are_wider_than_one_alone():
    def outcomes(job):
        drawn = np.random.default_rng([job.seed, ord(job.label)]).standard_normal()
        return {"profit": 100.0 * drawn}

    two, four = asked(outcomes, letters="AB"), asked(outcomes)
    widths = [
        table.loc[(table["outcome"] == "value") & (table["arm"] == "B"), ["low", "high"]].diff(axis=1)["high"].item()
        for table in (two.table, four.table)
    ]
    assert widths[1] > 1.2 * widths[0]
    assert of_each(0.9, 3) == pytest.approx(1 - 0.1 / 3)


def test_equal_arms_are_seldom_told_apart():
    """Of 400 sets of four equal arms at most one in ten is told to have a best one, whichever it is."""
    rng, told = np.random.default_rng(3), 0

    for _ in range(400):
        values = rng.standard_normal((8, 4))
        best = int(chances_by_luck(values).argmax())
        others = [at for at in range(4) if at != best]
        told += all(skewed_interval(values[:, best] - values[:, at], of_each(0.9, 3)).low > 0 for at in others)
    assert told <= 40


def test_luck_of_single_runs_takes_no_part_in_the_probability_of_being_best():
    """B is ahead by 6 in every world; the luck of one run is 10, that of a mean over 10,000 seeds is nothing."""
    rng = np.random.default_rng(2)

    def arm(gain):
        return Cells(gain + 10 * rng.standard_normal((60, 1, 2)), gain + 10 * rng.standard_normal(180))

    few = chances_over_worlds([arm(0.0), arm(6.0)], seeds=1)
    many = chances_over_worlds([arm(0.0), arm(6.0)], seeds=10_000)
    assert 0.55 < few[1] < 0.75
    assert many[1] > few[1] + 0.1


def test_it_is_saved_and_loaded_and_printed_for_a_board(tmp_path):
    found = asked(bought, tariffs(8.0, 24.0))
    found.save(tmp_path / "mine")
    again = load_result(tmp_path / "mine")
    assert again.text == found.text
    assert again.form() == found.form()
    pd.testing.assert_frame_equal(again.table, found.table)
    assert again.brief() == found.brief()
    assert "Probability of being worth most" in render_board(again, tmp_path / "mine")
    [chart] = found.charts()
    assert chart.caption == found.summary().do[0]
    assert [head.name for head in found.form().heads[1:3]] == ["A Today", "B More less A"]


def test_the_outcomes_that_are_shown_are_chosen_and_what_decides_stays():
    shown = carry_out(
        SideBySideStudy(arms("AB"), [0, 1, 2], {"confidence": 0.9, "show": ["share"]}), PlantedLab(bought)
    )
    assert [row.cells[0] for row in shown.form().rows] == [
        "probability of being best", "profit and customer equity (EUR, present value)", "market share (%)",
    ]  # fmt: skip
    assert set(shown.table["outcome"]) > {"satisfaction", "share"}
    with pytest.raises(ScenarioError, match="there is no outcome 'shares' to show"):
        read_indicators("share,shares")


def test_equal_arms_too_many_and_other_markets_are_refused():
    one, two = load_scenario(), load_scenario("people_first")
    with pytest.raises(ScenarioError, match="A and C are the same: baseline and baseline agree in every setting"):
        as_arms([one, two, one])
    with pytest.raises(ScenarioError, match="5 arms: two to 4 are set side by side"):
        as_arms([one] * 5)
    with pytest.raises(ScenarioError, match="other lengths of time"):
        as_arms([one, load_scenario("people_first", ["market.weeks=52"])])
    with pytest.raises(ScenarioError, match="trade"):
        as_arms([one, two, load_scenario("service_first", ["trade=hotel"])])


def test_what_happens_in_one_arm_happens_in_all():
    hit = load_scenario("people_first", ["later.trade.wage=950"])
    found = as_arms([load_scenario(), load_scenario("service_first"), hit])
    assert [arm.later for arm in found.values()] == [hit.later] * 3
    assert hit.later
