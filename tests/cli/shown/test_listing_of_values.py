"""Values in the tables of the command line are as they would be typed."""

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app


def command(*words: str) -> str:
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 0, answer.output
    return answer.output


@pytest.mark.parametrize("words", [("show", "--diff"), ("run", "--dry-run")])
def test_lists_are_shown_with_their_brackets(words):
    shown = command(*words, "rivals.strategies=[match_price]")
    assert "[match_price]" in shown
    assert "[hold]" in shown


def test_a_file_from_outside_is_a_difference(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deaf.py").write_text("from loyalty_sim.extend import remove\nremove('listen')\n")
    assert "[deaf.py]" in command("show", "--diff", "--use", "deaf.py")
