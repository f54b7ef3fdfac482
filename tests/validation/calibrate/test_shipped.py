"""What is shipped is what the command gave: the stored estimates are the values in force."""

import importlib.util
from pathlib import Path

import pytest

from loyalty_sim import load_scenario
from loyalty_sim.data import DATA
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.validation.calibrate.run import free_of
from loyalty_sim.validation.calibrate.stages import STAGES
from loyalty_sim.validation.calibrate.starts import STARTS
from loyalty_sim.validation.calibrate.target_moments import INDUSTRY

SCRIPT = Path(__file__).parents[3] / "experiments" / "ship_calibration.py"
IN_FORCE = {trade: flatten(load_scenario(overrides=[f"trade={trade}"])) for trade in INDUSTRY}


@pytest.fixture(scope="module")
def ship():
    spec = importlib.util.spec_from_file_location("ship_calibration", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_value_in_force_is_the_stored_one(ship):
    stored = list(ship.values(DATA / "calibrated.csv"))
    assert len(stored) == len({(case, key) for case, key, _ in stored}) >= 15
    for case, key, value in stored:
        for trade in INDUSTRY if case == "all" else (case,):
            assert IN_FORCE[trade][key] == pytest.approx(value, rel=1e-5), (trade, key)


def test_every_parameter_has_a_start_of_its_own():
    keys = {free.key for stage in STAGES for free in (*stage.shared, *stage.own)}
    assert {key for starts in STARTS.values() for key in starts} == keys
    assert not [free for stage in STAGES for free in free_of(stage, (), True) if free.key not in STARTS["all"]]


def test_a_value_is_written_where_it_is_in_force(ship):
    for case, key in (("airline", "theory.failure.usual"), ("all", "theory.climate.leadership_year"),
                      ("bank", "theory.intention.base")):  # fmt: skip
        path = ship.file_of(case, key)
        text = path.read_text()
        new = ship.with_value(path, text, key, 0.123)
        lines = [(a, b) for a, b in zip(text.splitlines(), new.splitlines(), strict=True) if a != b]
        assert len(lines) == 1
        assert "0.123" in lines[0][1]
        value = IN_FORCE["airline" if case == "airline" else "bank"][key]
        assert ship.with_value(path, text, key, value) == text


def test_a_trade_that_does_not_name_a_setting_is_refused(ship):
    with pytest.raises(SystemExit, match="does not name"):
        ship.file_of("airline", "theory.climate.leadership_year")
