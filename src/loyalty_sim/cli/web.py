"""The command `app`: the web application on this machine."""

import re
from pathlib import Path
from typing import Annotated

import typer


def serve_pages(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8080,
    host: Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 lets only this machine in.")] = "127.0.0.1",
    show: Annotated[bool, typer.Option("--show/--no-show", help="Open the browser.")] = True,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes; one per core by default.")] = None,
    token: Annotated[
        str | None,
        typer.Option(help="Word that a link must hold; made up if other machines are let in, 'none' for none."),
    ] = None,
    rooms: Annotated[
        Path | None,
        typer.Option(help="File in which classes are kept; in your folder for data of programs by default."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would be served, and stop.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No hints.")] = False,
) -> None:
    """Open the web application: what-if, lessons, results. Ctrl-C stops it."""
    from loyalty_sim.cli import terminal
    from loyalty_sim.lab.needs import need
    from loyalty_sim.scenario import ScenarioError

    need("app", "the web application")
    from loyalty_sim.app.reach import Reach

    if problems := [*_problems(host, port), *_problems_of_token(token)]:
        raise ScenarioError(problems)
    screen = terminal.console(errors=True)
    word = _token(host, token)
    reach, host_word = Reach(host, port, word), _token(host, None)
    screen.print(reach.link(reach.base(), "/" if word else ""), style="bold", markup=False)
    if not _is_loopback(host):
        access = f"with the word {word}" if word else "without a word that they must know"
        screen.print(f"open to other machines, {access}; docs/security.md says what they can do", markup=False)
        screen.print(f"teachers on other machines open classes with the host's word {host_word}", markup=False)
    if dry_run:
        return
    if not quiet:
        screen.print("[dim]Ctrl-C stops it; finished runs are kept in outputs/store, classes where --rooms says[/]")
    from loyalty_sim.app.server import serve
    from loyalty_sim.warm import is_warm

    if not is_warm():
        screen.print("compiling once, up to a minute …")
    serve(host, port, show, workers, token=word, rooms=rooms, host_word=host_word)


def _is_loopback(host: str) -> bool:
    from loyalty_sim.app.doorkeeper import LOOPBACK

    return host in LOOPBACK


def _token(host: str, given: str | None) -> str:
    """The word that a link must hold: as given, made up where other machines are let in, or none."""
    from loyalty_sim.app.doorkeeper import new_token

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
