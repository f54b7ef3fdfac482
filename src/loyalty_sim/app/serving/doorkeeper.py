"""Who is let in, and what is said to who is not: the one place that every request and every socket passes.

Names: only addresses that the server was given are answered, so that a page elsewhere cannot reach it under a name of
its own. Origins: only its own pages talk to it. Token: where other machines are let in, a word that the link holds.
Floods: pages are built at a bounded rate for one address. Faults: a short page, in which nothing of the request is
repeated.
"""

import hmac
import ipaddress
import logging
import secrets
import socket
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
ANY = ("0.0.0.0", "::", "")
COOKIE, PARAMETER = "loyalty_sim_token", "token"
LONGEST_ADDRESS, LARGEST_BODY = 16_000, 1_000_000
BURST, A_SECOND = 120, 2.0
"""Pages that one address may ask for at once, and in the long run; a class behind one router is one address."""
WRONG_TOKENS, FORGIVEN_AFTER = 20, 60.0
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LOG = logging.getLogger(__name__)

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'self'"
    ),
}
"""Sent with every answer. The pages' own framework compiles its templates in the browser, hence unsafe-eval."""

SAID = {
    400: "This address cannot be read.",
    403: "This page is not open to you.",
    404: "There is no such page.",
    413: "This is more than the server takes.",
    421: "The server does not answer under this name.",
    429: "Too much at once. Try again in a minute.",
    500: "Something went wrong in the server. What was computed is kept; try again, or start afresh.",
}


def new_token() -> str:
    """A word that can be typed from a wall: 45 bits."""
    word = "".join(secrets.choice(_LETTERS) for _ in range(9))
    return f"{word[:3]}-{word[3:6]}-{word[6:]}"


def allowed_names(host: str) -> frozenset[str]:
    """Names under which a server that listens on `host` answers; loopback always.

    One that listens everywhere answers under this machine's name too, and under any address in digits, which no page
    elsewhere can take for its own.
    """
    own = {socket.gethostname().lower(), socket.getfqdn().lower(), "*"} if host in ANY else {host.lower()}
    return frozenset((*LOOPBACK, *own))


class Policy(NamedTuple):
    """names: under which the server answers; with "*", under addresses in digits. token: what a link holds; "" none."""

    names: frozenset[str] = frozenset(LOOPBACK)
    token: str = ""

    def answers_to(self, name: str) -> bool:
        """Whether the server answers under a name, as a Host or an Origin has it."""
        return name in self.names or ("*" in self.names and _is_digits(name))


