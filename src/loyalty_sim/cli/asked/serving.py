"""Options of the commands that serve pages: where, to whom, and with how many processes."""

from pathlib import Path
from typing import Annotated

import typer

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]
Host = Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 lets only this machine in.")]
Show = Annotated[bool, typer.Option("--show/--no-show", help="Open the browser.")]
Processes = Annotated[int | None, typer.Option("--workers", min=1, help="Processes; one per core by default.")]
Token = Annotated[
    str | None, typer.Option(help="Word that a link must hold; made up if other machines are let in, 'none' for none.")
]
Rooms = Annotated[
    Path | None,
    typer.Option(help="File in which classes and games are kept; in your folder for data of programs by default."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would be served, and stop.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No hints.")]
