"""Which language is spoken now: what was said to be, else that of the page that is being built, else English."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

SOURCE = "en"
LANGUAGES = {SOURCE: "English", "nb": "Norsk"}
"""Codes of the languages (ISO 639), each with its own name for itself; the first is that of the code."""

P = ParamSpec("P")
R = TypeVar("R")
_said: ContextVar[str] = ContextVar("language", default="")
_asked: list[Callable[[], str]] = []


def spoken() -> str:
    """The code of the language that texts are told in now."""
    return _said.get() or (_asked[0]() if _asked else SOURCE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language within a block. Raises ValueError for one that there is no catalogue of.

    >>> with speaking("nb"):
    ...     spoken()
    'nb'
    """
    if language not in LANGUAGES:
        raise ValueError(f"there is no language '{language}': there are {', '.join(LANGUAGES)}")
    before = _said.set(language)
    try:
        yield
    finally:
        _said.reset(before)


def keeping(function: Callable[P, R]) -> Callable[P, R]:
    """The function, which speaks the language of now whenever it is called: for what is called from elsewhere."""
    language = spoken()

    @wraps(function)
    def kept(*args: P.args, **kwargs: P.kwargs) -> R:
        with speaking(language):
            return function(*args, **kwargs)

    return kept


def ask(whose: Callable[[], str]) -> None:
    """Let the application say whose language is spoken where nothing else does: a code, "" for English."""
    _asked[:] = [lambda: whose() or SOURCE]
