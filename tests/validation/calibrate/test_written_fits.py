"""What is written of a fit: words, tables, a trade file."""

import numpy as np
import pandas as pd
import yaml
from cases_of_fits import BANK

from loyalty_sim.validation.calibrate import report
from loyalty_sim.validation.calibrate.check import Checked
from loyalty_sim.validation.calibrate.confirm import Distance, Done
from loyalty_sim.validation.calibrate.fit import (
    Estimate,
    Fit,
    Moment,
)
from loyalty_sim.validation.calibrate.markets import Case
from loyalty_sim.validation.calibrate.run import Calibration
from loyalty_sim.validation.calibrate.stages import CLIMATE, PURCHASE


def calibration(*checks, case=BANK, key="theory.choice.habitual_search"):
    estimate = Estimate(f"bank|{key}", 0.0, 0.02, 0.002, 0.003, 1e-3, 0.001, 0.005, 0.2, 0.003)
    done = Done(PURCHASE, Fit((estimate,), (), {}, np.eye(1), 4), values={f"bank|{key}": 0.003},
                at_start=Distance(5.0, 1), at_values=Distance(2.0, 0))  # fmt: skip
    return Calibration((case,), (done, Done(CLIMATE, None, "no data")), {"bank": {key: 0.003}}, checks)


def checked(model, role="fitted"):
    return Checked("bank", Moment("r(SAT,LOY)", 0.6, 0.01), model, 0.01, 0.1, role)


def test_how_well_it_fits_in_words():
    said = report.sentence(calibration(checked(0.6), checked(0.61), checked(0.6, "left out"), checked(9.0, "left out")))
    assert said.startswith("2 of 2 fitted moments lie within")
    assert "(0 where the search began), and 1 of 2 that were left out." in said
    assert "The data do not pin down theory.choice.habitual_search" in said
    assert said.endswith("Not fitted: climate (no data).")


def test_more_misses_than_are_named_are_counted():
    bad = [checked(9.0 + n) for n in range(5)]
    assert report.misfit(calibration(*bad)).endswith("and 2 more): do not rely on it.")
    assert report.misfit(calibration(checked(0.6))) == ""


def test_tables_have_a_row_a_parameter_and_a_row_a_moment():
    found = calibration(checked(0.6), checked(0.9, "left out"))
    [row] = report.estimates_table(found).to_dict("records")
    assert (row["case"], row["stage"], row["key"]) == ("bank", "purchase", "theory.choice.habitual_search")
    assert (row["value"], row["why"], row["distance_at_start"], row["distance"]) == (0.003, "estimated", 5.0, 2.0)
    table = report.checks_table(found)
    assert list(table["within"]) == [True, False]
    assert list(table["role"]) == ["fitted", "left out"]


def test_a_trade_file_keeps_the_settings_of_the_case_under_its_estimates():
    case = Case("bank", ("trade=bank", "trade.wage=1000", "theory.choice.habitual_search=0.9"), {})
    text = report.trade_file(calibration(checked(0.6), case=case), case)
    tree = yaml.safe_load(text)
    assert (tree["trade"], tree["trade.wage"], tree["theory.choice.habitual_search"]) == ("bank", 1000, 0.003)
    assert report.trade_file_name(case) == "bank_fitted.yaml"


def test_everything_is_saved_and_can_be_read_again(tmp_path):
    paths = report.save(calibration(checked(0.6)), tmp_path)
    assert [path.name for path in paths] == ["estimates.csv", "checks.csv", "calibration.txt", "bank_fitted.yaml"]
    assert pd.read_csv(paths[0])["value"].tolist() == [0.003]
    assert pd.read_csv(paths[1])["moment"].tolist() == ["r(SAT,LOY)"]
    assert paths[2].read_text().endswith(".\n")
