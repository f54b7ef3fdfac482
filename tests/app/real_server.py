"""The application as a process of its own, that can be stopped, killed and started again in the same folder."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

STOPPED = 600.0
"""Seconds until a server that has been asked to stop is given up."""


class RealServer:
    """A server on a free port, which answers over few worlds.

    folder: where it works; given: further arguments of `serve`; environment: as named.
    """

    def __init__(self, folder, environment=(), **given):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.here = folder, f"http://127.0.0.1:{self.port}"
        rooms = folder / "rooms.sqlite"
        words = "".join(f", {name}={value!r}" for name, value in given.items())
        (folder / "main.py").write_text(
            f"import sys\nfrom pathlib import Path\nsys.path.append({str(Path(__file__).parent)!r})\n"
            "from few_worlds import answer_over_few_worlds\nfrom loyalty_sim.app.server import serve\n"
            "if __name__ == '__main__':\n    answer_over_few_worlds()\n"
            f"    serve(port={self.port}, show=False, workers=1, rooms=Path({str(rooms)!r}){words})\n"
        )
        self.environment = os.environ | {"LOYALTY_SIM_STORE": str(folder / "store")} | dict(environment)
        self.environment.pop("PYTEST_CURRENT_TEST", None)  # by which NiceGUI takes it for a test of its own
        self._process = None

    def start(self):
        """Start it, and wait until it answers; if it never does, the limit of every test ends this one."""
        command = [sys.executable, str(self.folder / "main.py")]
        self._process = subprocess.Popen(command, cwd=self.folder, env=self.environment)
        while True:
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert self._process.poll() is None, "the server stopped"
            time.sleep(0.2)

    def stop(self, how=signal.SIGINT):
        """Stop it: politely, or with SIGKILL as a power cut does."""
        self._process.send_signal(how)
        self._process.wait(STOPPED)
