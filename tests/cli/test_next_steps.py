"""What is said to do next runs what was asked about: a file by its path, with the settings, quoted for a shell."""

import shlex

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app

SMALL = "market.customers=200 market.weeks=4"
ASKED = [
    ("show 'my file.yaml'", ["loyalty-sim run 'my file.yaml'"]),
    ("show people_first firm.levers.climate=2", ["loyalty-sim run people_first firm.levers.climate=2"]),
    ("show", ["loyalty-sim run"]),
    ("show people_first -o new.yaml", ["loyalty-sim run new.yaml"]),
    (
        f"compare 'my file.yaml' {SMALL} --seeds 2 --worlds 0 --workers 1",
        [f"loyalty-sim show 'my file.yaml' {SMALL} --diff"],
    ),
    (
        f"discover 'my file.yaml' {SMALL} trade.usual.climate=0.01:0.2 --points 32 --seeds 2 --workers 1",
        [f"loyalty-sim sensitivity 'my file.yaml' {SMALL} --against baseline",
         f"loyalty-sim compare 'my file.yaml' {SMALL}"],
    ),
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch, closed_form_market):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my file.yaml").write_text("title: Mine\nfirm: {levers: {climate: 1.5}}\n")


@pytest.mark.parametrize(("words", "steps"), ASKED, ids=[each[0] for each in ASKED])
def test_what_is_suggested_can_be_run(words, steps):
    answer = CliRunner().invoke(app, shlex.split(words))
    assert answer.exit_code == 0, answer.output
    said = answer.stderr.partition("next   ")[2].strip().split(" · ")
    assert set(steps) <= set(said)
    for step in steps:
        dry = [] if step.startswith("loyalty-sim show") else ["-n"]
        assert CliRunner().invoke(app, [*shlex.split(step)[1:], *dry]).exit_code == 0, step
