"""A firm does not choose its trade: where a sweep varies it, rows are compared with the baseline of their own."""

import numpy as np
import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.studies import carry_out, load_result
from loyalty_sim.studies.design import as_design
from loyalty_sim.studies.sweep.cases import as_start, cases
from loyalty_sim.studies.sweep.study import SweepStudy, settings_of
from loyalty_sim.studies.sweep.until import read_precision
from planted import PlantedLab

CLIMATE = "firm.levers.climate"
LEVEL = {"bank": 0.0, "hotel": 900_000.0, "airline": -300_000.0}
SLOPE = {"bank": 1_000.0, "hotel": -2_000.0, "airline": 0.0}


def profit(job):
    trade, climate = job.scenario.trade.name, job.scenario.firm.levers.climate
    luck = 10.0 * np.random.default_rng([job.seed, round(100 * climate)]).standard_normal()
    return {"profit": LEVEL[trade] + SLOPE[trade] * (climate - 1.0) + 50_000 * job.seed + luck}


def study(design, seeds=6, until=None):
    asked = as_design(design)
    found = cases(asked, as_start(None, ["market.weeks=8", "market.customers=100"]))
    settings = settings_of(asked, found, read_precision(until) if until else None, 0.9)
    return SweepStudy({"mine": found[0].scenario}, range(seeds), settings, tuple(found))


@pytest.mark.parametrize("levels", [[0.0, 1.0, 2.0], [0.0, 2.0]], ids=["with today's level", "without"])
def test_every_row_is_compared_within_its_trade(levels):
    table = carry_out(study({"trade": ["bank", "hotel", "airline"], CLIMATE: levels}), PlantedLab(profit)).table
    assert table.loc[table["baseline"], "trade"].tolist() == ["bank", "hotel", "airline"]
    assert (table.loc[table["baseline"], CLIMATE] == 1.0).all()
    assert len(table) == 9
    wanted = table["trade"].map(SLOPE) * (table[CLIMATE] - 1.0)
    assert table["profit"].to_numpy() == pytest.approx(wanted.to_numpy(), abs=30)
    assert (table["profit_high"] - table["profit_low"]).max() < 100, "pairs within a trade share their luck"


def test_a_sweep_over_trades_names_the_market_of_none_as_that_of_all():
    across = carry_out(study({"trade": ["bank", "hotel"]}), PlantedLab(profit)).form().market
    within = carry_out(study({CLIMATE: [0.0, 2.0]}), PlantedLab(profit)).form().market
    assert across == f"Where a row says nothing else: {within}"
    assert within.startswith("Retail bank; 100 customers")


def test_trades_alone_are_their_own_baselines():
    table = carry_out(study({"trade": ["bank", "hotel"]}), PlantedLab(profit)).table
    assert table["baseline"].all()
    assert (table["profit"] == 0).all()


def test_the_baseline_of_a_trade_that_no_row_holds_is_run_too():
    found = cases(as_design({"trade": ["hotel"], CLIMATE: [2.0]}), as_start(None))
    assert [(case.label, case.baseline, case.against) for case in found] == [
        ("baseline, bank", True, 0), ("baseline, hotel", True, 1), ("trade=hotel, climate=2", False, 1)
    ]  # fmt: skip
    assert [case.values["trade"] for case in found] == ["bank", "hotel", "hotel"]


def test_a_sweep_over_trades_comes_back_whole_and_says_what_it_compares(tmp_path):
    result = carry_out(study({"trade": ["bank", "hotel"], CLIMATE: [0.0, 2.0]}), PlantedLab(profit))
    assert "4 rows against the baseline in the same market" in result.text
    assert result.charts()
    assert result.form().rows
    result.save(tmp_path)
    again = load_result(tmp_path)
    assert again.detail.against == result.detail.against == (0, 1, 0, 0, 1, 1)
    assert again.summary().do == result.summary().do


def test_seeds_are_added_for_a_row_and_the_baseline_of_its_trade():
    loud = {"bank": 0.0, "hotel": 5_000.0}

    def outcomes(job):
        trade, climate = job.scenario.trade.name, job.scenario.firm.levers.climate
        luck = np.random.default_rng([job.seed, round(100 * climate)]).standard_normal()
        return {"profit": 1e5 + (climate != 1.0) * loud[trade] * luck}

    result = carry_out(study({"trade": ["bank", "hotel"], CLIMATE: [2.0]}, 40, "profit ±1000"), PlantedLab(outcomes))
    pairs = result.table.set_index(["trade", CLIMATE])["seeds"]
    assert pairs["bank", 2.0] == 10
    assert pairs["hotel", 2.0] == pairs["hotel", 1.0] > 10
    assert "was reached in" in result.text


def test_what_no_firm_decides_is_common_to_a_row_and_its_baseline():
    found = cases(as_design({"trade.wage": [900.0, 1100.0], CLIMATE: [1.0, 2.0]}), as_start(None))
    assert [(case.label, case.baseline, case.against) for case in found] == [
        ("wage=900, climate=1", True, 0),
        ("wage=1100, climate=1", True, 1),
        ("wage=900, climate=2", False, 0),
        ("wage=1100, climate=2", False, 1),
    ]


@pytest.mark.parametrize(("name", "happens"), [("keep_our_people", True), ("hot_job_market", False)])
def test_what_happens_happens_to_the_baseline_of_a_row_that_decides(name, happens):
    *bases, row = cases(as_design({"scenario": [name]}), as_start(None))
    assert row.scenario.name == name
    assert (bases[row.against].scenario.later == row.scenario.later) == happens


def test_a_trade_that_is_not_there_is_refused():
    with pytest.raises(ScenarioError, match="hotle"):
        cases(as_design({"trade": ["bank", "hotle"], CLIMATE: [2.0]}), as_start(None))
