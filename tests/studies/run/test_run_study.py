"""A run on planted markets: what is reported is what was planted."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from loyalty_sim.statistics.skewed import skewed_interval
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.run.study import RunStudy
from planted import PlantedLab, short

PROFIT = {3: 1_000.0, 5: 2_500.0, 9: 4_000.0}


def answer(outcomes, seeds=tuple(PROFIT), **labels):
    return carry_out(RunStudy({"mine": short(4, **labels)}, list(seeds)), PlantedLab(outcomes))


@pytest.fixture
def result():
    return answer(lambda job: {"profit": PROFIT[job.seed]}, title="My plan")


def test_the_plan_is_the_scenario_under_every_seed():
    jobs = RunStudy({"mine": short(4)}, [3, 5]).plan()
    assert [(job.scenario, job.seed) for job in jobs] == [(short(4), 3), (short(4), 5)]


def test_the_table_has_means_with_their_t_intervals(result):
    row = result.table.set_index("outcome").loc["profit"]
    expected = ttest_1samp(list(PROFIT.values()), 0).confidence_interval(0.9)
    assert row["mean"] == 2_500
    assert (row["low"], row["high"]) == pytest.approx((expected.low, expected.high))
    assert result.table.set_index("outcome").loc["share", ["low", "high"]].tolist() == [0.3, 0.3]


@pytest.mark.parametrize(
    ("outcome", "low", "high"),
    [("retention", 0.0, 1.0), ("satisfaction", 0.0, 100.0), ("nps", -100.0, 100.0), ("customers", 0.0, np.inf)],
)
def test_intervals_of_few_runs_keep_to_what_is_possible(outcome, low, high):
    ends = {3: low, 5: min(high, 1e4), 9: min(high, 1e4)}
    others = {"nps_industry": 0.0, "nps_error": 1.0}
    row = answer(lambda job: others | {outcome: ends[job.seed]}).table.set_index("outcome").loc[outcome]
    outside = skewed_interval(np.array(list(ends.values()), float))
    assert outside.low < low
    assert (row["low"], row["high"]) == (low, pytest.approx(min(outside.high, high)))
    money = answer(lambda job: {"profit": ends[job.seed]}).table.set_index("outcome").loc["profit"]
    assert money["low"] == pytest.approx(outside.low)


def test_runs_are_kept_seed_by_seed(result):
    assert result.runs[["seed", "profit"]].to_dict("list") == {"seed": [3, 5, 9], "profit": list(PROFIT.values())}


def test_weeks_are_means_over_the_seeds_of_every_firm(result):
    weekly = result.detail.weekly
    own = weekly[weekly["firm"] == 0]
    assert own["profit"].tolist() == pytest.approx([2_500 / 4] * 4)
    assert own["profit_low"].tolist() == pytest.approx([np.quantile([250, 625, 1000], 0.05)] * 4)
    assert (weekly.loc[weekly["firm"] == 1, "share"] == 0.5).all()
    assert result.detail.firms == ("our firm", "rival 1", "rival 2", "rival 3")


@pytest.mark.parametrize(
    ("profit", "said"), [(12_300.0, "earns EUR 12,300"), (-12_300.0, "earns -EUR 12,300"), (0.0, "earns EUR 0")]
)
def test_the_text_says_what_it_earns_whatever_the_sign(profit, said):
    text = answer(lambda job: {"profit": profit}, title="My plan").text
    assert text.startswith("My plan. Over 0.0769 years our firm")
    assert said in text
    assert text.endswith("Mean of 3 runs.")


def test_one_run_has_no_interval_and_no_luck():
    result = answer(lambda job: {"profit": 1.0}, seeds=[4])
    assert result.table[["low", "high"]].isna().all(axis=None)
    assert result.text.endswith("Mean of 1 run.")
    assert result.summary().sure == (
        "One run only: nothing can be said about luck. Run it with --seeds 10 or more.",
    )  # fmt: skip


def test_the_summary_says_how_far_luck_alone_goes(result):
    assert "Single runs range from EUR 1,000 to EUR 4,000" in " ".join(result.summary().sure)
    assert "This is one course of events and no decision" in result.summary().do[0]


def test_rivals_that_move_and_rivals_that_are_not_there_are_said():
    base = short(4)
    moving = base._replace(rivals=base.rivals._replace(strategies=("match_price", "hold")))
    alone = base._replace(rivals=base.rivals._replace(count=0))
    lab = PlantedLab(lambda job: {"profit": 1.0})
    said = [" ".join(carry_out(RunStudy({"mine": s}, [1, 2]), lab).summary().change) for s in (base, moving, alone)]
    assert "Rivals hold still here" in said[0]
    assert "Rivals act (match price)" in said[1]
    assert "There are no rivals in this market." in said[2]


def test_charts_show_profit_share_and_satisfaction_of_all_firms(result):
    charts = result.charts()
    assert {chart.title for chart in charts} == {"Profit a week", "Market share", "Satisfaction"}
    assert all("our firm" in str(chart.option) for chart in charts)
    assert result.heading == "My plan"


def test_of_a_run_the_outcomes_named_and_what_decides_are_shown():
    asked = RunStudy({"mine": short(4)}, list(PROFIT), {"show": ["share", "loyalty"]})
    found = carry_out(asked, PlantedLab(lambda job: {"profit": PROFIT[job.seed]}))
    rows = [row.cells[0].partition(" (")[0] for row in found.form().rows]
    assert set(rows) == {"market share", "profit and customer equity"}
    assert [chart.title for chart in found.charts()] == ["Market share"]
    assert "profit" in set(found.table["outcome"])