class Doorkeeper:
    """Middleware around the application. clock: seconds, for tests."""

    def __init__(self, app: App, policy: Policy, clock: Callable[[], float] = time.monotonic):
        self._app, self._policy = app, policy
        self._pages = Allowance(BURST, A_SECOND, clock)
        self._wrong = Allowance(WRONG_TOKENS, WRONG_TOKENS / FORGIVEN_AFTER, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, hand on, or refuse."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        status: int | None = self._refusal(scope)
        if not status and self._policy.token and not self._has_token(scope):
            status = await self._ask_for_token(scope, send)
        if status:
            await _refuse(scope, receive, send, status)
        elif status is None:
            return
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        else:
            await self._hand_on(scope, receive, send)

    def _refusal(self, scope: Scope) -> int:
        headers = _headers(scope)
        if not self._policy.answers_to(_name(headers.get("host", ""))):
            return 421
        origin = headers.get("origin", "")
        if origin and not self._is_own(origin, headers.get("host", "")):
            return 403
        if len(scope.get("query_string", b"")) + len(scope.get("raw_path") or b"") > LONGEST_ADDRESS:
            return 413
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > LARGEST_BODY or "transfer-encoding" in headers:
            return 413
        if _is_page(scope) and not self._pages.take(_visitor(scope)):
            return 429
        return 0

    def _is_own(self, origin: str, host: str) -> bool:
        """Whether a page of this server asks; the port is that of the host it was asked under."""
        scheme, _, rest = origin.lower().partition("://")
        return scheme in ("http", "https") and rest == host.lower() and self._policy.answers_to(_name(rest))

    def _has_token(self, scope: Scope) -> bool:
        try:
            cookie = SimpleCookie(_headers(scope).get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and hmac.compare_digest(cookie.value.encode(), self._policy.token.encode())

    async def _ask_for_token(self, scope: Scope, send: Send) -> int | None:
        """403, 429, or None once who came with the token was sent on with it as a cookie."""
        query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1"), max_num_fields=500))
        given = query.pop(PARAMETER, "").strip().lower()
        if scope["type"] != "http" or not given:
            return 403
        if not hmac.compare_digest(given.encode(), self._policy.token.encode()):
            return 403 if self._wrong.take(_visitor(scope)) else 429
        place = "/" + scope.get("path", "/").lstrip("/\\") + (f"?{urlencode(query)}" if query else "")
        place = "".join(letter if letter.isascii() and letter.isprintable() else "" for letter in place)
        cookie = f"{COOKIE}={self._policy.token}; Path=/; HttpOnly; SameSite=Lax"
        headers = [(b"location", place.encode()), (b"set-cookie", cookie.encode()), *_own_headers()]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return None

    async def _hand_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application's answer with the headers of all answers; a short page in place of one of its faults."""
        begun, faulty = False, False

        async def answer(message: Message) -> None:
            nonlocal begun, faulty
            if message["type"] == "http.response.start":
                faulty = message["status"] >= (400 if _is_page(scope) else 500)
                if not faulty:
                    kept = [(name, value) for name, value in message["headers"] if name.decode().lower() not in HEADERS]
                    message = {**message, "headers": [*kept, *_own_headers()]}
                else:
                    await _refuse(scope, receive, send, message["status"])
                begun = True
            if not faulty:
                await send(message)

        try:
            await self._app(scope, receive, answer)
        except Exception:
            _LOG.exception("a fault while a page was made")
            if begun:
                raise
            await _refuse(scope, receive, send, 500)


class Allowance:
    """So many at once for each visitor, and so many a second; the visitors seen longest ago are forgotten."""

    def __init__(self, most: int, a_second: float, clock: Callable[[], float], visitors: int = 10_000):
        self._most, self._rate, self._clock, self._visitors = most, a_second, clock, visitors
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, visitor: str) -> bool:
        """Whether a visitor has one left, which is then taken."""
        now = self._clock()
        left, at = self._left.pop(visitor, (float(self._most), now))
        left = min(self._most, left + (now - at) * self._rate)
        self._left[visitor] = (max(left - 1, 0.0) if left >= 1 else left, now)
        while len(self._left) > self._visitors:
            self._left.popitem(last=False)
        return left >= 1


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    headers = [(b"content-type", b"text/html; charset=utf-8"), *_own_headers()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": _page(status).encode()})


def _page(status: int) -> str:
    said = SAID.get(status) or (SAID[500] if status >= 500 else SAID[400])
    form = (
        '<form><label>Word of the link <input name="token" autocomplete="off" autofocus></label> <button>Open</button>'
        "</form><p>Whoever started the application sees it there.</p>"
        if status == 403
        else '<p><a href="/">What if</a> · <a href="/lessons">Lessons</a> · <a href="/results">Results</a></p>'
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Loyalty Sim</title>'
        '<meta name="viewport" content="width=device-width">'
        '<body style="font:16px sans-serif;margin:3em;max-width:40em">'
        f"<h1>Loyalty Sim</h1><p>{said}</p>{form}</body></html>"
    )


def _own_headers() -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in HEADERS.items()]


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope.get("headers", ())}


def _name(host: str) -> str:
    """The name in a Host, without its port: `[::1]:8080` is ::1."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0] if host.count(":") == 1 else host


def _is_digits(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_page(scope: Scope) -> bool:
    return scope["type"] == "http" and not scope.get("path", "").startswith("/_nicegui")


def _visitor(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])
