"""What classes and games have in common: a code to join by, and hosts who lead by a link or a PIN.

The key of a host and the PIN are not kept: they follow from the file's secret and the code.
"""

import hashlib
import hmac
import sqlite3
from abc import ABC, abstractmethod
from typing import Any

from loyalty_sim.app.serving.doorkeeper import new_token
from loyalty_sim.app.together.kept import Kept


class Places(ABC):
    """Places in a file, each with a code; what a place is, is for the classes below to say (`find`, `seat`)."""

    def __init__(self, kept: Kept):
        self._kept, self._base, self._change = kept, kept.base, kept.change
        self.secret = kept.secret

    @abstractmethod
    def find(self, code: str) -> Any:
        """The place with this code, or None."""

    @abstractmethod
    def seat(self, code: str, person: str) -> Any:
        """The seat of a person there, or None."""

    def close(self) -> None:
        """Let go of the file."""
        self._kept.close()

    def key_of(self, code: str) -> str:
        """The secret in the host's link."""
        return self._follows("host", code)[:32]

    def pin_of(self, code: str) -> str:
        """Six digits by which the host takes over on another machine."""
        return f"{int(self._follows('pin', code), 16) % 1_000_000:06d}"

    def let_host(self, code: str, person: str, given: str) -> bool:
        """Make a person a host who has the key or the PIN; whether that was right."""
        plain, place = "".join(given.split()).lower(), self.find(code)
        allowed = (self.key_of(code), self.pin_of(code))
        if place is None or not any(hmac.compare_digest(plain.encode(), word.encode()) for word in allowed):
            return False
        with self._change() as base:
            base.execute("insert or ignore into hosts values (?, ?)", (place.code, person))
        return True

    def is_host(self, code: str, person: str) -> bool:
        """Whether a person leads there."""
        rows = self._base.execute("select 1 from hosts where code = ? and person = ?", (code, person))
        return rows.fetchone() is not None

    def _new_code(self) -> str:
        """A code that no other place has."""
        while True:
            code = new_token()[:7]
            if not self._base.execute("select 1 from hosts where code = ?", (code,)).fetchone():
                return code

    def _forget(self, base: sqlite3.Connection, places: str, *more: str) -> list[str]:
        """Drop the old rows of the table of `places`, and those of their hosts and of further tables; their codes."""
        since = (self._kept.since,)
        old = [str(row[0]) for row in base.execute(f"select code from {places} where opened <= ?", since)]
        for table in ("hosts", *more, places):
            base.executemany(f"delete from {table} where code = ?", [(code,) for code in old])
        return old

    def _follows(self, what: str, code: str) -> str:
        return hmac.new(self.secret, f"{what}:{code}".encode(), hashlib.sha256).hexdigest()


def plain_code(given: str) -> str:
    """A code as it is kept, from one written large or small, with hyphens or without.

    >>> plain_code("ABC DEF"), plain_code("abc-def")
    ('abc-def', 'abc-def')
    """
    plain = "".join(letter for letter in given.lower() if letter.isascii() and letter.isalnum())
    return f"{plain[:3]}-{plain[3:]}"
