"""`learn` as it is typed, and `--learnt` of the commands that take what it left."""

import pandas as pd
import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app

PILOT = "measure,effect,se,unit,weeks\nsatisfaction,2.1,0.8,points of 100,26\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pilot.csv").write_text(PILOT)


def typed(words):
    done = CliRunner().invoke(app, words.split())
    return done.exit_code, " ".join(done.output.split())


def test_a_dry_run_says_what_was_read():
    code, said = typed("learn pilot.csv people_first trade=hotel --worlds 40 -n")
    assert code == 0, said
    assert "pilot.csv (satisfaction +2.1 ± 0.8) against 40 worlds of 26 weeks" in said
    assert "not used" not in said


def test_it_is_said_where_weeks_that_were_set_are_not_used():
    for words, weeks in (("learn pilot.csv people_first market.weeks=20 -n", 26), ("measure market.weeks=20 -n", 208)):
        code, said = typed(words)
        assert code == 0, said
        assert f"Markets are run for {weeks} weeks" in said
        assert "market.weeks=20 is not used" in said
    code, said = typed("calibrate trade=bank market.weeks=20 -n")
    assert code == 2
    assert "a fit has a size of its own" in said


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("learn nothing.csv people_first", "error: cannot read the pilot: there is no file 'nothing.csv'"),
        ("learn pilot.csv people_first --settle 4", "--settle changes nothing here: pilot.csv states its effects"),
        ("learn pilot.csv people_first --measures satisfaction", "--measures changes nothing here"),
        ("learn pilot.csv people_first --estimator mixed_model -n", "--estimator changes nothing here"),
        ("learn pilot.csv", "such as loyalty-sim learn pilot.csv baseline people_first"),
        ("learn pilot.csv people_first --worlds 3", "error: 3 worlds are too few to judge by"),
        ("compare people_first --learnt none.parquet", "error: cannot read what was learnt: there is no file"),
        ("compare people_first --learnt few.csv", "2 worlds are too few to judge by"),
        ("returns climate --worlds 0 --learnt some.csv", "--learnt says which worlds there are"),
        ("optimise --budget 9000 --levers climate --worlds 8 --learnt odd.csv", "did you mean market.weeks=value"),
    ],
)
def test_what_is_wrong_is_told(words, error):
    pd.DataFrame({"theory.spend.base": [1.0, 1.1]}).to_csv("few.csv", index=False)
    pd.DataFrame({"theory.spend.base": [1.0] * 9}).to_csv("some.csv", index=False)
    pd.DataFrame({"market.wekes": [1.0] * 9}).to_csv("odd.csv", index=False)
    code, said = typed(words)
    assert code == 2, said
    assert error in said


def test_later_answers_take_it():
    pd.DataFrame({"theory.spend.base": [1.0] * 9}).to_csv("some.csv", index=False)
    code, said = typed("compare people_first --learnt some.csv -n")
    assert code == 0, said
    assert "40 worlds drawn from what is not known" in said
