"""The command `app`: the web application on this machine."""

from typing import Annotated

import typer


def serve_pages(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8080,
    host: Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 lets only this machine in.")] = "127.0.0.1",
    show: Annotated[bool, typer.Option("--show/--no-show", help="Open the browser.")] = True,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes; one per core by default.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would be served, and stop.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No hints.")] = False,
) -> None:
    """Open the web application: what-if, lessons, results. Ctrl-C stops it."""
    from loyalty_sim.cli import terminal
    from loyalty_sim.lab.needs import need
    from loyalty_sim.scenario import ScenarioError

    need("app", "the web application")
    if problems := list(_problems(host, port)):
        raise ScenarioError(problems)
    screen = terminal.console(errors=True)
    open_to_all = (
        " (open to other machines: there is no password)" if host not in ("127.0.0.1", "localhost", "::1") else ""
    )
    screen.print(f"[bold]http://{host}:{port}[/]{open_to_all}")
    if dry_run:
        return
    if not quiet:
        screen.print("[dim]Ctrl-C stops it; finished runs are kept in outputs/store[/]")
    from loyalty_sim.app.server import serve
    from loyalty_sim.warm import is_warm

    if not is_warm():
        screen.print("compiling once, up to a minute …")
    serve(host, port, show, workers)


def _problems(host: str, port: int):  # type: ignore[no-untyped-def]
    """Whether the address can be listened on, found out before anything is started."""
    import socket

    from loyalty_sim.scenario import Problem

    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        help = (f"another port:  loyalty-sim app --port {port + 1 if port < 65535 else port - 1}",)
        yield Problem(f"cannot listen on {host}:{port}: {reason}", "command line", help)
