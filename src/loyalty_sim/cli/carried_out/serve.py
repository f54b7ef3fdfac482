"""Serve pages on this machine: where, to whom, and until Ctrl-C; `app` and `game serve` do."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.app.serving.reach import Reach


def reach_of(host: str, port: int, token: str | None) -> "Reach":
    """How others will reach the server. Raises ScenarioError if it cannot be served there."""
    from loyalty_sim.lab.needs import need
    from loyalty_sim.scenario import ScenarioError

    need("app", "the web application")
    from loyalty_sim.app.serving.reach import Reach

    if problems := [*_problems(host, port), *_problems_of_token(token)]:
        raise ScenarioError(problems)
    return Reach(host, port, _token(host, token))


def check_rooms(rooms: Path | None) -> None:
    """Raises ScenarioError, before anything is compiled or opened, where classes and games could not be kept."""
    from loyalty_sim.app.together import kept

    kept.check_rooms(rooms or kept.kept_file())


def start(
    reach: "Reach", show: bool, workers: int | None, rooms: Path | None, dry_run: bool, quiet: bool, page: str = "/"
) -> None:
    """Serve until Ctrl-C, and say to whom. page: that the browser opens."""
    screen, host_word = terminal.console(errors=True), _token(reach.host, None)
    if not _is_loopback(reach.host):
        access = f"with the word {reach.token}" if reach.token else "without a word that they must know"
        screen.print(f"open to other machines, {access}; docs/security.md says what they can do", markup=False)
        screen.print(
            f"teachers on other machines open classes and games with the host's word {host_word}", markup=False
        )
    if dry_run:
        return
    if not quiet:
        screen.print("[dim]Ctrl-C stops it; finished runs are kept in outputs/store, the rest where --rooms says[/]")
    from loyalty_sim.app.server import serve
    from loyalty_sim.warm import is_warm

    if not is_warm():
        screen.print("compiling once, up to a minute …")
    serve(reach.host, reach.port, show, workers, token=reach.token, rooms=rooms, host_word=host_word, page=page)


def _is_loopback(host: str) -> bool:
    from loyalty_sim.app.serving.doorkeeper import LOOPBACK

    return host in LOOPBACK


def _token(host: str, given: str | None) -> str:
    """The word that a link must hold: as given, made up where other machines are let in, or none."""
    from loyalty_sim.app.serving.doorkeeper import new_token

    if given is None:
        return "" if _is_loopback(host) else new_token()
    return "" if given == "none" else given.lower()


def _problems_of_token(token: str | None):  # type: ignore[no-untyped-def]
    from loyalty_sim.scenario import Problem

    if token is not None and not re.fullmatch(r"[A-Za-z0-9-]{4,40}", token):
        help = ("such as  --token 7kp-3xd-9mq", "--token none   lets everybody in")
        yield Problem("a token has 4 to 40 letters, digits or hyphens", "command line: --token", help)


def _problems(host: str, port: int):  # type: ignore[no-untyped-def]
    """Whether the address can be listened on, found out before anything is started."""
    import socket

    from loyalty_sim.scenario import Problem

    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except (OSError, UnicodeError) as error:
        reason = (getattr(error, "strerror", "") or str(error)).lower()
        help = (f"another port:  loyalty-sim app --port {port + 1 if port < 65535 else port - 1}",)
        yield Problem(f"cannot listen on {host}:{port}: {reason}", "command line", help)
