"""A fit that does not reproduce its data says so first, pins nothing down, and fails where one is strict."""

import math

import numpy as np
import pytest
import yaml
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.validation.calibrate import report
from loyalty_sim.validation.calibrate.check import Checked, not_reproduced
from loyalty_sim.validation.calibrate.confirm import Done
from loyalty_sim.validation.calibrate.fit import Estimate, Fit, Moment
from loyalty_sim.validation.calibrate.markets import Case
from loyalty_sim.validation.calibrate.run import Calibration
from loyalty_sim.validation.calibrate.stages import INTENTION

KEY = "mine|theory.survey.doubt"


def checked(name, data, model, role="fitted", se=0.5):
    return Checked("mine", Moment(name, data, se), model, 0.2 * se, model, role)


def calibration(*checks):
    estimate = Estimate(KEY, 0.0, 1.0, 0.5, 0.4, 0.01, 0.38, 0.42, 0.96, 0.4)
    done = Done(INTENTION, Fit((estimate,), (), {}, np.eye(1), 4), values={KEY: 0.4})
    return Calibration((Case("mine", ("trade=bank",), {}),), (done,), {"mine": {KEY.partition("|")[2]: 0.4}}, checks)


GOOD = [checked(f"r({n})", 0.5, 0.51) for n in range(5)]


@pytest.mark.parametrize(
    ("checks", "missed"),
    [
        (GOOD, []),
        ([*GOOD, checked("r(x)", 0.5, 20.0)], []),
        ([*GOOD, checked("r(x)", 0.5, 20.0), checked("r(y)", 0.5, 30.0)], ["r(y)", "r(x)"]),
        ([*GOOD, checked("mean SAT 0-100", 62.0, 78.0, "left out")], ["mean SAT 0-100"]),
        ([*GOOD, checked("mean SAT 0-100", 62.0, 67.0, "left out")], []),
        ([checked("complaint rate", 0.1, 0.3, se=0.01)], ["complaint rate"]),
        ([checked("mean SAT 0-100", 62.0, 78.0, se=9.0)], []),
    ],
)
def test_a_level_or_a_fifth_of_what_was_fitted(checks, missed):
    found = not_reproduced(checks)
    assert [each.moment.name for each in found.get("mine", ())] == missed


def test_it_is_the_first_thing_that_is_said_and_nothing_is_pinned():
    found = calibration(*GOOD, checked("mean SAT 0-100", 62.0, 78.0, "left out"))
    assert report.sentence(found).startswith("This fit does not reproduce its data (mine: mean SAT 0-100 is 62 in the")
    assert "pin down" not in report.sentence(found)
    assert math.isnan(report.estimates_table(found)["pinned"].iloc[0])
    text = report.trade_file(found, found.cases[0])
    assert text.startswith("# This fit does not reproduce its data")
    assert yaml.safe_load(text)["theory.survey.doubt"] == 0.4


def test_a_fit_that_does_reproduce_its_data_says_what_it_pins_down():
    found = calibration(*GOOD)
    assert report.sentence(found).startswith("5 of 5 fitted moments")
    assert report.estimates_table(found)["pinned"].iloc[0] == 0.96
    assert report.trade_file(found, found.cases[0]).startswith("# Written by")


@pytest.mark.parametrize(("strict", "code"), [(["--strict"], 1), ([], 0)])
def test_strict_fails_on_what_is_not_reproduced(tmp_path, monkeypatch, strict, code):
    found = calibration(*GOOD, checked("mean SAT 0-100", 62.0, 78.0, "left out"))
    monkeypatch.setattr("loyalty_sim.validation.calibrate.run.calibrate", lambda *_, **__: found)
    (tmp_path / "c.csv").write_text("satisfaction\n" + "4\n9\n" * 40)
    (tmp_path / "mine.yaml").write_text("customers: {file: c.csv}\n")
    words = ["calibrate", str(tmp_path / "mine.yaml"), "--quiet", "-o", str(tmp_path / "out"), *strict]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == code
    assert done.stdout.splitlines()[0].startswith("This fit does not reproduce its data")
    assert "pinned" not in done.stdout
    assert (tmp_path / "out" / "mine_fitted.yaml").is_file()


def test_a_fit_is_a_result_like_any_other(tmp_path, monkeypatch):
    """Also where the same command was stopped before, which leaves the answers that it would start from."""
    found = calibration(*GOOD)
    monkeypatch.setattr("loyalty_sim.validation.calibrate.run.calibrate", lambda *_, **__: found)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c.csv").write_text("satisfaction\n" + "4\n9\n" * 40)
    (tmp_path / "mine.yaml").write_text("customers: {file: c.csv}\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "answers.csv").write_text("satisfaction\n")
    done = CliRunner().invoke(app, ["calibrate", "mine.yaml", "--quiet", "-o", "out"])
    assert done.exit_code == 0, done.output
    for words, said in (
        (["list"], "calibrate"),
        (["show", "last"], "5 of 5 fitted moments"),
        (["cite", "out"], "calibrate, written"),
        (["export", "last", "--table", "runs", "-o", "moments.csv"], ""),
    ):
        answer = CliRunner().invoke(app, words)
        assert answer.exit_code == 0, answer.output
        assert said in " ".join(answer.stdout.split())
    assert (tmp_path / "moments.csv").read_text().startswith("case,moment,data")


def test_a_fit_that_reproduces_passes_strictly(tmp_path, monkeypatch):
    monkeypatch.setattr("loyalty_sim.validation.calibrate.run.calibrate", lambda *_, **__: calibration(*GOOD))
    (tmp_path / "c.csv").write_text("satisfaction\n" + "4\n9\n" * 40)
    (tmp_path / "mine.yaml").write_text("customers: {file: c.csv}\n")
    done = CliRunner().invoke(
        app, ["calibrate", str(tmp_path / "mine.yaml"), "--quiet", "--strict", "-o", str(tmp_path / "o")]
    )
    assert done.exit_code == 0
    assert "pinned" in done.stdout
