"""Files and folders that are whole or not there, and folders that are nobody else's.

What is being written lies beside its place under a hidden name that ends in the number of the process. A process that
is killed leaves it there; the next one that writes to the same place, ten minutes later or more, takes it away.
"""

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import Any

LONGEST_WRITING = 600.0
"""Seconds after which a temporary file is left over rather than being written."""


def write_atomically(path: Path, writer: Callable[[Path], Any]) -> Path:
    """Let `writer` write to a temporary name beside `path`, then move it there; a failure leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(path)
    try:
        writer(temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return path


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Where to write what belongs into `folder`: it appears there at the end, all of it, or not at all.

    A folder that holds something already is written into, one whole file at a time.
    """
    if folder.is_dir() and any(folder.iterdir()):
        yield folder
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(folder)
    try:
        temporary.mkdir()
        yield temporary
        if folder.is_dir():
            folder.rmdir()
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def new_folder(wanted: Path) -> Path:
    """A folder that did not exist, made under this name or with _2, _3 ... after it; never one of another process."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    place, count = wanted, 1
    while True:
        try:
            place.mkdir()
        except FileExistsError:
            count += 1
            place = wanted.with_name(f"{wanted.name}_{count}")
        else:
            return place


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _temporary(path: Path) -> Path:
    """The hidden name of this process, once what others left there is taken away."""
    for left in path.parent.glob(f".{escape(path.name)}.*"):
        if left.name.rpartition(".")[2].isdecimal() and _is_old(left):
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
    return path.with_name(f".{path.name}.{os.getpid()}")


def _is_old(path: Path) -> bool:
    """Whether nobody can still be writing it: a process of another machine that shares the disk has a number too."""
    try:
        return time.time() - path.stat().st_mtime > LONGEST_WRITING
    except OSError:
        return False
