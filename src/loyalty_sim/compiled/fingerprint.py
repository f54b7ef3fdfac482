"""What a compiled function is made of, as a hash: its code and, all the way down, all that it uses.

Two functions with the same fingerprint compile to the same machine code for the same arguments. A fingerprint holds
the instructions with their constants, default arguments, closures, and the value of every global name: other compiled
functions, numbers, enums, named tuples, arrays, and what is reached through a module (`choice.utility`). It leaves out
docstrings, comments, annotations, line numbers and where the file lies. What it cannot tell for certain raises
`OpaqueError`, and such a function is never kept on disk.
"""

import dis
import enum
import hashlib
import struct
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numba.core.types import Type

_TRUSTED = {*sys.stdlib_module_names, "numpy", "numba", "llvmlite"} - {"__main__"}
"""Packages whose own versions stand for them (`compiled.cache`)."""

_GLOBAL = {"LOAD_GLOBAL", "LOAD_NAME"}
_ATTRIBUTE = {"LOAD_ATTR", "LOAD_METHOD"}
_NAMED = {*dis.hasname, *dis.haslocal, *dis.hasfree, *dis.hasjrel, *dis.hasjabs, *dis.hascompare}


def is_library(module: str) -> bool:
    """Whether a module belongs to Python or a library whose version stands for it."""
    return module.partition(".")[0] in _TRUSTED


class OpaqueError(ValueError):
    """Something a compiled function uses is of a kind whose changes could go unnoticed."""


def fingerprint(function: Any) -> str:
    """Hash of all that a function, compiled or to be compiled, is made of: 64 hexadecimal digits.

    Raises:
        OpaqueError: it uses something that cannot be told for certain.
    """
    return _Teller().told(function)


_compiled_as: "WeakKeyDictionary[FunctionType, str]" = WeakKeyDictionary()


def freeze(function: FunctionType) -> str:
    """The fingerprint of a function that is being compiled now, from when on a change of what it uses has no effect."""
    now = fingerprint(function)
    _compiled_as[function] = now
    return now


def is_frozen_otherwise(function: Any) -> bool:
    """Whether anything a function calls was compiled in this process before something it uses was changed."""
    teller = _Teller()
    teller.told(function)
    return any(_compiled_as.get(each, told) != told for each, told in teller.functions.items())


class Use(NamedTuple):
    """A global name that a function uses, and the chain of attributes read off it at once."""

    name: str
    attributes: tuple[str, ...]


class _Code(NamedTuple):
    text: str
    uses: tuple[Use, ...]
    words: frozenset[str]


def uses(code: CodeType) -> tuple[Use, ...]:
    """Global names that a piece of code uses, with the chains of attributes read off them."""
    return _read(code).uses


@cache
def _read(code: CodeType) -> _Code:
    """Instructions without the positions of constants, since a docstring is one; inner functions are read along."""
    steps = list(dis.get_instructions(code))
    inner = [_read(c) for c in code.co_consts if isinstance(c, CodeType)]
    lines = [f"{step.opname} {_operand(step, code)}" for step in steps]
    head = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags, code.co_varnames)
    text = "\n".join([repr(head), repr(code.co_freevars), *lines, repr(getattr(code, "co_exceptiontable", b""))])
    words = {*code.co_names, *(c for c in code.co_consts if isinstance(c, str))}
    return _Code(
        text="\n\n".join([text, *(each.text for each in inner)]),
        uses=tuple(dict.fromkeys([*_uses(steps), *(use for each in inner for use in each.uses)])),
        words=frozenset(words).union(*(each.words for each in inner)),
    )


def _operand(step: dis.Instruction, code: CodeType) -> str:
    if step.opcode in dis.hasconst:
        constant = code.co_consts[step.arg or 0]
        return "code" if isinstance(constant, CodeType) else _simple(constant)
    return repr(step.argval if step.opcode in _NAMED else step.arg)


def _uses(steps: list[dis.Instruction]) -> Iterator[Use]:
    for at, step in enumerate(steps):
        if step.opname in _GLOBAL:
            chain = []
            for later in steps[at + 1 :]:
                if later.opname not in _ATTRIBUTE:
                    break
                chain.append(later.argval)
            yield Use(step.argval, tuple(chain))


