"""A result is saved before it is shown: whatever goes wrong in showing it, the runs were not for nothing."""

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.lab.underway import underway
from loyalty_sim.studies import Result, find_result, load_result

pytestmark = pytest.mark.usefixtures("closed_form_market")
WORDS = ["run", "--seeds", "2", "--workers", "1"]


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def breaks(*_args):
    raise ZeroDivisionError("the table cannot be drawn")


def test_a_table_that_cannot_be_shown_loses_nothing(monkeypatch):
    monkeypatch.setattr("loyalty_sim.cli.carried_out.answer.show_result", breaks)
    assert CliRunner().invoke(app, WORDS).exit_code != 0
    assert load_result(find_result()).text.endswith("Mean of 2 runs.")
    assert not underway(), "it is finished: what is left is to show it"


def test_a_pipe_that_is_closed_loses_nothing(monkeypatch):
    def closed(*_args):
        raise BrokenPipeError

    monkeypatch.setattr("loyalty_sim.cli.carried_out.answer.show_result", closed)
    assert CliRunner().invoke(app, WORDS).exit_code != 0
    assert load_result(find_result()).kind == "run"


def test_a_figure_that_cannot_be_drawn_loses_nothing(monkeypatch):
    monkeypatch.setattr(Result, "figure", breaks)
    assert CliRunner().invoke(app, WORDS).exit_code != 0
    assert load_result(find_result()).detail is not None
