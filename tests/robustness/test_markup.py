"""What a user calls things is text, not markup: brackets and dollar signs are shown as they stand."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app

MINE = """
name: "[/z]"
title: "[/x] a [bold]b[/bold]"
story: "[/y] $x^$"
trade.title: "[/t]"
trade.name: "[/n]"
firm.name: "[/f]"
market.currency: "$x^$"
market.customers: 300
market.weeks: 13
firm.levers.climate: 1.5
"""


@pytest.mark.usefixtures("closed_form_market")
@pytest.mark.parametrize("words", [
    "run mine.yaml --dry-run", "show mine.yaml", "show mine.yaml --diff", "compare mine.yaml market.weeks=13 --dry-run",
    "sweep mine.yaml --grid firm.levers.climate=0,1 --dry-run", "returns climate mine.yaml --dry-run",
    "run mine.yaml --seeds 2 --workers 1", "returns climate mine.yaml --levels 4 --seeds 3 --workers 1",
])  # fmt: skip
def test_names_are_shown_as_they_stand(words):
    Path("mine.yaml").write_text(MINE)
    answer = CliRunner().invoke(app, words.split())
    assert answer.exit_code == 0, answer.stderr
    assert "Traceback" not in answer.stderr
    if "--dry-run" not in words and not words.startswith("show"):
        assert CliRunner().invoke(app, ["list"]).exit_code == 0
        assert CliRunner().invoke(app, ["show", "last"]).exit_code == 0
        assert CliRunner().invoke(app, ["report", "last"]).exit_code == 0
