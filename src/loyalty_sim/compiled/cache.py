"""Compiled kernels on disk, one file for each fingerprint and kind of arguments.

A file says what it is by its name, and carries the hash of its contents: one that was cut or altered is compiled anew.
"""

import contextlib
import hashlib
import inspect
import os
import pickle
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import llvmlite
import llvmlite.binding as llvm
import numba
import numpy as np
from numba.core import types
from numba.core.caching import CompileResultCacheImpl, _Cache
from numba.core.serialize import dumps

from loyalty_sim.compiled import handed_type, unchanging
from loyalty_sim.compiled.fingerprint import OpaqueError, fingerprint, is_frozen_otherwise
from loyalty_sim.compiled.folder import cache_folder
from loyalty_sim.compiled.handed_type import Handed

_HASH_BYTES = 32
_SAY_NOTHING = ("NUMBA_CACHE_DIR", "NUMBA_NUM_THREADS", "NUMBA_DISABLE_JIT", "NUMBA_DEBUG_CACHE")
_FORM = CompileResultCacheImpl.__new__(CompileResultCacheImpl)
"""Numba's own form of a compiled kernel as something to pickle, and back."""

_PLAIN = (types.Number, types.Boolean, types.NoneType, types.Record, types.NestedArray, types.UnicodeType)


class KernelCache(_Cache):  # type: ignore[misc]
    """The disk cache of one kernel, in place of Numba's own, which looks at nothing but the kernel's file."""

    def __init__(self, dispatcher: Any):
        self._dispatcher = dispatcher
        self._files: dict[Any, Path | None] = {}
        self._on = True

    @property
    def cache_path(self) -> str:
        """Folder of the compiled kernels."""
        return str(cache_folder())

    def file(self, signature: Any) -> Path | None:
        """File of the kernel for arguments of these types; None if it cannot be kept safely."""
        try:
            made_of = (fingerprint(self._dispatcher), self._options(), _arguments(signature), environment())
        except OpaqueError:
            return None
        name = self._dispatcher.py_func.__name__
        return cache_folder() / f"{name}-{hashlib.sha256(repr(made_of).encode()).hexdigest()[:32]}.kernel"

    def _options(self) -> str:
        return repr(sorted(self._dispatcher.targetoptions.items()))

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """The compiled kernel for a signature, or None if there is no sound one on disk."""
        path = self._files[sig] = self.file(sig) if self._on else None
        payload = None if path is None else _read(path)
        if payload is None:
            return None
        target_context.refresh()
        return _FORM.rebuild(target_context, payload)

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep a compiled kernel, unless something it uses was changed while it was compiled."""
        path = self._files.get(sig)
        if path is None or data.library.has_dynamic_globals or data.lifted or is_frozen_otherwise(self._dispatcher):
            return
        with contextlib.suppress(OSError):  # a full disk or a read-only cache costs time, nothing else
            _write(path, dumps(_FORM.reduce(data)))

    def enable(self) -> None:
        """Use the disk."""
        self._on = True

    def disable(self) -> None:
        """Leave the disk alone."""
        self._on = False

    def flush(self) -> None:
        """Forget the kernels of this process's signatures on disk."""
        for path in filter(None, self._files.values()):
            path.unlink(missing_ok=True)


@cache
def environment() -> str:
    """What else compiled code depends on: processor, Python, libraries, Numba's settings, how arguments are read."""
    settings = sorted(f"{k}={v}" for k, v in os.environ.items() if k.startswith("NUMBA_") and k not in _SAY_NOTHING)
    processor = (llvm.get_process_triple(), llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten())
    reading = [inspect.getsource(module) for module in (handed_type, unchanging)]
    versions = (sys.version, numba.__version__, llvmlite.__version__, np.__version__)
    return hashlib.sha256(repr((processor, versions, settings, reading)).encode()).hexdigest()


def _arguments(signature: Any) -> str:
    """Types of arguments with the names of their fields, which code addresses by position."""
    arguments = signature if isinstance(signature, tuple) else (signature.return_type, *signature.args)
    return repr([_argument(each) for each in arguments])


def _argument(kind: Any) -> Any:
    if isinstance(kind, types.NamedTuple | types.NamedUniTuple):
        return str(kind.instance_class), kind.fields, [_argument(each) for each in kind]
    if isinstance(kind, Handed):
        return str(kind.instance_class), [(name, _argument(of)) for name, of in kind.fields]
    if isinstance(kind, types.Tuple | types.UniTuple):
        return [_argument(each) for each in kind]
    if isinstance(kind, types.Omitted):
        return "default", repr(kind.value)
    if isinstance(kind, types.Array):
        return str(kind), _argument(kind.dtype)
    if isinstance(kind, _PLAIN):
        return str(kind)
    raise OpaqueError(f"an argument of type {kind}")


def _read(path: Path) -> Any:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data[_HASH_BYTES:]).digest() == data[:_HASH_BYTES]:
        return pickle.loads(data[_HASH_BYTES:])
    with contextlib.suppress(OSError):
        path.unlink()
    return None


def _write(path: Path, payload: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(payload).digest() + payload)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