class _Teller:
    """Tells functions and values; remembers what was told, and what is being told: functions may call themselves."""

    def __init__(self) -> None:
        self.functions: dict[FunctionType, str] = {}
        self.underway: set[int] = set()

    def told(self, function: Any) -> str:
        plain = getattr(function, "py_func", function)
        if id(plain) in self.underway:
            return f"again {plain.__module__}.{plain.__qualname__}"
        if plain not in self.functions:
            self.underway.add(id(plain))
            self.functions[plain] = hashlib.sha256("\n".join(self._lines(plain)).encode()).hexdigest()
            self.underway.discard(id(plain))
        return self.functions[plain]

    def _lines(self, plain: FunctionType) -> Iterator[str]:
        code = _read(plain.__code__)
        yield f"{plain.__module__}.{plain.__qualname__}"
        yield code.text
        yield f"defaults {self.value(plain.__defaults__)} {self.value(plain.__kwdefaults__)}"
        for name, cell in zip(plain.__code__.co_freevars, plain.__closure__ or (), strict=True):
            yield f"closure {name} {self._held(cell.cell_contents, code.words)}"
        for use in code.uses:
            yield f"{use} {self._used(use, plain.__globals__, code.words)}"

    def _used(self, use: Use, scope: dict[str, Any], words: frozenset[str]) -> str:
        """What a global name stands for, through modules to what is used of them."""
        if use.name not in scope:
            return "built in"
        found, rest = scope[use.name], list(use.attributes)
        while isinstance(found, ModuleType) and not is_library(found.__name__) and rest:
            name = rest.pop(0)
            if not hasattr(found, name):
                return "missing"
            found = getattr(found, name)
        return self._held(found, words)

    def _held(self, value: Any, words: Iterable[str]) -> str:
        """A value; of a module that is handed on as a whole, all that the code has a word for."""
        if not isinstance(value, ModuleType) or is_library(value.__name__):
            return self.value(value)
        return repr([(word, self.value(getattr(value, word))) for word in sorted(words) if hasattr(value, word)])

    def value(self, value: Any) -> str:
        """A value in words that differ if it does."""
        if hasattr(value, "py_func"):
            return f"compiled {self.told(value)} {sorted(value.targetoptions.items())}"
        if isinstance(value, FunctionType) and id(value) in self.underway:
            return self.told(value)
        if isinstance(value, enum.Enum):
            return f"member {type(value).__module__}.{type(value).__qualname__} {value.name} {value.value!r}"
        if isinstance(value, type):
            return self._kind(value)
        if isinstance(value, tuple | list):
            kind = self._kind(type(value)) if hasattr(value, "_fields") else type(value).__name__
            return f"{kind}[{', '.join(map(self.value, value))}]"
        if isinstance(value, dict):
            return f"dict[{', '.join(f'{self.value(k)}: {self.value(v)}' for k, v in value.items())}]"
        if isinstance(value, np.ndarray) and not value.dtype.hasobject:
            return f"array {value.dtype!r} {value.shape} {hashlib.sha256(value.tobytes()).hexdigest()}"
        return _simple(value)

    def _kind(self, kind: type) -> str:
        name = f"class {kind.__module__}.{kind.__qualname__}"
        if is_library(kind.__module__) or issubclass(kind, BaseException):
            return name
        if issubclass(kind, enum.Enum):
            return f"{name} {kind.__mro__[1:]} {[self.value(member) for member in kind.__members__.values()]}"
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            return f"{name} {kind._fields} {self.value(kind._field_defaults)}"  # type: ignore[attr-defined]
        raise OpaqueError(f"{name} is neither an enum nor a named tuple")


def _simple(value: Any) -> str:
    """A value without parts of its own."""
    if type(value) is float:
        return f"float {struct.pack('<d', value).hex()}"
    if type(value) is complex:
        return f"complex {struct.pack('<dd', value.real, value.imag).hex()}"
    if value is None or value is Ellipsis or type(value) in (int, bool, str, bytes, range, slice):
        return f"{type(value).__name__} {value!r}"
    if type(value) is tuple:
        return f"tuple[{', '.join(map(_simple, value))}]"
    if type(value) in (frozenset, set):
        return f"set[{', '.join(sorted(map(_simple, value)))}]"
    if isinstance(value, np.generic) and not value.dtype.hasobject:
        return f"{value.dtype!r} {value.tobytes().hex()}"
    if isinstance(value, np.dtype | Type):
        return f"{type(value).__name__} {value!r} {getattr(value, 'itemsize', '')}"
    if isinstance(value, ModuleType) and is_library(value.__name__):
        return f"module {value.__name__}"
    if isinstance(value, np.ufunc) and any(value is known for known in vars(np).values()):
        return f"ufunc {value!r}"
    if isinstance(value, FunctionType | BuiltinFunctionType) and is_library(value.__module__ or ""):
        return f"function {value.__module__}.{value.__qualname__}"
    raise OpaqueError(f"{value!r} of {type(value)} cannot be told from another")
