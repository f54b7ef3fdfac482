"""Who is let in: names, origins, tokens, floods; and what is said to who is not."""

import asyncio
import logging

import httpx
import pytest

from loyalty_sim.app.serving.doorkeeper import (
    BURST,
    COOKIE,
    HEADERS,
    Allowance,
    Doorkeeper,
    Policy,
    allowed_names,
    new_token,
)

WORD = "abc-def-ghj"


async def application(scope, receive, send):
    """Echoes the path; faulty in three ways."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        return
    if scope["path"] == "/raises":
        raise RuntimeError("secret of the server")
    status = {"/missing": 404, "/fault": 500}.get(scope["path"], 200)
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/html")]})
    await send({"type": "http.response.body", "body": b"asked: " + scope["query_string"]})


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def server(policy=None, clock=None):
    return Doorkeeper(application, policy or Policy(), clock or Clock())


def get(path="/", door=None, host="localhost:8080", **headers):
    async def ask():
        transport = httpx.ASGITransport(door or server(), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8080") as client:
            return await client.get(path, headers={"host": host, **headers})

    return asyncio.run(ask())


def connected(door, **headers):
    """Whether a web socket is accepted."""
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message["type"])

    given = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "websocket", "path": "/_nicegui_ws/", "headers": given, "query_string": b""}
    asyncio.run(door(scope, receive, send))
    return sent == ["websocket.accept"]


@pytest.mark.parametrize(("host", "answered"), [
    ("localhost:8080", True), ("127.0.0.1:8080", True), ("[::1]:8080", True), ("LOCALHOST", True),
    ("evil.example", False), ("evil.example:8080", False), ("localhost.evil.example", False), ("", False),
    ("127.0.0.1.evil.example", False), ("192.168.1.5:8080", False), ("localhost@evil.example", False),
])  # fmt: skip
def test_only_names_that_the_server_was_given_are_answered(host, answered):
    assert (get(host=host).status_code == 200) == answered


def test_a_server_for_all_answers_under_addresses_in_digits_and_its_own_name():
    door = server(Policy(allowed_names("0.0.0.0")))
    assert get(door=door, host="192.168.1.5:8080").status_code == 200
    assert get(door=door, host="evil.example").status_code == 421
    named = server(Policy(allowed_names("school.example")))
    assert get(door=named, host="school.example:8080").status_code == 200
    assert get(door=named, host="192.168.1.5:8080").status_code == 421


@pytest.mark.parametrize(("origin", "accepted"), [
    (None, True), ("http://localhost:8080", True), ("http://evil.example", False), ("http://localhost:9999", False),
    ("null", False), ("http://localhost:8080.evil.example", False), ("file://localhost:8080", False),
])  # fmt: skip
def test_only_its_own_pages_open_a_socket(origin, accepted):
    headers = {"host": "localhost:8080"} | ({"origin": origin} if origin else {})
    assert connected(server(), **headers) == accepted


def test_a_socket_under_a_strange_name_or_without_the_token_is_closed():
    assert not connected(server(), host="evil.example")
    assert not connected(server(Policy(token=WORD)), host="localhost")
    assert connected(server(Policy(token=WORD)), host="localhost", cookie=f"{COOKIE}={WORD}")


def test_the_token_of_the_link_becomes_a_cookie_and_leaves_the_address():
    door = server(Policy(token=WORD))
    assert get(door=door).status_code == 403
    sent_on = get(f"/lessons?token={WORD.upper()}&room=42-KITE", door=door)
    assert sent_on.status_code == 303
    assert sent_on.headers["location"] == "/lessons?room=42-KITE"
    assert "HttpOnly" in sent_on.headers["set-cookie"]
    assert get(door=door, cookie=f"{COOKIE}={WORD}").status_code == 200
    assert get(door=door, cookie=f"{COOKIE}=wrong").status_code == 403


def test_whoever_comes_with_the_token_is_not_sent_elsewhere():
    away = get(f"//evil.example/?token={WORD}", door=server(Policy(token=WORD)))
    assert away.status_code == 303
    assert away.headers["location"].startswith("/")
    assert not away.headers["location"].startswith("//")


def test_tokens_cannot_be_tried_out():
    clock = Clock()
    door = server(Policy(token=WORD), clock)
    answers = [get("/?token=wrong", door=door).status_code for _ in range(40)]
    assert set(answers[:20]) == {403}
    assert answers[-1] == 429
    clock.now += 60
    assert get(f"/?token={WORD}", door=door).status_code == 303


def test_tokens_are_hard_to_guess_and_easy_to_type():
    found = {new_token() for _ in range(1000)}
    assert len(found) == 1000
    assert all(len(token) == 11 and set("01ilo").isdisjoint(token) for token in found)


def test_every_answer_has_the_headers_of_all_answers():
    for path in ("/", "/missing", "/fault"):
        assert {name: get(path).headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(("path", "status"), [
    ("/missing?<script>alert(1)</script>", 404), ("/fault?<b>", 500), ("/raises?<i>", 500),
])  # fmt: skip
def test_a_fault_is_a_short_page_that_repeats_nothing(path, status, caplog):
    caplog.set_level(logging.CRITICAL)
    answer = get(path)
    assert answer.status_code == status
    assert "<script" not in answer.text
    assert "asked" not in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert len(answer.text) < 1500


@pytest.mark.parametrize("headers", [
    {"content-length": "2000000"}, {"content-length": "-1"}, {"content-length": "many"},
    {"transfer-encoding": "chunked"},
])  # fmt: skip
def test_more_than_a_file_of_settings_is_not_taken(headers):
    assert get(**headers).status_code == 413


def test_an_address_without_end_is_not_read():
    assert get("/?" + "x" * 20_000).status_code == 413


def test_one_address_may_ask_for_so_many_pages_and_no_more():
    clock = Clock()
    door = server(clock=clock)
    assert [get(door=door).status_code for _ in range(BURST + 1)] == [200] * BURST + [429]
    clock.now += 10
    assert get(door=door).status_code == 200


def test_visitors_seen_long_ago_are_forgotten():
    allowance = Allowance(1, 0.0, Clock(), visitors=3)
    assert [allowance.take(who) for who in "abcd"] == [True] * 4
    assert len(allowance._left) == 3
