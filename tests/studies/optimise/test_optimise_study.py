"""A plan on planted markets: what is run, what is kept to analyse it again, and what is said of a win and of a loss."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.scenario import load_scenario
from loyalty_sim.statistics.bands import Interval
from loyalty_sim.studies import Kept, carry_out
from loyalty_sim.studies.optimise.search import first_plans
from loyalty_sim.studies.optimise.study import OptimiseStudy
from planted import PlantedLab, short

A_LEVEL = 52 * 0.2 * 0.3 * 10_000
"""Money a year that one level of climate or of training costs."""


def study(budget=30_000.0, levers=("climate", "training"), worlds=None, **more):
    settings = {
        "budget": budget, "levers": list(levers), "on": "profit", "quarters": None, "trials": 16, "confidence": 0.9,
    }  # fmt: skip
    return OptimiseStudy({"today": short(52, title="Today")}, [0, 1, 2], settings | more, worlds)


def market(climate=3.0, training=0.2, luck=50.0):
    """Profit by level: what the first unit of money above today brings back, per unit, and half of that at double."""

    def outcomes(job):
        s = job.scenario
        levels = {"climate": s.firm.levers.climate, "training": s.firm.levers.training}
        usual = {"climate": s.trade.usual.climate, "training": s.trade.usual.training}
        customers = s.firm.share * s.market.customers * 52
        spend = sum(level * usual[name] * customers for name, level in levels.items())
        brought = {"climate": climate, "training": training}
        gross = sum(
            rate * usual[name] * customers * (1 - np.exp(-0.7 * (levels[name] - 1))) for name, rate in brought.items()
        )
        own = luck * np.random.default_rng([job.seed, round(1e6 * sum(levels.values()))]).standard_normal()
        return {"profit": gross - spend + 1e5 * (job.seed % 3) + own, "gross_return": gross + own, "spend": spend}

    return PlantedLab(outcomes)


@pytest.fixture(scope="module")
def result():
    return carry_out(study(), market())


@pytest.fixture(scope="module")
def kept_back():
    return carry_out(study(), market(climate=0.5, training=0.2))


def test_the_plan_is_today_and_the_splits_that_the_search_begins_with():
    asked = study()
    jobs, splits = asked.plan(), first_plans(asked.budget.caps, 16)
    assert len(jobs) == (len(splits) + 1) * 3
    assert [job.scenario.firm.levers for job in jobs[:3]] == [short(52).firm.levers] * 3
    climate = [job.scenario.firm.levers.climate for job in jobs[3::3]]
    assert climate == pytest.approx((1 + splits[:, 0] * 30_000 / A_LEVEL).tolist())


def test_the_search_runs_them_first():
    lab, asked = market(), study()
    carry_out(asked, lab)
    planned = {(job.scenario, job.seed) for job in asked.plan()}
    assert {(job.scenario, job.seed) for job in lab.asked[: len(planned)]} == planned


def test_money_goes_where_it_comes_back_and_no_further(result):
    table = result.table.set_index("lever")
    assert table.loc["climate", "money_a_year"] > 10_000
    assert table.loc["training", "money_a_year"] == 0
    assert table.loc["climate", "returned"] >= 1
    assert table.loc[["climate", "training", "kept"], "money_a_year"].sum() == pytest.approx(30_000)
    assert table.loc["climate", "level"] == pytest.approx(1 + table.loc["climate", "money_a_year"] / A_LEVEL)


def test_a_win_is_said_with_its_interval(result):
    gain = result.detail.standing.gain
    assert gain.low[0] > 0
    assert result.text.startswith("Of EUR 30,000 a year beyond today, put EUR ")
    assert "changes profit by +EUR" in result.text
    assert result.summary().do[0].startswith("Of EUR 30,000 a year beyond today, put EUR")
    assert result.heading == "EUR 30,000 a year over service climate, training: Today"


def test_what_does_not_come_back_is_kept(kept_back):
    table = kept_back.table.set_index("lever")
    assert table.loc["kept", "money_a_year"] == 30_000
    assert table["returned"].isna().all()
    assert "keep everything: no split was found whose last money comes back" in kept_back.text
    assert kept_back.summary().do == (
        "Keep all of the EUR 30,000 a year beyond today: no split was found whose last money comes back.",
    )  # fmt: skip
    assert kept_back.summary().returns == ("Nothing beyond what is earned today.",)


def standing_at(result, mean, low, high):
    """The same result with another gain of the plan."""
    found = result.detail.standing
    gain = Interval(*(np.array([end, *each[1:]]) for end, each in zip((mean, low, high), (
        found.gain.mean, found.gain.low, found.gain.high), strict=True)))  # fmt: skip
    return replace(result, detail=replace(result.detail, standing=replace(found, gain=gain)))


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((5_000.0, 1_000.0, 9_000.0), "Of EUR 30,000 a year beyond today, put"),
        ((5_000.0, -1_000.0, 11_000.0), "is better than to keep what you do is not beyond luck"),
        ((-5_000.0, -9_000.0, -1_000.0), "pays is not borne out"),
    ],
)
def test_the_verdict_follows_from_the_interval_of_the_gain(result, ends, said):
    told = standing_at(result, *ends).summary()
    assert said in told.do[0]
    assert told.do[0].startswith("Undetermined") == (ends[1] <= 0)


def test_losses_are_said_with_their_sign(result):
    said = " ".join(standing_at(result, -5_000.0, -9_000.0, -1_000.0).summary().returns)
    assert "-EUR 5,000 against today (90 % interval -EUR 9,000 to -EUR 1,000)." in said


def test_a_loaded_plan_is_analysed_from_its_tables_alone(result):
    bare = Kept(result.runs, beside=result.beside)
    again = result.study.analyse(bare)
    pd.testing.assert_frame_equal(result.study.table(bare, again), result.table)
    assert result.study.words(result.table, again) == result.text


def test_margins_of_the_first_edition_are_found_in_the_table(result):
    old = Kept(result.runs, beside={"plans": result.beside["plans"]}, table=result.table)
    found = result.study.analyse(old).margin.returned
    np.testing.assert_array_equal(found.mean, result.detail.margin.returned.mean)


def test_the_plan_is_a_scenario_that_can_be_run(result):
    plan = result.scenarios["plan"]
    assert plan.firm.levers.climate == pytest.approx(result.table.set_index("lever").loc["climate", "level"])
    assert plan.title == "30,000 a year split by optimise"
    assert set(result.scenarios) == {"today", "plan"}


def test_plans_as_good_bound_the_money_of_every_lever(result):
    table = result.table
    assert (table["as_good_low"] <= table["money_a_year"] + 1e-9).all()
    assert (table["money_a_year"] <= table["as_good_high"] + 1e-9).all()
    assert result.detail.names[0] == "the plan"
    assert result.detail.names[-1] == "equal split"


def test_worlds_are_run_and_what_decides_is_worth_knowing():
    """In worlds where the service sells for more, climate brings back more: the tariff decides, the wage does not."""
    wages = np.random.default_rng(3).permutation(np.linspace(800, 1000, 24))
    worlds = pd.DataFrame({"trade.tariff": np.linspace(5, 60, 24), "trade.wage": wages})

    def outcomes(job):
        s = job.scenario
        spend = s.firm.levers.climate * A_LEVEL * s.trade.usual.climate / 0.2
        gross = 1.2 * A_LEVEL * s.trade.tariff / 20 * (1 - np.exp(-(s.firm.levers.climate - 1)))
        return {"profit": gross - spend, "gross_return": gross, "spend": spend}

    result = carry_out(study(levers=("climate",), worlds=worlds), PlantedLab(outcomes))
    assert result.beside["worlds"].equals(worlds)
    assert result.detail.in_worlds.shape == (len(result.detail.plans), 24)
    known = result.detail.known
    assert known["trade.tariff"].value > 10 * known["trade.wage"].value
    assert next(iter(known)) == "trade.tariff"
    assert "Worth most to know before deciding is weekly revenue of a full-wallet customer" in result.text
    ahead = (result.detail.in_worlds[0] > 0).mean()
    assert result.detail.robust.ahead[0] == ahead


def test_without_worlds_that_is_said(result):
    assert result.detail.known == {}
    assert "Other parameters: not tried here; --worlds 24 asks" in " ".join(result.summary().change)


def mean_level(scenario, lever, quarters):
    """Level of a lever, a mean over the quarters, as the schedule moves it."""
    entries = [each.split(":") for each in scenario.firm.schedule]
    moves = {int(quarter): float(level) for name, quarter, level in entries if name == lever}
    levels = [getattr(scenario.firm.levers, lever)]
    for quarter in range(1, quarters + 1):
        levels.append(moves.get(quarter, levels[-1]))
    return float(np.mean(levels[1:]))


def test_phases_are_cells_of_their_own_and_money_goes_where_it_still_pays():
    """The last year's money comes too late to bring anything back; the first year's brings back threefold."""
    asked = OptimiseStudy({"today": short(104)}, [0, 1], study().settings | {"quarters": 4, "levers": ["climate"]})
    assert asked.budget.cells == [("climate", 0), ("climate", 1)]

    def outcomes(job):
        early = job.scenario.firm.levers.climate - 1
        spend = 2 * A_LEVEL * (mean_level(job.scenario, "climate", 8) - 1)
        gross = 3 * A_LEVEL * (1 - np.exp(-early))
        return {"profit": gross - spend, "gross_return": gross, "spend": spend}

    result = carry_out(asked, PlantedLab(outcomes))
    table = result.table.set_index("from_quarter")
    assert result.table["from_quarter"].tolist()[:2] == [1, 5]
    assert list(result.runs.columns) == ["climate_from_q1", "climate_from_q5", "gain"]
    assert table.loc[1, "money_a_year"] > 20_000
    assert table.loc[5, "money_a_year"] == 0


def test_the_trade_decides_what_a_budget_buys():
    hotel = load_scenario(overrides=["trade=hotel", "market.weeks=52"])
    asked = OptimiseStudy({"today": hotel}, [0, 1], study().settings)
    unit = 52 * hotel.trade.usual.climate * hotel.firm.share * hotel.market.customers
    assert asked.budget.unit[0] == pytest.approx(unit)
    assert (asked.budget.caps <= 1).all()
