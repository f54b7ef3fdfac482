"""The command line, thin: it reads words, calls the library, and shows what comes back."""

import os
import signal
import sys
from typing import Any

STOPPED = 130


def main() -> None:
    """Entry point of `loyalty-sim`. Ctrl-C ends it with 130 and one line, in its first moment too."""
    signal.signal(signal.SIGINT, _stop_at_once)
    from loyalty_sim.cli.commands import app

    app()


def _stop_at_once(*_: Any) -> None:
    """While the program is loaded nothing is under way, and a half loaded library is no place to unwind from."""
    os.write(sys.stderr.fileno(), b"\nstopped\n")
    os._exit(STOPPED)
