"""Compilation: `rule` for theory, `kernel` for passes, one cache folder per state of the sources.

Numba's own disk cache looks only at the file of the kernel, so an edit in a theory file would go unnoticed. The
cache folder is therefore named by the hash of all sources that kernels are made of: an edit to one starts a new folder.
So does another copy of them, as Numba takes kernels for its own only where they lie and from when they were written.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba

F = TypeVar("F", bound=Callable[..., object])


COMPILED = ("compiled.py", "theory", "world", "week")
"""Where compiled code lives: an edit elsewhere leaves the compiled kernels valid."""


def source_hash(*parts: str) -> str:
    """Hash of the Python sources of the package, or of the named parts: the version a result was computed with."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root)
        if not parts or name.parts[0] in parts:
            digest.update(str(name).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _copy_hash() -> str:
    """Hash of where this copy of the compiled sources lies and when each was written."""
    root = Path(__file__).parent
    copies = [p for part in COMPILED for p in [root / part, *(root / part).rglob("*.py")] if p.suffix]
    return hashlib.sha256(repr(sorted((str(p), p.stat().st_mtime_ns) for p in copies)).encode()).hexdigest()[:8]


def cache_folder() -> Path:
    """Folder of the compiled kernels (`LOYALTY_SIM_CACHE` overrides); falls back to a temporary one if not writable."""
    home = os.environ.get("LOYALTY_SIM_CACHE") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = Path(home) / "loyalty_sim" / f"kernels-{source_hash(*COMPILED)}-{_copy_hash()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir()) / "loyalty_sim" / folder.name
        folder.mkdir(parents=True, exist_ok=True)
    return folder


numba.config.CACHE_DIR = str(cache_folder())  # type: ignore[attr-defined]


_njit: Any = numba.njit  # `_nrt` is not in numba's type stubs


def rule(function: F) -> F:
    """A pure scalar function of theory: compiled when called from a pass, plain Python under `NUMBA_DISABLE_JIT=1`."""
    return _njit(_nrt=False)(function)  # type: ignore[no-any-return]


def kernel(function: F) -> F:
    """A pass over rows: compiled once, kept on disk, and run without the interpreter lock.

    It may not make arrays: without reference counting, the many tables that a pass is handed compile faster.
    """
    return _njit(cache=True, nogil=True, _nrt=False)(function)  # type: ignore[no-any-return]


def builder(function: F) -> F:
    """A compiled function that may make and return arrays; kept on disk."""
    return _njit(cache=True, nogil=True)(function)  # type: ignore[no-any-return]


def part(function: F) -> F:
    """A part of a pass that works on rows: merged into the kernel that calls it, never compiled by itself."""
    return _njit(inline="always", _nrt=False)(function)  # type: ignore[no-any-return]


def plain(function: F) -> F:
    """A rule as ordinary Python, for a single call that is not worth compiling it for."""
    return getattr(function, "py_func", function)
