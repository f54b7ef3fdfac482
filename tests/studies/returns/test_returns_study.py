"""Returns on planted markets: curves whose best level, slope and shape are known."""

import numpy as np
import pytest

from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.returns.levels import plan_lever
from loyalty_sim.studies.returns.study import ReturnsStudy
from planted import PlantedLab, short, with_levers

LEVELS = [0.0, 0.5, 1.0, 1.5, 2.0, 3.0]
YEARS, A_LEVEL = 2, 52 * 0.2 * 0.3 * 10_000
"""Years that are run, and money a year that one level of climate costs in the bank of 10,000 customers."""


def study(levels=tuple(LEVELS), today=1.0, lever="climate", seeds=6):
    base = with_levers(short(52 * YEARS), climate=today)
    settings = {"lever": lever, "levels": list(levels), "confidence": 0.9}
    return ReturnsStudy({"mine": base}, list(range(seeds)), settings)


def market(gross, luck=0.0):
    """Gross return by level, less what the level costs; every seed has luck of its own, and of every level."""

    def outcomes(job):
        level = job.scenario.firm.levers.climate
        own = luck * np.random.default_rng([job.seed, round(1000 * level)]).standard_normal()
        spend = YEARS * A_LEVEL * level
        brought = gross(level) + 10_000 * job.seed + own
        return {"profit": brought - spend, "gross_return": brought, "spend": spend}

    return PlantedLab(outcomes)


def bent(best):
    """A gross return whose profit is highest at the level `best`, exactly."""
    return lambda level: YEARS * A_LEVEL * level * (1 + best - level / 2)


def answer(gross, luck=0.0, **how):
    return carry_out(study(**how), market(gross, luck))


def test_the_plan_is_every_level_under_every_seed_level_by_level():
    jobs = study(seeds=3).plan()
    assert [job.scenario.firm.levers.climate for job in jobs] == np.repeat(LEVELS, 3).tolist()
    assert [job.seed for job in jobs] == [0, 1, 2] * len(LEVELS)
    assert jobs[4].label == "climate at 0.5"


def test_todays_level_is_run_too_if_it_was_not_asked_for():
    asked = study(levels=[0.0, 1.0, 2.0], today=0.7)
    assert asked.tried.settings.tolist() == [0.0, 0.7, 1.0, 2.0]
    assert asked.tried.settings[asked.tried.baseline] == 0.7


def test_runs_in_which_nobody_is_left_are_said():
    def outcomes(job):
        level = job.scenario.firm.levers.climate
        spend = YEARS * A_LEVEL * level
        return {"profit": -spend, "gross_return": 0.0, "spend": spend, "customers": 100.0 * (level < 3)}

    assert "No customers are left in 6 of 36 runs" in carry_out(study(), PlantedLab(outcomes)).text
    assert "No customers" not in answer(bent(1.0)).text


@pytest.mark.parametrize("best", [0.5, 1.5, 2.0])
def test_the_best_level_is_found(best):
    found = answer(bent(best)).detail.curve.best
    assert found.value == pytest.approx(best * A_LEVEL, rel=0.02)
    assert found.low <= found.value <= found.high


def test_effects_and_margins_are_those_of_the_curve():
    table = answer(bent(1.5)).table.set_index("setting")
    profit = {level: bent(1.5)(level) - YEARS * A_LEVEL * level for level in LEVELS}
    assert table["profit"].to_dict() == pytest.approx({level: profit[level] - profit[1.0] for level in LEVELS})
    steps = np.diff([profit[level] for level in LEVELS]) / (YEARS * A_LEVEL * np.diff(LEVELS))
    assert table["marginal"].to_numpy()[:-1] == pytest.approx(steps)
    assert table["spent"].to_dict() == pytest.approx({level: YEARS * A_LEVEL * level for level in LEVELS})


@pytest.mark.parametrize(
    ("best", "said"),
    [
        (2.0, "Spend more on service climate, EUR 62,400 a year instead of EUR 31,200 a year: +EUR "),
        (0.4, "Spend less on service climate, EUR 15,600 a year instead of EUR 31,200 a year: +EUR "),
        (1.0, "Keep service climate at EUR 31,200 a year: of the levels tried none brings more profit and customer "),
    ],
)
def test_what_to_do_follows_from_where_the_best_lies(best, said):
    assert answer(bent(best), luck=300.0).summary().do[0].startswith(said)


