"""Which language a page is read in: asked for, kept, or preferred; and what the browser is told of it."""

import pytest
from starlette.requests import Request

from loyalty_sim.app.serving.reader import COOKIE, Reader, language_of, preferred


def request(query="", cookie="", header=""):
    headers = [(b"cookie", cookie.encode()), (b"accept-language", header.encode())]
    return Request({"type": "http", "query_string": query.encode(), "headers": headers})


@pytest.mark.parametrize(
    ("query", "cookie", "header", "language"),
    [
        ("", "", "", "en"),
        ("", "", "nb-NO,nb;q=0.9,en;q=0.8", "nb"),
        ("", "", "de-DE,de;q=0.9,en;q=0.3,no;q=0.5", "nb"),
        ("", f"{COOKIE}=nb", "en", "nb"),
        ("lang=en", f"{COOKIE}=nb", "nb", "en"),
        ("lang=<b>", f"{COOKIE}=zz", "nb", "nb"),
        ("lang=nb", "", "", "nb"),
    ],
)
def test_what_is_asked_for_goes_before_what_is_kept_and_that_before_what_is_preferred(query, cookie, header, language):
    assert language_of(request(query, cookie, header)) == language


@pytest.mark.parametrize("header", ["nb;q=0", "nb;q=x", ";;;,,=", "nb" * 5_000, "*"])
def test_nonsense_and_what_is_refused_is_read_as_english(header):
    assert preferred(header) == "en"


async def cookies(query, headers=(), path="/join/abc-def"):
    """The cookies that an answer sends along."""
    sent = []

    async def page(scope, receive, send):
        await send({"type": "http.response.start", "status": 307, "headers": [(b"location", b"/game")]})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": path, "query_string": query, "headers": list(headers)}
    await Reader(page)(scope, None, send)
    return [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]


async def test_the_browser_keeps_what_an_address_asks_for_even_when_it_is_sent_on():
    [kept] = await cookies(b"lang=nb")
    assert kept.startswith(f"{COOKIE}=nb; Path=/; Max-Age=")
    assert await cookies(b"lang=nb", [(b"cookie", f"{COOKIE}=nb".encode())]) == []
    assert len(await cookies(b"lang=en", [(b"cookie", f"{COOKIE}=nb".encode())])) == 1


async def test_nothing_is_kept_of_an_unknown_language_or_for_parts_of_pages():
    assert await cookies(b"lang=zz") == await cookies(b"") == await cookies(b"lang=nb", path="/_nicegui/x") == []
