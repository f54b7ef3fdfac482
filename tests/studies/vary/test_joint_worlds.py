"""Worlds that agree with given figures: which settings are drawn jointly, which rows, and where answers say so."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.data import shipped_rows
from loyalty_sim.scenario import load_scenario
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.studies.vary.factor import Factor
from loyalty_sim.studies.vary.joint import FOLDER, as_kept, joint_draws, read_draws
from loyalty_sim.studies.vary.worlds import as_worlds, drawn, in_doubt, jointly, where_from, worlds_for

SHIPPED = sorted(path.stem for path in FOLDER.glob("*.parquet"))
COST = "trade.switching_cost"


def of(trade, *settings):
    return load_scenario(overrides=[f"trade={trade}", "market.customers=200", "market.weeks=8", *settings])


def test_what_is_kept_is_read_again_to_within_its_steps():
    factors = [Factor.between("trade.wage", 400.0, 1600.0, ratio=True), Factor.between(COST, 1.0, 5.0)]
    places = np.random.default_rng(1).random((20, 2))
    found = read_draws(as_kept(factors, {"trade.wage": 800.0, COST: 3.3}, places))
    again = np.array([[factor.place(value) for value in found[factor.key]] for factor in factors]).T
    assert np.abs(again - places).max() <= 0.5 / 256 + 1e-9
    assert np.abs(again - places).max() > 0


@pytest.mark.parametrize("trade", SHIPPED)
def test_shipped_worlds_are_allowed_and_hold_what_is_in_doubt(trade):
    scenario = of(trade)
    found = joint_draws(scenario)
    as_worlds(found)
    assert len(found) >= 100
    assert set(found.columns) >= {factor.key for factor in in_doubt(scenario)}, "ship the worlds anew"


def test_settings_of_the_table_are_drawn_by_the_row_and_others_as_before():
    bank, joint = of("bank"), joint_draws(of("bank"))
    own = Factor.between("market.discount", 0.01, 0.1)
    factors = [*in_doubt(bank), own]
    found = jointly(bank, factors, 12)
    pd.testing.assert_series_equal(found[own.key], drawn(factors, 12)[own.key])
    shared = joint.columns.intersection(found.columns)
    whole = {tuple(row) for row in joint[shared].to_numpy(float)}
    taken = {tuple(row) for row in found[shared].to_numpy(float)}
    assert taken <= whole
    assert len(taken) == 12


def test_every_row_is_taken_before_one_is_taken_twice_and_the_draw_is_fixed():
    bank = of("bank")
    factors, count = in_doubt(bank)[:40], len(joint_draws(bank))
    found = jointly(bank, factors, count + 10)
    assert not found[:count].duplicated().any()
    pd.testing.assert_frame_equal(found[:8], jointly(bank, factors, 8)[found.columns], check_exact=False)


def test_a_setting_made_by_hand_is_left_out_of_the_joint_draws():
    bank = of("bank", f"{COST}=5.0")
    assert COST not in joint_draws(bank)
    assert COST in joint_draws(of("bank"))
    found = worlds_for(8, bank, bank)
    assert found[COST].between(2.5, 10.0).all()
    assert found[COST].max() > 6.6, "drawn around what was set, not around the preset"


def test_a_trade_without_given_figures_is_drawn_as_before():
    plumber = of("plumber")
    assert joint_draws(plumber).empty
    found = worlds_for(8, plumber, plumber)
    pd.testing.assert_frame_equal(found, drawn(in_doubt(plumber), 8))
    assert where_from(8, found, plumber) == "The worlds come from ranges alone."


def test_answers_say_where_worlds_come_from():
    bank, own = of("bank"), pd.DataFrame({COST: np.linspace(2.0, 4.0, 8)})
    assert where_from(0, None, bank) == ""
    assert where_from(own, own, bank) == ""
    said = where_from(8, worlds_for(8, bank, bank), bank)
    assert said.startswith("The worlds agree with given figures of the trade (4")


@pytest.mark.parametrize("trade", SHIPPED)
def test_worlds_come_nearer_to_the_given_figures_than_the_prior(trade):
    rows = [row for row in shipped_rows("posterior/figures.csv") if row["trade"] == trade]
    used = [row for row in rows if row["used"] == "adjusted to"]
    width = {
        when: [float(row[f"{when}_high"]) - float(row[f"{when}_low"]) for row in used] for when in ("before", "after")
    }
    assert np.mean(np.array(width["after"]) / np.array(width["before"])) < 0.8
    assert [row["figure"] for row in rows if row["used"] == "out of reach"] == [
        row["figure"] for row in rows if row["used"] == "out of reach" and row["missed"] == "True"
    ]


def test_the_worlds_of_a_bank_keep_their_customers():
    churn = next(
        r for r in shipped_rows("posterior/figures.csv") if (r["trade"], r["figure"]) == ("bank", "yearly churn")
    )
    assert float(churn["before_high"]) > 0.2
    assert float(churn["after_high"]) < 0.1


@pytest.mark.parametrize("trade", SHIPPED)
def test_what_is_pinned_is_what_the_shipped_worlds_show(trade):
    joint, values = joint_draws(of(trade)), flatten(of(trade))
    rows = [row for row in shipped_rows("posterior/pinned.csv") if row["trade"] == trade]
    assert rows
    for row in rows:
        assert float(row["median"]) == pytest.approx(joint[row["key"]].median(), rel=0.02, abs=0.003)
        assert float(row["in_force"]) == pytest.approx(float(values[row["key"]]), rel=1e-4)
