"""run, compare and returns on a market in closed form: what they report is what is known to be true."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.statistics.payback import payback_week
from loyalty_sim.studies import compare, returns, run
from loyalty_sim.studies.returns.levels import plan_lever
from loyalty_sim.theory.levers import NAMES

pytestmark = pytest.mark.usefixtures("closed_form_market")


def with_climate(value: float, title: str = "") -> Scenario:
    base = Scenario()
    levers = base.firm.levers._replace(climate=value)
    return base._replace(title=title or base.title, firm=base.firm._replace(levers=levers))


@pytest.mark.parametrize("lever", NAMES)
def test_todays_level_is_always_among_the_levels(lever):
    plan = plan_lever(lever, Scenario())
    assert len(plan.settings) == 11
    assert plan.settings[plan.baseline] == getattr(Scenario().firm.levers, lever)
    assert np.all(np.diff(plan.settings) > 0)


def test_money_runs_to_three_times_today_and_price_around_it():
    assert plan_lever("climate", with_climate(0.4)).settings[[0, -1]] == pytest.approx([0, 1.2])
    assert plan_lever("climate", with_climate(0.0)).settings[[0, -1]] == pytest.approx([0, 3])
    assert plan_lever("price", Scenario()).amounts[[0, -1]] == pytest.approx([85, 115])
    assert plan_lever("climate", Scenario(), [0.5, 2, 4]).settings.tolist() == [0.5, 1, 2, 4]


@pytest.mark.parametrize(("lever", "levels"), [("charm", 11), ("climate", 3), ("climate", [-1.0, 0, 2, 3])])
def test_levels_that_cannot_be_are_refused(lever, levels):
    with pytest.raises(ValueError, match=r"lever|levels"):
        plan_lever(lever, Scenario(), levels)


def test_returns_finds_the_known_curve():
    result = returns("climate", seeds=20, forms="own", workers=1)
    table, detail = result.table, result.detail
    yearly_usual = 52 * 0.20 * 0.3 * 10_000
    assert table["amount"].tolist() == pytest.approx((table["setting"] * yearly_usual).tolist())
    assert detail.curve.shape.verdict == "diminishing"
    assert detail.curve.best.low <= yearly_usual * np.log(40_000 / yearly_usual) <= detail.curve.best.high
    today = table[table["today"]].iloc[0]
    assert today["profit"] == today["profit_low"] == today["profit_high"] == 0
    truth = 120_000 * (np.exp(-1) - np.exp(-table["setting"])) - 3 * yearly_usual * (table["setting"] - 1)
    assert ((table["profit_band_low"] <= truth) & (truth <= table["profit_band_high"])).all()
    assert table["satisfaction"].tolist() == pytest.approx((5 * (table["setting"] - 1)).tolist())
    assert "undetermined" not in result.text


def test_marginal_return_is_profit_per_unit_of_present_value():
    result = returns("climate", seeds=5, workers=1)
    table = result.table
    expected = np.diff(table["profit"]) / (3 * np.diff(table["amount"]))
    assert table["marginal"].to_numpy()[:-1] == pytest.approx(expected)
    assert np.isnan(table["marginal"].iloc[-1])


def test_returns_on_the_price_are_per_cent():
    result = returns("price", seeds=20, again=0, workers=1)  # every level has noise of its own here
    assert result.detail.curve.best.value == pytest.approx(105, abs=1)
    assert "1 % more on the price" in result.text


def test_few_seeds_leave_the_shape_open_and_say_so():
    result = returns("climate", seeds=3, forms="own", workers=1)
    assert "undetermined" in result.text


def test_compare_reports_the_paired_difference():
    result = compare(Scenario(), with_climate(1.5, "More climate"), seeds=20, workers=1)
    profit = result.table.set_index("outcome").loc["profit"]
    truth = 3 * (40_000 * (np.exp(-1) - np.exp(-1.5)) - 0.5 * 31_200)
    assert profit["low"] <= truth <= profit["high"]
    assert profit["seeds"] == 20
    assert "More climate" in result.text


def test_a_scenario_against_itself_differs_by_exactly_nothing():
    result = compare(Scenario(), Scenario(), seeds=4, workers=1)
    assert (result.table[["difference", "low", "high"]] == 0).all(axis=None)
    assert "exactly the same" in result.text


def test_scenarios_of_different_length_are_not_compared():
    short = Scenario()._replace(market=Scenario().market._replace(weeks=52))
    with pytest.raises(ValueError, match="equal lengths"):
        compare(Scenario(), short, workers=1)


@pytest.mark.parametrize("seeds", [1, 3])
def test_run_gives_a_row_per_outcome(seeds):
    table = run(Scenario(), seeds=seeds, workers=1).table.set_index("outcome")
    assert table.loc["satisfaction", "mean"] == 75
    assert table["low"].isna().all() == (seeds == 1)


@pytest.mark.parametrize(("gain", "week"), [([-1, -1, 2, 3], 3), ([1, 2], 1), ([2, -1], None), ([-2, 3, -1, 4], 4)])
def test_payback_is_the_week_from_which_it_stays_ahead(gain, week):
    assert payback_week(np.array([gain])) == week


@pytest.mark.parametrize("seeds", [0, [], [1, 1], [-1]])
def test_seeds_that_cannot_be_are_refused(seeds):
    with pytest.raises(ValueError, match="seeds"):
        as_seeds(seeds)


def test_saved_results_can_be_read_back_and_repeated(tmp_path):
    result = run(Scenario(), seeds=2, workers=1)
    paths = result.save(tmp_path / "out")
    assert sorted(path.name for path in paths) == sorted(path.name for path in (tmp_path / "out").iterdir())
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "out" / "table.parquet"), result.table)
    assert load_scenario(str(tmp_path / "out" / "config.yaml")) == Scenario()
    assert set(result.provenance) >= {"seeds", "source_hash", "libraries", "command", "scenario_hashes"}


def test_a_failed_save_leaves_no_half_a_file(tmp_path, monkeypatch):
    result = run(Scenario(), seeds=1, workers=1)
    monkeypatch.setattr(pd.DataFrame, "to_csv", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        result.save(tmp_path)
    assert not list(tmp_path.iterdir())
