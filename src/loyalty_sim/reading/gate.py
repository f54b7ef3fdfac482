"""The gate for files from outside: only regular files, and none larger than what reading it may cost.

A named pipe would be waited for for ever, a device has no end, and what is packed may be a thousand times as large.
"""

import os
import stat
import zipfile
from pathlib import Path
from typing import Any

from loyalty_sim.reading.unreadable import Unreadable

MOST_BYTES = 1_000_000_000
"""Of a table, a network or a checkpoint."""
MOST_TEXT = 2_000_000
"""Of a file of settings, in bytes."""
_PACKED = (".xlsx", ".xlsm", ".npz")
_KINDS = {stat.S_ISDIR: "a folder", stat.S_ISFIFO: "a pipe", stat.S_ISCHR: "a device", stat.S_ISSOCK: "a socket"}


def as_path(value: Any, name: str = "path") -> Path:
    """A path that was given as text or as a Path. name: of the argument. Raises ValueError for what is neither.

    >>> as_path("mine.csv").suffix
    '.csv'
    """
    if not isinstance(value, str | os.PathLike) or not isinstance(os.fspath(value), str):
        raise ValueError(f"{name} = {value!r} is no path: a text or a Path, such as {name}='mine'")
    if "\0" in os.fspath(value):
        raise ValueError(f"{name} = {value!r} is no path: it holds a zero byte")
    return Path(value)


def regular_file(path: str | Path, most: int = MOST_BYTES) -> Path:
    """The path, if it is that of a file of at most so many bytes, unpacked too.

    Raises FileNotFoundError if there is nothing, Unreadable for what is no such file, ValueError for what is no path.
    """
    path = as_path(path)
    try:
        about = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(f"there is no file '{path}'") from None
    except (OSError, ValueError) as error:  # a name too long for the disk, or with a zero byte in it
        raise Unreadable(f"there can be no such file ({getattr(error, 'strerror', '') or error})") from None
    if not stat.S_ISREG(about.st_mode):
        kind = next((word for is_kind, word in _KINDS.items() if is_kind(about.st_mode)), "no file")
        raise Unreadable(f"it is {kind}, not a file")
    if not os.access(path, os.R_OK):
        raise Unreadable("it may not be read")
    size = _unpacked(path) if path.suffix.lower() in _PACKED else about.st_size
    if max(size, about.st_size) > most:
        unpacked = " unpacked" if size > about.st_size else ""
        raise Unreadable(f"it is too large: {_megabytes(size)}{unpacked}, and at most {_megabytes(most)} are read")
    return path


def _unpacked(path: Path) -> int:
    try:
        with zipfile.ZipFile(path) as file:
            return sum(each.file_size for each in file.infolist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return 0  # whoever reads it says what it is not


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
