"""The command `app`: what it says before it serves, and that a busy port is found out at once."""

import socket

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
