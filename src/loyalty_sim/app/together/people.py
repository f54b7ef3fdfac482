"""Who is who: a browser keeps a random word, signed by this server, so that a person comes back as the same one.

No names, no accounts: the word says only that the same browser asks again.
"""

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

COOKIE = "loyalty_sim_person"
DAYS = 30


def person_of(request: "Request", secret: bytes) -> str:
    """The person whose browser asks; "" for one never seen, or whose word this server did not sign."""
    person, _, signature = request.cookies.get(COOKIE, "").partition(".")
    good = hmac.compare_digest(signature.encode(), _signature(person, secret).encode())
    return person if person and good else ""


def new_person() -> str:
    """A person never seen before: 128 bits."""
    return secrets.token_hex(16)


def remember(response: "Response", person: str, secret: bytes) -> None:
    """Let the browser keep who it is; no script can read it, and no page elsewhere can send it along with a form."""
    value = f"{person}.{_signature(person, secret)}"
    response.set_cookie(COOKIE, value, max_age=86_400 * DAYS, httponly=True, samesite="lax")


def _signature(person: str, secret: bytes) -> str:
    return hmac.new(secret, f"person:{person}".encode(), hashlib.sha256).hexdigest()