def test_what_luck_may_explain_is_said_to_be_in_doubt():
    loud = answer(bent(1.2), luck=60_000.0)
    assert loud.summary().do[0].startswith("Keep service climate at EUR 31,200 a year")


def test_the_next_step_brings_what_the_curve_says_of_either_sign():
    more, less = answer(bent(2.0)), answer(bent(0.4))
    assert "the next EUR 10,000 a year in climate changes profit over 2 years by +EUR 15,000" in more.text
    assert "every EUR spent brings back EUR 1.75" in more.text
    assert "by -EUR 17,000" in less.text
    assert "brings back EUR 0.15" in less.text


def test_at_the_ends_of_what_was_tried_that_is_said():
    assert "By profit alone the highest level tried is best" in answer(bent(9.0)).text
    assert "By profit alone the lowest level tried is best, EUR 0 a year" in answer(bent(-9.0)).text
    assert "Today's climate is the highest level tried" in answer(bent(2.0), today=3.0).text


def test_break_even_is_where_profit_is_that_of_today_again():
    found = answer(bent(1.5))
    assert found.detail.curve.break_even.value == pytest.approx(2.0 * A_LEVEL, rel=0.02)
    assert "Up to EUR 62,400 a year" in found.text
    assert "Every level tried above today's earns less than today's." in answer(bent(0.2)).text


def test_pairs_take_common_luck_out():
    table = answer(bent(1.5)).table
    assert (table["profit_high"] - table["profit_low"]).max() == pytest.approx(0, abs=1e-6)


def test_weeks_are_kept_of_today_and_of_the_next_level_only():
    result = answer(bent(1.5))
    assert sorted(result.weekly["run"].unique()) == list(range(12, 24))
    assert set(result.weekly["firm"]) == {0}


def test_payback_is_when_the_next_level_is_ahead_for_good():
    late = np.where(np.arange(104) < 30, -10.0, 30.0)
    spent = PlantedLab(
        lambda job: {"spend": job.scenario.firm.levers.climate}, lambda job: late * job.scenario.firm.levers.climate
    )
    found = carry_out(study(), spent)
    assert found.detail.paid.week == 41
    assert "until week 41 the next step has cost more than it has brought" in " ".join(found.summary().change)


def test_the_price_is_in_per_cent_and_costs_nothing():
    def priced(job):
        profit = -1e6 * (job.scenario.firm.levers.price - 1.1) ** 2
        return {"profit": profit, "gross_return": profit}

    result = carry_out(study(levels=[0.9, 1.0, 1.1, 1.2, 1.3], lever="price"), PlantedLab(priced))
    assert result.detail.curve.best.value == pytest.approx(110, abs=1)
    assert result.summary().do[0].startswith("Raise the price, 110 % of the present price instead of 100 %")
    assert "1 % more on the price changes profit" in result.text
    assert result.heading == "Returns on price: Business as usual"
    assert result.study.levers == ["price"]


def test_few_seeds_leave_the_shape_open():
    text = answer(bent(1.5), luck=2_000.0, seeds=3).text
    assert "of undetermined shape: 3 seeds leave it open" in text


@pytest.mark.parametrize("trade", ["bank", "hotel"])
def test_money_is_that_of_the_trade(trade):
    scenario = load_scenario(overrides=[f"trade={trade}"])
    plan = plan_lever("training", scenario, 5)
    a_level = 52 * scenario.trade.usual.training * scenario.firm.share * scenario.market.customers
    assert plan.amounts.tolist() == pytest.approx((plan.settings * a_level).tolist())


def test_outcomes_that_were_named_have_a_column_and_a_curve():
    def outcomes(job):
        level = job.scenario.firm.levers.climate
        return {
            "profit": level,
            "gross_return": 2 * level,
            "spend": level,
            "share": 0.3 + 0.01 * level + 0.0 * job.seed,
        }

    asked = study()
    named = ReturnsStudy(asked.scenarios, asked.seeds, {**asked.settings, "show": ["share", "profit"]})
    found = carry_out(named, PlantedLab(outcomes))
    assert found.table["share"].tolist() == pytest.approx([0.01 * (level - 1.0) for level in LEVELS])
    heads = [head.name for head in found.form().heads]
    assert "market share" in heads
    assert "satisfaction" not in heads
    assert [chart.title for chart in found.charts()][-1] == "Effect on market share"
    assert len(found.charts()) == len(carry_out(asked, PlantedLab(outcomes)).charts()) + 1
    assert found.charts()[-1].table.iloc[-1, 1] == pytest.approx(2.0)
