"""The command `app`: what it says before it serves, and that a busy port is found out at once."""

import os
import socket

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app


def test_it_says_where_it_would_listen():
    done = CliRunner().invoke(app, ["app", "--dry-run", "--port", "8765"])
    assert done.exit_code == 0
    assert "http://127.0.0.1:8765" in done.output


def test_it_warns_when_other_machines_may_come_in():
    done = CliRunner().invoke(app, ["app", "--dry-run", "--host", "0.0.0.0", "--port", "8765"])
    assert "open to other machines" in done.output


def test_a_busy_port_is_a_message_and_exit_code_2():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(app, ["app", "--dry-run", "--port", str(port)])
    assert done.exit_code == 2
    assert f"cannot listen on 127.0.0.1:{port}" in done.output
    assert f"--port {port + 1}" in done.output


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda file: file.mkdir(), "it is no regular file"),
        (os.mkfifo, "it is no regular file"),
        (lambda file: file.symlink_to(file), "it is no regular file"),
        (lambda file: file.write_text("no database, but long enough to be looked at"), "file is not a database"),
        (lambda file: file.parent.rmdir() or file.parent.write_text(""), "is no folder that can be written to"),
    ],
)
def test_a_place_where_nothing_can_be_kept_is_said_before_anything_is_served(tmp_path, make, said):
    folder = tmp_path / "kept"
    folder.mkdir()
    make(folder / "rooms")
    done = CliRunner().invoke(app, ["app", "--dry-run", "--port", "8765", "--rooms", str(folder / "rooms")])
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert "another file:" in done.output


def test_a_dry_run_makes_no_file(tmp_path):
    done = CliRunner().invoke(app, ["app", "--dry-run", "--port", "8765", "--rooms", str(tmp_path / "a" / "rooms")])
    assert done.exit_code == 0
    assert not list(tmp_path.iterdir())
