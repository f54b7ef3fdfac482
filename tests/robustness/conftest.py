"""Bad input, and how it is put in: in this process, so that hundreds of cases cost seconds."""

import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app

MOST_SECONDS = 5.0
"""CPU seconds of one refusal; most take a hundredth of that."""


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


def put(files):
    """Write files by name; contents are text, bytes or a function of the path."""
    for name, content in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8")


@pytest.fixture
def refused():
    """Ask the command line for something that must be refused; gives what is said, after looking at how."""

    def ask(words, files=None, code=2):
        put(files or {})
        begun = time.process_time()
        answer = CliRunner().invoke(app, [*words])
        took = time.process_time() - begun
        said = answer.stderr
        assert answer.exit_code == code, (answer.exit_code, said, answer.stdout[-500:], answer.exception)
        assert said.strip(), "refused without a word"
        assert "Traceback" not in said
        assert "fault of the program" not in said, said
        assert took < MOST_SECONDS, took
        assert not Path("outputs").exists() or not list(Path("outputs").glob("*/*/run.json")), "something was run"
        return said

    return ask
