"""Where compiled kernels lie. They are loaded as pickles, so the folder must be nobody else's."""

import atexit
import os
import shutil
import stat
import tempfile
from functools import cache
from pathlib import Path


def cache_folder() -> Path:
    """Folder of the compiled kernels: `LOYALTY_SIM_CACHE`, else the user's cache; a private temporary one if need be.

    Need be: the folder cannot be made, or others may write into it. The temporary one goes when the process ends;
    processes started by this one share it.
    """
    home = os.environ.get("LOYALTY_SIM_CACHE") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return _private(Path(home) / "loyalty_sim" / "kernels")


@cache
def _private(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder if _is_trusted(folder) else _temporary()
    except OSError:
        return _temporary()


def _is_trusted(folder: Path) -> bool:
    """Whether only this user, or the administrator, decides what lies in a folder."""
    if not hasattr(os, "getuid"):
        return True
    about = folder.stat()
    return about.st_uid in (os.getuid(), 0) and not about.st_mode & stat.S_IWOTH


@cache
def _temporary() -> Path:
    home = tempfile.mkdtemp(prefix="loyalty_sim-")
    os.environ["LOYALTY_SIM_CACHE"] = home  # for the processes this one starts
    atexit.register(_remove, home, os.getpid())
    folder = Path(home) / "loyalty_sim" / "kernels"
    folder.mkdir(parents=True, mode=0o700)
    return folder


def _remove(home: str, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(home, ignore_errors=True)
