"""The command `court` as a user meets it, over a hearing that is planted."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.validation.court.docket import Docket
from loyalty_sim.validation.court.item import CLAIM, Item
from loyalty_sim.validation.court.shift import Shift

MINE = """from loyalty_sim.extend import replace


@replace("satisfaction.reaction")
def flat(gap, p):
    return 0.0
"""


@pytest.fixture(autouse=True)
def planted(monkeypatch, tmp_path):
    asked = []

    def hear(case, claims, findings, scope, workers, progress):
        asked.append((case, claims, findings, scope))
        samples = np.array([1.0, 2.0, 3.0]), np.array([0.0, 0.5, 1.0])
        shift = Shift("climate pays", "money", "higher", ("holds", "fails"), samples)
        return Docket(case, scope, (Item("K41", "Climate", CLAIM, "holds", "fails", (shift,)),), (), 12, 6, 90.0)

    monkeypatch.setattr("loyalty_sim.validation.court.court", hear)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "mine.py").write_text(MINE)
    return asked


def ask(*words):
    return CliRunner().invoke(app, ["court", *words])


def test_a_file_and_settings_are_tried_and_the_docket_is_found_again(planted, tmp_path):
    answer = ask("mine.py", "theory.word_of_mouth.on=false", "--quick", "-o", "there")
    assert answer.exit_code == 0, answer.output
    assert "Of 1 claim 1 turns: K41 holds -> fails" in answer.stdout
    assert "12 markets on both sides, 6 of them run anew, in 1.5 minutes." in answer.stdout
    [(case, claims, findings, scope)] = planted
    assert case.words == ("theory.word_of_mouth.on=false",)
    assert case.files.keys() == {"mine.py"}
    assert (claims, findings, scope.name) == (None, None, "quick")
    assert {"docket.html", "docket.json", "run.json", "table.csv"} <= {
        path.name for path in (tmp_path / "there").iterdir()
    }
    cited = CliRunner().invoke(app, ["cite", "there"])
    assert cited.exit_code == 0, cited.output


def test_some_claims_and_findings_may_be_named(planted):
    answer = ask("mine.py", "K41", "t05", "--json", "-q")
    assert answer.exit_code == 0, answer.output
    [(_, claims, findings, scope)] = planted
    assert ([each.id for each in claims], [each.id for each in findings]) == (["K41"], ["T05"])
    assert scope.name == "whole"
    assert json.loads(answer.stdout)["claims"][0]["after"] == "fails"


def test_a_dry_run_says_what_would_be_run(planted):
    answer = ask("mine.py", "--quick", "-n")
    assert answer.exit_code == 0, answer.output
    assert "quick: " in answer.stdout
    assert "markets on both sides" in answer.stdout
    assert planted == []


@pytest.mark.parametrize(
    ("words", "said"),
    [((), "nothing is brought"), (("gone.py",), "cannot be read"), (("mine.py", "K99"), "no claim 'K99'"),
     (("mine.py", "trade=bank"), "choose 'trade'"), (("theory.word_of_mouth.onn=1",), "did you mean")],
)  # fmt: skip
def test_what_cannot_be_tried_is_refused_before_any_work(planted, words, said):
    answer = ask(*words)
    assert answer.exit_code == 2, answer.output
    assert said in " ".join(answer.output.split())
    assert planted == []
