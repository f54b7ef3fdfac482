"""Who reads a page in which language: as `?lang=` asks, which the browser keeps, else as the browser prefers.

Only the pages of lessons and games are in every language. All others are in English, whoever reads them.
"""

from collections.abc import Iterator
from copy import copy
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode
from weakref import WeakKeyDictionary

from nicegui import Client
from nicegui.slot import Slot

from loyalty_sim.language import LANGUAGES, SOURCE

if TYPE_CHECKING:
    from starlette.requests import Request

    from loyalty_sim.app.serving.doorkeeper import App, Message, Receive, Scope, Send

PARAMETER, COOKIE, DAYS = "lang", "loyalty_sim_language", 365
IN_EVERY_LANGUAGE = ("/lessons", "/class", "/join", "/game")
"""How the addresses begin of the pages that are in every language."""
WRITTEN_ALSO = {"no": "nb", "nn": "nb"}
"""Other codes of browsers for which a language will do."""
OF_THE_FRAMEWORK = {"en": "en-US", "nb": "nb-NO"}
"""The languages, as the framework of the pages calls them."""
_MOST = 400
_known: "WeakKeyDictionary[Client, str]" = WeakKeyDictionary()


class Choice(NamedTuple):
    """A language that the page could be read in: its code, its own name, and where the page is in it."""

    language: str
    name: str
    address: str


def language_of(request: "Request | None") -> str:
    """The language that who asks for a page reads, among those that there are."""
    if request is None:
        return SOURCE
    said = (request.query_params.get(PARAMETER, ""), request.cookies.get(COOKIE, ""))
    return next((each for each in said if each in LANGUAGES), preferred(request.headers.get("accept-language", "")))


def preferred(header: str) -> str:
    """The first language that a browser prefers and that there is, by its Accept-Language.

    >>> preferred("nb-NO,nb;q=0.9,no;q=0.8,en-US;q=0.7"), preferred("de,en;q=0.5,no;q=0.6"), preferred("fi")
    ('nb', 'nb', 'en')
    """
    wanted = sorted(_weighed(header[:_MOST]), key=lambda each: -each[1])
    codes = [WRITTEN_ALSO.get(code, code) for code, weight in wanted if weight > 0.0]
    return next((code for code in codes if code in LANGUAGES), SOURCE)


def _weighed(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        tag, _, weight = part.partition(";q=")
        try:
            yield tag.strip().lower().partition("-")[0], float(weight or 1.0)
        except ValueError:
            continue


def language_here() -> str:
    """The language of the page that is being built or answers now; "" where there is none."""
    stack = Slot.get_stack()
    if not stack:
        return ""
    client = stack[-1].parent.client
    if client not in _known:
        translated = client.page.path.startswith(IN_EVERY_LANGUAGE)
        _known[client] = language_of(client.request) if translated else SOURCE
    return _known[client]


def set_language(client: Client) -> None:
    """Let the browser, and who reads to somebody, know the language of a page."""
    language = OF_THE_FRAMEWORK[language_here() or SOURCE]
    if client.page.resolve_language() != language:
        client.page = copy(client.page)
        client.page.language = language  # type: ignore[assignment]


def choices(client: Client) -> list[Choice]:
    """Where a page is in the other languages; none for a page that is in one only."""
    if not client.page.path.startswith(IN_EVERY_LANGUAGE):
        return []
    here, url = language_here(), client.request.url
    query = {name: value for name, value in parse_qsl(url.query) if name not in (PARAMETER, "said")}
    return [
        Choice(code, name, f"{url.path}?{urlencode({**query, PARAMETER: code})}")
        for code, name in LANGUAGES.items()
        if code != here
    ]


class Reader:
    """Middleware that lets a browser keep the language that an address asks for."""

    def __init__(self, app: "App"):
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Hand on; the answer takes a cookie along where a language was asked for that is not kept yet."""
        language = _asked_for(scope)
        if not language:
            await self._app(scope, receive, send)
            return
        cookie = f"{COOKIE}={language}; Path=/; Max-Age={86_400 * DAYS}; HttpOnly; SameSite=Lax"

        async def answer(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], (b"set-cookie", cookie.encode())]}
            await send(message)

        await self._app(scope, receive, answer)


def _asked_for(scope: "Scope") -> str:
    """The language that the address of a page asks for, unless the browser keeps it already."""
    if scope["type"] != "http" or scope.get("path", "").startswith("/_nicegui"):
        return ""
    asked = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1"))).get(PARAMETER, "")
    kept = dict(scope.get("headers", ())).get(b"cookie", b"").decode("latin-1")
    try:
        known = SimpleCookie(kept).get(COOKIE)
    except CookieError:
        known = None
    return asked if asked in LANGUAGES and (known is None or known.value != asked) else ""
